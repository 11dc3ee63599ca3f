"""Joins Swagger files ("witnesses") with the pages that were generated from the same comments.

A pure pass over the pages before they are linked, with one page for each resource. The pages lead: they hold more, and
are newer where a folder mixes editions. The witness states what the pages only show or leave out: types and references
of fields, allowed values, returns, descriptions, deprecations. Actions are joined on verb and path, objects on their
page and name. What only the witness documents is added; what both say differently is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.documents import Form
from canvas_docs.link import squashed
from canvas_docs.model import Action, ObjectDefinition, Page
from canvas_docs.witness.joined_actions import Shape, enriched_action, shapes
from canvas_docs.witness.joined_objects import enriched_object
from canvas_docs.witness.one_resource import one_page_each
from canvas_docs.witness.undocumented import documented_shapes, object_names, rest_of, with_rest


def combine(pages: Sequence[Page]) -> tuple[list[Page], list[Diagnostic]]:
    """The pages, enriched by those of them that are witnesses; the witnesses themselves where there are no others."""
    witnesses, repeated = one_page_each([page for page in pages if page.form == Form.SWAGGER_JSON])
    others, more = one_page_each([page for page in pages if page.form != Form.SWAGGER_JSON])
    repeated += more
    if not witnesses or not others:
        return others or witnesses, repeated
    combined = [_enriched(page, witnesses) for page in others]
    diagnostics = [problem for _, problems in combined for problem in problems]
    found, problems = _with_the_rest([page for page, _ in combined], witnesses)
    return found, repeated + diagnostics + problems


def _enriched(page: Page, witnesses: list[Page]) -> tuple[Page, list[Diagnostic]]:
    diagnostics: list[Diagnostic] = []
    actions = {shape: action for witness in witnesses for action in witness.actions for shape in shapes(action)}
    enriched = replace(
        page,
        objects=tuple(_object(definition, page, witnesses, diagnostics) for definition in page.objects),
        actions=tuple(_action(action, actions, diagnostics) for action in page.actions),
    )
    return enriched, diagnostics


def _action(action: Action, witnesses: dict[Shape, Action], diagnostics: list[Diagnostic]) -> Action:
    witness = next((witnesses[shape] for shape in shapes(action) if shape in witnesses), None)
    return enriched_action(action, witness, diagnostics) if witness else action


def _object(
    definition: ObjectDefinition, page: Page, witnesses: list[Page], diagnostics: list[Diagnostic]
) -> ObjectDefinition:
    """The object with what the witness of its own page says, or the only one elsewhere that knows it."""
    known = [(w.slug, o) for w in witnesses for o in w.objects if squashed(o.name) == squashed(definition.name)]
    own = [found for slug, found in known if slug == page.slug] or [found for _, found in known]
    return enriched_object(definition, own[0], diagnostics) if len(own) == 1 else definition


# ------------------------------------------------------------------ what only the witness documents


def _with_the_rest(pages: list[Page], witnesses: list[Page]) -> tuple[list[Page], list[Diagnostic]]:
    """The pages with the actions and objects that no page has, each on its own page.

    Without a page of its own, all objects of a witness count as lacking.
    """
    documented = documented_shapes(pages)
    by_slug = {page.slug: at for at, page in reversed(list(enumerate(pages)))}
    diagnostics: list[Diagnostic] = []
    for witness in witnesses:
        at = by_slug.get(witness.slug)
        rest = rest_of(witness, documented, object_names([] if at is None else [pages[at]]))
        if not rest.actions and not rest.objects:
            continue
        if at is None:
            pages.append(rest)
        else:
            pages[at] = with_rest(pages[at], rest)
        diagnostics.append(_only_in(rest))
    return pages, diagnostics


def _only_in(rest: Page) -> Diagnostic:
    routes = sum(len(action.routes) for action in rest.actions)
    problem = f"{routes} routes and {len(rest.objects)} objects stand in the Swagger file and on no page"
    return Diagnostic("only-in-swagger", problem, "nothing to do: added", rest.origin, Severity.NOTE)
