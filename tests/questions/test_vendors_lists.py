"""Lists as vendors publish them, with some wrong scopes: each is found, and no good one is accused."""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from canvas_openapi import Document, check_scopes, load, make_document

from tests.conftest import write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE

Writer = Callable[[list[str]], str]
WRITERS: dict[str, Writer] = {
    "lines": "\n".join,
    "windows lines": "\r\n".join,
    "commas": ", ".join,
    "commas without spaces": ",".join,
    "semicolons": "; ".join,
    "spaces": " ".join,
    "bullets": lambda s: "\n".join(f"  • {one}" for one in s),
    "stars": lambda s: "\n".join(f"* **{one}**" for one in s),
    "numbers": lambda s: "\n".join(f"{at}. {one}" for at, one in enumerate(s, 1)),
    "code": lambda s: "\n".join(f"- `{one}`" for one in s),
    "italics": lambda s: "\n".join(f"_{one}_" for one in s),
    "what for": lambda s: "\n".join(f"{one} - to list what there is (read only)." for one in s),
    "what for, first": lambda s: "\n".join(f"Reading courses: {one}." for one in s),
    "dashes": lambda s: "\n".join(f"{one}—needed for rosters" for one in s),
    "brackets": lambda s: "\n".join(f"Rosters ({one}), nightly" for one in s),
    "JSON": lambda s: json.dumps({"scopes": s}, indent=1),
    "JSON with slashes": lambda s: json.dumps(s).replace("/", "\\/"),
    "one string in JSON": lambda s: json.dumps({"scope": " ".join(s)}),
    "Python": lambda s: f"SCOPES = {s!r}",
    "Ruby": lambda s: "\n".join(f"  '{one}'," for one in s),
    "YAML": lambda s: "scopes:\n" + "\n".join(f'  - "{one}"' for one in s),
    "table": lambda s: "\n".join(f"| {one.replace('|', chr(92) + '|')} | yes |" for one in s),
    "CSV": lambda s: "\n".join(f'"{one}","needed"' for one in s),
    "HTML": lambda s: "<ul>" + "".join(f"<li>{one}</li>" for one in s) + "</ul>",
    "HTML lines": "<br>".join,
    "HTML cells": lambda s: "".join(f"<tr><td><code>{one}</code></td><td>GET</td></tr>" for one in s),
    "HTML entities": lambda s: html.escape("<br/>".join(s).replace("|", "&#124;")).replace("&amp;", "&"),
    "typographic quotes": lambda s: "“" + "”, “".join(s) + "”",
    "unseen characters": lambda s: "\ufeff" + "\u200b\n".join(s),
    "hard spaces": "\u00a0\u00a0".join,
    "authorization address": lambda s: f"https://x.example/login/oauth2/auth?scope={quote(' '.join(s), safe='')}&x=1",
    "authorization form": lambda s: f"scope={'+'.join(quote(one, safe='') for one in s)}",
    "a letter": lambda s: "Dear admin, please tick " + " and ".join(s) + ". Redirect url: https://x.example/ Thanks!",
    "one long line, wrapped between": lambda s: textwrap.fill(
        " ".join(s), 90, break_long_words=False, break_on_hyphens=False
    ),
}
WRONG: dict[str, Callable[[str], str]] = {
    "another name of a parameter": lambda s: re.sub(r":(\w+)$|:(\w+)(?=/)", ":wrong_id", s, count=1),
    "a letter less": lambda s: re.sub(r"(/api/\w+/\w{3,})\w", r"\1", s, count=1),
    "a slash behind": lambda s: f"{s}/",
    "no url:": lambda s: s.removeprefix("url:"),
    "no bar": lambda s: s.replace("|", ":"),
    "small letters": lambda s: s.replace("url:GET", "url:get").replace("url:POST", "url:post").replace("url:PUT", "url:put"),
    "another verb": lambda s: re.sub("url:[A-Z]+", "url:PATCH", s),
    "braces": lambda s: re.sub(r":(\w+)(?=/|$)", r"{\1}", s).replace("url{", "url:{"),
}  # fmt: skip


def all_scopes(document: Document) -> list[str]:
    flows = document.content["components"]["securitySchemes"]["oauth2"]["flows"]
    return [scope for flow in flows.values() for scope in flow["scopes"]]


def judged(document: Document, known: list[str], writer: Writer, random: Random) -> int:
    wrong = set()
    for scope in random.sample(known, min(8, len(known))):
        changed = random.choice(list(WRONG.values()))(scope)
        if changed not in known:
            wrong.add(changed)
    good = random.sample(known, min(40, len(known)))
    listed = [*good, *sorted(wrong)]
    random.shuffle(listed)

    found = check_scopes(document, writer(listed))

    assert set(found.valid) == set(good)
    assert set(found.unknown) == wrong
    assert found.doubled == ()
    return len(wrong)


@pytest.fixture(scope="module")
def greenhouse(tmp_path_factory: pytest.TempPathFactory) -> Document:
    pages = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
    reference = load(write_pages(tmp_path_factory.mktemp("pages"), dict(pages))).reference
    assert reference is not None
    return make_document(reference, validate=False)


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_each_wrong_scope_is_found_and_no_good_one_accused(greenhouse: Document, writer: Writer) -> None:
    known = all_scopes(greenhouse)
    assert sum(judged(greenhouse, known, writer, Random(seed)) for seed in range(5)) > 10


@pytest.mark.slow_if_real
def test_lists_of_the_real_edition(corpus: Path) -> None:
    reference = load(corpus / "gitbook_md" / "2025-12").reference
    assert reference is not None
    document = make_document(reference, validate=False)
    known = all_scopes(document)
    for at, writer in enumerate(WRITERS.values()):
        for seed in range(2):
            judged(document, known, writer, Random(100 * at + seed))


@pytest.mark.slow_if_real
def test_the_nearest_of_a_wrong_scope_is_the_one_that_was_meant(corpus: Path) -> None:
    reference = load(corpus / "gitbook_md" / "2025-12").reference
    assert reference is not None
    document = make_document(reference, validate=False)
    known = all_scopes(document)
    random = Random(7)
    meant = {}
    for scope in random.sample(known, min(150, len(known))):
        for kind, change in WRONG.items():
            if kind != "another verb" and (changed := change(scope)) not in known:
                meant[changed] = scope
    nearest = check_scopes(document, meant).unknown
    right = sum(nearest[wrong] == scope for wrong, scope in meant.items())
    assert right / len(meant) > 0.95
