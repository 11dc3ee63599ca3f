"""Names of objects → the pages that define them: the one pass that sees all pages at once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TypeVar

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import (
    Action,
    Field,
    ObjectDefinition,
    Origin,
    Page,
    Parameter,
    Reference,
    ReferenceType,
    Target,
    Type,
    map_types,
    retyped,
)
from canvas_docs.parse.slugs import slug_of
from canvas_docs.words import words_of

_Node = TypeVar("_Node", Field, Parameter)
_SLUG_IN_HREF = re.compile(r"([^/#?]+?)(?:\.html|\.md)?(?:[?#].*)?$")


def link(reference: Reference) -> tuple[Reference, list[Diagnostic]]:
    """Resolve every target to the page that defines the object; what no page defines keeps `page` None.

    An object of the action's own page comes first, then that of the page named after the object, then that of the page
    which the link names, then the only one: the portal links many names to a twin on another page (`Account` of
    accounts.md to accounts_-lti.md, `Submission` of users.md to what_if_grades.md).
    """
    linker = _Linker(reference)
    return replace(reference, pages=tuple(linker.page(page) for page in reference.pages)), linker.diagnostics


class _Linker:
    def __init__(self, reference: Reference) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._pages: dict[str, list[str]] = defaultdict(list)  # squashed object name → slugs, in order
        self._names: dict[tuple[str, str], str] = {}
        for page in reference.pages:
            for definition in page.objects:
                key = squashed(definition.name)
                if page.slug not in self._pages[key]:
                    self._pages[key].append(page.slug)
                self._names[page.slug, key] = definition.name

    def page(self, page: Page) -> Page:
        return replace(
            page,
            objects=tuple(self._object(definition, page.slug) for definition in page.objects),
            actions=tuple(self._action(action, page.slug) for action in page.actions),
        )

    def _object(self, definition: ObjectDefinition, slug: str) -> ObjectDefinition:
        return retyped(definition, self._type(definition.type, slug, definition.origin))

    def _action(self, action: Action, slug: str) -> Action:
        returns = action.returns
        origin = returns.origin if returns and returns.origin.line else action.origin
        return replace(
            action,
            parameters=tuple(self._typed(parameter, slug, action.origin) for parameter in action.parameters),
            response_fields=tuple(self._typed(field, slug, action.origin) for field in action.response_fields),
            returns=returns and retyped(returns, self._type(returns.type, slug, origin)),
        )

    def _typed(self, node: _Node, slug: str, around: Origin) -> _Node:
        """The node with its type linked; `around` is where it stands, if it does not know its own line."""
        return retyped(node, self._type(node.type, slug, node.origin if node.origin.line else around))

    def _type(self, type_: Type, slug: str, origin: Origin) -> Type:
        """The type with all targets in it resolved; the same object where there are none."""

        def resolved(inner: Type, where: Origin) -> Type:
            if not isinstance(inner, ReferenceType):
                return inner
            return replace(inner, target=self._resolve(inner.target, slug, where))

        return map_types(type_, resolved, origin)

    def _resolve(self, target: Target, slug: str, origin: Origin) -> Target:
        key = squashed(target.name)
        pages = self._pages.get(key, [])
        if slug in pages:
            page = slug
        elif namesake := next((one for one in pages if _words(one) == _words(target.name)), None):
            page = namesake
        elif (linked := _slug_in(target.href)) in pages:
            page = str(linked)
        elif len(pages) == 1:
            page = pages[0]
        else:
            if pages:
                places = ", ".join(pages)
                self.diagnostics.append(
                    Diagnostic(
                        "object-ambiguous",
                        f"{target.name} is defined on several pages ({places}) and nothing says which is meant",
                        "nothing to do: left as a name without definition",
                        origin,
                        Severity.NOTE,
                    )
                )
            return target
        return Target(self._names[page, key], target.href, page)


def squashed(name: str) -> str:
    """An object's name for comparing: letters and digits in lower case (`Lti::Registration` → `ltiregistration`)."""
    return re.sub(r"[\W_]", "", name.lower()) or name


def _words(name: str) -> tuple[str, ...]:
    """The words of an object's name or of a slug, without the object's modules: `Submission` and `submissions`."""
    return words_of(name.rsplit("::", 1)[-1])


def _slug_in(href: str | None) -> str | None:
    """The slug of the page that a link names; None for a link within its page."""
    if not href or href.startswith("#"):
        return None
    found = _SLUG_IN_HREF.search(href)
    return slug_of(found[1]) if found else None
