"""Writes an invented page as the developer portal serves it: FORMATS, section A2 to A5."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_docs.blocks import Paragraph, Span

from tests.forms.invented import (
    BETA_ACTION,
    BETA_PAGE,
    FOOTER,
    REPOSITORY,
    Dates,
    InventedAction,
    InventedField,
    InventedObject,
    InventedPage,
    InventedParameter,
    Kind,
    article,
    dated,
    dated_parameter,
    object_fence,
    source_url,
)
from tests.forms.markup import escaped, html, markdown, markdown_inline

_WELCOME = """{% hint style="warning" %}
**Welcome to Our New API Docs!** This is the new home for all things API.
{% endhint %}"""


def write(page: InventedPage, *, raw_tables: bool = False) -> str:
    """The page as Markdown. `raw_tables`: parameter tables are HTML, as they are where a cell holds a code block."""
    parts = [f"# {page.title}", _WELCOME, f"## {page.title} API"]
    parts += [_hint("warning", BETA_PAGE)] if page.beta else []
    parts += [markdown(page.description)] if page.description else []
    for invented in page.objects:
        parts += _object(invented)
    for action in page.actions:
        parts += _action(action, raw_tables)
    if page.appendixes:
        parts.append("### Appendixes")
    for appendix in page.appendixes:
        anchor = f"{appendix.title.replace(' ', '').lower()}-appendix"
        parts.append(f'#### Appendix: {appendix.title} <a href="#{anchor}" id="{anchor}"></a>')
        parts.append(markdown(appendix.text))
    parts += ["***", f"{FOOTER} [on Github]({REPOSITORY})."]
    return "\n\n".join(parts) + "\n"


def _hint(style: str, text: str) -> str:
    return f'{{% hint style="{style}" %}}\n{escaped(text)}\n{{% endhint %}}'


def _object(invented: InventedObject) -> Iterator[str]:
    yield f"**{article(invented.name).capitalize()} {invented.name} object looks like:**"
    yield f"```js\n{object_fence(invented)}\n```"
    if invented.deprecated:
        yield _hint("danger", dated(f"{invented.name} model", invented.deprecated) + " " + invented.deprecated.text)


def _action(action: InventedAction, raw_tables: bool) -> Iterator[str]:
    anchor = action.anchor.replace("/", "-")
    yield f'### [{escaped(action.title)}](#{action.anchor}) <a href="#{anchor}" id="{anchor}"></a>'
    if action.controller:
        yield f"[{escaped(action.controller)}]({source_url(action.controller)})"
    if action.deprecated:
        yield _hint("danger", dated("method", action.deprecated))
        yield escaped(action.deprecated.text)
    if action.beta:
        yield _hint("warning", BETA_ACTION)
    for route in action.routes:
        yield f"**`{route}`**"
        yield f"**Scope:** `url:{route.replace(' ', '|', 1)}`"
    if action.description:
        yield markdown(action.description)
    if action.parameters:
        yield "**Request Parameters:**"
        yield (_raw_table if raw_tables else _pipe_table)(action.parameters)
    if action.response_fields:
        yield "**API response field:**"
        for field in action.response_fields:
            yield from _response_field(field)
    if action.requests:
        yield "**Example Request:**"
        yield from (f"```bash\n{request}\n```" for request in action.requests)
    if action.responses:
        yield "**Example Response:**"
        yield from (f"```js\n{response}\n```" for response in action.responses)
    if action.returns:
        kind, name = action.returns
        target = f"{action.returns_page}#{name.lower()}" if action.returns_page else f"#{name.lower()}"
        words = "a list of" if kind is Kind.LIST else article(name)
        yield f"Returns {words} [{name}]({target}) {'objects' if kind is Kind.LIST else 'object'}."


def _pipe_table(parameters: tuple[InventedParameter, ...]) -> str:
    rows = ["| Parameter | Type | Description |", "| --- | --- | --- |"]
    for parameter in parameters:
        required = "Required " if parameter.required else ""
        rows.append(f"| `{parameter.name}` | {required}`{parameter.type}` | {_cell(parameter)} |")
    return "\n".join(rows)


def _cell(parameter: InventedParameter) -> str:
    """One paragraph is Markdown; several blocks are HTML in Markdown, with its backslashes (FORMATS A4, A6)."""
    blocks = parameter.description
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not parameter.allowed and not parameter.deprecated:
        return markdown_inline(blocks[0].text)
    return (
        _deprecation(parameter.deprecated) + html(blocks, escape_markdown=True, joined="") + _allowed(parameter, "\\")
    )


def _raw_table(parameters: tuple[InventedParameter, ...]) -> str:
    head = "<table><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody>"
    rows = [
        f"<tr><td><code>{_entities(parameter.name)}</code></td>"
        f"<td>{'Required ' if parameter.required else ''}<code>{parameter.type}</code></td>"
        f"<td>{_deprecation(parameter.deprecated)}{html(parameter.description, joined='')}"
        f"{_allowed(parameter)}</td></tr>"
        for parameter in parameters
    ]
    return head + "".join(rows) + "</tbody></table>"


def _entities(text: str) -> str:
    return text.replace("<", "&#x3C;")


def _deprecation(dates: Dates | None) -> str:
    return f"<p><strong>[DEPRECATED]</strong> {dated_parameter(dates)}</p>" if dates else ""


def _allowed(parameter: InventedParameter, escape: str = "") -> str:
    values = (f"<code>{value.replace('_', f'{escape}_')}</code>" for value in parameter.allowed)
    return f"<p>Allowed values: {', '.join(values)}</p>" if parameter.allowed else ""


def _response_field(field: InventedField) -> Iterator[str]:
    """A list of one item, and its description as a sibling: the indent is lost on the way (FORMATS A5)."""
    yield f"* {escaped(field.name)}"
    if field.deprecated:
        yield "  " + _hint("danger", dated("field", field.deprecated)).replace("\n", "\n  ")
    yield markdown_inline([Span(field.comment)])
