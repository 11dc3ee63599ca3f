"""Parameters that a page lists for one action and means for another: invented pages about pots."""

from __future__ import annotations

from pathlib import Path

from canvas_docs.model import Action, Grade
from canvas_docs.reference import read_reference

from tests.pages import portal_action, portal_page, table

CREATE = portal_action(
    table("`pot[size]` | Required `integer` | How large.", "`bed_id` | `integer` | Where."),
    "pots.create",
    "POST /api/v1/beds/:bed_id/pots",
)


def actions(tmp_path: Path, *parts: str) -> dict[str, Action]:
    (tmp_path / "pots.md").write_text(portal_page("\n".join(parts)))
    reference, _ = read_reference(tmp_path)
    assert reference is not None
    return {action.name or "": action for _, action in reference.actions}


def update(sentence: str, rows: str = "") -> str:
    return portal_action(f"{sentence}\n\n{rows}", "pots.update", "PUT /api/v1/beds/:bed_id/pots/:id")


def test_an_update_takes_what_create_takes_and_requires_nothing(tmp_path: Path) -> None:
    found = actions(tmp_path, CREATE, update("Change a pot. Uses same parameters as create. Returns the pot."))
    (size,) = found["update"].parameters
    assert (size.name, size.required, size.description) == ("pot[size]", False, "How large.")
    assert (size.type.grade, size.type.rule) == (Grade.INFERRED, "same-parameters")
    assert size.origin == found["create"].parameters[0].origin


def test_the_other_action_is_named_in_several_ways(tmp_path: Path) -> None:
    for at, words in enumerate(("[create](#method.pots.create)", "pot creation", "the create endpoint")):
        folder = tmp_path / str(at)
        folder.mkdir()
        found = actions(folder, CREATE, update(f"Takes the same arguments as {words}."))
        assert [one.name for one in found["update"].parameters] == ["pot[size]"]


def test_a_table_of_its_own_stands(tmp_path: Path) -> None:
    rows = table("`pot[colour]` | `string` | Which.")
    found = actions(tmp_path, CREATE, update("Takes the same parameters as create, but for some.", rows))
    assert [one.name for one in found["update"].parameters] == ["pot[colour]"]


def test_a_word_for_no_action_of_the_page_gives_nothing(tmp_path: Path) -> None:
    found = actions(tmp_path, CREATE, update("Takes the same parameters as a flower bed."))
    assert found["update"].parameters == ()


def test_one_parameter_with_the_values_of_both(tmp_path: Path) -> None:
    def listing(values: str, anchor: str, route: str, sentence: str = "") -> str:
        return portal_action(
            f"{sentence}\n\n{table(f'`include[]` | `string` | What to add. <p>Allowed values: {values}</p>')}",
            anchor,
            route,
        )

    found = actions(
        tmp_path,
        listing("<code>beds</code>, <code>plants</code>", "pots.index", "GET /api/v1/pots"),
        listing(
            "<code>owner</code>",
            "pots.show",
            "GET /api/v1/pots/:id",
            "Accepts the same include[] parameters as the list action plus:",
        ),
        portal_action(
            "Accepts the same include[] parameters as the :index: action.", "pots.random", "GET /api/v1/pots/random"
        ),
    )
    assert found["show"].parameters[0].type.allowed == ("beds", "plants", "owner")
    assert found["random"].parameters[0].type.allowed == ("beds", "plants")
