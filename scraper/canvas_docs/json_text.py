"""JSON as Python reads it, less what Python reads and no one can write."""

from __future__ import annotations

import json
import math

from canvas_docs.model import Json


def read_json(text: str) -> Json:
    """The value of a JSON text; half a surrogate pair (`\\\\ud800` alone), which no text can hold, becomes U+FFFD.

    ValueError if the text is not JSON, RecursionError if it nests too deep.
    """
    value = json.loads(text, parse_float=finite)
    if "\\ud" not in text.lower():
        return value
    shown = json.dumps(value, ensure_ascii=False)
    return json.loads(shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def finite(digits: str) -> float | str:
    """The number that digits stand for; the digits themselves where it is larger than any (`1e999`)."""
    number = float(digits)
    return number if math.isfinite(number) else digits
