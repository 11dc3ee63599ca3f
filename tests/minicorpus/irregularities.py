"""Where the mini-corpus shows each irregularity that FORMATS.md names: the folder, the file, and some of its text."""

from __future__ import annotations

from dataclasses import dataclass

PORTAL = "gitbook_md/2025-12"
HTML = "gitbook_html"
Y2022 = "yard_html/2022"
Y2014 = "yard_html/2014"


@dataclass(frozen=True)
class Shown:
    """A place: the text stands in this file, in these words."""

    folder: str
    file: str
    text: str


def _shown(text: str, *folders: str, file: str = "ponds") -> tuple[Shown, ...]:
    """The text in the files of that name, one in each folder."""
    suffixes = {PORTAL: ".md", HTML: ".html", Y2022: ".html", Y2014: ".html", "generator": ".md", "text": ".txt"}
    return tuple(Shown(folder, file if "." in file else file + suffixes[folder], text) for folder in folders)


IRREGULARITIES: dict[str, tuple[Shown, ...]] = {
    # A0: what the generator does
    "defaults": _shown("| no description |", "generator"),
    "path-required": _shown("| `id`      | Required `string` |", PORTAL),
    "dated-deprecation": (
        *_shown("This method is deprecated, effective 2024-12-01", "generator", Y2022),
        *_shown("This Pond model is deprecated, effective 2024-09-01", "generator", Y2022),
        *_shown("This field is deprecated, effective 2024-08-01", "generator", Y2022),
        *_shown("Effective 2024-05-26 (notice given 2024-02-18)", PORTAL, "generator", Y2022),
    ),
    "no-controller": (
        *_shown('id="method.ponds.freeze"></a>\n\n**`PUT', PORTAL),
        *_shown("name='method.ponds.show'></a>\n\n#### `GET", "generator"),
    ),
    "all-resources": (
        *_shown("# All Resources Reference", "generator", file="file.all_resources.md"),
        *_shown("<h1>All Resources Reference</h1>", Y2022, file="all_resources.html"),
        *_shown("All Resources Reference", "text"),
    ),
    "code-in-cell": _shown("as in:<br><br>```?order_by=name<br>?order_by=depth```", "generator"),
    # A1: where pages are
    "several-pages": (Shown("llms_full", "llms-full.txt", "[Next Page](/llms-full.txt/1)"),),
    "page-elsewhere": _shown("# Gates", PORTAL, file="external-tools/gates.md"),
    "slug": (
        *_shown("# Beds (Raised)", PORTAL, file="beds_-raised.md"),
        *_shown("<h1>Beds (Raised) API</h1>", Y2022, Y2014, file="beds_(raised)"),
    ),
    # A2: the order of a page
    "note-above-title": (Shown("llms_full", "llms-full.txt", "> For the complete documentation index"),),
    "welcome": _shown("**Welcome to Our New API Docs!**", PORTAL),
    "beta": (
        *_shown("BETA: This API resource is not finalized", PORTAL, "generator", HTML, Y2022),
        *_shown("BETA: This API endpoint is not finalized", PORTAL),
        *_shown("BETA: This API endpoint is not finalized", "text", file="all_resources.txt"),
    ),
    "appendixes": _shown("Appendix: Depths", PORTAL, "generator", Y2022),
    "agent-instructions": (Shown("llms_full", "llms-full.txt", "---\n\n# Agent Instructions"),),
    "several-routes": (
        *_shown("GET /api/v1/parks/:park_id/ponds", PORTAL, "generator", HTML, Y2022, Y2014, "text"),
        *_shown("GET /api/v1/ponds", PORTAL, "generator", HTML, Y2022, Y2014, "text"),
    ),
    # A3: what is read from where
    "slash-in-anchor": (
        *_shown('(#method.parks/ponds.create) <a href="#method.parks-ponds.create"', PORTAL),
        *_shown('id="method.parks-ponds.create"', HTML),
    ),
    "escaped-controller": _shown("PondsController#create\\_pond", PORTAL),
    "odd-object-name": (
        *_shown("**A Ponds::Depth object looks like:**", PORTAL),
        *_shown("**A grain_sack object looks like:**", PORTAL, file="mills"),
    ),
    "comment-above-object": _shown("// A pond holds water, on most days.\n{", PORTAL, "generator"),
    "returns-in-prose": _shown("Returns the ponds that one may see", PORTAL, "generator", HTML, Y2022, Y2014, "text"),
    # A4: parameter tables
    "two-notations": (*_shown("<table><thead>", PORTAL), *_shown("| Parameter   | Type      |", PORTAL)),
    "other-table": _shown("| HTTP status | Cause     |", PORTAL),
    "odd-names": (
        *_shown("`https://mills.example/claims/speed`", PORTAL, file="mills"),
        *_shown("`speed:`", PORTAL, file="mills"),
        *_shown("`[]starts_at`", PORTAL, file="beds_-raised"),
        *_shown("`notes[<gardener_id>][text]`", PORTAL, file="plants"),
        *_shown("pond[depths][&#x3C;side>]", PORTAL),
    ),
    "open-types": (
        *(
            _shown(f"`{word}`", PORTAL, file="mills")[0]
            for word in ("[Sail]", "multiple Millers", "URL", "Hash", "Date")
        ),
        *(_shown(f"`{word}`", PORTAL, file="plants")[0] for word in ("Positive Integer", "String[]", "Mood", "json")),
        *_shown("`File`", PORTAL, file="beds_-raised"),
    ),
    "type-lost": _shown("`Deprecated`", PORTAL, file="mills"),
    "values-in-sentence": (
        *_shown("Where it stands. Allowed values: `land`, `sea`", PORTAL, file="mills"),
        *_shown("Where it stands. Allowed values: <code>land</code>", Y2022, Y2014, file="mills"),
    ),
    "empty-value": _shown("<code></code>", PORTAL),
    "worded-deprecation": (
        *_shown("DEPRECATED Use sort instead.", PORTAL, file="plants"),
        *_shown("(DEPRECATED) Use mill[name].", Y2022, Y2014, file="mills"),
        *_shown("<li><p>DEPRECATED</p>", PORTAL, Y2022, Y2014, file="mills"),
    ),
    # A5: response fields
    "field-text-outside": _shown("* metres\n\nThe depth in metres.", PORTAL),
    "field-type-second": _shown("* keeper\n* Person\n\n  Who read the gauge.", PORTAL),
    "nested-fields": _shown("Fields include:\n\n* id\n\n  Its id.\n* label\n\n  Its label.", PORTAL),
    # A6: the irregularities of the portal's Markdown
    "page-not-found": _shown("# Page Not Found", PORTAL, file="missing_ponds"),
    "backslashes": (
        *_shown("\\[in brackets] and with\\_underscores", PORTAL),
        *_shown("<code>depth\\_map</code>", PORTAL),
    ),
    "split-table": _shown('<pre><code>{\n\n  "deep_end"', PORTAL),
    "stray-back-ticks": _shown("‘name`implies`asc<code>.\\</p> Allowed values:</code> name`, `depth`</p>", PORTAL),
    "split-heading": _shown("### \\[Drain many ponds\n\nAll of them at once.]\\(#method.ponds.drain\\_many)", PORTAL),
    "heading-in-list": _shown("* [Floods](#floods)\n\n  ### [Measure the water]", PORTAL),
    "heading-without-anchor": _shown("### Get a pond\n\n[PondsController#show]", PORTAL),
    "hint-in-paragraph": _shown('{% hint style="warning" %}\nBETA: This API endpoint', PORTAL),
    "half-quotes": _shown("// One of ‘calm` or ‘wild`", PORTAL),
    "odd-json": (
        *_shown("[1.5, ...]", PORTAL),
        *_shown("{'id': 5, // the id", PORTAL),
        *_shown('"Carp" },\n  ]', PORTAL),
    ),
    "several-examples": _shown("pond[name]=Mirror'\n```\n\n```bash\ncurl", PORTAL),
    "two-tables": _shown("</table>\n\n**Request Parameters:**\n\n| Parameter", PORTAL),
    "broken-links": (*_shown("(broken://pages/12)", PORTAL), *_shown("(/broken-reference)", PORTAL)),
    "unclosed-tags": _shown("put it into an <iframe> there.", PORTAL),
    # B: HTML of the portal, and text
    "roles": _shown('<div role="table">', HTML),
    "merged-cells": _shown('<div aria-hidden="true"><table><thead>', HTML),
    "icons": (*_shown("<title>hashtag</title>", HTML), *_shown("<title>arrow-up-right</title>", HTML)),
    "page-as-data": _shown('self.__next_f.push([1,"**`GET /api/v1/ponds/from/data`**', HTML),
    "late-body": (*_shown('<template id="B:0"></template>', HTML), *_shown('<div hidden id="S:0">', HTML)),
    "rows-as-blocks": (
        *_shown("Parameter\n\nType\n\nDescription\n\ninclude[]\n\nstring\n\n", "text"),
        *_shown("Parameter\nType\nDescription\n\npond_ids[]\n\nRequired integer", "text"),
    ),
    "rows-with-pipes": _shown("pond[name] | Required string | What the sign | says.", "text"),
    "doubled-verb-line": _shown("GET /api/v1/parks/:park_id/ponds\n\nGET /api/v1/parks/:park_id/ponds\n", "text"),
    "no-titles": _shown("Returns a list of Pond objects.\n\nParks::PondsController#create_pond", "text"),
    "bullets": _shown("  • fish\n\n    all that swim\n\n  • depth_map", "text"),
    "cut-off": _shown("What to measure in. The fi", "text"),
    "scope-alone": _shown("Returns a Pond object.\n\nScope: url:GET|/api/v1/ponds/search", "text"),
    "no-verb-line": _shown("PondsController#drain_many\n\nScope: url:DELETE", "text"),
    "bare-action": _shown("/ponds/:id/freeze\n\nPondsController#level", "text"),
    "row-like-words": _shown("depth\n\nwhich is no parameter.", "text"),
    # C: the legacy site
    "guides": _shown("<h1>Pagination</h1>", Y2022, file="file.pagination.html"),
    "five-cells": _shown("<div><strong>[DEPRECATED]</strong></div>\n<div>Effective", Y2022),
    "terms-in-any-order": (*_shown("<dt>String, Required", Y2014), *_shown("<dt>Required, DateTime", Y2014)),
    "unescaped-values": _shown("<code class=enum><none></code>", Y2022),
    "unclosed-div": _shown(":</strong>\n<div>\n<div class='inline'>\n<p>The depth", Y2022),
    "plural-in-link": _shown("<a href='ponds.html#Pond'>Ponds</a>", Y2014),
    "unclosed-terms": _shown("<dt>Integer\n<dd>\n<p>In metres.</p>\n\n<p>More than a metre is rare.</p>", Y2014),
    "stubs": _shown("<title>Redirecting to Canvas Developer Portal</title>", Y2022, file="lakes.html"),
    "banner": _shown("<h2>The docs have moved to the developer portal</h2>", Y2022),
    # D: Swagger files
    "brackets-gone": _shown('"name": "include"', Y2022, file="reeds.json"),
    "odd-swagger-types": tuple(
        _shown(f'"type": "{word}"', Y2022, file="reeds.json")[0]
        for word in ("datetime", "Hash", "[Answer]", "String[]")
    ),
    "doubled-parameter": _shown('"name": "min_depth", "description": "no description"', Y2022, file="ponds.json"),
    "text-property": _shown('"name": "what the sign says"', Y2022, file="ponds.json"),
    "hollow-models": (
        *_shown('"Root": {"id": "Root", "properties": {}}', Y2022, file="reeds.json"),
        *_shown('"rings": {"description": "Its rings.", "type": "array"}', Y2022, file="reeds.json"),
        *_shown('"type": "array", "items": {"type": "array"', Y2022, file="reeds.json"),
    ),
    "nameless-ids": _shown('"name": "park_id", "description": "ID"', Y2022, Y2014, file="ponds.json"),
    "spread-paths": _shown('    {\n      "path": "/v1/ponds",\n', Y2022, file="ponds.json"),
    "swagger-defaults": _shown('"description": "no description", "type": "datetime"', Y2022, file="reeds.json"),
    # E: what servers do
    "error-as-page": _shown("Something went wrong", PORTAL, file="broken_ponds"),
    "malformed-charset": _shown('<meta name="Content-Type" content="text/html;charset=utf-8">', Y2014),
}
