"""Reference ↔ reference.json, and the published JSON Schema."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jsonschema_rs
import pytest
from canvas_docs import model
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.model import (
    UNKNOWN,
    ArrayType,
    Field,
    MapType,
    ObjectType,
    Reference,
    ReferenceType,
    ScalarType,
    Type,
    UnionType,
    UnknownType,
)
from canvas_docs.serialize import reference_from_json, reference_schema, reference_to_json
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY, Read
from tests.test_forms import PUBLISHED

JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(max_size=5), st.just(0.5)),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)),
    max_leaves=4,
)
TEXT = st.sampled_from(["", "pot", "“Töpfe”\n\n- a", "false", "null"])


def nodes(kind: type, depth: int = 0) -> st.SearchStrategy[Any]:
    """Samples of a model class, in which every member takes all its shapes; nesting ends after a few levels."""
    hints = get_type_hints(kind)
    return st.builds(
        _object if kind is ObjectType else kind,
        **{
            field.name: JSON if field.type == "Json" else _values(hints[field.name], depth + 1)
            for field in fields(kind)
            if field.init
        },
    )


def _object(fields: tuple[Field, ...], values: Type | None, **known: Any) -> ObjectType:
    return ObjectType(fields, values if fields else None, **known)


def _type(depth: int) -> st.SearchStrategy[Type]:
    if depth > 4:
        return st.just(UNKNOWN)
    shapes = (ScalarType, ArrayType, ObjectType, MapType, ReferenceType, UnionType, UnknownType)
    return st.one_of(*(nodes(shape, depth) for shape in shapes))


def _values(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    if hint is Any:
        return JSON
    if hint is Type:
        return _type(depth)
    if isinstance(hint, type) and issubclass(hint, str):
        return TEXT if hint is str else st.sampled_from(list(hint))  # type: ignore[call-overload]
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(0, 5)
    if is_dataclass(hint):
        return nodes(hint, depth)  # type: ignore[arg-type]
    arguments = get_args(hint)
    if type(None) in arguments:
        (inner,) = (argument for argument in arguments if argument is not type(None))
        return st.none() if depth > 4 else st.none() | _values(inner, depth)
    (element, ellipsis) = arguments
    assert ellipsis is ...
    return st.just(()) if depth > 4 else st.lists(_values(element, depth), max_size=1).map(tuple)


@settings(max_examples=40)
@given(nodes(Reference))
def test_any_model_reads_back_equal_and_fits_the_schema(reference: Reference) -> None:
    written = reference_to_json(reference)

    assert reference_from_json(written.decode(), "reference.json") == reference
    VALIDATOR.validate(json.loads(written))


VALIDATOR = jsonschema_rs.Draft202012Validator(reference_schema())


@pytest.mark.parametrize("form", ["portal", "legacy 2022", "legacy 2014", "text"])
def test_every_form_reads_back_equal(form: str, read: Read) -> None:
    reference, _ = read(PUBLISHED[form]())
    written = reference_to_json(reference)

    assert reference_from_json(written.decode(), "reference.json") == reference
    VALIDATOR.validate(json.loads(written))


def test_the_published_schema_is_that_of_the_model() -> None:
    published = json.loads((REPOSITORY / "scraper" / "canvas_docs" / "reference.schema.json").read_text())

    assert published == json.loads(json.dumps(reference_schema())), "run `make golden`"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda content: content["pages"][0].update(slug=1), "slug"),
        (lambda content: content["pages"][0]["actions"][0]["routes"][0].pop("path"), "path"),
        (lambda content: content["pages"][0]["actions"][0].update(parameters=[{"name": 1}]), "name"),
        (lambda content: content["pages"][0]["actions"][0].update(returns={"type": {"kind": "pot"}}), "pot"),
        (lambda content: content["pages"][0]["actions"][0].update(returns={"type": {"kind": "reference"}}), "target"),
        (lambda content: content["pages"][0]["actions"][0].update(returns={"type": "string"}), "returns"),
    ],
)
def test_what_is_no_reference_is_refused_by_schema_and_reader(change: Any, path: str, read: Read) -> None:
    reference, _ = read(PUBLISHED["portal"]())
    content = json.loads(reference_to_json(reference))
    change(content)

    with pytest.raises(jsonschema_rs.ValidationError):
        VALIDATOR.validate(content)
    refused = reference_from_json(json.dumps(content), "reference.json")
    assert isinstance(refused, Diagnostic)
    assert path in refused.problem


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"version": 99}', '{"version": 1}', "[" * 100_000])
def test_broken_files_are_refused_with_advice(text: str) -> None:
    refused = reference_from_json(text, "reference.json")

    assert isinstance(refused, Diagnostic)
    assert "canvas-openapi parse" in refused.advice


def test_the_files_of_another_edition_of_a_page_are_not_changed_by_a_round_trip(read: Read, tmp_path: Path) -> None:
    reference, _ = read(PUBLISHED["portal"]())
    written = reference_to_json(reference)
    again, _ = read({"reference.json": written}, "again")

    assert reference_to_json(again) == written


def test_every_class_of_the_model_is_in_the_schema() -> None:
    classes = {name for name, value in vars(model).items() if isinstance(value, type) and is_dataclass(value)}

    assert classes - {"Controller", "Reference"} <= set(reference_schema()["$defs"])
