"""`make rules SOURCE=folder`: prints how often each rule about prose fires, and on how many pages."""

from __future__ import annotations

from pathlib import Path

import click

from canvas_docs.rule_book import count_firings


@click.command("rules")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
def rules(source: Path) -> None:
    """Print how often each rule about prose fires on the pages of SOURCE, and on how many of them."""
    click.echo(f"{'times':>6} {'pages':>6}  rule")
    for found in count_firings(source):
        click.echo(f"{found.times:>6} {found.pages:>6}  {found.rule.name}: {found.rule.reads}")


if __name__ == "__main__":
    rules()
