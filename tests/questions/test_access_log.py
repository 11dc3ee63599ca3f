"""A log of calls to every operation, in all spellings of ids: each reaches its operation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from canvas_openapi import Document, load, make_document
from canvas_openapi.scopes.called_operations import Catalogue, ScopedOperation
from canvas_openapi.scopes.calls import calls_in
from canvas_openapi.scopes.needed import needed

from tests.conftest import write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE

IDS = (
    *("1", "42", "10000000000001", "7~42", "self", "default", "current-page-title", "a.b", "%5Bx%5D", "2024-05-01"),
    *(
        "sis_course_id:AB-1",
        "sis_user_id:A%2FB",
        "sis_login_id:me%40x.example",
        "hex:sis_user_id:412f42",
        "lti_context_id:9f",
    ),
)
ENDS = ("", "/", ".json", "?page=2&per_page=100", "?access_token=SECRET", "/?include[]=a", "#x")
HOSTS = ("", "https://canvas.example.edu", "http://localhost:3000", "https://x.example/proxy")
FORMS: dict[str, Callable[[str, str], str]] = {
    "common": lambda v, p: f'9.9.9.9 - - [10/Oct/2025:13:55:36 -0700] "{v} {p} HTTP/1.1" 200 2326',
    "combined": lambda v, p: f'9.9.9.9 - me [x] "{v} {p} HTTP/2.0" 200 2 "https://x.example/courses/1" "curl/8 (GET /x)"',
    "JSON": lambda v, p: json.dumps({"time": "x", "method": v, "path": p, "status": 200}),
    "JSON of a proxy": lambda v, p: json.dumps({"request": {"uri": p, "method": v.lower(), "headers": {"A": "SECRET"}}}),
    "list": lambda v, p: f"{v} {p}",
    "bullets": lambda v, p: f"- `{v} {p}`",
    "curl": lambda v, p: f"curl -X {v} '{p}' -H 'Authorization: Bearer SECRET'",
}  # fmt: skip


def called(operation: ScopedOperation, random: Random) -> str:
    """A call of an operation as a program makes it; an id that is another operation's fixed text is none."""

    def value(name: re.Match[str]) -> str:
        many = f"*{name[1]}" in operation.route
        return "/".join(random.choices(IDS[:5], k=3)) if many else random.choice(IDS)

    return re.sub(r"\{([^}]*)\}", value, operation.path)


def log(operations: tuple[ScopedOperation, ...], form: str, random: Random) -> Iterator[str]:
    for operation in operations:
        path = random.choice(HOSTS) + called(operation, random) + random.choice(ENDS)
        yield FORMS[form](operation.method, path) + "\n"


def missed(document: Document, form: str, seed: int) -> list[str]:
    catalogue = Catalogue(document.content)
    found = needed(catalogue, calls_in("calls.log", log(catalogue.operations, form, Random(seed))))
    assert "SECRET" not in str(found)
    met = {operation.id for operation in found.operations}
    return [operation.call for operation in catalogue.operations if operation.id not in met]


@pytest.fixture(scope="module")
def greenhouse(tmp_path_factory: pytest.TempPathFactory) -> Document:
    pages = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
    reference = load(write_pages(tmp_path_factory.mktemp("pages"), dict(pages))).reference
    assert reference is not None
    return make_document(reference, validate=False)


@pytest.mark.parametrize("form", FORMS)
def test_each_call_reaches_its_operation(greenhouse: Document, form: str) -> None:
    for seed in range(10):
        assert missed(greenhouse, form, seed) == []


@pytest.mark.slow_if_real
@pytest.mark.parametrize("form", FORMS)
def test_each_call_of_the_real_edition_reaches_its_operation(corpus: Path, form: str) -> None:
    reference = load(corpus / "gitbook_md" / "2025-12").reference
    assert reference is not None
    assert missed(make_document(reference, validate=False), form, seed=len(form)) == []


def test_ids_with_encoded_slashes_are_one_segment(greenhouse: Document) -> None:
    catalogue = Catalogue(greenhouse.content)
    operation = catalogue.called("GET", f"/api/v1/plants/{quote('sis_plant_id:a/b', safe='')}")
    assert operation is not None
    assert operation.id == "get_plant"
