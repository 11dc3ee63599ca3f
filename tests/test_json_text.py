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


@pytest.mark.parametrize("text", ['{"a": 1e999, "b": 1.5}', '{"a": -1e999, "b": 1.5, }'])
def test_a_number_beyond_all_numbers_stays_as_it_is_printed(read: Read, text: str) -> None:
    page = portal_page(f"**A Pot object looks like:**\n\n```js\n{text}\n```\n\n" + portal_action(f"**Example Response:**\n\n```js\n{text}\n```\n"))  # fmt: skip
    reference, _ = read({"pots.md": page})

    json.loads(make_document(reference).to_json(), parse_constant=pytest.fail)
    assert "1e999" in reference_to_json(reference).decode()
    assert read_json("[1e999, 2.5]") == ["1e999", 2.5]
