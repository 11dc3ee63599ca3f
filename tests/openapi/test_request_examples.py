"""Documented calls become examples of request bodies, where they fit what the docs say of the body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from canvas_docs.reference import read_reference
from canvas_openapi.openapi.document import openapi

PAGE = """# Plots

## Plots API

### [Change a plot](#method.plots.update) <a href="#method.plots.update" id="method.plots.update"></a>

**`PUT /api/v1/plots/:id`**

**Scope:** `url:PUT|/api/v1/plots/:id`

**`POST /api/v1/plots`**

**Scope:** `url:POST|/api/v1/plots`

**Request Parameters:**

| Parameter               | Type      | Description                                                              |
| ----------------------- | --------- | ------------------------------------------------------------------------ |
| `plot[name]`            | `string`  | Its name.                                                                |
| `plot[rows]`            | `integer` | How many.                                                                |
| `plot[shady]`           | `boolean` | Whether it is.                                                           |
| `plot[soil]`            | `string`  | <p>Which.</p><p>Allowed values: <code>clay</code>, <code>sand</code></p> |
| `plot[tags][]`          | `string`  | Words.                                                                   |
| `beds[][id]`            | `integer` | The bed.                                                                 |
| `beds[][side]`          | `string`  | Where.                                                                   |
| `grades[<plant>][mark]` | `number`  | How it does.                                                             |

**Example Request:**

```bash
CURL
```
"""


def examples(tmp_path: Path, command: str, verb: str = "put") -> tuple[Any, list[str]]:
    """The example, or examples, of the body of an operation, and the notes about what was left out."""
    (tmp_path / "plots.md").write_text(PAGE.replace("CURL", command))
    reference, _ = read_reference(tmp_path)
    assert reference is not None
    result = openapi(reference)
    path = "/api/v1/plots/{id}" if verb == "put" else "/api/v1/plots"
    media = result.document["paths"][path][verb]["requestBody"]["content"]["application/json"]
    notes = [d.problem for d in result.diagnostics if d.code == "example-left-out"]
    return media.get("example", media.get("examples")), notes


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        (["plot[name]=North", "plot[rows]=3"], {"plot": {"name": "North", "rows": 3}}),
        (["plot[shady]=1"], {"plot": {"shady": True}}),
        (["plot[shady]=false", "plot[soil]=clay"], {"plot": {"shady": False, "soil": "clay"}}),
        (["plot[tags][]=a", "plot[tags][]=b"], {"plot": {"tags": ["a", "b"]}}),
        (
            ["beds[][id]=1", "beds[][side]=left", "beds[][id]=2"],
            {"beds": [{"id": 1, "side": "left"}, {"id": 2}]},
        ),
        (["grades[fern][mark]=1.5"], {"grades": {"fern": {"mark": 1.5}}}),
    ],
)
def test_pairs_become_the_documented_body(tmp_path: Path, pairs: list[str], value: Any) -> None:
    command = "curl -X PUT https://<canvas>/api/v1/plots/7 " + " ".join(f"-d '{pair}'" for pair in pairs)
    assert examples(tmp_path, command) == (value, [])


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        ("plot[rows]=<rows>", "plot.rows: '<rows>' is no integer"),
        ("plot[soil]=gold", "plot.soil: 'gold' is none of the allowed values"),
        ("plot[colour]=red", "plot.colour: it is not documented"),
        ("plot[tags]=a", "plot.tags: 'a' is no array"),
        ("plot=a", "plot: 'a' is no object"),
    ],
)
def test_what_does_not_fit_is_left_out_and_said(tmp_path: Path, pair: str, why: str) -> None:
    found, (note,) = examples(tmp_path, f"curl -X PUT /api/v1/plots/7 -d '{pair}'")
    assert found is None
    assert note.endswith(why)


def test_json_is_taken_as_it_is(tmp_path: Path) -> None:
    command = """curl -X PUT /api/v1/plots/7 -d '{"plot": {"rows": 3}}'"""
    assert examples(tmp_path, command) == ({"plot": {"rows": 3}}, [])
    assert examples(tmp_path, command.replace("3", '"three"'))[0] is None


def test_a_call_is_an_example_of_its_own_operation_only(tmp_path: Path) -> None:
    command = "curl /api/v1/plots -d 'plot[name]=North'"
    assert examples(tmp_path, command, "put") == (None, [])
    assert examples(tmp_path, command, "post") == ({"plot": {"name": "North"}}, [])


def test_several_calls_are_several_examples(tmp_path: Path) -> None:
    lines = [f"curl -X PUT /api/v1/plots/7 -d 'plot[name]={name}'" for name in ("North", "South", "North")]
    found, _ = examples(tmp_path, "\n".join(lines))
    assert [example["value"]["plot"]["name"] for example in found.values()] == ["North", "South"]


def test_a_call_that_sends_a_file_is_none(tmp_path: Path) -> None:
    assert examples(tmp_path, "curl -X PUT /api/v1/plots/7 -F 'plot[name]=x' -F 'p=@<file>'") == (None, [])
