"""Where the Jinja templates are, and how they are read: the same for the docs site and the clients."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2

_CHECKOUT = Path(__file__).parents[3] / "templates"
_WHEEL = Path(__file__).parents[1] / "templates"  # pyproject.toml: force-include


def folder(name: str) -> Path:
    """The folder of one set of templates: `docs`, `python` or `typescript`."""
    found = next((parent / name for parent in (_WHEEL, _CHECKOUT) if (parent / name).is_dir()), None)
    if found is None:
        raise FileNotFoundError(f"no templates named {name!r} beside the program: the installation is damaged")
    return found


@cache
def environment(name: str, *, autoescape: bool) -> jinja2.Environment:
    """The environment of one set of templates; an undefined name in a template is an error.

    One environment per set is kept, compiled templates with it: add filters and globals where it is first used.
    """
    import jinja2  # not needed where all comes from the cache

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder(name), encoding="utf-8"),
        autoescape=autoescape,  # noqa: S701 (off for source code and Markdown only)
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
