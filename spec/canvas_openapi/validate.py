"""Validation with openapi-spec-validator. It fails closed: a validator that cannot run is an error."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import islice
from typing import Any

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import NOWHERE, Origin

from canvas_openapi.openapi.places import Place, place_of, pointer

_MOST = 50  # more errors than this say nothing new


def validate(document: dict[str, Any], places: Mapping[str, Place]) -> list[Diagnostic]:
    """The errors of an OpenAPI document, each with the page and line that caused it.

    `places` maps JSON pointers of operations and components to where they were read.
    """
    os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema-rs"  # twice as fast as its own
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator  # 0.4 s to import
    from referencing.exceptions import Unresolvable

    is_30 = str(document.get("openapi", "")).startswith("3.0")
    validator = (OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator)(document)
    diagnostics: list[Diagnostic] = []
    try:
        for error in islice(validator.iter_errors(), _MOST):
            where = pointer(error.absolute_path)
            diagnostics.append(_error(f"{where or '/'}: {_short(error.message)}", place_of(where, places).origin))
    except (Unresolvable, LookupError, TypeError, AttributeError, ValueError) as error:
        # It walks on after the errors that it finds, and trips over them or over a reference that leads nowhere.
        diagnostics.append(_error(f"the validator gave up: {_short(str(error))}", NOWHERE))
    return diagnostics


def _error(problem: str, origin: Origin) -> Diagnostic:
    advice = "report it with the page; --no-validate writes the document all the same"
    return Diagnostic("spec-invalid", problem, advice, origin, Severity.ERROR)


def _short(message: str) -> str:
    first = message.strip().partition("\n")[0]
    return first if len(first) <= 200 else f"{first[:200]}…"
