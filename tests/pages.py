"""Short invented pages around the few lines that a test is about."""

from __future__ import annotations

WELCOME = '{% hint style="warning" %}\n**Welcome to Our New API Docs!** This is the new home.\n{% endhint %}'
FOOTER = (
    "***\n\nThis documentation is generated directly from the Canvas LMS source code, available "
    "[on Github](https://github.com/instructure/canvas-lms).\n"
)


def portal_page(body: str, title: str = "Pots") -> str:
    """A page of the portal with this body below its heading."""
    return f"# {title}\n\n{WELCOME}\n\n## {title} API\n\n{body}\n\n{FOOTER}"


def portal_action(body: str = "", anchor: str = "pots.index", route: str = "GET /api/v1/pots") -> str:
    """An action of the portal with this body below its scope."""
    name, _, action = anchor.rpartition(".")
    controller = f"{name.title().replace('_', '')}Controller#{action}"
    link = anchor.replace("/", "-")
    return (
        f'### [Do {action}](#method.{anchor}) <a href="#method.{link}" id="method.{link}"></a>\n\n'
        f"[{controller}](https://github.com/x/{name}_controller.rb)\n\n"
        f"**`{route}`**\n\n**Scope:** `url:{route.replace(' ', '|', 1)}`\n\n{body}\n"
    )


def table(*rows: str) -> str:
    """A parameter table with its label; rows are `name | type | description`."""
    return (
        "**Request Parameters:**\n\n| Parameter | Type | Description |\n| --- | --- | --- |\n"
        + "\n".join(f"| {row} |" for row in rows)
        + "\n"
    )


def legacy_page(body: str, title: str = "Pots") -> str:
    """A page of the legacy site with this body in it."""
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Docs</title></head><body>\n'
        f'<div id="content"><div class="service">\n<h1>{title} API</h1>\n<table id=\'quicklinks\'></table>\n{body}\n'
        "</div></div>\n</body></html>\n"
    )


def legacy_action(body: str = "", anchor: str = "pots.index", route: str = "GET /api/v1/pots") -> str:
    """An action of the legacy site of 2022 with this body below its scope."""
    name, _, action = anchor.rpartition(".")
    return (
        f"<div class=\"method_details\"><h2 class='api_method_name' name='method.{anchor}' data-subtopic='Pots'>\n"
        f"<a name='method.{anchor}' href='#method.{anchor}'>\n Do {action}\n</a>\n<span class='defined-in'>"
        f'<a href="https://github.com/x.rb">{name.title()}Controller#{action}</a></span></h2>\n'
        f"<h3 class='endpoint'>\n {route}\n</h3>\n<div><strong>Scope: </strong>\n"
        f'<code class="scope">url:{route.replace(" ", "|", 1)}</code></div>\n{body}\n</div>\n'
    )
