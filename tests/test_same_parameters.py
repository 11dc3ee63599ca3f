"""Updates whose words leave their parameters to the action that creates."""

from __future__ import annotations

import pytest
from canvas_docs.model import Action, Key, KeyKind, Page, Parameter, Primitive, Reference, Route, ScalarType, Scope
from canvas_docs.same_parameters import with_same_parameters

LIST, MEMBER = "/api/v1/lakes/:lake_id/ponds", "/api/v1/lakes/:lake/ponds/:id"


def parameter(name: str, *, required: bool = False, default: str | None = None) -> Parameter:
    kind = ScalarType(Primitive.STRING)
    return Parameter(name, (Key(KeyKind.NAME, name),), kind, required=required, default=default)


def action(call: str, *parameters: Parameter, says: str = "") -> Action:
    verb, path = call.split()
    return Action((Route(verb, path, Scope("")),), parameters=parameters, description=says)


CREATE = action(f"POST {LIST}", parameter("depth", required=True), parameter("pond_kind", default="wet"))


def sent(update: Action, *others: Action) -> list[str]:
    page = Page("ponds", "Ponds", "test", actions=(CREATE, update, *others))
    found = with_same_parameters(Reference((page,))).pages[0].actions[1]
    assert not any(one.required or one.default for one in found.parameters)
    return [one.name for one in found.parameters]


@pytest.mark.parametrize(
    "says",
    [
        "Change the pond. Uses same parameters as create. Returns the pond.",
        "Takes same arguments as [create](#method.ponds.create).",
        "Accepts the same parameters as pond creation",
        "Change a pond using the same options as the create endpoint.",
        "This uses the same parameters as when creating a pond.",
        "Change a pond. See the documentation for pond creation.",
    ],
)
def test_an_update_that_takes_what_create_takes(says: str) -> None:
    assert sent(action(f"PUT {MEMBER}", says=says)) == ["depth", "pond_kind"]


def test_what_is_excepted_is_not_taken() -> None:
    says = "Takes same arguments as create except that you cannot change the pond kind. Fill it first."
    assert sent(action(f"PATCH {MEMBER}", says=says)) == ["depth"]


@pytest.mark.parametrize(
    ("call", "own", "says"),
    [
        (f"PUT {MEMBER}", (parameter("depth"),), "Arguments are the same as create, with a few exceptions."),
        (f"PUT {MEMBER}", (parameter("depth"),), "Uses same parameters as create."),  # its own table lists them
        (f"PUT {MEMBER}", (), "Uses the same parameters as the list of ponds."),
        ("PUT /api/v1/fishes/:id", (), "Uses same parameters as create."),  # nothing creates fishes here
        (f"GET {MEMBER}", (), "Uses same parameters as create."),
        (f"PUT {MEMBER}", (), "Change the pond."),
    ],
)
def test_other_actions_keep_their_own(call: str, own: tuple[Parameter, ...], says: str) -> None:
    assert sent(action(call, *own, says=says)) == [one.name for one in own]


def including(name: str, *values: str, says: str = "") -> Action:
    row = Parameter(
        "include[]", (Key(KeyKind.NAME, "include"), Key(KeyKind.ITEM)), ScalarType(Primitive.STRING, allowed=values)
    )
    return Action(
        (Route("GET", f"/api/v1/ponds/{name}", Scope("")),),
        name=name,
        controller="PondsController",
        parameters=(row,) if values else (),
        description=says,
    )


@pytest.mark.parametrize(
    ("own", "word", "values"),
    [
        (("owner",), "list", ("fish", "plants", "owner")),
        ((), "list", ("fish", "plants")),
        ((), ":index:", ("fish", "plants")),
        (("owner",), "drain", ("owner",)),
    ],
)
def test_one_list_with_the_values_of_both(own: tuple[str, ...], word: str, values: tuple[str, ...]) -> None:
    listing = including("index", "fish", "plants")
    showing = including("show", *own, says=f"Accepts the same include[] parameters as the {word} action plus:")
    page = Page("ponds", "Ponds", "test", actions=(listing, showing))
    found = with_same_parameters(Reference((page,))).pages[0].actions[1]
    assert [one.type.allowed for one in found.parameters] == [values]
