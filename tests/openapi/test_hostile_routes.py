"""Routes that are no templates: mended with a warning, and everything that is made of them holds."""

from __future__ import annotations

import pytest
from canvas_docs.model import Grade, Origin
from canvas_docs.routes import expand
from canvas_openapi.making import make_document
from canvas_openapi.openapi.fitting import fit_values
from canvas_openapi.openapi.known import Evidence, Known
from canvas_openapi.render.clients.python import render_python
from canvas_openapi.render.clients.typescript import render_typescript
from canvas_openapi.render.docs import Options, render_docs
from canvas_openapi.validation import find_errors

from tests.conftest import Read
from tests.pages import portal_action, portal_page, table

ROUTES = [
    ("/api/v1/pots/{x}", "/api/v1/pots/{x}"),
    ("/api/v1/{a}/{a}", "/api/v1/{a}/{a_2}"),
    ("/api/v1/pots/:id}", "/api/v1/pots/{id}%7D"),
    ("/api/v1/pots/{", "/api/v1/pots/%7B"),
    ("/api/v1/pots/{}", "/api/v1/pots/%7B%7D"),
    ("/{", "/%7B"),
]


@pytest.mark.parametrize(("route", "path"), ROUTES)
def test_braces(read: Read, route: str, path: str) -> None:
    reference, _ = read({"pots.md": portal_page(portal_action(route=f"GET {route}"))})
    document = make_document(reference)

    assert {d.code for d in document.diagnostics} == {"route-mended"}
    assert document.diagnostics[0].origin.line
    assert len(document.content["paths"]) == 1
    assert next(iter(document.content["paths"])).replace("{pot_id}", "{id}") == path
    assert find_errors(document.content) == []
    assert (
        next(iter(document.content["paths"][next(iter(document.content["paths"]))].values()))["x-canvas-route"] == route
    )


def test_a_documented_parameter_that_all_calls_have(read: Read) -> None:
    row = table("`as_user_id` | `string` | Act as.", "`page` | `integer` | Which.", "`as_user_id` | `string` | Again.")
    reference, _ = read({"pots.md": portal_page(portal_action(row))})
    document = make_document(reference)

    assert document.diagnostics == ()
    assert find_errors(document.content) == []


def test_an_operation_that_was_left_out_is_left_out_of_the_site_too(read: Read) -> None:
    reference, _ = read({"pots.md": portal_page(portal_action() + portal_action(anchor="pots.show", route="GET /api/v1/pots/:id"))})  # fmt: skip
    content = make_document(reference).content
    paths = {path: item for path, item in content["paths"].items() if path != "/api/v1/pots"}
    site = render_docs(reference, {**content, "paths": paths}, Options())

    kept = next(iter(paths["/api/v1/pots/{id}"].values()))["operationId"]
    assert kept.encode() in site["resources/pots.html"]
    assert b"list_pots" not in site["resources/pots.html"]


def test_objects_and_no_routes_give_packages_that_compile(read: Read) -> None:
    reference, _ = read({"pots.md": portal_page('**A Pot object looks like:**\n\n```js\n{"id": 1}\n```\n')})
    content = make_document(reference).content
    package = render_python(content)

    for name, text in package.items():
        if name.endswith(".py"):
            compile(text, name, "exec")
    assert b"class Canvas(SyncClient):" in package["canvas_client/client.py"]
    assert b"class Canvas extends CanvasClient" in render_typescript(content)["src/canvas.ts"]


def test_optional_parts_do_not_multiply_without_end() -> None:
    assert expand("/a(/:b)(/:c)") == ("/a", "/a/:c", "/a/:b", "/a/:b/:c")
    assert expand("/a" + "(/:b)" * 40) == ("/a", "/a" + "/:b" * 40)


@pytest.mark.parametrize(
    ("type_", "text", "member", "value", "left_out"),
    [
        (
            "integer",
            "Which.<p>Allowed values: <code>1</code>, <code>2</code>, <code>1</code></p>",
            "enum",
            [1, 2],
            False,
        ),
        ("integer", "Which.<p>Allowed values: <code>1</code>, <code>two</code></p>", "enum", [1], True),
        (
            "string",
            "Which.<p>Allowed values: <code>a</code>, <code>b</code>, <code>a</code></p>",
            "enum",
            ["a", "b"],
            False,
        ),
    ],
)
def test_values_that_their_type_does_not_have(
    read: Read, type_: str, text: str, member: str, value: object, left_out: bool
) -> None:
    reference, _ = read({"pots.md": portal_page(portal_action(table(f"`x` | `{type_}` | {text}")))})
    document = make_document(reference)
    (schema,) = (
        p["schema"] for p in document.content["paths"]["/api/v1/pots"]["get"]["parameters"] if p.get("name") == "x"
    )

    assert schema.get(member) == value
    assert [d.code for d in document.diagnostics] == (["value-left-out"] if left_out else [])
    assert all(d.origin.line for d in document.diagnostics)
    assert find_errors(document.content) == []


def test_a_default_that_is_no_value_is_named_with_its_line() -> None:
    schema = Known({"type": "number", "default": {}}, Evidence(Grade.DOCUMENTED, "", Origin("pots.md", 7)))
    fitted, (found,) = fit_values(schema)

    assert str(found).startswith("pots.md:7: value-left-out: the default {} is no number")
    assert fitted.node == {"type": "number"}
    assert schema.node == {"type": "number", "default": {}}
