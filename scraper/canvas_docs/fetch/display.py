"""What a user sees of a fetch while it runs. Part of the CLI layer: it prints, to stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Never

import click
from tqdm import tqdm

from canvas_docs.fetch.progress import Progress, Silence

_LINE_EVERY = 5.0
"""Seconds between two lines of progress where there is no terminal."""


def say(text: str) -> None:
    """Print to stderr, where all messages go, without letting a fetched name control the terminal."""
    click.echo("".join(character if character.isprintable() else "�" for character in text), err=True)


@contextmanager
def shown_progress(quiet: bool) -> Iterator[Progress]:
    """The display of progress that suits where stderr goes; it is cleared away at the end."""
    if quiet:
        yield Silence()
    elif sys.stderr.isatty():
        bar = _Bar()
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield _Lines()


class _Bar:
    """A bar with the page's name, the rate and the time left."""

    def __init__(self) -> None:
        self._bar: tqdm[Never] = tqdm(
            total=None,
            unit="page",
            desc="listing",
            leave=False,
            dynamic_ncols=True,
            bar_format="{desc}: {n_fmt} [{elapsed}] {postfix}",
        )

    def close(self) -> None:
        """Clear the bar away."""
        self._bar.close()

    def listed(self, source: str, pages: int, wanted: int) -> None:
        """Begin to count."""
        self._bar.close()
        self._bar = tqdm(
            total=wanted,
            unit=" pages",
            leave=False,
            dynamic_ncols=True,
            smoothing=0.1,
            bar_format="{percentage:3.0f}% |{bar:24}| {n_fmt}/{total_fmt} {rate_noinv_fmt}, {remaining} left {desc}",
        )

    def asking(self, name: str) -> None:
        """Show the page's name."""
        self._bar.set_description_str(name)

    def answered(self) -> None:
        """Count on."""
        self._bar.update()

    def waiting(self, seconds: float, reason: str) -> None:
        """Show why nothing moves."""
        self._bar.set_description_str(f"waiting {seconds:.0f} s: {reason}")


class _Lines:
    """A line every few seconds, for logs."""

    def __init__(self) -> None:
        self._started = self._said = time.monotonic()
        self._done = 0
        self._wanted = 0
        self._name = ""

    def listed(self, source: str, pages: int, wanted: int) -> None:
        """Say how many pages there are."""
        self._wanted = wanted
        self._started = self._said = time.monotonic()
        say(f"{pages} pages listed ({source}), {wanted} to ask for")

    def asking(self, name: str) -> None:
        """Remember the page's name."""
        self._name = name

    def answered(self) -> None:
        """Say how far it is, if the last line is a while ago."""
        self._done += 1
        now = time.monotonic()
        if now - self._said >= _LINE_EVERY and self._done < self._wanted:
            self._said = now
            rate = self._done / (now - self._started)
            left = (self._wanted - self._done) / rate
            say(f"{self._done}/{self._wanted} pages, {rate:.1f} a second, {left:.0f} s left, {self._name}")

    def waiting(self, seconds: float, reason: str) -> None:
        """Say why nothing happens."""
        say(f"waiting {seconds:.0f} s: {reason}")
