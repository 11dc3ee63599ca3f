"""The options that shape the document, and the document that they make.

Nothing heavy is imported here, but when there is a document to make: `--help` must not wait for it
(`tests/test_light.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import canvas_openapi as library
from canvas_openapi.commands.running import Command, kept

if TYPE_CHECKING:
    from canvas_docs.model import Reference

    from canvas_openapi.making import Document, Version
    from canvas_openapi.report import Report


def overlays(command: Command) -> Command:
    """Give a verb that needs the document the options that say which overlays correct it."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    command = click.option(
        "--overlay",
        "overlay_files",
        type=file,
        multiple=True,
        help="Apply this OpenAPI Overlay 1.0 too, after ours; may be repeated.",
    )(command)
    return click.option("--no-overlays", is_flag=True, help="Leave out our corrections of the docs.")(command)


def slices(command: Command) -> Command:
    """Give a verb the options that leave a part of the document."""
    left_out = "Leave out what these name, in the same terms; repeatable."
    command = click.option("--except", "but", multiple=True, help=left_out)(command)
    return click.option(
        "--only",
        multiple=True,
        help="A slice: a tag, tag group, path glob, operationId, scope, file of scopes, or read-only; repeatable.",
    )(command)


def agent_profile(command: Command) -> Command:
    """Give a verb the option of a form for tool lists: not those whose output calls Canvas by wire names."""
    command = click.option("--answers", is_flag=True, help="With --profile agent: keep the schemas of answers.")(
        command
    )
    return click.option(
        "--profile", type=click.Choice(["agent"]), help="agent: short, with names that are legal for tools (MCP)."
    )(command)


def document_of(
    report: Report,
    reference: Reference,
    *,
    version: Version = "3.1",
    validate: bool = True,
    overlay_files: tuple[Path, ...] = (),
    no_overlays: bool = False,
    only: tuple[str, ...] = (),
    but: tuple[str, ...] = (),
    profile: str | None = None,
    answers: bool = False,
) -> Document:
    """The document of a reference; what was noticed goes to the report."""
    if answers and not profile:
        raise click.UsageError("--answers is for --profile agent")
    document = library.make_document(
        reference,
        version=version,
        overlays=overlay_files,
        shipped_overlays=not no_overlays,
        validate=validate,
        cache=kept(),
    )
    report.add(document.diagnostics)
    if report.strict and validate:
        report.add(document.second_opinion())
    document = _sliced(document, only, but)
    report.summarise(document.types_known)
    return _for_agents(report, document, answers=answers) if profile else document


def _sliced(document: Document, only: tuple[str, ...], but: tuple[str, ...]) -> Document:
    """The part that the options leave; wrong usage if a term names nothing or nothing is left."""
    if not only and not but:
        return document
    try:
        return library.slice_document(document, only=only, but=but)
    except library.UnknownTermError as error:
        raise click.UsageError(str(error)) from None
    except library.EmptySliceError:
        raise click.UsageError("--only and --except leave no operation") from None


def _for_agents(report: Report, document: Document, *, answers: bool) -> Document:
    """The agent profile; warns where it makes more tools than several platforms take."""
    from canvas_openapi.slices.agent import MOST_TOOLS, tool_count

    short = library.for_agents(document, answers=answers)
    tools = tool_count(short.content)
    if tools > MOST_TOOLS:
        report.say(f"warning: {tools:,} tools, more than the {MOST_TOOLS} that several platforms take; use --only")
    return short
