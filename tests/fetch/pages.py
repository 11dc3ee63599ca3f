"""Invented pages in the published forms, true in structure (FORMATS A2, C1, C2, C4, D)."""

from __future__ import annotations

import json

SECTION = "/services/canvas"
CLOSING = (
    "***\n\nThis documentation is generated directly from the Canvas LMS source code, available "
    "[on Github](https://github.com/instructure/canvas-lms).\n"
)


def title(number: int) -> str:
    """A page's title: `Widget 007`."""
    return f"Widget {number:03}"


def slug(number: int) -> str:
    """A page's slug: `widget_007`."""
    return f"widget_{number:03}"


def markdown(number: int = 1, text: str = "Lists them.") -> bytes:
    """A reference page of the portal."""
    anchor = f"method.{slug(number)}.index"
    return f"""# {title(number)}

## {title(number)} API

**A Widget looks like no other. A Widget object looks like:**

```js
{{
  // the unique identifier
  "id": 1
}}
```

### [List widgets](#{anchor}) <a href="#{anchor}" id="{anchor}"></a>

**`GET /api/v1/{slug(number)}`**

**Scope:** `url:GET|/api/v1/{slug(number)}`

{text}

Returns a list of [Widget](#widget) objects.

{CLOSING}""".encode()


def guide(name: str = "Pagination") -> bytes:
    """A page of prose."""
    return f"# {name}\n\nRequests that return several items are paginated.\n".encode()


NOT_FOUND = b"# Page Not Found\n\nThe URL `x` does not exist.\n\n## Suggested Pages\n\n- [Home](/home.md)\n"


def html(number: int = 1, text: str = "Lists them.") -> bytes:
    """A reference page of the legacy site."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>Canvas LMS REST API Documentation</title></head><body>
<div id="sidebar"><nav><h2>Basics</h2><a href="file.pagination.html">Pagination</a>
<h2>Resources</h2><a href="all_resources.html">All Resources Reference</a>
<a class="current" href="{slug(number)}.html">{title(number)}</a></nav></div>
<div id="content"><div class="service"><h1>{title(number)} API</h1></div><div id="Services">
<div class="method_details first"><h2 class="api_method_name" name="method.{slug(number)}.index">
<a name="method.{slug(number)}.index" href="#method.{slug(number)}.index">List widgets</a></h2>
<h3 class="endpoint">GET /api/v1/{slug(number)}</h3><p>{text}</p></div></div></div>
</body></html>
""".encode()


def stub(number: int = 1) -> bytes:
    """What stands in place of a legacy page that has moved."""
    target = f"https://developerdocs.instructure.com{SECTION}/resources/{slug(number)}"
    return f"""<!DOCTYPE html>
<html><head><title>Redirecting to Canvas Developer Portal</title>
<meta http-equiv="refresh" content="0; url={target}"><link rel="canonical" href="{target}">
</head><body></body></html>
""".encode()


LOGIN = b"""<!DOCTYPE html><html><head><title>Log in to Canvas</title></head><body><form>
<input type="text" name="user"><input type="password" name="secret"></form></body></html>"""


def swagger(number: int = 1) -> bytes:
    """The Swagger 1.2 file of a legacy page."""
    operation = {"method": "GET", "summary": "List widgets", "parameters": [], "type": "void"}
    api = {"path": f"/v1/{slug(number)}", "operations": [operation]}
    return json.dumps({"swaggerVersion": "1.2", "apis": [api], "models": {}}).encode()


def swagger_index(numbers: range) -> bytes:
    """`api-docs.json`."""
    apis = [{"path": f"/{slug(number)}.json", "description": title(number)} for number in numbers]
    return json.dumps({"swaggerVersion": "1.2", "apis": apis}).encode()


def sitemap_index(*sitemaps: str) -> bytes:
    """The portal's list of its sections' sitemaps."""
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in sitemaps)
    return _xml("sitemapindex", entries)


def sitemap(pages: dict[str, str | None]) -> bytes:
    """A section's sitemap: page URLs, with the time of their last change if there is one."""
    entries = "".join(
        f"<url><loc>{url}</loc><priority>0.7</priority>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</url>"
        for url, lastmod in pages.items()
    )
    return _xml("urlset", entries)


def _xml(root: str, content: str) -> bytes:
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="{schema}">{content}</{root}>'.encode()
