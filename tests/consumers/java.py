"""openapi-generator java: every operation is in the generated sources."""

from __future__ import annotations

from tests.consumers.checks import Check
from tests.consumers.clients import generate
from tests.consumers.documents import Document
from tests.consumers.python_clients import first_error, missing_operations
from tests.consumers.results import Finding, counted, judged
from tests.consumers.typescript import camel_case


def java(document: Document) -> Finding:
    """Validated by the generator itself; a method for every operation."""
    folder, done = generate("java", document)
    if done.code:
        return judged([first_error(done)], "")
    sources = list((folder / "src" / "main").rglob("*Api.java"))
    lost = missing_operations(document, sources, " {}(", camel_case)
    return judged(lost, counted(len(document.operation_ids()) - len(lost), "operation"))


CHECKS = (Check("openapi-generator java", "openapi-generator-cli", java, ("java",)),)
