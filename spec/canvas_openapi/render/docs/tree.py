"""JSON Schema → rows to show: name, type with links, what is allowed, and the rows below."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvas_docs.model import Grade

from canvas_openapi.openapi.known import Evidence, Graded
from canvas_openapi.render.docs.arrangement import Component, component_of
from canvas_openapi.render.docs.links import relative

_LONGEST_VALUE = 160


@dataclass(frozen=True, slots=True)
class Label:
    """A piece of a type: text, and the address of the object it names."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The quiet mark at a type that the docs do not state: `word` and why, and the address of what marks mean."""

    word: str
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One parameter or property. `prefix` + `name` is its JSON path, `wire` its name on the wire if that differs."""

    name: str
    prefix: str
    wire: str
    type: tuple[Label, ...]
    description: str
    required: bool
    deprecated: bool
    allowed: tuple[str, ...]
    default: str | None
    example: str | None
    mark: Mark | None
    rows: tuple[Row, ...]
    reference: str | None

    @property
    def path(self) -> str:
        """The JSON path, as one looks for it."""
        return self.prefix + self.name

    @property
    def spelled(self) -> tuple[str, str, str]:
        """The name as the docs print it and forms send it: its own part between what stands before and after it."""
        if not self.wire:
            return self.prefix, self.name, ""
        before, name, after = self.wire.rpartition(self.name)
        return (before, name, after) if name else ("", self.wire, "")


class Trees:
    """Makes the rows of one file of the site: addresses are relative to it."""

    def __init__(self, components: dict[str, Component], here: str) -> None:
        self._components = components
        self._here = here

    def parameter(self, parameter: Graded) -> Row:
        """The row of a path or query parameter, under its wire name."""
        said = parameter.schema
        about: dict[str, Any] = {key: said[key] for key in ("description", "deprecated") if key in said}
        return self._row(said["name"], "", "", parameter.below("schema"), about, required=said.get("required", False))

    def answer(self, schema: Graded) -> Row:
        """The row that stands for an answer as a whole."""
        return self._row("", "", "", schema, {})

    def body(self, schema: Graded, *, nested: bool) -> tuple[Row, ...]:
        """The rows of a request body; `nested`: its members have bracket names in the docs and in forms."""
        return self._below(schema, "", "" if nested else None)

    def properties(self, schema: Graded) -> tuple[Row, ...]:
        """The rows of an object or response."""
        return self._below(schema, "", None)

    def _row(
        self,
        name: str,
        prefix: str,
        wire: str | None,
        graded: Graded,
        about: Mapping[str, Any] | None = None,
        *,
        required: bool = False,
    ) -> Row:
        schema = graded.schema
        about = schema if about is None else about
        inner = _innermost(graded)
        values = [value for value in inner.schema.get("enum", ()) if value is not None]
        examples = schema.get("examples") or ()
        path = f"{prefix}{name}{'[]' * _depth(schema)}"
        return Row(
            name=name,
            prefix=prefix,
            wire=wire if wire and wire != f"{prefix}{name}" else "",
            type=self.type(schema),
            description=str(about.get("description", "")),
            required=required,
            deprecated=bool(about.get("deprecated")),
            allowed=tuple(_value(value, bare=True) for value in values),
            default=_value(schema["default"], bare=True) if "default" in schema else None,
            example=_value(examples[0]) if examples and not values else None,
            mark=mark(graded.evidence, self._here) or mark(inner.evidence, self._here),
            rows=self._below(inner, f"{path}.", None if wire is None else wire),
            reference=_reference(inner),
        )

    def _below(self, graded: Graded, prefix: str, wire: str | None) -> tuple[Row, ...]:
        inner = _innermost(graded)
        required = inner.schema.get("required", ())
        rows = [
            self._row(
                name,
                prefix,
                None if wire is None else _bracketed(wire, name, member),
                inner.below("properties", name),
                required=name in required,
            )
            for name, member in inner.schema.get("properties", {}).items()
        ]
        others = inner.schema.get("additionalProperties")
        if isinstance(others, dict) and others:
            below = inner.below("additionalProperties")
            rows.append(self._row("{key}", prefix, None if wire is None else f"{wire}[<key>]", below))
        return tuple(rows)

    def type(self, schema: Mapping[str, Any]) -> tuple[Label, ...]:
        """The type in words: `array of Assignment`, `string, date-time, or null`."""
        labels = self._type(schema)
        nullable = "null" in _types(schema) or any(c.get("type") == "null" for c in schema.get("anyOf", ()))
        return (*labels, Label(" or null")) if nullable else labels

    def _type(self, schema: Mapping[str, Any]) -> tuple[Label, ...]:
        reference = component_of(schema["$ref"]) if "$ref" in schema else None
        if reference is not None:
            component = self._components.get(reference)
            return (Label(reference, relative(component.href, self._here) if component else None),)
        choices = [c for key in ("anyOf", "oneOf", "allOf") for c in schema.get(key, ()) if c.get("type") != "null"]
        if choices:
            labels: list[Label] = []
            for choice in choices:
                labels += [Label(" or "), *self._type(choice)] if labels else self._type(choice)
            return tuple(labels)
        names = [name for name in _types(schema) if name != "null"]
        if names == ["array"]:
            return (Label("array of "), *self._type(schema.get("items") or {}))
        if (
            names == ["object"]
            and not schema.get("properties")
            and isinstance(schema.get("additionalProperties"), dict)
        ):
            return (Label("map of "), *self._type(schema["additionalProperties"]))
        if schema.get("contentMediaType") == "application/octet-stream":
            return (Label("file"),)
        format_ = schema.get("format")
        words = " or ".join(names) or "any type"
        return (Label(f"{words}, {format_}" if format_ and format_ != "int64" else words),)


def mark(evidence: Evidence | None, here: str) -> Mark | None:
    """How a type that is shown in file `here` is known, where the docs do not state it."""
    if evidence is None:
        return None
    href = relative("guides/types.html", here)
    if evidence.grade is Grade.INFERRED:
        return Mark("inferred", f"The docs do not state this type. It is inferred {_because(evidence.rule)}.", href)
    if evidence.grade is Grade.CORRECTED:
        reason = f"The docs are wrong or silent here; an overlay corrects them{_by(evidence.rule)}."
        return Mark("corrected", reason, href)
    return None


_REASONS = (
    ("value-", "from the example value"),
    ("name-", "from the name"),
    ("phrase-", "from the wording of the description"),
    ("comment-", "from the comment in the example"),
    ("values-", "from the values that the description lists"),
    ("inline-copy", "from the example, which shows a copy of that object"),
    ("example-", "from an example in the docs"),
    ("guides", "from the guides, which say it once for all calls"),
    ("returns-prose-", "from a sentence of the description"),
    ("upload-", "from the guide on uploads, to which the description leads"),
    ("same-as", "from the action that the description names"),
    ("rest-sister", "from the other actions on its path"),
    ("sister-", "from the other actions on its path"),
    ("title-", "from the title, and what a sister action answers"),
)


def _because(rule: str) -> str:
    found = next((reason for prefix, reason in _REASONS if rule.startswith(prefix)), "by a rule")
    return f"{found} (rule {rule})" if rule else found


def _by(rule: str) -> str:
    return f" ({rule})" if rule else ""


def _innermost(graded: Graded) -> Graded:
    """The schema that says what is in it: the items of an array, the one choice beside null."""
    while True:
        choices = [at for at, one in enumerate(graded.schema.get("anyOf", ())) if one.get("type") != "null"]
        if len(choices) == 1:
            graded = graded.below("anyOf", choices[0])
        elif "array" in _types(graded.schema) and graded.schema.get("items"):
            graded = graded.below("items")
        else:
            return graded


def _depth(schema: Mapping[str, Any]) -> int:
    depth = 0
    while "array" in _types(schema) and schema.get("items"):
        schema, depth = schema["items"], depth + 1
    return depth


def _reference(graded: Graded) -> str | None:
    values = graded.schema.get("additionalProperties")
    is_map = isinstance(values, dict) and not graded.schema.get("properties")
    inner = (_innermost(graded.below("additionalProperties")) if is_map else graded).schema
    return component_of(inner["$ref"]) if "$ref" in inner else None


def _types(schema: Mapping[str, Any]) -> list[str]:
    found = schema.get("type", [])
    return [found] if isinstance(found, str) else list(found)


def _bracketed(wire: str, name: str, schema: Mapping[str, Any]) -> str:
    own = f"{wire}[{name}]" if wire else name
    return own + "[]" * _depth(schema)


def _value(value: Any, *, bare: bool = False) -> str:
    """A JSON value as text, cut if long; `bare`: strings without their quotes."""
    text = value if bare and isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"
