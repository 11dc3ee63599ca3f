"""JSON texts → Python values, without values that cannot be written as JSON again."""

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
    """The number that the digits stand for; the digits as a text where the number would be infinite (`1e999`)."""
    number = float(digits)
    return number if math.isfinite(number) else digits
