"""Validation with openapi-spec-validator. It fails closed: a validator that cannot run is an error."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from scraper.diagnostics import Diagnostic, Severity
from spec.openapi.places import Place, place_of, pointer

_MOST = 50  # more errors than this say nothing new


def validate(document: dict[str, Any], places: Mapping[str, Place]) -> list[Diagnostic]:
    """The errors of an OpenAPI document, each with the page and line that caused it.

    `places` maps JSON pointers of operations and components to where they were read.
    """
    os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema-rs"  # twice as fast as its own
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator  # 0.4 s to import

    is_30 = str(document.get("openapi", "")).startswith("3.0")
    validator = (OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator)(document)
    diagnostics: list[Diagnostic] = []
    for error in validator.iter_errors():
        where = pointer(error.absolute_path)
        diagnostics.append(
            Diagnostic(
                "spec-invalid",
                f"{where or '/'}: {_short(error.message)}",
                "report it with the page; --no-validate writes the document all the same",
                place_of(where, places).origin,
                Severity.ERROR,
            )
        )
        if len(diagnostics) == _MOST:
            break
    return diagnostics


def _short(message: str) -> str:
    first = message.strip().partition("\n")[0]
    return first if len(first) <= 200 else f"{first[:200]}…"
