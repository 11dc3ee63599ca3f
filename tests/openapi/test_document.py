"""The document of the invented API: parameters, responses, security, twins, and what stands beside the paths."""

from __future__ import annotations

from typing import Any

import pytest
from canvas_openapi.openapi import document as document_module
from canvas_openapi.openapi.document import OpenApi, openapi
from canvas_openapi.openapi.documented_routes import OperationRoute
from canvas_openapi.validation import second_opinion as validate

from tests.conftest import Read
from tests.forms import gitbook_markdown
from tests.forms.greenhouse import GREENHOUSE
from tests.pages import portal_action, portal_page, table


@pytest.fixture
def greenhouse(read: Read) -> OpenApi:
    reference, _ = read({f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE})
    return openapi(reference)


def operation(document: dict[str, Any], verb: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][path][verb]
    return found


def one(read: Read, body: str, route: str = "GET /api/v1/pots") -> dict[str, Any]:
    """The only operation of a page with this action on it."""
    reference, _ = read({"pots.md": portal_page(portal_action(body, route=route))})
    ((_, verbs),) = openapi(reference).document["paths"].items()
    ((_, found),) = verbs.items()
    result: dict[str, Any] = found
    return result


def test_it_is_valid(greenhouse: OpenApi) -> None:
    assert [str(error) for error in validate(greenhouse.document, greenhouse.places)] == []


def test_paths_are_unified_expanded_and_sorted(greenhouse: OpenApi) -> None:
    assert list(greenhouse.document["paths"]) == [
        "/api/v1/archived_plants/{id}",
        "/api/v1/beds/{bed_id}/moisture",
        "/api/v1/beds/{bed_id}/photos/by_path/{full_path}",
        "/api/v1/beds/{bed_id}/plants",
        "/api/v1/beds/{bed_id}/plants/current",
        "/api/v1/beds/{bed_id}/schedule",
        "/api/v1/beds/{bed_id}/schedule/day/{day}",
        "/api/v1/greenhouses/{greenhouse_id}/plants",
        "/api/v1/greenhouses/{greenhouse_id}/weather",
        "/api/v1/plants/{id}",
    ]


def test_the_documented_spelling_stays_in_the_scope(greenhouse: OpenApi) -> None:
    found = operation(greenhouse.document, "get", "/api/v1/beds/{bed_id}/plants/current")
    flow = greenhouse.document["components"]["securitySchemes"]["oauth2"]["flows"]["authorizationCode"]

    assert {"oauth2": ["url:GET|/api/v1/beds/:id/plants/current"]} in found["security"]
    assert {"access_token": []} in found["security"]
    assert found["x-canvas-route"] == "/api/v1/beds/:id/plants/current"
    assert flow["scopes"]["url:GET|/api/v1/beds/:id/plants/current"] == "List what grows in a bed"
    assert len(flow["scopes"]) == 12


def test_lti_routes_take_tokens_of_their_own(read: Read) -> None:
    reference, _ = read({"pots.md": portal_page(portal_action(route="GET /api/lti/pots"))})
    document = openapi(reference).document

    assert {"lti_advantage": []} in operation(document, "get", "/api/lti/pots")["security"]
    assert "lti_advantage" in document["components"]["securitySchemes"]


def test_without_lti_routes_no_lti_scheme(greenhouse: OpenApi) -> None:
    assert "lti_advantage" not in greenhouse.document["components"]["securitySchemes"]


# ------------------------------------------------------------------ parameters


def test_path_ids_are_strings_and_a_glob_says_that_it_holds_slashes(greenhouse: OpenApi) -> None:
    found = operation(greenhouse.document, "post", "/api/v1/beds/{bed_id}/photos/by_path/{full_path}")
    bed, path = found["parameters"][:2]

    assert (bed["name"], bed["in"], bed["required"], bed["schema"]) == ("bed_id", "path", True, {"type": "string"})
    assert "slashes" in path["description"]


def test_query_parameters_keep_their_wire_names(greenhouse: OpenApi) -> None:
    found = operation(greenhouse.document, "get", "/api/v1/beds/{bed_id}/plants")
    include = next(p for p in found["parameters"] if p.get("name") == "include[]")

    assert (include["style"], include["explode"]) == ("form", True)
    assert include["schema"] == {"type": "array", "items": {"type": "string", "enum": ["bed", "watering_plan"]}}
    assert "deepObject" not in str(greenhouse.document)


def test_a_row_that_describes_a_path_parameter_is_no_second_parameter(greenhouse: OpenApi) -> None:
    found = operation(greenhouse.document, "get", "/api/v1/plants/{id}")
    named = [p["name"] for p in found["parameters"] if "name" in p]

    assert named == ["id"]
    assert found["parameters"][0]["description"] == "The plant."


def test_mixed_verbs_give_each_route_the_whole_table_where_it_belongs(read: Read) -> None:
    second = "**`POST /api/v1/pots`**\n\n**Scope:** `url:POST|/api/v1/pots`\n\n"
    reference, _ = read({"pots.md": portal_page(portal_action(second + table("`size` | `integer` | Size.")))})
    document = openapi(reference).document
    get, post = operation(document, "get", "/api/v1/pots"), operation(document, "post", "/api/v1/pots")

    assert [p["name"] for p in get["parameters"] if "name" in p] == ["size"]
    assert "requestBody" not in get
    assert [p for p in post["parameters"] if "name" in p] == []
    assert list(post["requestBody"]["content"]["application/json"]["schema"]["properties"]) == ["size"]


PAGE, PER_PAGE, AS_USER = ({"$ref": f"#/components/parameters/{n}"} for n in ("page", "per_page", "as_user_id"))


@pytest.mark.parametrize(
    ("body", "route", "paginated"),
    [
        ("Returns the paginated list of pots.", "GET /api/v1/pots", True),
        ("This endpoint is paginated.", "GET /api/v1/pots", True),
        ("Pots.\n\nReturns a list of [Pot](#pot) objects.", "GET /api/v1/pots", True),
        ("Pots.\n\nReturns a [Pot](#pot) object.", "GET /api/v1/pots", False),
        ("Returns the paginated list of pots.", "POST /api/v1/pots", False),
    ],
)
def test_pagination(read: Read, body: str, route: str, paginated: bool) -> None:
    found = one(read, body, route)

    assert (PAGE in found["parameters"], PER_PAGE in found["parameters"]) == (paginated, paginated)
    assert ("Link" in found["responses"]["200"].get("headers", {})) is paginated
    assert AS_USER in found["parameters"]


def test_a_documented_per_page_is_not_there_twice(read: Read) -> None:
    found = one(read, "Paginated.\n\n" + table("`per_page` | `integer` | At most 50."))

    assert PER_PAGE not in found["parameters"]
    assert PAGE in found["parameters"]


# ------------------------------------------------------------------ responses


def test_statuses_are_those_that_the_text_promises(greenhouse: OpenApi) -> None:
    responses = operation(greenhouse.document, "delete", "/api/v1/plants/{id}")["responses"]

    assert responses["204"]["description"] == "No Content if it was uprooted"
    assert set(responses["204"]) == {"description", "headers"}
    assert list(responses["204"]["headers"]) == ["X-Rate-Limit-Remaining", "X-Request-Cost"]
    assert responses["409"]["description"] == "Conflict if it has deep roots"
    assert "200" not in responses
    assert {"401", "403", "404", "429"} <= set(responses)


def test_failures_are_shared(read: Read) -> None:
    responses = one(read, table("`size` | `integer` | Size."), "POST /api/v1/pots")["responses"]

    assert responses["401"] == {"$ref": "#/components/responses/Unauthorized"}
    assert responses["400"] == {"$ref": "#/components/responses/BadRequest"}
    assert "404" not in responses  # no path parameter, nothing to be missing


def test_a_list_of_documented_objects(greenhouse: OpenApi) -> None:
    found = operation(greenhouse.document, "get", "/api/v1/beds/{bed_id}/plants")["responses"]["200"]

    assert found["content"]["application/json"]["schema"] == {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Plant"},
    }


def test_twins_get_components_of_their_own(greenhouse: OpenApi) -> None:
    found = operation(greenhouse.document, "get", "/api/v1/archived_plants/{id}")["responses"]["200"]
    schemas = greenhouse.document["components"]["schemas"]

    assert found["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ArchivedPlantsPlant"}
    assert set(schemas["ArchivedPlantsPlant"]["properties"]) == {"id", "composted"}
    assert schemas["ArchivedPlantsPlant"]["deprecated"]
    assert set(schemas["Plant"]["properties"]) == {"id", "name", "state", "sown_at", "bed"}


def test_nothing_of_an_object_is_required_but_its_identity(greenhouse: OpenApi) -> None:
    assert greenhouse.document["components"]["schemas"]["Plant"]["required"] == ["id"]


def test_an_object_that_no_page_describes_is_a_free_component(read: Read) -> None:
    reference, _ = read({"pots.md": portal_page(portal_action("Returns a [Shard](#shard) object."))})
    schemas = openapi(reference).document["components"]["schemas"]

    assert schemas["Shard"]["x-canvas-undocumented"]
    assert "type" not in schemas["Shard"]


# ------------------------------------------------------------------ flags and texts


def test_beta_and_deprecated_are_flags(greenhouse: OpenApi) -> None:
    assert operation(greenhouse.document, "get", "/api/v1/beds/{bed_id}/plants/current")["x-canvas-beta"]
    assert operation(greenhouse.document, "delete", "/api/v1/plants/{id}")["deprecated"]
    assert "deprecated" not in operation(greenhouse.document, "get", "/api/v1/plants/{id}")


def test_a_route_documented_twice_is_one_operation_with_both_texts(read: Read) -> None:
    first = portal_action("One text.\n\n" + table("`size` | `integer` | Size."), "pots.index")
    second = portal_action("Another text.\n\n" + table("`glaze` | `string` | Glaze."), "pots.search")
    reference, _ = read({"pots.md": portal_page(first + "\n" + second)})
    found = operation(openapi(reference).document, "get", "/api/v1/pots")

    assert "One text." in found["description"]
    assert "Another text." in found["description"]
    assert [p["name"] for p in found["parameters"] if "name" in p] == ["size", "glaze"]


def test_an_action_printed_on_two_pages_is_said_once(read: Read) -> None:
    action = portal_action("One text.\n\n" + table("`size` | `integer` | Size."))
    reference, _ = read({"pots.md": portal_page(action), "all.md": portal_page(action, "More")})

    assert operation(openapi(reference).document, "get", "/api/v1/pots")["description"] == "One text."


def test_links_lead_to_the_official_page(greenhouse: OpenApi) -> None:
    found = operation(greenhouse.document, "get", "/api/v1/beds/{bed_id}/moisture")

    assert found["externalDocs"]["url"] == (
        "https://developerdocs.instructure.com/services/canvas/resources/beds_-raised#method.greenhouse-beds.moisture"
    )


def test_curl_examples_are_code_samples(greenhouse: OpenApi) -> None:
    (sample,) = operation(greenhouse.document, "get", "/api/v1/beds/{bed_id}/moisture")["x-codeSamples"]

    assert sample["lang"] == "Shell"
    assert sample["source"].startswith("curl https://<canvas>/api/v1/beds/3/moisture")


def test_every_operation_and_component_has_a_place(greenhouse: OpenApi) -> None:
    pointers = {
        f"/paths/{path.replace('~', '~0').replace('/', '~1')}/{verb}"
        for path, verbs in greenhouse.document["paths"].items()
        for verb in verbs
    }

    assert pointers <= set(greenhouse.places)
    assert greenhouse.places["/components/schemas/Plant"].origin.document == "plants.md"


def test_ids_that_collide_are_numbered_and_reported(read: Read) -> None:
    first = portal_action(route="GET /api/v1/pots")
    second = portal_action(anchor="pots.old", route="GET /api/v2/pots")
    reference, _ = read({"pots.md": portal_page(first + "\n" + second)})
    result = openapi(reference)
    ids = [operation["operationId"] for verbs in result.document["paths"].values() for operation in verbs.values()]

    assert sorted(ids) == ["list_pots", "list_pots_2"]
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["operation-id-repeated"]


def test_the_server_holds_no_path_and_the_paths_do(greenhouse: OpenApi) -> None:
    (server,) = greenhouse.document["servers"]

    assert server["url"] == "https://{canvas_host}"
    assert {path.startswith("/api/") for path in greenhouse.document["paths"]} == {True}


def test_what_is_sent_may_be_refused_as_invalid(greenhouse: OpenApi) -> None:
    codes = {
        verb: set(operation["responses"])
        for item in greenhouse.document["paths"].values()
        for verb, operation in item.items()
        if "requestBody" in operation or verb in ("get", "delete")
    }
    assert "422" in codes["post"] & codes["put"]
    assert "422" not in codes["get"] | codes["delete"]


def test_a_personal_token_comes_first(greenhouse: OpenApi) -> None:
    assert [list(way) for way in greenhouse.document["security"]] == [["access_token"], ["oauth2"]]
    for item in greenhouse.document["paths"].values():
        for operation in item.values():
            assert [next(iter(way)) for way in operation["security"]][:2] == ["access_token", "oauth2"]


def test_every_path_parameter_is_described(greenhouse: OpenApi) -> None:
    found = [
        parameter
        for item in greenhouse.document["paths"].values()
        for operation in item.values()
        for parameter in operation["parameters"]
        if parameter.get("in") == "path"
    ]
    assert found
    assert all(parameter["description"] for parameter in found)


def test_no_two_operations_have_one_summary(greenhouse: OpenApi) -> None:
    summaries = [operation["summary"] for item in greenhouse.document["paths"].values() for operation in item.values()]
    assert len(summaries) == len(set(summaries))


def test_an_error_that_no_one_foresaw_costs_its_operation(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_for_deletion(route: OperationRoute, *rest: Any) -> dict[str, Any]:
        if route.verb == "DELETE":
            raise ZeroDivisionError
        return made(route, *rest)

    made = document_module.operation
    monkeypatch.setattr(document_module, "operation", fails_for_deletion)
    reference, _ = read({f"{page.slug}.md": gitbook_markdown.write(page) for page in GREENHOUSE})
    found = openapi(reference)
    lost = [d for d in found.diagnostics if d.code == "operation-left-out"]
    assert lost
    assert all("ZeroDivisionError in test_document.py:" in d.problem and d.origin.line for d in lost)
    assert not any("delete" in item for item in found.document["paths"].values())
    assert validate(found.document, found.places) == []


def test_the_appendixes_of_a_page_belong_to_its_tag(read: Read) -> None:
    body = f"Pots hold plants.\n\n{portal_action()}\n### Appendixes\n\n#### Appendix: Sizes\n\nA pot is small or big."
    reference, _ = read({"pots.md": portal_page(body)})
    (tag,) = openapi(reference).document["tags"]

    assert tag["description"] == "Pots hold plants.\n\n## Sizes\n\nA pot is small or big."


def test_what_the_docs_say_above_a_command_is_a_comment_of_the_shell(read: Read) -> None:
    text = "This would list the pots\n# of a bed\ncurl https://<canvas>/api/v1/pots\n"
    body = f"#### Example Request:\n\n```bash\n{text}```\n"
    reference, _ = read({"pots.md": portal_page(portal_action(body))})

    (sample,) = operation(openapi(reference).document, "get", "/api/v1/pots")["x-codeSamples"]
    assert sample["source"].split("\n") == [
        "# This would list the pots",
        "# of a bed",
        "curl https://<canvas>/api/v1/pots",
    ]
