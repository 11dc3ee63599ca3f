"""What is kept of the site's pages changes no byte: whatever a page is made from changes, it is made again."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import canvas_openapi
import pytest
from canvas_docs.model import Appendix, Grade, Page, Reference
from canvas_openapi.openapi.known import Evidence
from canvas_openapi.render.docs import Options, render_docs, site

from tests.conftest import write_pages
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE
from tests.outputs.test_kept_pages import changed as with_a_line_changed

PAGES = {f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE}
PLANTS, BEDS = "plants", "beds_-raised"


@dataclass
class Memory:
    """A cache that keeps all; `found` counts what it gave back."""

    kept: dict[str, bytes] = field(default_factory=dict)
    found: int = 0

    def get(self, name: str) -> bytes | None:
        self.found += name in self.kept and name.startswith("site page resource")
        return self.kept.get(name)

    def put(self, name: str, content: bytes) -> None:
        self.kept[name] = content


@dataclass
class Site:
    """What the site is made from, to be changed in one part."""

    reference: Reference
    document: dict[str, Any]
    evidence: dict[str, Evidence]
    options: Options = field(default_factory=Options)

    def files(self, cache: Memory | None) -> dict[str, bytes]:
        options = replace(self.options, cache=cache)
        return render_docs(self.reference, self.document, options, self.evidence)

    @property
    def schemas(self) -> dict[str, Any]:
        found: dict[str, Any] = self.document["components"]["schemas"]
        return found

    def operation(self, name: str) -> dict[str, Any]:
        for item in self.document["paths"].values():
            for operation in item.values():
                if operation["operationId"] == name:
                    found: dict[str, Any] = operation
                    return found
        raise KeyError(name)

    def change_page(self, slug: str, change: Callable[[Page], Page]) -> None:
        pages = tuple(change(page) if page.slug == slug else page for page in self.reference.pages)
        self.reference = replace(self.reference, pages=pages)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = write_pages(tmp_path_factory.mktemp("site") / "pages", PAGES)
    reference = canvas_openapi.load(folder).reference
    assert reference is not None
    corrected = canvas_openapi.make_document(reference).corrected
    site = Site(reference, copy.deepcopy(corrected.document), dict(corrected.evidence))
    site.change_page(BEDS, lambda page: replace(page, description="Beds of [plants](plants#a-plant)."))
    answer = site.operation("get_bed_plants_current")["responses"]["200"]["content"]["application/json"]
    del answer["examples"]  # so that the answer is made of the example of the object
    return site


Before = tuple[dict[str, bytes], Memory]


@pytest.fixture(scope="module")
def files_before(made: Site) -> Before:
    """The site before any change, and what was kept of it."""
    cache = Memory()
    return made.files(cache), cache


@pytest.fixture
def before(files_before: Before) -> Before:
    """The same for one test, which keeps more."""
    files, cache = files_before
    return files, Memory(dict(cache.kept), cache.found)


# ------------------------------------------------------------------ each part of the key


def _description_of_an_operation(site: Site) -> None:
    site.operation("get_plant")["description"] = "Another."


def _evidence_of_a_parameter(site: Site) -> None:
    at = next(at for at in site.evidence if at.startswith("/paths/") and "/parameters/" in at)
    site.evidence[at] = Evidence(Grade.INFERRED, "name-at")


def _evidence_of_an_object(site: Site) -> None:
    site.evidence["/components/schemas/Plant/properties/name"] = Evidence(Grade.CORRECTED, "ours")


def _object_of_another_page(site: Site) -> None:
    site.schemas["Plant"]["properties"]["height"] = {"type": "number"}


def _object_at_second_hand(site: Site) -> None:
    site.schemas["Bed"]["properties"]["slugs"] = {"type": "integer"}


def _object_that_nothing_defines(site: Site) -> None:
    site.schemas["Mood"] = {"type": "string", "enum": ["fair", "foul"]}


def _what_a_reference_leads_to(site: Site) -> None:
    site.schemas["Plant"]["properties"]["bed"] = {"$ref": "#/components/schemas/Mood"}


def _example_of_an_object(site: Site) -> None:
    def change(page: Page) -> Page:
        first = page.objects[0]
        example = replace(first.example, text='{"id": 13}', value={"id": 13})
        return replace(page, objects=(replace(first, example=example), *page.objects[1:]))

    site.change_page(PLANTS, change)


def _name_of_an_object_in_the_docs(site: Site) -> None:
    def change(page: Page) -> Page:
        return replace(page, objects=(replace(page.objects[0], name="Plant?"), *page.objects[1:]))

    site.change_page(PLANTS, change)


def _example_that_is_shared(site: Site) -> None:
    site.document["components"]["examples"]["Plant"]["value"] = {"id": 77}


def _answer_that_is_shared(site: Site) -> None:
    site.document["components"]["responses"]["NotFound"]["description"] = "It is nowhere."


def _parameter_that_is_shared(site: Site) -> None:
    site.document["components"]["parameters"]["per_page"]["description"] = "How many."


def _who_uses_an_object(site: Site) -> None:
    answer = site.operation("get_greenhouse_weather")["responses"]["200"]
    answer["content"] = {"application/json": {"schema": {"$ref": "#/components/schemas/Plant"}}}


def _what_an_object_is_part_of(site: Site) -> None:
    site.schemas["ArchivedPlantsPlant"]["properties"]["bed"] = {"$ref": "#/components/schemas/Bed"}


def _id_of_an_operation_of_another_page(site: Site) -> None:
    site.operation("get_bed_plants_current")["operationId"] = "get_bed_plants_now"


def _name_in_the_clients(site: Site) -> None:
    for item in site.document["paths"].values():
        for operation in item.values():
            if operation["tags"] == ["Archived Plants"]:
                operation["tags"] = ["plants"]  # the group `plants` is now theirs


def _type_that_an_answer_pages(site: Site) -> None:
    site.schemas["Plant"] = {"type": "array", "items": site.schemas["Plant"]}


def _request_that_the_docs_show(site: Site) -> None:
    def change(page: Page) -> Page:
        (example,) = page.actions[0].request_examples
        (request,) = example.requests
        requests = (replace(request, query=(("plant_state", "withered"),)),)
        action = replace(page.actions[0], request_examples=(replace(example, requests=requests),))
        return replace(page, actions=(action, *page.actions[1:]))

    site.change_page(PLANTS, change)


def _appendix(site: Site) -> None:
    site.change_page(PLANTS, lambda page: replace(page, appendixes=(Appendix("Soil", "Loam.", "a-plant"),)))


def _title_of_another_page(site: Site) -> None:
    site.change_page(BEDS, lambda page: replace(page, title="Beds"))


def _place_of_another_page(site: Site) -> None:
    site.change_page(PLANTS, lambda page: replace(page, slug="greens"))


def _anchor_on_another_page(site: Site) -> None:
    site.change_page(
        PLANTS,
        lambda page: replace(page, objects=(replace(page.objects[0], anchor="a-plant"), *page.objects[1:])),
    )


def _edition(site: Site) -> None:
    site.reference = replace(site.reference, edition="2026-01-31")


def _base_url(site: Site) -> None:
    site.options = Options(base_url="https://example.edu/docs/")


CHANGES = [
    _description_of_an_operation,
    _evidence_of_a_parameter,
    _evidence_of_an_object,
    _object_of_another_page,
    _object_at_second_hand,
    _object_that_nothing_defines,
    _what_a_reference_leads_to,
    _example_of_an_object,
    _name_of_an_object_in_the_docs,
    _example_that_is_shared,
    _answer_that_is_shared,
    _parameter_that_is_shared,
    _who_uses_an_object,
    _what_an_object_is_part_of,
    _id_of_an_operation_of_another_page,
    _name_in_the_clients,
    _type_that_an_answer_pages,
    _request_that_the_docs_show,
    _appendix,
    _title_of_another_page,
    _place_of_another_page,
    _anchor_on_another_page,
    _edition,
    _base_url,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_a_page_is_made_again_when_a_part_of_what_it_is_made_from_changes(
    made: Site, before: Before, change: Callable[[Site], None]
) -> None:
    (files, cache), site = before, copy.deepcopy(made)
    change(site)
    full = site.files(None)
    assert {name for name in full if full[name] != files.get(name)} & {
        name for name in full if name.endswith(".html") and name.startswith("resources/")
    }, "no page shows the change: it tests nothing"
    assert site.files(cache) == full


def test_what_no_page_shows_makes_no_page_again(made: Site, before: Before) -> None:
    """The lines where a page was read: they move with each line that is added above."""
    (files, cache), site = before, copy.deepcopy(made)
    assert cache.found == 0
    site.evidence = {
        at: replace(one, origin=replace(one.origin, line=one.origin.line + 1)) for at, one in site.evidence.items()
    }
    assert site.files(cache) == files
    assert cache.found == len(site.reference.pages)


def test_a_change_of_one_page_leaves_those_that_do_not_show_it(made: Site, before: Before) -> None:
    (_, cache), site = before, copy.deepcopy(made)
    site.operation("get_bed_moisture")["description"] = "Another."
    site.files(cache)
    assert cache.found == len(site.reference.pages) - 1


@pytest.mark.parametrize("kept", [False, True])
def test_pages_that_are_made_beside_are_the_same(made: Site, monkeypatch: pytest.MonkeyPatch, kept: bool) -> None:
    begun: list[str] = []

    def beside(make: Callable[[], Iterable[tuple[str, bytes]]]) -> dict[str, bytes]:
        files = dict(make())
        begun.extend(files)
        return files

    monkeypatch.setattr(site, "_MANY", 1)
    parallel = replace(made, options=Options(beside=beside))
    assert parallel.files(Memory() if kept else None) == made.files(None)
    assert len(begun) == (len(made.reference.pages) - 1) // 2


def _failure_that_is_shared(site: Site) -> None:
    site.document["components"]["responses"]["NotFound"]["description"] = "It is not there."


def _summary_of_the_document(site: Site) -> None:
    site.document["info"]["description"] = "Of the greenhouse."


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (_failure_that_is_shared, ["guides/errors.html", "guides/errors.md"]),
        (_summary_of_the_document, ["index.md"]),
        (_title_of_another_page, ["404.html", "llms.txt", "index.html", "guides/ids.html", "scopes.html"]),
        (_edition, ["404.html", "guides/ids.html", "objects.html"]),
        (_base_url, ["404.html", "guides/ids.html"]),
        (_object_that_nothing_defines, ["objects.html"]),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else None,
)
def test_pages_that_are_no_resource_are_made_again_too(
    made: Site, change: Callable[[Site], None], names: list[str]
) -> None:
    cache, site = Memory(), copy.deepcopy(made)
    before = site.files(cache)
    change(site)
    full = site.files(None)
    assert [name for name in names if full[name] == before[name]] == [], "not shown: it tests nothing"
    assert site.files(cache) == full


# ------------------------------------------------------------------ pages changed at random


OVERLAY = """
overlay: 1.0.0
info: {title: Ours, version: 1.0.0}
actions:
- target: $.components.schemas.%s.properties
  x-reason: The docs do not say so.
  x-source: app/models/plant.rb
  update: {%s: {type: string, description: "Ours."}}
"""


def _line(chance: random.Random, pages: dict[str, str]) -> None:
    name = chance.choice(sorted(pages))
    pages[name] = with_a_line_changed(chance, pages[name])


def _field(chance: random.Random, pages: dict[str, str]) -> None:
    """A field more in an object, which other pages refer to."""
    name = chance.choice(sorted(pages))
    number = chance.randrange(5)
    pages[name] = pages[name].replace("  // The ID of", f'  // More.\n  "more_{number}": {number},\n  // The ID of', 1)


def _slug(chance: random.Random, pages: dict[str, str]) -> None:
    name = chance.choice(sorted(pages))
    pages[chance.choice(("greens.md", "soil.md", "plants.md"))] = pages.pop(name)


def _title(chance: random.Random, pages: dict[str, str]) -> None:
    name = chance.choice(sorted(pages))
    title = pages[name].partition("\n")[0].removeprefix("# ")
    pages[name] = pages[name].replace(title, chance.choice(("Plants", "Greens", title[::-1])), 2)


def _operation(chance: random.Random, pages: dict[str, str]) -> None:
    """An operation more, whose id or name in the clients may be that of another, or belong to another page."""
    route = chance.choice(
        ("GET /api/v1/plants/:id/seeds", "GET /api/v1/beds/:id", "POST /api/v1/plants/:id", "GET /api/v1/plants/:name")
    )
    answer = chance.choice(("a [Plant](plants#plant)", "a list of [Bed](beds_-raised#bed)", "a Mood"))
    name = chance.choice(sorted(pages))
    action = f"### [More](#method.more.{chance.randrange(3)})\n\n**`{route}`**\n\nSee [it](plants#method.more.1).\n\n"
    pages[name] = pages[name].replace("***", f"{action}Returns {answer} object.\n\n***", 1)


KINDS = [_line, _field, _slug, _title, _operation]
MORE = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 40)]


@pytest.mark.parametrize("seed", [*range(3), *MORE])
def test_any_changes_give_what_a_full_run_gives(tmp_path: Path, seed: int) -> None:
    """The site of changed pages, also with an overlay of ours, a slice, or what changed since an earlier edition."""
    chance, cache, pages = random.Random(seed), Memory(), dict(PAGES)
    overlay = tmp_path / "ours.yaml"
    earlier = None
    for step in range(6):
        chance.choice(KINDS)(chance, pages)
        overlay.write_text(OVERLAY % (chance.choice(("Plant", "Bed")), chance.choice(("height", "width"))))
        reference = canvas_openapi.load(write_pages(tmp_path / f"pages-{step}", pages)).reference
        assert reference is not None
        document = canvas_openapi.make_document(reference, overlays=[overlay] if chance.random() < 0.3 else [])
        if chance.random() < 0.2:
            document = canvas_openapi.slice_document(document, only=["read-only"])
        base_url = chance.choice((None, None, "https://example.edu/"))
        made = [
            canvas_openapi.render_site(reference, document, base_url=base_url, previous=earlier, cache=one)
            for one in (cache, None)
        ]
        assert made[0] == made[1], step
        earlier = chance.choice((None, None, document))
