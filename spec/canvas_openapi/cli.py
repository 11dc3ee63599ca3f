"""The command line: `canvas-openapi VERB`. Each verb is imported when it is called."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

_VERBS = {
    "fetch": "canvas_docs.fetch.command:fetch_command",
    "parse": "canvas_openapi.commands.spec:parse",
    "spec": "canvas_openapi.commands.spec:spec",
    "docs": "canvas_openapi.commands.docs:docs",
    "clients": "canvas_openapi.commands.clients:clients",
    "build": "canvas_openapi.commands.build:build",
    "diff": "canvas_openapi.commands.diff:diff",
    "scopes": "canvas_openapi.commands.scopes:scopes",
}


class Verbs(click.Group):
    """The verbs, in the order in which one uses them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all verbs."""
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A verb by its name; None if there is none of it."""
        if cmd_name not in _VERBS:
            return None
        module, _, name = _VERBS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="canvas-openapi")
def main() -> None:
    """The Canvas LMS REST API reference docs, as an OpenAPI document, a docs site and clients.

    SOURCE is a page, a folder of pages, a snapshot or a reference.json, in any published form: Markdown or HTML of the
    developer portal, HTML or Swagger files of the legacy site, plain text. Without SOURCE, the page that ships with the
    program is read.

    Exit status: 0 done, 1 the input or result is not good enough, 2 wrong usage.
    """


def run() -> NoReturn:
    """The program. It ends without taking apart what it made, which would be a twentieth of its time."""
    try:
        main()
    except SystemExit as end:
        status = end.code
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))
