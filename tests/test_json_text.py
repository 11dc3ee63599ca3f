"""JSON with halves of surrogate pairs, in every place from which JSON is read."""

from __future__ import annotations

import json

import pytest
from canvas_docs.json_text import read_json
from canvas_docs.serialize import reference_to_json
from canvas_openapi.making import make_document

from tests.conftest import Read
from tests.pages import portal_action, portal_page

HALVES = [r"\ud800", r"\uDFFF", r"a\ud83db"]


@pytest.mark.parametrize("half", HALVES)
def test_half_a_pair_is_replaced_and_a_whole_one_stays(half: str) -> None:
    value = read_json(f'{{"{half}": ["{half}", "\\ud83c\\udf31"]}}')

    json.dumps(value, ensure_ascii=False).encode()
    assert "🌱" in json.dumps(value, ensure_ascii=False)
    assert "\ufffd" in json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("half", HALVES)
def test_all_outputs_can_be_written(read: Read, half: str) -> None:
    example = f'**Example Response:**\n\n```js\n{{"a": "{half}"}}\n```\n\n'
    example += (
        f'**Example Request:**\n\n```bash\ncurl https://<canvas>/api/v1/pots -X POST -d \'{{"a": "{half}"}}\'\n```\n'
    )
    pot = f'**A Pot object looks like:**\n\n```js\n{{\n  // The "{half}"\n  "id": "{half}"\n}}\n```\n\n'
    swagger = {"swaggerVersion": "1.2", "basePath": "https://x.example/api", "apis": [{"path": "/v1/pots", "operations": [
        {"method": "GET", "summary": "Pots", "nickname": "x", "parameters": []}]}]}  # fmt: skip
    pages = {
        "pots.md": portal_page(pot + portal_action(example, route="POST /api/v1/pots")),
        "beds.json": json.dumps(swagger).replace("Pots", half),
    }
    reference, diagnostics = read(pages)

    assert "page-failed" not in {found.code for found in diagnostics}
    reference_to_json(reference)
    document = make_document(reference)
    document.to_yaml()
    document.to_json()


def test_objects_whose_names_have_no_letter_of_ours_are_told_apart(read: Read) -> None:
    pots = "".join(
        f'**A {name} object looks like:**\n\n```js\n{{"{key}": 1}}\n```\n\n' for name, key in (("鉢", "a"), ("花", "b"))
    )
    reference, _ = read({"pots.md": portal_page(pots)})
    schemas = make_document(reference).content["components"]["schemas"]

    assert sorted(key for name in schemas for key in schemas[name].get("properties", {}) if key in "ab") == ["a", "b"]
