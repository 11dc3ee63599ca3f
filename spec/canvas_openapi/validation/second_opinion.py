"""What openapi-spec-validator says of a document. It fails closed: a validator that cannot run is an error."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import islice
from typing import Any

from canvas_docs.diagnostics import Diagnostic, diagnostic
from canvas_docs.model import NOWHERE

from canvas_openapi.openapi.places import Place, place_of, pointer
from canvas_openapi.validation.errors import MOST
from canvas_openapi.validation.meta import shortened


def second_opinion(document: dict[str, Any], places: Mapping[str, Place]) -> list[Diagnostic]:
    """The errors that openapi-spec-validator finds, each with the page and line that caused it.

    `places` maps JSON pointers of operations and components to where they were read.
    """
    os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema-rs"  # twice as fast as its own
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator  # 0.4 s to import
    from referencing.exceptions import Unresolvable

    is_30 = str(document.get("openapi", "")).startswith("3.0")
    validator = (OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator)(document)
    found: list[Diagnostic] = []
    try:
        for error in islice(validator.iter_errors(), MOST):
            where = pointer(error.absolute_path)
            problem = f"{where or '/'}: {shortened(error.message)}"
            found.append(diagnostic("spec-invalid", problem, place_of(where, places).origin))
    except (Unresolvable, LookupError, TypeError, AttributeError, ValueError, AssertionError) as error:
        # It walks on after the errors that it finds, and trips over them or over a reference that leads nowhere.
        found.append(diagnostic("spec-invalid", f"the validator gave up: {shortened(str(error))}", NOWHERE))
    return found
