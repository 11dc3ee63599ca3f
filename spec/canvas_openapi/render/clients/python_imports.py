"""The import lines that a generated Python module needs, found by the names that it uses, in the order of isort."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

PACKAGE = "canvas_client"
_STRING = re.compile(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'""")
_NAME = re.compile(r"[A-Za-z_]\w*")
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


def names_in(code: str) -> set[str]:
    """The names in code; what stands in quotes is a value."""
    return set(_NAME.findall(_STRING.sub("", code)))


def import_lines(names: Collection[str], more: Iterable[str] = ()) -> list[str]:
    """The lines for those names that are imported, and more: the standard library, an empty line, the package."""
    lines = sorted([*_imports(names), *more], key=lambda line: line.split()[1])
    own = [line for line in lines if line.startswith(f"from {PACKAGE}")]
    standard = [line for line in lines if line not in own]
    return [*standard, *([""] if standard and own else []), *own]


def kind_and_name(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, each by name."""
    return 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2, name


def _imports(names: Collection[str]) -> Iterator[str]:
    by_module: dict[str, list[str]] = {}
    for name, module in _ORIGINS.items():
        if name in names:
            by_module.setdefault(module, []).append(name)
    for module, found in by_module.items():
        yield f"from {module} import {', '.join(sorted(found, key=kind_and_name))}"
