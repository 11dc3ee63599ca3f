"""Applying overlays: what the specification says, what is stale, and how types are known afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Grade, Origin
from canvas_openapi.openapi.known import Evidence, kept
from canvas_openapi.overlay import apply_overlays

from tests.overlays.ponds import BODY, applied, evidence_after, evidence_of_ponds, ours, overlay, ponds

LIST = f"$.paths['/api/v1/ponds'].get.{BODY}"
FILL = f"$.paths['/api/v1/ponds/{{pond_id}}/fill'].post.{BODY}"


def listed(document: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = document["paths"]["/api/v1/ponds"]["get"]["responses"]["200"]["content"][
        "application/json"
    ]["schema"]
    return schema


def filled(document: dict[str, Any]) -> dict[str, Any]:
    operation = document["paths"]["/api/v1/ponds/{pond_id}/fill"]["post"]
    schema: dict[str, Any] = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return schema


def said(diagnostics: list[Diagnostic]) -> list[tuple[str, Severity]]:
    return [(diagnostic.code, diagnostic.severity) for diagnostic in diagnostics]


STALE = [("overlay-stale", Severity.WARNING)]


def test_objects_are_merged_and_values_replaced() -> None:
    document, diagnostics = applied(
        f"  - target: {LIST}\n    update: {{description: All, items: {{x-a: 1}}, type: set}}\n"
    )
    assert diagnostics == []
    assert listed(document) == {
        "type": "set",
        "items": {"$ref": "#/components/schemas/Pond", "x-a": 1},
        "description": "All",
    }


def test_arrays_are_appended_to() -> None:
    document, diagnostics = applied(
        "  - target: $.paths['/api/v1/ponds'].get.parameters\n    update: {name: fish, in: query}\n"
        "  - target: $.components.schemas.Pond.properties.name\n    update: {enum: [b, c]}\n"
        "  - target: $.components.schemas.Pond.properties.name.enum\n    update: [d]\n"
    )
    assert diagnostics == []
    assert [p["name"] for p in document["paths"]["/api/v1/ponds"]["get"]["parameters"]] == ["depth", "fish"]
    assert document["components"]["schemas"]["Pond"]["properties"]["name"]["enum"] == ["a", "b", "c", "d"]


def test_removal() -> None:
    document, diagnostics = applied(
        "  - target: $.paths['/api/v1/ponds'].get.parameters[?@.name == 'depth']\n    remove: true\n"
        "  - target: $.paths.*.post\n    remove: true\n    update: {ignored: 1}\n"
    )
    assert diagnostics == []
    assert document["paths"]["/api/v1/ponds"]["get"]["parameters"] == []
    assert document["paths"]["/api/v1/ponds/{pond_id}/fill"] == {}


def test_several_items_of_one_array_are_removed() -> None:
    before = {"a": [{"n": at, "odd": at % 2} for at in range(12)]}
    document, _, _ = apply_overlays(before, {}, [overlay("  - target: $.a[?@.odd == 1]\n    remove: true\n")], {})
    assert [item["n"] for item in document["a"]] == [0, 2, 4, 6, 8, 10]


def test_actions_see_what_those_before_them_did() -> None:
    document, diagnostics = applied(
        f"  - target: {FILL}\n    remove: true\n"
        "  - target: $.paths['/api/v1/ponds/{pond_id}/fill'].post.responses['200'].content['application/json']\n"
        "    update: {schema: {type: integer}}\n"
        f"  - target: {FILL}\n    update: {{minimum: 1}}\n"
    )
    assert diagnostics == []
    assert filled(document) == {"type": "integer", "minimum": 1}


def test_the_given_document_is_untouched() -> None:
    before = ponds()
    apply_overlays(before, evidence_of_ponds(), [overlay(f"  - target: {LIST}\n    update: {{items: {{x: 1}}}}\n")], {})
    assert before == ponds()


def test_an_updated_document_shares_nothing_with_the_overlay() -> None:
    found = overlay(f"  - target: {FILL}\n    update: {{properties: {{a: {{enum: [1]}}}}}}\n")
    document, _, _ = apply_overlays(ponds(), {}, [found], {})
    filled(document)["properties"]["a"]["enum"].append(2)
    assert filled(apply_overlays(ponds(), {}, [found], {})[0])["properties"]["a"]["enum"] == [1]


@pytest.mark.parametrize(
    "action",
    [
        ours("$.paths['/api/v1/lakes'].get", "    update: {deprecated: true}\n"),
        ours("$.paths['/api/v1/ponds'].delete", "    remove: true\n"),
        ours(LIST, "    update: {type: array}\n"),
        ours(FILL, "    update: {}\n"),
        ours("$.paths['/api/v1/ponds'].get.parameters", "    update: {name: depth, in: query, required: true}\n"),
        ours("$.components.schemas.Pond.properties.name.enum", "    update: [a]\n"),
        ours("$.components.schemas.Pond", "    remove: true\n    x-instead-of: {type: array}\n"),
        ours("$.paths['/api/v1/ponds/{id}/fill'].post.parameters[?@.name == 'x']", "    remove: true\n"),
    ],
    ids=["path", "verb", "same-type", "nothing", "parameter", "value", "instead-of", "query"],
)
def test_what_is_stale(action: str) -> None:
    """It finds nothing, changes nothing, or the docs now have it: a warning with the action's name and line."""
    document, diagnostics = applied(action, shipped=True)
    assert said(diagnostics) == STALE
    assert str(diagnostics[0]).startswith("ponds.yaml:4: overlay-stale: the correction ponds.yaml#1 is stale: $.")
    assert document == ponds()


def test_ours_never_retype_what_the_docs_type() -> None:
    """The docs were fixed in another way than the correction: it would make nonsense of both."""
    for update in ("{type: object}", "{$ref: '#/components/schemas/Pond'}", "{items: {type: string}}"):
        document, diagnostics = applied(ours(LIST, f"    update: {update}\n"), shipped=True)
        assert said(diagnostics) == STALE
        assert document == ponds()
    document, diagnostics = applied(
        ours(f"{LIST}.items", "    remove: true\n")
        + ours(LIST, "    x-instead-of: {type: array}\n    update: {type: object}\n"),
        shipped=True,
    )
    assert diagnostics == []
    assert listed(document) == {"type": "object"}


def test_ours_say_which_object_an_object_without_keys_is() -> None:
    """A rule may know no more than that a call answers an object; with keys it would be another object."""
    named = ours(FILL, "    update: {$ref: '#/components/schemas/Pond'}\n")
    for before, after in (
        ("{type: object}", {"$ref": "#/components/schemas/Pond"}),
        ("{type: string}", {"type": "string"}),
        ("{type: object, properties: {depth: {}}}", {"type": "object", "properties": {"depth": {}}}),
    ):
        document, diagnostics = applied(ours(FILL, f"    update: {before}\n") + named, shipped=True)
        assert filled(document) == after
        assert said(diagnostics) == ([] if "$ref" in after else STALE)


def test_the_user_may_retype_all() -> None:
    document, diagnostics = applied(f"  - target: {LIST}\n    update: {{type: object}}\n")
    assert diagnostics == []
    assert listed(document)["type"] == "object"


def test_a_user_is_told_what_does_nothing() -> None:
    _, diagnostics = applied(
        f"  - target: {LIST}\n    update: {{type: array}}\n  - target: $.nothing\n    remove: true\n"
    )
    assert said(diagnostics) == STALE * 2


def test_each_path_of_a_target_is_judged() -> None:
    document, diagnostics = applied(
        ours("$.paths['/api/v1/ponds', '/api/v1/lakes'].get", "    update: {x-wet: true}\n"), shipped=True
    )
    assert said(diagnostics) == STALE
    assert "$.paths['/api/v1/lakes'].get is not there" in diagnostics[0].problem
    assert document["paths"]["/api/v1/ponds"]["get"]["x-wet"] is True


def test_actions_of_absent_pages_stand_aside() -> None:
    action = ours("$.nothing", "    remove: true\n", pages="lakes, rivers")
    assert applied(action, shipped=True) == (ponds(), [])
    assert said(applied(action, shipped=True, pages={"rivers": True})[1]) == STALE


def test_old_and_broken_pages_make_nothing_stale() -> None:
    """A page of the legacy site, or one that is cut off, may never have had what the action corrects."""
    action = ours("$.nothing", "    remove: true\n")
    assert said(applied(action, shipped=True, pages={"ponds": False})[1]) == [("overlay-stale", Severity.NOTE)]


def test_a_correction_without_its_component_stands_aside() -> None:
    document, diagnostics = applied(ours(FILL, "    update: {$ref: '#/components/schemas/Lake'}\n"), shipped=True)
    assert said(diagnostics) == [("overlay-aside", Severity.NOTE)]
    assert document == ponds()


def test_a_removal_stands_aside_with_what_would_stand_there_instead() -> None:
    media = LIST.removesuffix(".schema")
    removal = ours(LIST, "    remove: true\n")
    put = ours(media, "    update: {schema: {$ref: '#/components/schemas/%s'}}\n")
    document, diagnostics = applied(removal + put % "Lake", shipped=True)
    assert said(diagnostics) == [("overlay-aside", Severity.NOTE)] * 2
    assert document == ponds()
    document, diagnostics = applied(removal + put % "Pond", shipped=True)
    assert (listed(document), diagnostics) == ({"$ref": "#/components/schemas/Pond"}, [])


def test_a_correction_of_a_route_that_older_docs_lack_stands_aside_there() -> None:
    new = "    x-new-route: true\n    remove: true\n"
    document, diagnostics = applied(ours("$.paths['/api/v1/ponds/{id}/drain'].post.responses", new), shipped=True)
    assert (document, said(diagnostics)) == (ponds(), [("overlay-aside", Severity.NOTE)])
    gone = ours("$.paths['/api/v1/ponds/{id}/fill'].put.responses", new)  # the route is there, the verb is not
    assert said(applied(gone, shipped=True)[1]) == STALE


def test_a_user_s_reference_must_lead_somewhere() -> None:
    _, diagnostics = applied(f"  - target: {FILL}\n    update: {{$ref: '#/components/schemas/Lake'}}\n")
    assert said(diagnostics) == [("overlay-invalid", Severity.ERROR)]
    assert "#/components/schemas/Lake" in diagnostics[0].problem


def test_a_component_may_come_after_the_reference() -> None:
    document, diagnostics = applied(
        f"  - target: {FILL}\n    update: {{$ref: '#/components/schemas/Lake'}}\n"
        "  - target: $.components.schemas\n    update: {Lake: {type: object}}\n"
    )
    assert diagnostics == []
    assert list(document["components"]["schemas"]) == ["Pond", "Lake"]


@pytest.mark.parametrize(
    "action",
    [
        "  - {target: $, remove: true}\n",
        "  - {target: $.components.schemas.Pond, update: 7}\n",
        "  - {target: $.components.schemas.Pond.type, update: 7}\n",
        "  - {target: $.components.schemas.Pond.type, remove: true}\n",
    ],
)
def test_what_the_specification_forbids(action: str) -> None:
    document, diagnostics = applied(action)
    assert said(diagnostics) == [("overlay-invalid", Severity.ERROR)]
    assert document == ponds()


AT_LIST = "/paths/~1api~1v1~1ponds/get/responses/200/content/application~1json/schema"
AT_FILL = "/paths/~1api~1v1~1ponds~1{pond_id}~1fill/post"
AT_FILLED = f"{AT_FILL}/responses/200/content/application~1json/schema"
AT_POND = "/components/schemas/Pond"


def test_evidence_of_written_schemas() -> None:
    """Each schema that an action types says so; those around it, and those that it only describes, stay."""
    members = "{a: {anyOf: [{type: string}]}, type: {type: string}}"
    actions = (
        f"  - target: {FILL}\n    update: {{type: object, properties: {members}}}\n"
        "  - target: $.components.schemas\n    update: {Pond: {properties: {depth: {type: number}}}}\n"
        f"  - target: {LIST}\n    update: {{description: All ponds, examples: [{{schema: {{type: string}}}}]}}\n"
    )
    corrected = Evidence(Grade.CORRECTED, "ponds.yaml#1", Origin("ponds.yaml", 4))
    found = dict(evidence_after(actions))
    for below in ("", "/properties/a", "/properties/a/anyOf/0", "/properties/type"):
        assert found.pop(AT_FILLED + below) == corrected
    assert found.pop(f"{AT_POND}/properties/depth").rule == "ponds.yaml#2"
    assert found == {
        at: Evidence(Grade.DOCUMENTED) for at in (AT_POND, f"{AT_POND}/properties/name", AT_LIST, f"{AT_LIST}/items")
    }


def test_evidence_in_a_new_part_of_the_document() -> None:
    found = evidence_after(
        "  - target: $.paths['/api/v1/ponds/{id}/fill'].post\n"
        "    update: {requestBody: {content: {application/json: {schema: {type: array, items: {type: integer}}}}}}\n"
    )
    body = f"{AT_FILL}/requestBody/content/application~1json/schema"
    assert {found[at].grade for at in (body, f"{body}/items")} == {Grade.CORRECTED}


def test_evidence_goes_with_what_is_removed_or_replaced() -> None:
    found = evidence_after(
        f"  - target: {LIST}.items\n    remove: true\n"
        "  - target: $.components.schemas\n    update: {Pond: {properties: {name: 7}}}\n"
    )
    assert AT_LIST in found
    assert f"{AT_LIST}/items" not in found
    assert f"{AT_POND}/properties/name" not in found


def test_evidence_moves_up_with_what_stood_behind_a_removed_item() -> None:
    parameters = (
        "[{name: b, in: query, schema: {type: integer}}, {name: c, in: query, schema: {type: array, items: {}}}]"
    )
    found = evidence_after(
        f"  - target: $.paths['/api/v1/ponds'].get\n    update: {{parameters: {parameters}}}\n"
        "  - target: $.paths['/api/v1/ponds'].get.parameters[1]\n    remove: true\n"
    )
    at = "/paths/~1api~1v1~1ponds/get/parameters"
    assert {where for where in found if where.startswith(at)} == {f"{at}/1/schema", f"{at}/1/schema/items"}


def test_evidence_of_what_was_left_out_goes() -> None:
    document = ponds()
    del document["paths"]["/api/v1/ponds/{pond_id}/fill"]
    del document["components"]["schemas"]["Pond"]["properties"]
    found = kept(evidence_of_ponds(), document)
    assert set(found) == {AT_LIST, f"{AT_LIST}/items", AT_POND}


def test_a_document_may_be_copied_and_keeps_its_evidence() -> None:
    """The document is plain data: what copies it can lose nothing."""
    document, evidence = ponds(), evidence_of_ponds()
    pond = document["components"]["schemas"]["Pond"]
    assert type(pond) is dict
    document["components"]["schemas"]["Pond"] = {**pond} | {"description": "A pond"}
    assert kept(evidence, document) == evidence
