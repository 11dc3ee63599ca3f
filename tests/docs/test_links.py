from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

import pytest
from canvas_openapi.render.docs.links import Anchors, Links, file_name, relative
from lxml import html


@pytest.mark.parametrize(
    ("target", "here", "expected"),
    [
        ("resources/courses.html#Course", "resources/users.html", "courses.html#Course"),
        ("resources/courses.html#Course", "resources/courses.html", "#Course"),
        ("resources/courses.html", "resources/courses.html", "courses.html"),
        ("resources/courses.html", "index.html", "resources/courses.html"),
        ("index.html", "resources/courses.html", "../index.html"),
    ],
)
def test_addresses_are_relative(target: str, here: str, expected: str) -> None:
    assert relative(target, here) == expected


@pytest.mark.parametrize(
    ("slug", "expected"),
    [("accounts_-lti", "accounts_-lti"), ("../../etc/passwd", "etc-passwd"), ("..", "page"), ("a b\0", "a-b")],
)
def test_a_slug_cannot_leave_the_site(slug: str, expected: str) -> None:
    assert file_name(slug) == expected


def _links() -> Links:
    widgets, gadgets = Anchors(), Anchors()
    widgets.claim("method.widgets/parts.index", "method.widgets-parts.index", "Widget", "Left+hands-appendix")
    gadgets.claim("method.gadgets.show")
    return Links(
        {"widgets": "resources/widgets.html", "gadgets": "resources/gadgets.html"},
        {"widgets": widgets, "gadgets": gadgets},
    )


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("#method.widgets/parts.index", "#method.widgets/parts.index"),
        ("#method.widgets-parts.index", "#method.widgets-parts.index"),
        ("#widget", "#Widget"),
        ("#left-hands-appendix", "#Left+hands-appendix"),
        ("../gadgets#method.gadgets.show", "gadgets.html#method.gadgets.show"),
        ("gadgets.html", "gadgets.html"),
        (
            "https://developerdocs.instructure.com/services/canvas/gadgets#method.gadgets.show",
            "gadgets.html#method.gadgets.show",
        ),
        ("https://canvas.instructure.com/doc/api/gadgets.html#gone", "gadgets.html"),
        (
            "https://developerdocs.instructure.com/services/canvas/basics/file.file_uploads",
            "https://developerdocs.instructure.com/services/canvas/basics/file.file_uploads",
        ),
        ("file.oauth.html", "https://developerdocs.instructure.com/services/canvas/resources/file.oauth"),
        ("https://www.iana.org/time-zones", "https://www.iana.org/time-zones"),
        ("mailto:help@example.edu", "mailto:help@example.edu"),
        ("https://developerdocs.instructure.com/services/canvas/resources/broken-reference", None),
        ("javascript:alert(1)", None),
        ("//evil.example/gadgets", None),
        ("\\\\evil.example", None),
        ("/\t/evil.example/x", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_links_of_the_docs_lead_to_this_site_where_it_has_the_page(href: str, expected: str | None) -> None:
    assert _links().resolve(href, "widgets", "resources/widgets.html") == expected


def _broken(files: dict[str, bytes]) -> list[str]:
    """Every internal address that leads nowhere, and every id that a page has twice."""
    pages = {name: html.fromstring(content) for name, content in files.items() if name.endswith(".html")}
    ids = {name: [e.get("id") for e in page.iter() if e.get("id")] for name, page in pages.items()}
    problems = [f"{name}: id {i} twice" for name, found in ids.items() for i in set(found) if found.count(i) > 1]
    known = {name: set(found) for name, found in ids.items()}
    for name, page in pages.items():
        if name == "404.html":  # its addresses hold at the root of the site only, where a base URL is not given
            continue
        for element, attribute, address, _ in page.iterlinks():
            parts = urlsplit(address)
            if parts.scheme or attribute == "action":
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path)) if parts.path else name
            if target not in files:
                problems.append(f"{name}: {address} ({element.tag}) is no file")
            elif parts.fragment and unquote(parts.fragment) not in known[target]:
                problems.append(f"{name}: {address} is no anchor")
    return problems


@pytest.mark.parametrize("site", ["invented_files", "bundled_files", "hostile_files"])
def test_every_internal_link_and_anchor_resolves(site: str, request: pytest.FixtureRequest) -> None:
    assert _broken(request.getfixturevalue(site)) == []


@pytest.mark.slow_if_real
def test_every_internal_link_and_anchor_of_the_corpus_resolves(corpus_files: dict[str, bytes]) -> None:
    assert _broken(corpus_files) == []


def test_official_anchors_are_on_the_page(invented_files: dict[str, bytes]) -> None:
    page = html.fromstring(invented_files["resources/widgets.html"])
    ids = {e.get("id") for e in page.iter() if e.get("id")}
    assert {"method.widgets.index", "method.widgets.create", "list_course_widgets", "list_group_widgets"} <= ids
    assert "Widget" in ids
