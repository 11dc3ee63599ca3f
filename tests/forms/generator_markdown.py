"""Writes an invented page as Canvas's own generator does, before the portal imports it: FORMATS, A0 ("A-raw")."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_docs.blocks import Paragraph

from tests.forms.invented import (
    BETA_ACTION,
    BETA_PAGE,
    InventedAction,
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
from tests.forms.markup import html, markdown, markdown_inline


def write(page: InventedPage) -> str:
    """The page as the generator's Markdown."""
    parts = [f"# {page.title} API"]
    parts += [_hint("warning", BETA_PAGE)] if page.beta else []
    parts += [markdown(page.description)] if page.description else []
    for invented in page.objects:
        parts += _object(invented)
    for action in page.actions:
        parts += _action(action, page)
    if page.appendixes:
        parts.append("# Appendixes")
    for appendix in page.appendixes:
        parts.append(f'### Appendix: {appendix.title}<a name="{appendix.title.replace(" ", "+")}-appendix"></a>')
        parts.append(markdown(appendix.text))
    return "\n\n".join(parts) + "\n"


def _hint(style: str, text: str) -> str:
    return f'{{% hint style="{style}" %}} {text} {{% endhint %}}'


def _object(invented: InventedObject) -> Iterator[str]:
    word = article(invented.name).capitalize()
    yield f'#### {word} {invented.name} object looks like:<a name="{invented.name.lower()}"></a>'
    yield f"```js\n{object_fence(invented)}\n```"
    if invented.deprecated:
        yield _hint("danger", dated(f"{invented.name} model", invented.deprecated) + " " + invented.deprecated.text)


def _action(action: InventedAction, page: InventedPage) -> Iterator[str]:
    yield f"## [{action.title}](#{action.anchor})<a name='{action.anchor}'></a>"
    if action.controller:
        yield f"[{action.controller}]({source_url(action.controller)})"
    if action.deprecated:
        yield _hint("danger", dated("method", action.deprecated)) + "\n\n" + action.deprecated.text
    if action.beta:
        yield _hint("warning", BETA_ACTION)
    for route in action.routes:
        yield f"#### `{route}`\n**Scope:** `url:{route.replace(' ', '|', 1)}`"
    if action.description:
        yield markdown(action.description)
    if action.parameters:
        rows = "\n".join(_row(parameter) for parameter in action.parameters)
        head = "| Parameter | Type | Description |\n|-----------|------|-------------|\n"
        yield f"#### Request Parameters:\n\n{head}{rows}"
    if action.response_fields:
        yield "#### API response field:"
        for field in action.response_fields:
            hint = f"\n\n{_hint('danger', dated('field', field.deprecated))}" if field.deprecated else ""
            yield f"- {field.type} {field.name}{hint}\n\n  {field.comment}"
    if action.requests:
        yield "#### Example Request:"
        yield from (f"```bash\n{request}\n```" for request in action.requests)
    if action.responses:
        yield "#### Example Response:"
        yield from (f"```js\n{response}\n```" for response in action.responses)
    if action.returns:
        kind, name = action.returns
        target = f"{action.returns_page or page.slug}.md#{name.lower()}"
        words = "a list of" if kind is Kind.LIST else article(name)
        yield f"Returns {words}\n [{name}]({target}) {'objects' if kind is Kind.LIST else 'object'}."


def _row(parameter: InventedParameter) -> str:
    required = "Required " if parameter.required else ""
    deprecated = f"**[DEPRECATED]** {dated_parameter(parameter.deprecated)} " if parameter.deprecated else ""
    text = "<br><br>".join(
        markdown_inline(block.text) if isinstance(block, Paragraph) else html([block], joined="")
        for block in parameter.description
    )
    allowed = f" Allowed values: {', '.join(f'`{value}`' for value in parameter.allowed)} " if parameter.allowed else ""
    return f"| ```{parameter.name}``` | {required}```{parameter.type}``` | {deprecated}{text}{allowed} |"
