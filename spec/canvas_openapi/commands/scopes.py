"""`scopes`: which scopes an integration needs, what is wrong with a list, what to change when Canvas gets newer."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

import canvas_openapi as library
from canvas_openapi.commands.document_options import document_of
from canvas_openapi.commands.running import loaded, new_report, source_or_bundled

if TYPE_CHECKING:
    from canvas_openapi import Called, Document, NeededScopes

_SOURCE = click.Path(exists=True, path_type=Path)
_FORMATS = click.option(
    "--format", "form", type=click.Choice(["text", "json", "lines"]), default="text", show_default=True
)


@click.group()
def scopes() -> None:
    """Say which scopes an integration needs, and what is wrong with a list of them.

    \b
    canvas-openapi scopes for access.log --source snapshots/canvas
    canvas-openapi scopes check scopes.txt --source snapshots/canvas
    canvas-openapi scopes upgrade old/ new/ --have scopes.txt

    Exit status: 0 done, 1 if something is wrong with the list or cannot be read, 2 wrong usage.
    """


@scopes.command("for")
@click.argument("calls", nargs=-1, required=True)
@click.option("--source", type=_SOURCE, help="The edition of the docs, any SOURCE.")
@_FORMATS
def for_calls(calls: tuple[str, ...], source: Path | None, form: str) -> None:
    """Say the least scopes for CALLS: files, `-` for standard input, operationIds, or "VERB /path".

    A file is a HAR file, an access log (common, combined, JSON lines), source code that uses our clients, canvasapi or
    /api/v1/… strings, or a list. Only methods and paths of it are read. "lines" is one scope a line, to paste.

    \b
    canvas-openapi scopes for access.log app.py "GET /api/v1/courses/1/users" list_courses

    \b
    JSON: {"scopes": [{"scope", "calls": […]}], "unmatched": [{"call", "nearest"}]}
    """
    found = library.scopes_for(_document(source), _all_calls(calls))
    if form == "json":
        _print_json(found.to_json())
    elif form == "lines":
        _print_lines(found.scopes)
    else:
        for scope, why in found.scopes.items():
            _print_lines([scope, *(f"    {call}" for call in why)])
    if form != "json":
        _say_unmatched(found)


@scopes.command("check")
@click.argument("listed", metavar="LIST")
@click.option("--source", type=_SOURCE, help="The edition of the docs, any SOURCE.")
@click.option("--since", type=_SOURCE, help="An older edition: tells scopes that are gone from those that never were.")
@click.option("--used", multiple=True, help="Calls of the integration, as for `scopes for`: names scopes that lack.")
@_FORMATS
def check(listed: str, source: Path | None, since: Path | None, used: tuple[str, ...], form: str) -> None:
    """Say what is wrong with LIST, a file of scopes in any shape; `-` is standard input.

    "lines" is the scopes that exist, one a line, to paste.

    \b
    canvas-openapi scopes check vendor.txt --source new/ --since old/ --used access.log

    \b
    JSON: {"valid": […], "unknown": [{"scope", "nearest"}], "gone": […], "doubled": […],
      "missing": […], "allows": [{"scope", "operation", "access", "of"}]}
    """
    text = _text(listed)
    earlier = _document(since) if since else None
    checked = library.check_scopes(_document(source), text, earlier=earlier, used=_all_calls(used))
    if form == "json":
        _print_json(checked.to_json())
    elif form == "lines":
        _print_lines(checked.valid)
    else:
        for scope in checked.valid:
            allowed = checked.allows.get(scope, ())
            words = ", ".join(f"{o.id} ({'reads' if o.reads else 'writes'} {o.whose})" for o in allowed)
            _print_lines([f"valid    {scope}{': ' + words if words else ''}"])
        for scope, nearest in checked.unknown.items():
            _print_lines([f"unknown  {scope}{'; nearest: ' + nearest if nearest else ''}"])
        _print_lines(f"gone     {scope}" for scope in checked.gone)
        _print_lines(f"doubled  {scope}" for scope in checked.doubled)
        _print_lines(f"missing  {scope}" for scope in checked.missing)
    sys.exit(1 if checked.wrong else 0)


@scopes.command("upgrade")
@click.argument("old", type=_SOURCE)
@click.argument("new", type=_SOURCE)
@click.option("--have", required=True, help="The scopes of the key: a file in any shape, or `-`.")
@_FORMATS
def upgrade(old: Path, new: Path, have: str, form: str) -> None:
    """Say what to add, drop or rename on a key when Canvas moves from the edition OLD to NEW.

    "lines" is the scopes of the key afterwards, one a line, to paste.

    \b
    canvas-openapi scopes upgrade old/ new/ --have scopes.txt

    \b
    JSON: {"keep": […], "rename": [{"scope", "to"}], "drop": […], "add": [{"scope", "for"}], "unknown": […]}
    """
    result = library.upgrade_scopes(_document(old), _document(new), _text(have))
    if form == "json":
        _print_json(result.to_json())
    elif form == "lines":
        _print_lines(dict.fromkeys((*result.keep, *result.rename.values(), *result.add)))
    else:
        _print_lines(f"keep     {scope}" for scope in result.keep)
        _print_lines(f"rename   {scope} → {to}" for scope, to in result.rename.items())
        _print_lines(f"drop     {scope}" for scope in result.drop)
        _print_lines(f"add      {scope}  (for {what})" for scope, what in result.add.items())
        _print_lines(f"unknown  {scope}" for scope in result.unknown)


def _document(source: Path | None) -> Document:
    """The document of a SOURCE; ends the run with 1 and the reasons if it cannot be read."""
    place = source_or_bundled(source)
    report = new_report(place, quiet=True, verbose=False, strict=False)
    reference = loaded(report, place)
    if reference is None or report.failed:
        sys.exit(report.close() or 1)
    document = document_of(report, reference, validate=False)
    if report.failed:
        sys.exit(report.close() or 1)
    if source is None:
        click.echo("reading the bundled page, a fragment; give the full docs with --source", err=True)
    return document


def _all_calls(arguments: Iterable[str]) -> Iterator[Called | str]:
    """The calls in files, and those given by name; a file is read as it goes."""
    for argument in arguments:
        if argument == "-" or Path(argument).is_file():
            try:
                with ExitStack() as opened:
                    yield from library.calls_in(argument, _lines(argument, opened))
            except (library.UnreadableError, OSError) as error:
                click.echo(f"{argument}: {getattr(error, 'strerror', None) or error}", err=True)
                sys.exit(1)
        else:
            yield argument


def _lines(name: str, opened: ExitStack) -> Iterable[str]:
    """The lines of a file or of standard input, whatever bytes they hold, in parts of at most a megabyte."""
    if name == "-":
        text: IO[str] = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace")
    else:
        text = opened.enter_context(open(name, encoding="utf-8-sig", errors="replace"))  # noqa: SIM115
    return iter(lambda: text.readline(_LONGEST), "")


_LONGEST = 1 << 20


def _text(name: str) -> str:
    """What a file or standard input holds; ends the run with 1 where no scope is in it."""
    from canvas_openapi.scopes.listing import scopes_in

    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise click.BadParameter(f"{name}: {error.strerror}") from None
    text = content.decode("utf-8-sig", errors="replace")
    if not scopes_in(text):
        click.echo(f"{name}: no scope in it; one looks like url:GET|/api/v1/courses", err=True)
        sys.exit(1)
    return text


def _say_unmatched(found: NeededScopes) -> None:
    for call, nearest in found.unmatched.items():
        click.echo(f"not documented: {call}{f'; nearest: {nearest}' if nearest else ''}", err=True)
    if found.more_unmatched:
        click.echo(f"not documented: {found.more_unmatched} more", err=True)


def _print_json(content: dict[str, Any]) -> None:
    click.echo(json.dumps(content, indent=2, ensure_ascii=False))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
