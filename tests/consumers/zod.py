"""openapi-zod-client: tsc refuses what it writes for some nulls; a document without those shows that the rest is right."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.consumers.checks import Check
from tests.consumers.clients import generate
from tests.consumers.documents import Document
from tests.consumers.results import Finding, Outcome, counted, judged
from tests.consumers.typescript import compile_errors, first_complaint

_GENERATOR = "openapi-zod-client"


def openapi_zod_client(document: Document) -> Finding:
    """A schema of every operation. What tsc refuses must be the generator's own: three ways to say that a value is null."""
    folder, done = generate(_GENERATOR, document)
    if done.code:
        return judged([first_complaint(done.output)], "")
    words = set(re.findall(r"\w+", (folder / "index.ts").read_text()))
    lost = [f"{name} was not generated" for name in document.operation_ids() if name not in words]
    count = counted(len(document.operation_ids()) - len(lost), "operation")
    errors = compile_errors(folder)
    if lost or not errors:
        return judged(lost, f"{count}, tsc --strict without an error")
    others = _errors_without_nulls(document)
    if others:
        return judged(others, "")
    proofs = "defects/zod-circle.yaml, zod-circle-3.0.yaml, zod-null.yaml"
    return Finding(Outcome.DEFECT, f"{count}; tsc refuses {len(errors)} nulls, and without them nothing ({proofs})")


def _errors_without_nulls(document: Document) -> list[str]:
    """What tsc says when the nulls that the generator gets wrong are not in the document."""
    other = Document(f"{document.name}-without-nulls", document.version)
    other.json.write_text(json.dumps(without_nulls(document.data())))
    folder, done = generate(_GENERATOR, other)
    return [first_complaint(done.output)] if done.code else compile_errors(folder)


def without_nulls(node: Any) -> Any:
    """A schema, and all below it, in which lists, objects and listed values are never null."""
    if isinstance(node, list):
        return [without_nulls(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {key: without_nulls(value) for key, value in node.items()}
    types = found["type"] if isinstance(found.get("type"), list) else [found.get("type")]
    values = found.get("enum")
    has_null_among_values = isinstance(values, list) and None in values and len(values) > 1
    if not has_null_among_values and not {"array", "object"} & {one for one in types if isinstance(one, str)}:
        return found
    if isinstance(found.get("type"), list):
        rest = [one for one in types if one != "null"]
        found["type"] = rest[0] if len(rest) == 1 else rest  # the generator reads a list of one as a union
    if has_null_among_values:
        found["enum"] = [value for value in values if value is not None]
    if found.get("nullable") is True:
        del found["nullable"]
    return found


CHECKS = (Check(_GENERATOR, _GENERATOR, openapi_zod_client, ("node",), is_heavy=True),)
