"""Linters and validators: no error and no warning."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.consumers.checks import Check
from tests.consumers.documents import Document
from tests.consumers.results import Finding, judged
from tests.consumers.toolbox import HERE, run


def openapi_spec_validator(document: Document) -> Finding:
    """The JSON Schema of OpenAPI, and that references and parameters resolve."""
    done = run(["openapi-spec-validator", "--errors=all", document.yaml])
    return judged([done.output] if done.code else [], "valid")


def redocly(document: Document) -> Finding:
    """`redocly lint`, its recommended rules."""
    done = run(["redocly", "lint", "--config", HERE / "redocly.yaml", "--format=json", document.yaml])
    if not done.stdout.startswith("{"):
        return judged([done.output or "no output"], "")
    found = json.loads(done.stdout)["problems"]
    return judged([f"{p['ruleId']} at {p['location'][0]['pointer']}: {p['message']}" for p in found], "no warning")


def spectral(document: Document) -> Finding:
    """`spectral lint`, spectral:oas."""
    ruleset = HERE / ".spectral.yaml"
    done = run(["spectral", "lint", "--quiet", "--fail-severity=hint", "-r", ruleset, "-f", "json", document.yaml])
    if not done.stdout.startswith("["):
        return judged([done.output or "no output"], "")
    found = json.loads(done.stdout)
    return judged([f"{p['code']} at {'/'.join(p['path'])}: {p['message']}" for p in found], "no warning")


def _validates(tool: str) -> Callable[[Document], Finding]:
    def check(document: Document) -> Finding:
        done = run(["node", HERE / "scripts" / "validate.mjs", tool, document.json])
        return judged([done.output] if done.code else [], "valid")

    return check


CHECKS = (
    Check("openapi-spec-validator", "openapi-spec-validator", openapi_spec_validator),
    Check("Redocly lint", "@redocly/cli", redocly, ("node",)),
    Check("Spectral", "@stoplight/spectral-cli", spectral, ("node",)),
    Check("swagger-parser", "@apidevtools/swagger-parser", _validates("swagger-parser"), ("node",)),
    Check("oas-normalize", "oas-normalize", _validates("oas-normalize"), ("node",)),
)
