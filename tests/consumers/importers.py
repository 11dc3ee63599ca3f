"""Importers of request collections: a request for every operation, with a bearer token, masquerading nobody."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.consumers.checks import Check
from tests.consumers.documents import Document
from tests.consumers.results import Finding, counted, judged, megabytes
from tests.consumers.toolbox import HERE, run

_LARGEST = 35_000_000  # bytes of a collection that the applications still open with ease


def _imports(tool: str) -> Callable[[Document], Finding]:
    def check(document: Document) -> Finding:
        done = run(["node", HERE / "scripts" / "import.mjs", tool, document.json])
        if done.code:
            return judged([done.output], "")
        found = json.loads(done.stdout.strip().splitlines()[-1])
        operations = len(document.operation_ids())
        problems = [
            *([f"{found['requests']} requests of {operations}"] if found["requests"] != operations else []),
            *([f"{found['bearer']} requests with a bearer token"] if found["bearer"] != operations else []),
            *([f"{found['masked']} requests masquerade"] if found["masked"] else []),
            *([f"{megabytes(found['bytes'])}"] if found["bytes"] > _LARGEST else []),
        ]
        detail = f"{counted(operations, 'request')}, all with a bearer token, {megabytes(found['bytes'])}"
        return judged(problems, detail)

    return check


CHECKS = (
    Check("openapi-to-postmanv2", "openapi-to-postmanv2", _imports("postman"), ("node",)),
    Check("Bruno", "@usebruno/converters", _imports("bruno"), ("node",)),
    # Its parser knows 3.0 only.
    Check("insomnia-importers", "insomnia-importers", _imports("insomnia"), ("node",), only=("3.0",)),
)
