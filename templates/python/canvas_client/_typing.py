"""What the generated modules take for types, for type checkers and for programs that read annotations when they run."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING or sys.version_info < (3, 12):  # pydantic takes no other before 3.12
    from typing_extensions import TypedDict
else:
    from typing import TypedDict

if TYPE_CHECKING or sys.version_info < (3, 13):
    from typing_extensions import deprecated
else:
    from warnings import deprecated

__all__ = ["LazyModule", "TypedDict", "deprecated"]


class LazyModule:
    """Stands for a module that annotations name: it is imported when somebody reads them."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)
