"""The import lines that a generated Python module needs, found by the names that it uses, in the order of isort."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

PACKAGE = "canvas_client"
_STRING = re.compile(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'""")
_ORIGINS = {
    "datetime": "datetime",
    "date": "datetime",
    "TYPE_CHECKING": "typing",
    "Any": "typing",
    "Literal": "typing",
    "Required": "typing",
    "TypeAlias": "typing",
    "cast": "typing",
    "overload": "typing",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "Id": f"{PACKAGE}._options",
    "NotGiven": f"{PACKAGE}._options",
    "RequestOptions": f"{PACKAGE}._options",
    "Paginator": f"{PACKAGE}._paging",
    "AsyncPaginator": f"{PACKAGE}._async_paging",
    "FileInput": f"{PACKAGE}._uploads",
    "LazyModule": f"{PACKAGE}._typing",
    "TypedDict": f"{PACKAGE}._typing",
    "deprecated": f"{PACKAGE}._typing",
}


def uses(module: str, code: str) -> bool:
    """Whether code names something of a module; what stands in quotes is a value."""
    return re.search(rf"\b{module}\.", _STRING.sub("", code)) is not None


def import_lines(code: str, more: Iterable[str] = ()) -> list[str]:
    """The lines for the names in code, and more lines: the standard library, an empty line, the package."""
    lines = sorted([*_imports(code), *more], key=lambda line: line.split()[1])
    own = [line for line in lines if line.startswith(f"from {PACKAGE}")]
    standard = [line for line in lines if line not in own]
    return [*standard, *([""] if standard and own else []), *own]


def kind_and_name(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, each by name."""
    return 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2, name


def _imports(code: str) -> Iterator[str]:
    by_module: dict[str, list[str]] = {}
    words = set(re.findall(r"[A-Za-z_]\w*", _STRING.sub("", code)))
    for name, module in _ORIGINS.items():
        if name in words:
            by_module.setdefault(module, []).append(name)
    for module, found in by_module.items():
        yield f"from {module} import {', '.join(sorted(found, key=kind_and_name))}"
