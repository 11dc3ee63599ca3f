"""What Schemathesis must not send to Prism, which takes `name=` for a missing parameter (defects/prism-empty.yaml)."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.hook
def filter_query(context: Any, query: dict[str, Any] | None) -> bool:
    """Whether no value of the query is empty."""
    values = [v for value in (query or {}).values() for v in (value if isinstance(value, list) else [value])]
    return all(value not in ("", None) for value in values) and all(value != [] for value in (query or {}).values())
