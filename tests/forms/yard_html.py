"""Writes an invented page as the legacy site had it in 2022 and in 2014: FORMATS, section C."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.forms.invented import (
    BETA_ACTION,
    BETA_PAGE,
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
from tests.forms.markup import html

_HEAD = """<!DOCTYPE html>
<html>
  <head>
    <meta name="Content-Type" content="text/html;charset=utf-8">
    <title>{title} - Canvas LMS REST API Documentation</title>
    <script type="text/javascript">var quicklinks = "<h2>";</script>
  </head>
  <body>
    <div id="header"><h1><a href="index.html">Canvas LMS - REST API and Extensions Documentation</a></h1></div>
    <div id="sidebar"><nav><h2 class='first'>Resources</h2><a href="plants.html">Plants</a></nav></div>
    <div id="content"><div class="service">
"""
_FOOT = """
    <div id="footer">
      &copy; Instructure, Inc. Generated on Fri Aug 29 18:40:23 2014<br>
      This documentation is generated directly from the Canvas LMS source code, available <a href="x">on Github</a>.
    </div>
  </body>
</html>
"""


def write(page: InventedPage, *, year: int = 2022) -> str:
    """The page as HTML. 2014 printed parameters as a list, and neither scopes nor deprecations."""
    lines = [_HEAD.format(title=escape(page.title)), f"<h1>{escape(page.title)} API</h1>"]
    lines += [f"<h3 class='beta'>{BETA_PAGE}</h3>"] if page.beta else []
    lines += ["<table id='quicklinks'>\n</table>", html(page.description)]
    for invented in page.objects:
        lines += _object(invented, year)
    lines.append('<div id="Services" class="method_details_list">')
    for at, action in enumerate(page.actions):
        lines += _action(action, page, year, "first" if at == 0 else "")
    lines.append("</div>\n</div>")
    if page.appendixes:
        lines.append('<div class="appendix">\n  <h2>Appendixes</h2>')
        for appendix in page.appendixes:
            lines.append(
                f'<div class="appendix_entry"><h3 id="{appendix.title.replace(" ", "+")}-appendix">'
                f"Appendix: {appendix.title}</h3>\n{html(appendix.text)}</div>"
            )
        lines.append("</div>")
    return "\n".join(lines) + "</div>" + _FOOT


def _object(invented: InventedObject, year: int) -> Iterator[str]:
    heading = f"{article(invented.name).capitalize()} {invented.name} object looks like:"
    yield f"<div class='object_definition'>\n<h3><a name=\"{invented.name}\">{heading}</a></h3>"
    fence = escape(object_fence(invented), quote=True)
    if year == 2014:
        yield f'<pre class="example code brush:js">\n{fence.replace("// ", "//")}\n</pre>'
    else:
        yield f'<pre class="example code prettyprint"><code class="language-js">{fence}</code></pre>'
    yield "</div>"
    if invented.deprecated and year > 2014:
        yield f'<p class="note deprecated">{dated(f"{invented.name} model", invented.deprecated)}'
        yield f"{invented.deprecated.text}</p>"


def _action(action: InventedAction, page: InventedPage, year: int, first: str) -> Iterator[str]:
    yield f'<div class="method_details {first}">'
    yield f"<h2 class='api_method_name' name='{action.anchor}' data-subtopic='{escape(action.subtopic or page.title)}'>"
    yield f"  <a name='{action.anchor}' href='#{action.anchor}'>\n      {escape(action.title)}\n    </a>"
    if action.controller:
        url = source_url(action.controller)
        yield f"    <span class='defined-in'><a href=\"{url}\">{action.controller}</a></span>"
    yield "</h2>"
    if action.deprecated and year > 2014:
        note = f"<div class='note deprecated'><strong>{dated('method', action.deprecated)}</strong></div>"
        yield f"<div class='deprecated deprecated_method'>{note}\n<p>{action.deprecated.text}</p></div>"
    if action.beta:
        yield f"<h3 class='beta'>{BETA_ACTION}</h3>"
    for route in action.routes:
        yield f"<h3 class='endpoint'>\n    {route}\n  </h3>"
        if year > 2014:
            scope = f"url:{route.replace(' ', '|', 1)}"
            yield f'<div>\n    <strong>Scope: </strong>\n    <code class="scope">{scope}</code>\n  </div>'
    yield html(action.description)
    if action.parameters:
        yield "<h4>Request Parameters:</h4>"
        yield from _list(action.parameters) if year == 2014 else _table(action.parameters)
    if action.response_fields:
        yield '<h4>API response field:</h4>\n<ul class="response_field">'
        for field in action.response_fields:
            yield from _response_field(field, year)
        yield "</ul>"
    yield from _examples("Request", "examples", action.requests, "bash", year)
    yield from _examples("Response", "examples example_response", action.responses, "js", year)
    yield from _returns(action, page, year)
    yield "</div>"


def _examples(what: str, classes: str, texts: tuple[str, ...], language: str, year: int) -> Iterator[str]:
    if not texts:
        return
    yield f'<div class="{classes}">\n<h4>Example {what}:</h4>'
    for text in texts:
        yield "<h4><div class='inline'></div></h4>"
        if year == 2014:
            yield f'<pre class="example code{" brush:js" if language == "js" else ""}">{escape(text)}</pre>'
        else:
            yield (
                '<pre class="example code prettyprint">'
                f'<code class="language-{language}">{escape(text, quote=True)}</code></pre>'
            )
    yield "</div>"


def _returns(action: InventedAction, page: InventedPage, year: int) -> Iterator[str]:
    """A bare text, a link, and (not in 2014, which put the plural into the link) a bare text again."""
    if not action.returns:
        return
    kind, name = action.returns
    href = f"{action.returns_page or page.legacy}.html#{name}"
    is_list = kind is Kind.LIST
    if year == 2014:
        yield f"Returns {'a list of' if is_list else 'a'} \n\n<a href='{href}'>{name}{'s' if is_list else ''}</a>\n"
    else:
        yield f"Returns {'a list of' if is_list else article(name)} \n\n<a href='{href}'>{name}</a>\n"
        yield "objects" if is_list else "object"


def _table(parameters: tuple[InventedParameter, ...]) -> Iterator[str]:
    """If any row is deprecated, all rows have a fifth cell."""
    wide = any(parameter.deprecated for parameter in parameters)
    yield '<table class="request-params"><thead><tr><th class="param-name">Parameter</th><th class="param-req"></th>'
    yield f'<th class="param-type">Type</th>{"<th></th>" if wide else ""}<th class="param-desc">Description</th></tr>'
    yield "</thead><tbody>"
    for parameter in parameters:
        yield f'<tr class="request-param {"deprecated" if parameter.deprecated else ""}">'
        yield f"<td>{escape(parameter.name)}</td>"
        yield f"<td>\n{'Required' if parameter.required else ''}\n</td>\n<td>{escape(parameter.type)}</td>"
        if wide:
            yield f"<td>{_deprecation_cell(parameter.deprecated)}</td>"
        yield f'<td class="param-desc">\n{html(parameter.description)}\n'
        if parameter.allowed:
            values = ", ".join(f"<code class=enum>{value}</code>" for value in parameter.allowed)
            yield f'<p class="param-values">\n<span class="allowed">Allowed values:</span> {values}\n</p>'
        yield "</td></tr>"
    yield "</tbody></table>"


def _deprecation_cell(dates: Dates | None) -> str:
    return f"<div><strong>[DEPRECATED]</strong></div>\n<div>{dated_parameter(dates)}</div>" if dates else ""


def _list(parameters: tuple[InventedParameter, ...]) -> Iterator[str]:
    """2014: type, need and values in one `dt`, which like its `dd` is never closed."""
    yield '<ul class="argument">'
    for parameter in parameters:
        words = ["Required" if parameter.required else "Optional", parameter.type]
        words += ["|".join(f'"{value}"' for value in parameter.allowed)] if parameter.allowed else []
        yield f"<li>\n<span class='type'></span>\n<span class='name'>{escape(parameter.name)}</span>"
        yield f"<div class='inline'><dl class=\"rdoc-list label-list\"><dt>{', '.join(words)}"
        yield f"<dd>\n{html(parameter.description)}\n</dd></dl>\n</div>\n</li>"
    yield "</ul>"


def _response_field(field: InventedField, year: int) -> Iterator[str]:
    """The template opens a second `div` where it means to close the first, so that the text lands inside it."""
    yield f"<li>\n<span class='type'>{field.type}</span>\n<span class='name'>{field.name}</span>"
    text = f"<div class='inline'>\n<p>{escape(field.comment)}</p>\n</div>"
    if field.deprecated and year > 2014:
        yield "<div class='response-field deprecated'>"
        yield f"<strong>{dated('field', field.deprecated)}</strong>\n<div>\n{text}\n</li>"
    else:
        yield f"{text}\n</li>"
