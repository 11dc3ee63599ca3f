"""The blocks of one action → `Action`. FORMATS A2, A3."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from canvas_docs.blocks import Block, Code, Heading, Note, Paragraph, Table, markdown, plain, plain_text
from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.model import Action, Deprecation, Example, Origin, Parameter, Returns, Route, Scope, Status
from canvas_docs.parse.deprecation import deprecation_in, operation_deprecation_in
from canvas_docs.parse.example_blocks import read_example
from canvas_docs.parse.example_routes import differing_examples
from canvas_docs.parse.marks import ControllerLine, Mark, MarkedBlock, OperationHeading, ScopeLine, VerbLine
from canvas_docs.parse.parameter_rows import is_parameter_table, parse_parameters
from canvas_docs.parse.response_fields import parse_response_fields
from canvas_docs.parse.returns import parse_returns, returned_file
from canvas_docs.parse.statuses import example_statuses, parse_statuses
from canvas_docs.patterns import BETA, Label

_EXAMPLES = (Label.REQUEST_EXAMPLE, Label.RESPONSE_EXAMPLE)


def parse_action(blocks: list[MarkedBlock], document: str, truncated: bool = False) -> tuple[Action, list[Diagnostic]]:
    """Parse the section of one action, which holds at least one block.

    Nothing is dropped: a block that fits no rule becomes part of the description. `truncated`: the page breaks off
    in this section.
    """
    reader = _ActionReader(document, blocks[0].block.line)
    for block in blocks:
        reader.take(block)
    return reader.finish(truncated), reader.diagnostics


class _ActionReader:
    """Reads the blocks of one action in order; `_label` is the label under which the next block stands."""

    def __init__(self, document: str, line: int) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._document = document
        self._line = line
        self._heading: OperationHeading | None = None
        self._subtopic: str | None = None
        self._controller: ControllerLine | None = None
        self._label: Label | None = None
        self._prose: list[Block] = []
        self._field_blocks: list[Block] = []
        self._routes: list[Route] = []
        self._open_verb: tuple[VerbLine, int] | None = None
        self._parameters: list[Parameter] = []
        self._examples: dict[Label, list[Example]] = defaultdict(list)
        self._example_title = ""
        self._returns: Returns | None = None
        self._beta = False
        self._deprecation: Deprecation | None = None

    # -------------------------------------------------------------- blocks

    def take(self, marked: MarkedBlock) -> None:
        block = marked.block
        for mark in marked.marks:
            self._take_mark(mark, block)
        if marked.marks:
            return
        if isinstance(block, Heading) and not self._routes and block.line == self._line:
            self._heading = OperationHeading(plain(block.text), block.anchor or "")
        elif isinstance(block, Table) and is_parameter_table(block):
            self._take_parameters(block)
        elif isinstance(block, Paragraph) and (returns := parse_returns(block, self._origin(block.line))):
            self._returns = returns
            self._label = None
        elif isinstance(block, Note) and self._take_note(block):
            pass
        elif isinstance(block, Paragraph) and self._deprecation and not self._has_route:
            words = f"{self._deprecation.text} {plain(block.text)}"  # the hint's own text follows it, above the routes
            self._deprecation = replace(self._deprecation, text=words)
        elif self._label is Label.RESPONSE_FIELDS:
            self._field_blocks.append(block)
        elif self._label in _EXAMPLES and isinstance(block, Code):
            self._examples[self._label].append(
                read_example(block.text, block.language, self._example_title, self._origin(block.line))
            )
            self._example_title = ""
        elif self._label in _EXAMPLES and isinstance(block, Paragraph) and not self._examples[self._label]:
            self._example_title = plain(block.text)
        else:
            self._take_prose(block)

    def _take_prose(self, block: Block) -> None:
        """Add a block to the description. A paragraph of it that begins with the word deprecates the operation.

        What follows a label describes a field or an example, and says nothing of the operation.
        """
        self._prose.append(block)
        if isinstance(block, Paragraph) and self._label is None and self._deprecation is None and self._has_route:
            self._deprecation = operation_deprecation_in(plain(block.text))

    def _take_mark(self, mark: Mark, block: Block) -> None:
        match mark:
            case OperationHeading():
                self._heading = mark
                self._subtopic = block.subtopic if isinstance(block, Heading) else None
            case ControllerLine() if self._controller is None:
                self._controller = mark
            case VerbLine():
                self._close_verb()
                self._open_verb = (mark, block.line)
            case ScopeLine():
                self._take_scope(mark, block.line)
            case Label():
                self._label = mark
            case _:
                self._prose.append(block)

    def _take_parameters(self, table: Table) -> None:
        parameters, found = parse_parameters(table, self._document)
        self._parameters.extend(parameters)
        self.diagnostics.extend(found)

    def _take_note(self, note: Note) -> bool:
        words = plain_text(note.blocks)
        if BETA.match(words):
            self._beta = True
            return True
        deprecation = deprecation_in(words) if note.style == "danger" else None
        if deprecation and self._label is None:
            self._deprecation = deprecation
            return True
        return False

    # -------------------------------------------------------------- routes

    @property
    def _has_route(self) -> bool:
        return bool(self._routes) or self._open_verb is not None

    def _take_scope(self, scope: ScopeLine, line: int) -> None:
        """Add the route of a scope line; the verb line above it must say the same (1041 of 1041 do, FORMATS A2)."""
        if self._open_verb is None:
            self._report(
                line,
                "verb-line-missing",
                f"no verb line stands above the scope {scope.value}",
                "nothing to do: verb and path were taken from the scope",
                Severity.NOTE,
            )
            verb, path = scope.verb, scope.path
        else:
            verb, path = self._open_verb[0].verb, self._open_verb[0].path
            if (verb, path) != (scope.verb, scope.path):
                self._report(
                    line,
                    "scope-differs",
                    f"the scope {scope.value} is not that of {verb} {path}",
                    "check which is right: both were kept as printed",
                    Severity.NOTE if path.startswith(scope.path) else Severity.WARNING,
                )
        self._routes.append(Route(verb, path, Scope(scope.value), self._origin(line)))
        self._open_verb = None

    def _close_verb(self) -> None:
        """Add the route of a verb line without a scope line; the pages of 2014 print none."""
        if self._open_verb is not None:
            verb, line = self._open_verb
            scope = Scope(f"url:{verb.verb}|{verb.path}", derived=True)
            self._routes.append(Route(verb.verb, verb.path, scope, self._origin(line)))
            self._open_verb = None

    # -------------------------------------------------------------- result

    def finish(self, truncated: bool) -> Action:
        self._close_verb()
        if not self._routes:
            self._report(
                self._line, "no-route", f"{self._name()} has neither a verb line nor a scope", "look at the page"
            )
        if truncated:
            self._take_truncation()
        fields, found = parse_response_fields(self._field_blocks, self._document)
        self.diagnostics.extend(found)
        self.diagnostics.extend(differing_examples(self._examples[Label.REQUEST_EXAMPLE], tuple(self._routes)))
        heading, controller = self._heading, self._controller
        return Action(
            routes=tuple(self._routes),
            anchor=(heading.anchor or None) if heading else None,
            title=(heading.title or None) if heading else None,
            controller=controller.controller if controller else None,
            name=controller.action if controller else None,
            source_url=controller.url if controller else None,
            subtopic=self._subtopic,
            description=markdown(self._prose),
            beta=self._beta,
            deprecation=self._deprecation or (operation_deprecation_in(heading.title) if heading else None),
            parameters=tuple(self._parameters),
            response_fields=fields,
            request_examples=tuple(self._examples[Label.REQUEST_EXAMPLE]),
            response_examples=tuple(self._examples[Label.RESPONSE_EXAMPLE]),
            statuses=self._statuses(),
            returns=self._returns or returned_file(self._prose, self._document),
            truncated=truncated,
            origin=self._origin(self._line),
        )

    def _statuses(self) -> tuple[Status, ...]:
        """What the description says of statuses, then those that only examples show."""
        stated = parse_statuses(self._prose)
        codes = {status.code for status in stated}
        shown = example_statuses(self._examples[Label.RESPONSE_EXAMPLE])
        return stated + tuple(status for status in shown if status.code not in codes)

    def _take_truncation(self) -> None:
        if self._parameters and self._label is Label.PARAMETERS:
            last = self._parameters[-1]
            self._parameters[-1] = replace(last, truncated=True)
            what, line = f"the parameter {last.name}", last.origin.line
        else:
            what, line = self._name(), self._line
        self._report(
            line, "truncated", f"the page breaks off in {what}", "fetch the page again; what is there was kept"
        )

    def _name(self) -> str:
        if self._controller:
            return f"{self._controller.controller}#{self._controller.action}"
        return f'the action "{self._heading.title}"' if self._heading else "an action"

    def _origin(self, line: int) -> Origin:
        return Origin(self._document, line)

    def _report(self, line: int, code: str, problem: str, advice: str, severity: Severity = Severity.WARNING) -> None:
        self.diagnostics.append(Diagnostic(code, problem, advice, self._origin(line), severity))
