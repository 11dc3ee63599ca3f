"""Every code that a diagnostic can have: what it means, how much it matters, and what to do.

The one registry of both packages. DIAGNOSTICS.md is written from it (`make golden`), and a test holds that every code
in the source is here and that none is here in vain. To add one, add its line, in the order of the alphabet.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a diagnostic matters for the result."""

    NOTE = "note"  # worth knowing; the result is what the docs say
    WARNING = "warning"  # something was repaired, skipped or contradictory; `--strict` fails on it
    ERROR = "error"  # there is no result, or it is not to be trusted


NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR


class Code(NamedTuple):
    """A kind of problem: `meaning` and `advice` are sentences without a final full stop.

    `severities` are those that a problem of this kind can have, the usual one first: a page that was cut short is a
    warning in a folder and an error where it is the only page. `advice` is the usual one; a case may know a better.
    """

    name: str
    severities: tuple[Severity, ...]
    meaning: str
    advice: str


_AGAIN = "run the same command again later: what is stored is not fetched twice"
_OPEN = "open the address in a browser; if the page is fine there, report this"
_BASE_URL = "check --site and --base-url"

CODES: dict[str, Code] = {
    name: Code(name, severities, meaning, advice)
    for name, severities, meaning, advice in (
        (
            "allowed-values-mangled",
            (WARNING,),
            "stray back-ticks of the source broke a list of allowed values; it was read as a list with commas",
            "check the values against the page",
        ),
        (
            "component-left-out",
            (WARNING,),
            "what was made of an object breaks a rule of OpenAPI; the component is empty, the rest is whole",
            "report it with the page; --no-validate writes the document all the same",
        ),
        (
            "example-contradicts",
            (WARNING,),
            "a documented example does not validate against the documented type; it was left out",
            "nothing to do; an overlay can correct the type if the example is right",
        ),
        (
            "example-differs",
            (NOTE,),
            "an example calls another route than the one that it stands under",
            "nothing to do: kept as text, its values are not used",
        ),
        (
            "example-left-out",
            (NOTE,),
            "an example of a request body does not fit the documented parameters; it was left out",
            "nothing to do: kept as a code sample only",
        ),
        (
            "example-not-allowed",
            (NOTE,),
            "an object's example shows a value that its own list of values does not hold",
            "nothing to do: the list stands; an overlay can add the value",
        ),
        ("fetch-bad-url", (ERROR,), "an address of the list cannot be fetched", "give http or https addresses"),
        ("fetch-busy", (ERROR,), "another fetch writes to the folder", "wait for it to end, or name another with -o"),
        (
            "fetch-cannot-write",
            (ERROR,),
            "the snapshot cannot be written",
            "make room or check the permissions, then run the same command again: what is stored is not fetched twice",
        ),
        (
            "fetch-certificate",
            (ERROR,),
            "the certificate of the site is not valid",
            "check the computer's date, and let your administrator add the network's certificate to the system "
            "(or name it in SSL_CERT_FILE)",
        ),
        (
            "fetch-emptied",
            (ERROR,),
            "a page that had operations came without; the stored copy stays",
            "look at the page in a browser; if it is right so, delete the stored file and run the same command again",
        ),
        ("fetch-forbidden", (ERROR,), "the site refuses the page", "check in a browser whether the docs are public"),
        ("fetch-given-up", (ERROR,), "too much failed; the fetch was given up", _AGAIN),
        (
            "fetch-list-unusable",
            (WARNING,),
            "a list of pages cannot be used",
            "nothing to do if the pages are complete: the next best list is used",
        ),
        ("fetch-login", (ERROR,), "the site asks for a login", "only public docs can be fetched; check --base-url"),
        ("fetch-merged", (NOTE,), "a page now leads to another page of the docs", "nothing to do"),
        ("fetch-moved", (ERROR,), "the docs have moved", "fetch the new docs with `--site gitbook`"),
        (
            "fetch-no-connection",
            (ERROR,),
            "the site cannot be reached",
            "check the network, the proxy settings and --base-url",
        ),
        ("fetch-no-list", (ERROR,), "no list of pages was found", "check --site and --base-url, or give --url-list"),
        ("fetch-not-a-snapshot", (ERROR,), "the folder holds other files", "name an empty folder with -o"),
        (
            "fetch-not-found",
            (ERROR,),
            "the site has no such page",
            "nothing to do if the page was taken out of the docs",
        ),
        (
            "fetch-nothing",
            (ERROR,),
            "there is no page to fetch",
            "check --include, --exclude, --url-list and --base-url",
        ),
        ("fetch-nothing-stored", (ERROR,), "none of the listed pages could be stored", _BASE_URL),
        (
            "fetch-other-docs",
            (ERROR,),
            "the folder holds a snapshot of another site",
            "name another folder with -o: a snapshot is of one site",
        ),
        ("fetch-redirect-loop", (ERROR,), "the address leads round in a circle", _OPEN),
        ("fetch-redirected", (NOTE,), "a page leads elsewhere for now; its copy stays", "nothing to do"),
        (
            "fetch-refused-address",
            (ERROR,),
            "the address is none that a fetch may ask for",
            "pass the docs' own address as --base-url or in a URL list",
        ),
        (
            "fetch-refused-redirect",
            (ERROR,),
            "the page leads to a host that was not named",
            "if the new address is the docs, pass it as --base-url",
        ),
        (
            "fetch-robots",
            (ERROR,),
            "the site's robots.txt asks not to fetch the page",
            "ask the site's owner, or save the page by hand and pass it as SOURCE",
        ),
        ("fetch-same-answer", (ERROR,), "the site gives one answer for different pages", _AGAIN),
        ("fetch-server-error", (ERROR,), "the server failed", _AGAIN),
        ("fetch-stalled", (ERROR,), "the server did not answer in time", _AGAIN),
        (
            "fetch-stray-page",
            (NOTE,),
            "the list of pages names an address that is not of these docs",
            "nothing to do if that page is no part of the docs",
        ),
        ("fetch-throttled", (ERROR,), "the server asks to be left alone", f"{_AGAIN}, with a lower --rate"),
        ("fetch-too-large", (ERROR,), "the page is too large", "no page of the docs is that large; check --base-url"),
        ("fetch-truncated", (ERROR,), "a page came cut short; the stored copy stays", _AGAIN),
        ("fetch-unexpected-status", (ERROR,), "the server answered with a status that no page has", _OPEN),
        ("fetch-unlisted", (NOTE,), "a page is no longer listed but still served", "nothing to do"),
        (
            "fetch-unmarked",
            (ERROR,),
            "a page came without the closing line by which a whole one is told",
            f"{_AGAIN}; if all pages end so, pass --accept-unmarked",
        ),
        ("fetch-wrong-type", (ERROR,), "the answer is no page of the docs", _BASE_URL),
        (
            "folder-not-ours",
            (ERROR,),
            "the output folder holds files that canvas-openapi did not make",
            "give an empty or new folder",
        ),
        (
            "heading-broken",
            (NOTE,),
            "a heading is broken over two lines; it was rejoined",
            "nothing to do: its second line is read as description",
        ),
        (
            "heading-in-list",
            (NOTE,),
            "a heading stands inside a list item; it was read as a heading of the page",
            "nothing to do",
        ),
        ("hint-not-closed", (WARNING,), "a hint box has no end", "nothing to do: it ends at the next heading"),
        (
            "methods-missed",
            (WARNING,),
            "a page announces more methods than were read from it",
            "report it with the page; what was read is right",
        ),
        (
            "nested-too-deep",
            (WARNING, ERROR),
            "a page nests its elements too deep to be read to its end",
            "fetch the page again",
        ),
        (
            "no-body",
            (WARNING,),
            "a portal page was saved without its body",
            "save it again when it is fully shown, or fetch its Markdown: its address with .md at the end",
        ),
        (
            "no-pages",
            (ERROR,),
            "no page of the reference was found at all",
            "give a page, a folder of pages or a snapshot; `canvas-openapi fetch` brings the full docs",
        ),
        (
            "no-reference-page",
            (WARNING, NOTE, ERROR),
            "a file is no page of the reference, and was skipped",
            "give pages that hold operations or objects; guides are not needed",
        ),
        ("no-route", (WARNING,), "an action has neither a verb line nor a scope", "look at the page"),
        ("not-json", (WARNING,), "a Swagger file is no JSON", "fetch it again"),
        (
            "not-written",
            (ERROR,),
            "an output could not be written; the old one is untouched",
            "make room or check the permissions, or give another name",
        ),
        (
            "object-ambiguous",
            (NOTE,),
            "an object's name is defined on several pages and nothing says which is meant",
            "nothing to do: left as a name without definition",
        ),
        (
            "object-mended",
            (NOTE,),
            "an object's example is no JSON as printed; it could be mended without inventing a value",
            "nothing to do, unless a field of it looks wrong",
        ),
        (
            "object-not-json",
            (WARNING,),
            "an object's example is no JSON and stays text",
            "its fields are read as far as they go; check them against the page",
        ),
        ("only-in-swagger", (NOTE,), "a Swagger file documents something that its page does not", "nothing to do"),
        (
            "operation-id-repeated",
            (WARNING,),
            "two routes lead to one operationId",
            "report it with the page: both were numbered",
        ),
        (
            "operation-left-out",
            (WARNING,),
            "what was made of a route breaks a rule of OpenAPI; the rest of the document is whole",
            "report it with the page; --no-validate writes the document all the same",
        ),
        (
            "output-in-source",
            (ERROR,),
            "an output would stand among the files that are read, or over one of them; nothing was written",
            "name another place with -o",
        ),
        (
            "overlay-aside",
            (NOTE,),
            "a correction stands aside: what it refers to is not in these pages",
            "give the full docs to have it",
        ),
        (
            "overlay-invalid",
            (ERROR,),
            "an overlay file breaks a rule of the format, or takes away what the document needs",
            "correct it; see the Overlay Specification 1.0.0",
        ),
        (
            "overlay-stale",
            (WARNING, NOTE),
            "a correction matches nothing or changes nothing: the docs may have been fixed",
            "compare it with the docs: remove it if they are right now",
        ),
        (
            "page-failed",
            (WARNING,),
            "an error that no one foresaw kept a page from being read, or joined with the others; the other pages were",
            "report it with the page",
        ),
        (
            "page-twice",
            (WARNING, NOTE),
            "the source holds a resource in several forms or editions; the newest was followed",
            "keep only the file that you want; of two editions, the last in the order of names counts as the newest",
        ),
        (
            "parameter-row",
            (WARNING,),
            "a row of a parameter table could not be read",
            "look at the row: it was left out",
        ),
        (
            "reference-unreadable",
            (ERROR,),
            "a `reference.json` is damaged or of another version",
            "write it anew with `canvas-openapi parse`",
        ),
        (
            "response-field-unread",
            (NOTE,),
            "a response field could not be told from its text",
            "look at the page: a name may be missing",
        ),
        (
            "returns-differ",
            (NOTE,),
            "the returns line names a list and the example response is none, or the reverse",
            "check which is right: the example was followed",
        ),
        (
            "route-mended",
            (WARNING,),
            "a route holds braces, which only templates have; a name in braces was read as a parameter",
            "check the path against the page",
        ),
        (
            "scope-differs",
            (NOTE, WARNING),
            "a scope is not that of the route above it",
            "check which is right: both were kept as printed",
        ),
        (
            "snapshot-format",
            (ERROR, WARNING),
            "the snapshot is of a newer edition of this program",
            "upgrade canvas-openapi, or fetch into another folder",
        ),
        (
            "snapshot-incomplete",
            (WARNING,),
            "pages that the site listed are missing in the snapshot",
            "run `canvas-openapi fetch` again: it brings what is missing",
        ),
        ("snapshot-missing", (ERROR, WARNING), "the folder holds no snapshot", "run `canvas-openapi fetch` first"),
        (
            "snapshot-unreadable",
            (ERROR, WARNING),
            "the snapshot's manifest is damaged",
            "run `canvas-openapi fetch` again: it takes up the pages that are there",
        ),
        (
            "snapshot-unsafe-name",
            (ERROR, WARNING),
            "the snapshot's manifest names a file outside its folder",
            "do not use this snapshot, fetch a new one",
        ),
        (
            "spec-invalid",
            (ERROR,),
            "the document breaks a rule of OpenAPI",
            "report it with the page; --no-validate writes the document all the same",
        ),
        (
            "streamed-body",
            (NOTE,),
            "a portal page was saved with its body at the end; it was put in its place",
            "nothing to do",
        ),
        (
            "swagger-property",
            (NOTE,),
            "a property in a Swagger file has no usable definition",
            "nothing to do: read as a field of unknown type",
        ),
        (
            "too-large",
            (WARNING, ERROR),
            "a file, or one text in it, is larger than any page",
            "split it into its pages",
        ),
        (
            "too-many-files",
            (ERROR,),
            "the folder holds more files, or more bytes, than any docs have; nothing was read",
            "give the folder of the pages",
        ),
        (
            "truncated",
            (WARNING, ERROR),
            "a page breaks off; what is there was kept",
            "fetch the page again",
        ),
        (
            "type-lost",
            (WARNING,),
            'a type cell reads "Deprecated": the type is lost',
            "nothing to do: read as deprecated, its type as unknown",
        ),
        ("unreadable", (WARNING, ERROR), "a file could not be read", "check its name and rights"),
        (
            "value-left-out",
            (WARNING,),
            "a default or an allowed value is no value of the documented type; it was left out of the document",
            "check the value and the type against the page; an overlay can correct either",
        ),
        (
            "verb-line-missing",
            (NOTE,),
            "a scope has no verb line; verb and path were taken from the scope",
            "nothing to do",
        ),
        (
            "witness-differs",
            (NOTE, WARNING),
            "a page and its Swagger file contradict each other",
            "check which is right; the message says which was followed",
        ),
    )
}
"""The codes by name."""
