"""Documented routes → OpenAPI paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_docs.reference import read_reference
from canvas_docs.routes import expand
from canvas_openapi.openapi.document import openapi
from canvas_openapi.openapi.paths import PathNames
from hypothesis import given
from hypothesis import strategies as st

from tests.pages import portal_action, portal_page, table


@pytest.mark.parametrize(
    ("route", "paths"),
    [
        ("/beds", ("/beds",)),
        ("/beds/:id/plan(/day/:day)", ("/beds/:id/plan", "/beds/:id/plan/day/:day")),
        ("/data(/*scope)", ("/data", "/data/*scope")),
        ("/a(/b)(/c)", ("/a", "/a/c", "/a/b", "/a/b/c")),
    ],
)
def test_an_optional_part_is_documented_with_and_without(route: str, paths: tuple[str, ...]) -> None:
    assert expand(route) == paths


@pytest.mark.parametrize(
    ("routes", "templates"),
    [
        # a bare id gets the name that its place has elsewhere
        (["/beds/:id", "/beds/:bed_id/pots"], ["/beds/{bed_id}", "/beds/{bed_id}/pots"]),
        # any other name is kept, also where the same place has others
        (
            ["/beds/:bed_id", "/beds/:bed_id/pots", "/beds/:plot_id/plan"],
            ["/beds/{bed_id}", "/beds/{bed_id}/pots", "/beds/{plot_id}/plan"],
        ),
        (
            ["/people/:id/mails/:mail_id", "/people/:id/mails/:kind/:address"],
            ["/people/{id}/mails/{mail_id}", "/people/{id}/mails/{kind}/{address}"],
        ),
        # of several names for a bare id the one that says what the segment says
        (
            [
                "/folders/:id",
                "/folders/:dest_folder_id/copy",
                "/folders/:dest_folder_id/move",
                "/folders/:folder_id/files",
            ],
            [
                "/folders/{folder_id}",
                "/folders/{dest_folder_id}/copy",
                "/folders/{dest_folder_id}/move",
                "/folders/{folder_id}/files",
            ],
        ),
        # routes that differ in names only are one path: the more frequent name of the place, then the first
        (["/beds/:b_id", "/beds/:a_id"], ["/beds/{a_id}", "/beds/{a_id}"]),
        (["/beds/:b_id", "/beds/:a_id", "/beds/:b_id/pots"], ["/beds/{b_id}", "/beds/{b_id}", "/beds/{b_id}/pots"]),
        (["/beds/:id", "/pots/:pot_id"], ["/beds/{id}", "/pots/{pot_id}"]),
        # one path never has a name twice
        (["/beds/:id/pots/:id"], ["/beds/{id}/pots/{pot_id}"]),
        (["/beds/:bed_id/swap/:bed_id"], ["/beds/{bed_id}/swap/{swap_id}"]),
        (
            ["/beds/:bed_id/swap/:id", "/beds/:bed_id/swap/:bed_id/now"],
            ["/beds/{bed_id}/swap/{id}", "/beds/{bed_id}/swap/{swap_id}/now"],
        ),
        (["/folders/by_path/*full_path"], ["/folders/by_path/{full_path}"]),
        (["/files/:id.json"], ["/files/{id}.json"]),
    ],
)
def test_one_name_for_each_position(routes: list[str], templates: list[str]) -> None:
    names = PathNames(routes)

    assert [names.path(route).template for route in routes] == templates


def test_the_documented_name_and_the_glob_are_kept() -> None:
    names = PathNames(["/beds/:id/*rest", "/beds/:bed_id"])
    first, second = names.path("/beds/:id/*rest").parameters

    assert (first.name, first.documented, first.glob) == ("bed_id", "id", False)
    assert (second.name, second.glob) == ("rest", True)


ROUTES = st.lists(
    st.lists(st.sampled_from(["beds", "pots", ":id", ":bed_id", ":pot_id", "*rest"]), min_size=1, max_size=5).map(
        lambda parts: "/" + "/".join(parts)
    ),
    min_size=1,
    max_size=8,
)


@given(ROUTES)
def test_no_path_repeats_a_name_and_the_order_of_routes_does_not_matter(routes: list[str]) -> None:
    forwards, backwards = PathNames(routes), PathNames(reversed(routes))
    for route in routes:
        names = [parameter.name for parameter in forwards.path(route).parameters]
        assert len(names) == len(set(names)), route
        assert forwards.path(route) == backwards.path(route)


@given(ROUTES)
def test_routes_of_one_shape_get_one_template(routes: list[str]) -> None:
    names = PathNames(routes)
    shapes: dict[str, set[str]] = {}
    for route in routes:
        shape = "/".join("{}" if part[0] in ":*" else part for part in route.split("/")[1:])
        shapes.setdefault(shape, set()).add(names.path(route).template)

    assert {shape: found for shape, found in shapes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("listed", ["role_id", "pot_id"])
def test_a_required_row_names_the_bare_id_of_its_route(tmp_path: Path, listed: str) -> None:
    action = portal_action(
        table(f"`{listed}` | Required `integer` | The unique identifier."), "pots.show", "GET /api/v1/roles/:id"
    )
    (tmp_path / "pots.md").write_text(portal_page(action))
    reference, _ = read_reference(tmp_path)
    assert reference is not None
    (path, item), *others = openapi(reference).document["paths"].items()
    assert (path, others) == (f"/api/v1/roles/{{{listed}}}", [])
    own = [one for one in item["get"]["parameters"] if "$ref" not in one]
    assert [(one["name"], one["in"], one["description"]) for one in own] == [(listed, "path", "The unique identifier.")]


def test_a_required_row_of_another_thing_stays_in_the_query(tmp_path: Path) -> None:
    action = portal_action(table("`bed_id` | Required `integer` | Where."), "pots.show", "GET /api/v1/roles/:id")
    (tmp_path / "pots.md").write_text(portal_page(action))
    reference, _ = read_reference(tmp_path)
    assert reference is not None
    (path,) = openapi(reference).document["paths"]
    assert path == "/api/v1/roles/{id}"
