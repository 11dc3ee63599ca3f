"""Blocks of one document → pages of the model. FORMATS A2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from canvas_docs.blocks import Block, Code, Heading, Note, markdown, plain, plain_text
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.documents import Document, is_cut_off
from canvas_docs.model import Action, Appendix, ObjectDefinition, Origin, Page
from canvas_docs.parse.actions import parse_action
from canvas_docs.parse.deprecation import deprecation_in
from canvas_docs.parse.marks import AppendixHeading, MarkedBlock, ObjectLine
from canvas_docs.parse.objects import parse_object
from canvas_docs.parse.sections import Part, Section, split_sections
from canvas_docs.parse.slugs import slug_of, title_of_controller, title_of_path
from canvas_docs.patterns import ALL_RESOURCES, BETA

_WELCOME = re.compile(r"Welcome to our new api docs", re.I)  # the same hint stands on every page of the portal


@dataclass(slots=True)
class _Resource:
    """What has been read of one resource."""

    title: str = ""
    line: int = 0
    prose: list[Block] = field(default_factory=list)
    beta: bool = False
    objects: list[ObjectDefinition] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    appendixes: list[Appendix] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.objects or self.actions)


def parse_pages(blocks: list[Block], document: Document) -> tuple[list[Page], list[Diagnostic]]:
    """Parse a document into its pages: one, or one for each resource where it holds several.

    A document without any action or object gives no page, and a diagnostic that says so.
    """
    diagnostics: list[Diagnostic] = []
    resources = _read_resources(split_sections(blocks), document, diagnostics)
    filled = [resource for resource in resources if not resource.is_empty]
    if not filled:
        problem = "the page documents no action and no object"
        diagnostics.append(
            Diagnostic("no-reference-page", problem, "nothing to do: skipped", Origin(document.name), Severity.NOTE)
        )
        return [], diagnostics
    return [page for resource in filled for page in _pages_of(resource, document, len(filled) == 1)], diagnostics


def _read_resources(sections: list[Section], document: Document, diagnostics: list[Diagnostic]) -> list[_Resource]:
    resources = [_Resource()]
    cut_off = is_cut_off(document)
    for at, section in enumerate(sections):
        resource = resources[-1]
        match section.part:
            case Part.RESOURCE:
                if _begins_another(resource):
                    resource = _Resource()
                    resources.append(resource)
                _read_head(resource, [marked.block for marked in section.blocks])
            case Part.OBJECT:
                definition, found = _read_object(section.blocks, document.name)
                resource.objects.append(definition)
                diagnostics.extend(found)
            case Part.ACTION:
                action, found = parse_action(section.blocks, document.name, cut_off and at == len(sections) - 1)
                resource.actions.append(action)
                diagnostics.extend(found)
            case Part.APPENDIX:
                resource.appendixes.extend(_read_appendix(section.blocks, document.name))
    return resources


def _begins_another(resource: _Resource) -> bool:
    """The `h2` "Accounts API" right below the `h1` "Accounts" is the same resource; one after actions is the next."""
    return not resource.is_empty or bool(resource.prose)


def _read_head(resource: _Resource, blocks: list[Block]) -> None:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and at == 0:
            resource.title = plain(block.text).removesuffix(" API")
            resource.line = resource.line or block.line
        elif isinstance(block, Note) and BETA.match(plain_text(block.blocks)):
            resource.beta = True
        elif not (isinstance(block, Note) and _WELCOME.match(plain_text(block.blocks))):
            resource.prose.append(block)


def _read_object(marked: list[MarkedBlock], document: str) -> tuple[ObjectDefinition, list[Diagnostic]]:
    """An object: its heading, its code, and a deprecation or prose that may follow."""
    (mark,) = (mark for mark in marked[0].marks if isinstance(mark, ObjectLine))
    blocks = [each.block for each in marked]
    head = blocks[0]
    code = next(block for block in blocks if isinstance(block, Code))
    anchor = head.anchor if isinstance(head, Heading) else None
    definition, found = parse_object(mark.name, code.text, code.language, Origin(document, code.line), anchor)
    rest: list[Block] = []
    for block in blocks[1:]:
        if block is code:
            continue
        deprecation = deprecation_in(plain_text(block.blocks)) if isinstance(block, Note) else None
        if deprecation:
            definition = replace(definition, deprecation=deprecation)
        else:
            rest.append(block)
    if rest:
        description = "\n\n".join(filter(None, (definition.description, markdown(rest))))
        definition = replace(definition, description=description)
    return definition, list(found)


def _read_appendix(marked: list[MarkedBlock], document: str) -> Iterator[Appendix]:
    head, *rest = (each.block for each in marked)
    marks = [mark for mark in marked[0].marks if isinstance(mark, AppendixHeading)]
    if marks and marks[0].title and isinstance(head, Heading):
        yield Appendix(marks[0].title, markdown(rest), head.anchor, Origin(document, head.line))


# ------------------------------------------------------------------ pages


def _pages_of(resource: _Resource, document: Document, is_only: bool) -> Iterable[Page]:
    all_resources = bool(ALL_RESOURCES.fullmatch(resource.title))
    if (all_resources or not resource.title) and not resource.objects:
        return _pages_by_controller(resource, document)
    title = resource.title or title_of_path(document.stem)
    slug = slug_of(document.stem) if is_only else slug_of(title)
    return [_page(resource, document, slug, title, resource.actions, not resource.title)]


def _page(
    resource: _Resource, document: Document, slug: str, title: str, actions: list[Action], title_derived: bool
) -> Page:
    return Page(
        slug=slug,
        title=title,
        form=document.form.value,
        description=markdown(resource.prose),
        beta=resource.beta,
        objects=tuple(resource.objects),
        actions=tuple(actions),
        appendixes=tuple(resource.appendixes),
        title_derived=title_derived,
        url=document.official_url,
        origin=Origin(document.name, resource.line),
    )


def _pages_by_controller(resource: _Resource, document: Document) -> Iterator[Page]:
    """The pages of a document that has lost its resource headings: one for each controller, in order."""
    by_title: dict[str, list[Action]] = {}
    for action in resource.actions:
        by_title.setdefault(_title_for(action), []).append(action)
    for title, actions in by_title.items():
        bare = _Resource(line=actions[0].origin.line)
        yield _page(bare, document, slug_of(title), title, actions, not actions[0].subtopic)


def _title_for(action: Action) -> str:
    if action.subtopic:
        return action.subtopic
    if action.controller:
        return title_of_controller(action.controller)
    return title_of_path(action.routes[0].path) if action.routes else "API"
