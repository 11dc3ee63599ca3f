"""The official schemas of OpenAPI 3.1 and 3.0, and the OAS dialect for the schemas inside.

The schemas ship with openapi-spec-validator, whose code is not loaded for that: it takes longer than the whole check.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs

Broken = tuple[tuple[str | int, ...], str]
"""Where a rule is broken, and how."""

_DIALECT = Path(__file__).parent / "dialect.json"
_PACKAGE = "openapi_spec_validator"


def breaks_of_schema(document: dict[str, Any]) -> Iterator[Broken]:
    """Where a document does not fit the schema of the version of OpenAPI that it names."""
    validator = _validator_30() if str(document.get("openapi", "")).startswith("3.0") else _validator_31()
    for error in validator.iter_errors(document):
        yield tuple(error.instance_path), shortened(error.message)


@cache
def _validator_31() -> jsonschema_rs.Draft202012Validator:
    # Without formats: the schema calls the address of a server a URI, which `https://{canvas_host}` is not.
    resources = [*json.loads(_DIALECT.read_text(encoding="utf-8")), _official("v3.1")]
    registry = jsonschema_rs.Registry([(resource["$id"], resource) for resource in resources])
    return jsonschema_rs.Draft202012Validator({"$ref": resources[0]["$id"]}, registry=registry)


@cache
def _validator_30() -> jsonschema_rs.Draft4Validator:
    return jsonschema_rs.Draft4Validator(_official("v3.0"))


def _official(version: str) -> Any:
    """The official schema of a version; FileNotFoundError if the installation is damaged."""
    package = find_spec(_PACKAGE)
    for folder in (package and package.submodule_search_locations) or ():
        path = Path(folder) / "resources" / "schemas" / version / "schema.json"
        if path.is_file():
            return json.loads(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(
        f"{_PACKAGE} and its schema of OpenAPI {version} are not installed: install the program again"
    )


def shortened(message: str) -> str:
    """The first line of a message, at most 200 characters of it."""
    first = message.strip().partition("\n")[0]
    return first if len(first) <= 200 else f"{first[:200]}…"
