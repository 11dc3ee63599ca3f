"""Pages that React sends in pieces: the late pieces stand at the end, in hidden elements → each in its place.

A page on a dynamic route is sent with `<template id="B:0">` where a piece will be, and later
`<div hidden id="S:0">…</div><script>$RC("B:0","S:0")</script>` (FORMATS B1); pieces may hold such places themselves
(`P:1`, filled by `$RS("S:1","P:1")`). A browser runs the scripts; here the same is done to the parsed page.
"""

from __future__ import annotations

import re

from canvas_docs.readers.html_page import Element

_COMPLETE = re.compile(r"""\$R[A-Z]\(\s*["']([BSP]:\w+)["']\s*,\s*["']([BSP]:\w+)["']""")


def stitch(root: Element) -> bool:
    """Put all hidden pieces of a parsed page into their places; whether there were any."""
    pieces = {piece.get("id"): piece for piece in root.xpath("//div[@hidden][starts-with(@id, 'S:')]")}
    if not pieces:
        return False
    places = {place.get("id"): place for place in root.xpath("//template[@id]")}
    for place, piece in _pairs(root, places, pieces):
        parent = place.getparent()
        if parent is None or place in piece.iterdescendants():
            continue
        tail, piece.tail = place.tail, None
        parent.replace(place, piece)
        piece.tail = tail
    for piece in pieces.values():
        piece.attrib.pop("hidden", None)
    return True


def _pairs(root: Element, places: dict[str, Element], pieces: dict[str, Element]) -> list[tuple[Element, Element]]:
    """Places and their pieces: as the scripts say; by their numbers where a page was saved without its scripts."""
    calls = [call for script in root.iter("script") for call in _COMPLETE.findall(script.text or "")]
    wanted = dict((two, one) if one in pieces else (one, two) for one, two in calls)
    if not wanted:
        wanted = {f"{kind}:{name[2:]}": name for kind in "BP" for name in pieces}
    return [(places[place], pieces[piece]) for place, piece in wanted.items() if place in places and piece in pieces]
