"""Mutants: the invented pages in every form, damaged in ways that a seed decides."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tests.forms import generator_markdown, gitbook_html, gitbook_markdown, plain_text, yard_html
from tests.forms.greenhouse import GREENHOUSE

ODD = (
    *("\ud7ff", "\u202e", "\u0000", "\ufeff", "𝒳", "e\u0301", "\\ud800", '"\\udfff"', "&#xD800;", "\x0b", "日本語", "🌱" * 40),
    *("{x}", "{", "}", ":id}", "{a}/{a}", "/:id/:id", "*glob", "(/:a)", "(", "[", "]", "[]", "[][]", "a[b", "`", "**", "|", "\\"),
    *("<iframe>", "<!--", "</table>", "<table>", "<pre>", "<script>", "<![CDATA[", "<?php", "&lt;", "<x y='", "</code>"),
    *("{% hint %}", "{{ x }}", "{% raw %}", "${x}", "*/", '"""', "'''", "//", "#", "\\u0000", "None", "null", "class"),
    *("as_user_id", "page", "per_page", "self", "__proto__", "constructor", "0", "-1", "1e999", "NaN", "9" * 400),
    *("Defaults to active.", 'Defaults to "{}".', "Allowed values: `a`, `a`, `1`", "", " ", "\n\n", "x" * 5000),
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A published form: the extension of its files, and its pages."""

    extension: str
    pages: tuple[str, ...]


@cache
def forms() -> tuple[Form, ...]:
    """The invented pages in every form."""
    return (
        Form("md", tuple(gitbook_markdown.write(page) for page in GREENHOUSE)),
        Form("md", tuple(gitbook_markdown.write(page, raw_tables=True) for page in GREENHOUSE)),
        Form("md", ("\n\n".join(gitbook_markdown.write(page) for page in GREENHOUSE),)),
        Form("md", tuple(generator_markdown.write(page) for page in GREENHOUSE)),
        Form("html", tuple(gitbook_html.write(page) for page in GREENHOUSE)),
        Form("html", tuple(yard_html.write(page) for page in GREENHOUSE)),
        Form("html", tuple(yard_html.write(page, year=2014) for page in GREENHOUSE)),
        Form("json", (_swagger(),)),
        Form("txt", (plain_text.write(GREENHOUSE),)),
    )


def _swagger() -> str:
    """A Swagger 1.2 file about the plants, one member on each line."""
    rows = [
        {"paramType": "path", "name": "id", "type": "string", "required": True, "description": "ID"},
        {
            "paramType": "form",
            "name": "plant[name]",
            "type": "string",
            "enum": ["fern", "moss"],
            "description": "Name.",
        },
        {"paramType": "form", "name": "plant[size]", "type": "integer", "description": "Defaults to 3."},
    ]
    operations = [
        {
            "method": method,
            "summary": f"{method} plant",
            "notes": "Text.",
            "nickname": method,
            "parameters": rows,
            "type": "Plant",
        }
        for method in ("GET", "PUT", "DELETE")
    ]
    plant = {
        "id": "Plant",
        "properties": {"id": {"type": "integer", "example": 1}, "beds": {"type": "array", "items": {"$ref": "Bed"}}},
    }
    content = {"apiVersion": "1.0", "swaggerVersion": "1.2", "basePath": "https://canvas.example/api", "resourcePath": "/plants",
               "apis": [{"path": "/v1/plants/{id}", "operations": operations}], "models": {"Plant": plant}}  # fmt: skip
    return json.dumps(content, indent=1)


def mutant(seed: int) -> dict[str, str]:
    """The files of a folder: one form, of whose pages at least one is damaged."""
    chance = random.Random(seed)
    form = chance.choice(forms())
    pages = list(form.pages)
    at = chance.randrange(len(pages))
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        pages[at] = chance.choice(_MUTATIONS)(pages[at], chance)
    return {f"page{number}.{form.extension}": page for number, page in enumerate(pages)}


def _cut_lines(page: str, chance: random.Random) -> str:
    lines = page.split("\n")
    start = chance.randrange(len(lines))
    del lines[start : start + chance.choice((1, 1, 2, 5, len(lines)))]
    return "\n".join(lines)


def _double_lines(page: str, chance: random.Random) -> str:
    lines = page.split("\n")
    start = chance.randrange(len(lines))
    some = lines[start : start + chance.choice((1, 1, 3, 20))]
    return "\n".join(lines[:start] + some * chance.choice((2, 2, 3, 60)) + lines[start + len(some) :])


def _swap_lines(page: str, chance: random.Random) -> str:
    lines = page.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _insert(page: str, chance: random.Random) -> str:
    at = chance.randrange(len(page) + 1)
    return page[:at] + chance.choice(ODD) + page[at:]


def _replace_word(page: str, chance: random.Random) -> str:
    words = page.split(" ")
    words[chance.randrange(len(words))] = chance.choice(ODD)
    return " ".join(words)


def _everywhere(page: str, chance: random.Random) -> str:
    """One name, route or value changed wherever it stands."""
    names = (
        "/api/v1/plants",
        "Plant",
        "string",
        "integer",
        "boolean",
        ":id",
        "name",
        "GET",
        "POST",
        "DELETE",
        "true",
        "Required",
    )
    return page.replace(chance.choice(names), chance.choice(ODD)[:200])  # fmt: skip


def _merge_cells(page: str, chance: random.Random) -> str:
    mark = chance.choice((" | ", "</td><td>", "</td>\n", "`", "**", "[", "]", "{", "}", ",", '"', ":"))
    parts = page.split(mark)
    if len(parts) < 2:
        return page
    at = chance.randrange(1, len(parts))
    return mark.join(parts[:at]) + chance.choice(("", mark * 2, " ")) + mark.join(parts[at:])


def _break_off(page: str, chance: random.Random) -> str:
    return page[: chance.randrange(len(page) + 1)]


_Mutation = Callable[[str, random.Random], str]
_MUTATIONS: tuple[_Mutation, ...] = (
    *(_cut_lines, _double_lines, _swap_lines, _insert, _insert, _replace_word, _everywhere, _everywhere),
    *(_merge_cells, _merge_cells, _break_off),
)
