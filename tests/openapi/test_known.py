"""Evidence lies beside the document, by pointer: it is put together with the parts that it is for."""

from __future__ import annotations

from canvas_docs.model import Grade
from canvas_openapi.openapi.known import Evidence, Graded, Known, kept_parts, known, map_known, pointers
from canvas_openapi.openapi.positions import schemas_in

STATED = Evidence(Grade.DOCUMENTED)
GUESSED = Evidence(Grade.INFERRED, "value-string")
POT = known({"type": "object", "properties": {"a/b": Known({"type": "string"}, GUESSED), "example": Known({})}}, STATED)
WHOLE = known(
    {
        "paths": {
            "/pots": {"get": {"responses": {"200": {"content": {"json": {"schema": POT, "example": {"x": 1}}}}}}}
        },
        "components": {"schemas": {"Pot": POT, "Tub": Known({"anyOf": [{"type": "null"}]}, GUESSED)}, "headers": {}},
    }
)
AT_ANSWER = "/paths/~1pots/get/responses/200/content/json/schema"


def test_what_is_put_together_is_plain_data_with_evidence_for_each_schema() -> None:
    def plain(node: object) -> bool:
        below = node.values() if type(node) is dict else node if type(node) is list else ()
        return not isinstance(node, Known) and all(map(plain, below))

    assert plain(WHOLE.node)
    assert pointers(WHOLE) == {
        AT_ANSWER: STATED,
        f"{AT_ANSWER}/properties/a~1b": GUESSED,
        "/components/schemas/Pot": STATED,
        "/components/schemas/Pot/properties/a~1b": GUESSED,
        "/components/schemas/Tub": GUESSED,
    }


def test_a_schema_knows_how_it_is_known_where_it_stands() -> None:
    whole = Graded(WHOLE.node, pointers(WHOLE), "")
    pot = whole.below("components", "schemas", "Pot")

    assert whole.evidence is None
    assert pot.evidence == STATED
    assert pot.below("properties", "a/b").evidence == GUESSED


def test_parts_that_are_left_out_take_their_evidence_along() -> None:
    document = {"paths": {}, "components": {"schemas": {"Tub": {}}}}

    assert kept_parts(pointers(WHOLE), document) == {"/components/schemas/Tub": GUESSED}


def test_schemas_are_found_where_openapi_has_them() -> None:
    found = [at for at, _ in schemas_in(WHOLE.node)]

    assert found == [
        *(AT_ANSWER, f"{AT_ANSWER}/properties/a~1b", f"{AT_ANSWER}/properties/example"),
        *(f"/components/schemas/Pot{below}" for below in ("", "/properties/a~1b", "/properties/example")),
        *("/components/schemas/Tub", "/components/schemas/Tub/anyOf/0"),
    ]


def test_known_parts_are_changed_in_a_copy() -> None:
    def marked(part: Known) -> Known:
        return part._replace(node={**part.node, "x": 1}) if part.evidence == GUESSED else part

    changed = map_known(WHOLE, marked)

    assert changed.node["components"]["schemas"]["Pot"]["properties"]["a/b"] == {"type": "string", "x": 1}
    assert changed.node["components"]["schemas"]["Pot"] == dict(changed.below)["/components/schemas/Pot"].node
    assert pointers(changed) == pointers(WHOLE)
    assert POT.node["properties"]["a/b"] == {"type": "string"}
    assert map_known(WHOLE, lambda part: part) is WHOLE
