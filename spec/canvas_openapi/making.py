"""Reference → `Document`: the OpenAPI document, corrected by overlays, checked, in the version that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike
from pathlib import Path, PurePath
from typing import Any, Literal

from canvas_docs.diagnostics import Diagnostic, Severity, diagnostic
from canvas_docs.model import Reference
from canvas_docs.reference import Cache

from canvas_openapi.answer_examples import with_answer_examples
from canvas_openapi.evidence import evidence, types_known
from canvas_openapi.example_checks import check_examples
from canvas_openapi.kept_headers import with_kept_headers
from canvas_openapi.openapi.document import OpenApi, openapi
from canvas_openapi.openapi.document_parts import DocumentParts
from canvas_openapi.openapi.known import Evidences, kept, kept_parts
from canvas_openapi.openapi.open_objects import with_open_objects
from canvas_openapi.openapi.sharing import Shared, share
from canvas_openapi.openapi.version30 import as_openapi_30
from canvas_openapi.outputs import as_json, as_yaml
from canvas_openapi.overlay import apply_overlays, correctable_pages
from canvas_openapi.overlay_files import Overlay, read_overlays
from canvas_openapi.overlay_needs import Lack, lacks
from canvas_openapi.validation.value_checks import Values

Version = Literal["3.1", "3.0"]


@dataclass(frozen=True)  # without slots: what is made of it once is kept in it
class Document:
    """An OpenAPI document as JSON data (`content`), and what was noticed while it was made.

    In `content` each operation is whole; in the texts they share what they repeat (`canvas_openapi.openapi.sharing`).
    `corrected` is what it was made from: the document of version 3.1 after the overlays, and where its parts were read.
    `reference` is what that was made from, `cache` the one that it was made with, if any.
    """

    version: Version
    content: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]
    corrected: OpenApi
    reference: Reference
    cache: Cache | None = field(default=None, repr=False, compare=False)

    @property
    def failed(self) -> bool:
        """Whether an error was noticed: the document is then not to be trusted."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    @property
    def evidence(self) -> dict[str, Any]:
        """How each type of the 3.1 document is known, by JSON pointer, with totals: what `evidence.json` holds."""
        corrected = self.corrected
        return evidence(corrected.document, corrected.evidence, corrected.places, self._published.moved)

    @property
    def types_known(self) -> str:
        """One line that says how many types are known by which grade."""
        return types_known(self.corrected.evidence)

    def to_yaml(self) -> bytes:
        """The text of the document that YAML 1.1 and 1.2 parsers read back equal."""
        return as_yaml(self.shared(), self.cache)

    def to_json(self) -> bytes:
        """The text of the document as indented JSON."""
        return as_json(self.shared())

    def published(self) -> dict[str, bytes]:
        """The files of the 3.1 document that stand together where it is published: its texts and its evidence."""
        document = self._published.document
        return {
            "openapi.yaml": as_yaml(document, self.cache),
            "openapi.json": as_json(document),
            "evidence.json": as_json(self.evidence),
        }

    def to_named(self, name: str) -> bytes:
        """The text for a file of a name: JSON if it ends in `.json`, else YAML."""
        return self.to_json() if PurePath(name).suffix == ".json" else self.to_yaml()

    def shared(self) -> dict[str, Any]:
        """The content as it is written: path parameters and answers that operations repeat are components."""
        return self._written.document

    @cached_property
    def _written(self) -> Shared:
        return share(with_open_objects(self.content))

    @cached_property
    def _published(self) -> Shared:
        is_same = self.content is self.corrected.document
        return self._written if is_same else share(with_open_objects(self.corrected.document))

    def in_version(self, version: Version, *, validate: bool = True) -> Document:
        """The same content in another version of OpenAPI; if validated, without what breaks a rule of it.

        Each part that was left out is a warning, a broken rule that is in no part an error.
        """
        content = as_openapi_30(self.corrected.document) if version == "3.0" else self.corrected.document
        if not validate or self.failed:
            return replace(self, version=version, content=content)
        content, diagnostics = _valid_parts(content, self.corrected, self.cache)
        corrected = self.corrected
        if version == "3.1" and content is not corrected.document:
            corrected = replace(corrected, document=content, evidence=kept_parts(corrected.evidence, content))
        noticed = (*self.diagnostics, *diagnostics)
        return replace(self, version=version, content=content, diagnostics=noticed, corrected=corrected)

    def narrowed(self, change: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Document:
        """The document after a change that leaves a part of it, such as a slice; names and places stay."""
        document = change(self.corrected.document)
        corrected = replace(self.corrected, document=document, evidence=kept(self.corrected.evidence, document))
        content = corrected.document if self.version == "3.1" else change(self.content)
        return replace(self, content=content, corrected=corrected)

    def second_opinion(self) -> list[Diagnostic]:
        """What openapi-spec-validator finds wrong with the content; on the whole API it takes some seconds."""
        from canvas_openapi.validation import second_opinion

        return second_opinion(self.shared(), self.corrected.places)


def _corrected(
    made: OpenApi, overlays: Sequence[Overlay], pages: Mapping[str, bool]
) -> tuple[dict[str, Any], Evidences, list[Diagnostic]]:
    """What was made, with our overlays and then those of the user."""
    ours = [overlay for overlay in overlays if overlay.shipped]
    content, known, noticed = apply_overlays(made.document, made.evidence, ours, pages)
    theirs = [overlay for overlay in overlays if not overlay.shipped]
    content, known, more = apply_overlays(with_kept_headers(content, made.document), known, theirs, pages)
    lacking = [_lacking(lack, theirs[-1]) for lack in lacks(content)] if theirs else []
    return content, known, [*noticed, *more, *lacking]


def _lacking(lack: Lack, overlay: Overlay) -> Diagnostic:
    where, instead = lack
    problem = f"after the overlays the document has nothing at {where}"
    return diagnostic("overlay-invalid", problem, overlay.actions[-1].origin, advice=f"give {instead}")


def make_document(
    reference: Reference,
    *,
    version: Version = "3.1",
    overlays: Iterable[str | PathLike[str]] = (),
    shipped_overlays: bool = True,
    validate: bool = True,
    cache: Cache | None = None,
) -> Document:
    """The OpenAPI document of a reference.

    `overlays` are files of OpenAPI Overlay 1.0 that are applied in order, after those that ship with the program (none
    of ours with `shipped_overlays=False`). An overlay that cannot be used is an error among the diagnostics; an
    operation or component that breaks a rule of OpenAPI is left out if `validate`, with a warning.
    `cache` is as for `load`, and for all that is made of the document: which of its parts were found to break no rule,
    and their texts. The result is the same, sooner.
    """
    made = openapi(reference)
    usable, problems = read_overlays(map(Path, overlays), shipped=shipped_overlays, cache=cache)
    content, known, notices = _corrected(made, usable, correctable_pages(reference))
    corrected = replace(made, document=content, evidence=known)
    document = Document("3.1", content, (*made.diagnostics, *problems, *notices), corrected, reference, cache)
    if not document.failed:
        values = Values(content)  # for both: examples are no part of what a value is judged by
        content, examples = check_examples(content, known, made.places, values)
        corrected = replace(corrected, document=with_answer_examples(content, made.object_examples, values))
        noticed = (*document.diagnostics, *examples)
        document = Document("3.1", corrected.document, noticed, corrected, reference, cache)
    return document.in_version(version, validate=validate)


def _valid_parts(
    content: dict[str, Any], corrected: OpenApi, cache: Cache | None
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The content without what breaks a rule; the cache keeps which parts of it were found to break none."""
    from canvas_openapi.validation import keep_valid_parts  # not always wanted
    from canvas_openapi.validation.sound_parts import keep_sound, known_sound

    if cache is None:
        return keep_valid_parts(content, corrected.places)
    parts = corrected.parts if content is corrected.document else DocumentParts(content)
    digests, version = parts.digests_with_reached, content["openapi"]
    sound = known_sound(digests, version, cache)
    kept, diagnostics = keep_valid_parts(content, corrected.places, sound)
    if not diagnostics and len(sound) < len(digests):
        keep_sound(digests, version, cache)
    return kept, diagnostics
