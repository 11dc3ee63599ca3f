"""One fetch from beginning to end: list the pages, ask for those that changed, keep what is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from canvas_docs.diagnostics import Diagnostic, Severity
from canvas_docs.fetch.acceptance import lost
from canvas_docs.fetch.addresses import allowed_hosts, host_of, normalize, path_of
from canvas_docs.fetch.arrival import Arrival, NotModified, ask_for
from canvas_docs.fetch.client import TOOL, Client
from canvas_docs.fetch.clock import Clock, SystemClock
from canvas_docs.fetch.discovery import (
    Failure,
    ListedPage,
    Listing,
    Site,
    complete_base_url,
    discover,
    from_urls,
    is_chosen,
)
from canvas_docs.fetch.file_names import file_names
from canvas_docs.fetch.manifest import Page, PageKind
from canvas_docs.fetch.outcome import FetchOptions, FetchResult
from canvas_docs.fetch.progress import Progress, Silence
from canvas_docs.fetch.refusals import Refusal, refusal
from canvas_docs.fetch.snapshot import Snapshot, moment, open_snapshot
from canvas_docs.model import Origin

_MOST_FAILURES = 3
"""So many pages in a row that could not be had mean that the site is down."""
_GONE = frozenset({"fetch-not-found", "fetch-moved"})
"""With these the site itself says that a page is no more."""


def fetch(
    options: FetchOptions, folder: Path, *, clock: Clock | None = None, progress: Progress | None = None
) -> FetchResult:
    """Bring the snapshot in `folder` up to date. Everything that goes wrong is in the result's diagnostics."""
    base_url = complete_base_url(options.site, options.base_url)
    named = options.urls if options.site is Site.URL_LIST else (base_url,)
    objections = [
        _error("fetch-bad-url", f"the address {problem}", "give http or https addresses", url)
        for url in named
        if isinstance(problem := host_of(url), str)
    ]
    if objections or not named:
        return FetchResult(folder=folder, diagnostics=tuple(objections) or (_nothing_to_fetch(base_url),))
    snapshot = open_snapshot(folder, options.site, base_url)
    if isinstance(snapshot, Diagnostic):
        return FetchResult(folder=folder, diagnostics=(snapshot,))
    clock, progress = clock or SystemClock(), progress or Silence()
    client = Client(allowed_hosts(named), options.manners, clock, progress.waiting)
    with snapshot:
        run = _Run(options, base_url, snapshot, client, clock, progress)
        try:
            run.go()
        except KeyboardInterrupt:
            run.interrupted = True
        finally:
            client.close()
        return run.result()


@dataclass(slots=True)
class _Run:
    """The state of one fetch."""

    options: FetchOptions
    base_url: str
    snapshot: Snapshot
    client: Client
    clock: Clock
    progress: Progress
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    interrupted: bool = False
    guides: dict[str, str] = field(default_factory=dict)
    """The guides that came, by checksum: what a server in trouble says to every request is told by its repetition."""
    failures: int = 0
    halted: bool = False

    def go(self) -> None:
        """Do it all, leaving every problem in `diagnostics`."""
        listing = self._list()
        self.diagnostics += listing.diagnostics
        if isinstance(listing, Failure):
            return
        pages = [page for page in listing.pages if self._is_chosen(page.url)]
        if not pages:
            self.diagnostics.append(_nothing_to_fetch(self.base_url))
            return
        files = self._take_up(listing.source, pages)
        wanted = [page for page in pages if not self._is_current(page)]
        asked = {page.url for page in wanted}
        self.unchanged += [page.url for page in pages if page.url not in asked]
        listed = {page.url for page in listing.pages}
        unlisted = [page for url, page in self.snapshot.pages.items() if url not in listed and self._is_chosen(url)]
        self.progress.listed(listing.source, len(pages), len(wanted) + len(unlisted))
        for page in wanted:
            if not self.halted:
                self._fetch(page, files[page.url], listed)
        for stored in unlisted:
            if not self.halted:
                self._ask_after(stored)
        if not self.snapshot.pages and not self.halted:
            advice = "check --site and --base-url"
            self.diagnostics.append(
                _error("fetch-nothing-stored", "none of the listed pages could be stored", advice, self.base_url)
            )

    def result(self) -> FetchResult:
        """What was done so far."""
        manifest = self.snapshot.manifest
        return FetchResult(
            folder=self.snapshot.folder,
            manifest=manifest if manifest.tool else None,
            added=tuple(self.added),
            changed=tuple(self.changed),
            unchanged=tuple(self.unchanged),
            removed=tuple(self.removed),
            refused=tuple(self.refused),
            diagnostics=tuple(self.diagnostics),
            interrupted=self.interrupted,
        )

    def _list(self) -> Listing | Failure:
        if self.options.site is Site.URL_LIST:
            return from_urls(self.options.urls)
        return discover(self.client, self.options.site, self.base_url)

    def _is_chosen(self, url: str) -> bool:
        return is_chosen(url, path_of(self.base_url), self.options.include, self.options.exclude)

    def _take_up(self, source: str, pages: list[ListedPage]) -> dict[str, str]:
        """Each page's file name; the snapshot made ready to go on where an earlier fetch stopped or lost its way."""
        if self.snapshot.recovered is not None:
            was = self.snapshot.recovered
            advice = "nothing to do: this fetch writes a new one, and asks again for the pages that are there"
            self.diagnostics.append(Diagnostic(was.code, was.problem, advice, was.origin))
        suffixes = {page.url: page.medium.suffix for page in pages}
        taken = {url: page.file for url, page in self.snapshot.pages.items()}
        files = file_names(suffixes, path_of(self.base_url), suffixes, taken)
        self.snapshot.adopt({url: files[url] for url in suffixes})
        missing = tuple(url for url in suffixes if url not in self.snapshot.pages)
        self._wrote(self.snapshot.expect(self.options.site, self.base_url, source, TOOL, missing))
        return files

    def _is_current(self, listed: ListedPage) -> bool:
        """Whether the stored copy is the page as listed: the list says when the page last changed."""
        page = self.snapshot.pages.get(listed.url)
        return (
            not self.options.refresh
            and page is not None
            and listed.lastmod is not None
            and page.lastmod == listed.lastmod
            and self.snapshot.holds(page)
        )

    def _ask(self, page: ListedPage, stored: Page | None) -> Arrival | NotModified | Refusal:
        """Ask for a page, or whether it changed if the stored copy is the one that the server knows."""
        validators = {}
        if stored is not None and not self.options.refresh and self.snapshot.holds(stored):
            named = {"If-None-Match": stored.etag, "If-Modified-Since": stored.last_modified}
            validators = {name: value for name, value in named.items() if value is not None}
        return ask_for(self.client, page, validators, accept_unmarked=self.options.accept_unmarked)

    def _fetch(self, page: ListedPage, file: str, listed: Collection[str]) -> None:
        """Ask for one page and keep it if it is whole."""
        self.progress.asking(file.partition("/")[2])
        stored = self.snapshot.pages.get(page.url)
        match self._ask(page, stored):
            case Refusal() as refused:
                self._refuse(refused)
            case NotModified() if stored is not None:
                if self._wrote(self.snapshot.record(replace(stored, lastmod=page.lastmod or stored.lastmod))):
                    self.failures = 0
                    self.unchanged.append(page.url)
            case Arrival() as arrival:
                self._keep(page, file, arrival, listed)
        self.progress.answered()

    def _ask_after(self, stored: Page) -> None:
        """A page that is no longer listed is taken out only when the site itself says that it is gone."""
        self.progress.asking(stored.file.partition("/")[2])
        page = from_urls([stored.url]).pages[0]
        match self._ask(page, stored):
            case Refusal() as refused if refused.code in _GONE:
                self._remove(stored.url)
            case Refusal() as refused:
                self._refuse(refused)
            case NotModified():
                self.unchanged.append(stored.url)
                self._note("fetch-unlisted", "the page is no longer listed but still served", stored.url)
            case Arrival() as arrival:
                self._keep(page, stored.file, arrival, self.snapshot.pages)
                self._note("fetch-unlisted", "the page is no longer listed but still served", stored.url)
        self.progress.answered()

    def _keep(self, page: ListedPage, file: str, arrival: Arrival, others: Collection[str]) -> None:
        """Store a page; one that leads to another of the docs' pages is that page, and not stored twice."""
        answer = arrival.response
        final_url = normalize(answer.final_url)
        stored = self.snapshot.pages.get(page.url)
        if final_url != page.url and final_url in others:
            if stored is not None and not answer.moved_for_good:
                self.unchanged.append(page.url)
                self._note("fetch-redirected", f"the page leads to {final_url} for now; its copy stays", page.url)
                return
            self._note("fetch-merged", f"the page now leads to {final_url}", page.url)
            self._remove(page.url)
            return
        new = Page(
            url=page.url,
            final_url=final_url,
            file=file,
            kind=arrival.kind,
            content_type=answer.content_type,
            sha256=hashlib.sha256(answer.body).hexdigest(),
            size=len(answer.body),
            fetched_at=moment(self.clock.now()),
            lastmod=page.lastmod,
            etag=answer.etag,
            last_modified=answer.last_modified,
        )
        if (doubt := self._doubt(stored, new, answer.body)) is not None:
            self._refuse(doubt)
            return
        if stored is not None and stored.sha256 == new.sha256 and self.snapshot.holds(stored):
            # The text is as old as it was; a list without dates does not change that.
            same = replace(new, fetched_at=stored.fetched_at or new.fetched_at, lastmod=new.lastmod or stored.lastmod)
            problem, group = self.snapshot.record(same), self.unchanged
        else:
            problem, group = self.snapshot.store(new, answer.body), self.changed if stored else self.added
        if self._wrote(problem):
            self.failures = 0
            group.append(page.url)

    def _doubt(self, stored: Page | None, new: Page, body: bytes) -> Refusal | None:
        """Why an answer is no edition of its page, although it looks whole."""
        if stored is not None and self.snapshot.holds(stored):
            problem = lost(self.snapshot.text(stored), body.decode("utf-8", "replace"))
            if problem:
                return refusal("fetch-emptied", new.url, problem, passing=True)
        if new.kind is PageKind.GUIDE:
            twin = self.guides.setdefault(new.sha256, new.url)
            if twin != new.url:
                problem = f"the answer is, byte for byte, that of {twin}"
                return refusal("fetch-same-answer", new.url, problem, passing=True)
        return None

    def _remove(self, url: str) -> None:
        was_stored = url in self.snapshot.pages
        if self._wrote(self.snapshot.drop(url)) and was_stored:
            self.removed.append(url)

    def _refuse(self, refused: Refusal) -> None:
        diagnostic = refused.diagnostic
        url = diagnostic.origin.document
        self.refused.append(url)
        if url in self.snapshot.pages:
            diagnostic = replace(diagnostic, problem=f"{diagnostic.problem}; the copy fetched earlier stays")
        self.diagnostics.append(diagnostic)
        self.failures = self.failures + 1 if refused.passing else 0
        if refused.halts or self.failures >= _MOST_FAILURES:
            self.halted = True
            self.diagnostics.append(self._given_up())

    def _given_up(self) -> Diagnostic:
        left = len(self.snapshot.manifest.missing)
        missing = f" with {left} {'page' if left == 1 else 'pages'} missing" if left else ""
        problem = f"the fetch was given up{missing}"
        advice = "run the same command again later: what is stored is not fetched twice"
        return _error("fetch-given-up", problem, advice, self.base_url)

    def _wrote(self, problem: Diagnostic | None) -> bool:
        """Whether a write succeeded; one that failed ends the fetch, since the next would fail as well."""
        if problem is not None:
            self.diagnostics.append(problem)
            self.halted = True
        return problem is None

    def _note(self, code: str, problem: str, url: str) -> None:
        self.diagnostics.append(Diagnostic(code, problem, "nothing to do", Origin(url), Severity.NOTE))


def _error(code: str, problem: str, advice: str, place: str) -> Diagnostic:
    return Diagnostic(code, problem, advice, Origin(place), Severity.ERROR)


def _nothing_to_fetch(base_url: str) -> Diagnostic:
    advice = "check --include, --exclude, --url-list and --base-url"
    return _error("fetch-nothing", "there is no page to fetch", advice, base_url)
