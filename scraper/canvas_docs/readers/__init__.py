"""One reader for each published form: a document in, blocks out."""

from __future__ import annotations

from collections.abc import Callable

from canvas_docs.blocks import Block
from canvas_docs.diagnostics import Diagnostic
from canvas_docs.documents import Document, Form
from canvas_docs.readers import gitbook_html, gitbook_markdown, plain_text, yard_html

Reader = Callable[[Document], tuple[list[Block], list[Diagnostic]]]

READERS: dict[Form, Reader] = {
    Form.GITBOOK_MARKDOWN: gitbook_markdown.read,
    Form.GITBOOK_HTML: gitbook_html.read,
    Form.YARD_HTML: yard_html.read,
    Form.PLAIN_TEXT: plain_text.read,
}
