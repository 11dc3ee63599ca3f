"""A headless Chromium whose every page is watched: what it asks for, what it logs, and what its policy refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, expect

expect.set_options(timeout=30_000)  # what is awaited comes at once, but "at once" takes longer on a busy machine

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""

# The site adds its copy buttons when the browser is idle. Idle callbacks run in the order in which they were asked for,
# so this one ends after them, and no test can see a page half made.
_SETTLED = "() => new Promise((done) => requestIdleCallback(() => done()))"


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium without its background connections."""
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(_FLAGS))


@dataclass
class Visit:
    """A page and what happened on it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)

    @property
    def refused(self) -> list[str]:
        """What the Content-Security-Policy has refused."""
        found: list[str] = self.page.evaluate("window.refused")
        return found

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width

    def results(self) -> list[str]:
        """The search results, each as `title | place | route | route`."""
        self.page.wait_for_selector("#results li")
        shown: list[str] = self.page.evaluate(
            """[...document.querySelectorAll("#results li")].map(
                (item) => [...item.children].map((part) => part.textContent.replace(/\\u200b/g, "")).join(" | "))"""
        )
        return shown


@contextmanager
def visiting(
    browser: Browser, address: str, *, width: int = 1280, theme: str = "light", script: bool = True, **options: Any
) -> Iterator[Visit]:
    """A page in a context of its own, closed afterwards."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=script, **options
    )
    try:
        page = context.new_page()
        visit = Visit(page)
        context.on("request", lambda request: visit.asked.append(request.url))
        page.on("console", lambda message: visit.logged.append(message.text))
        page.on("pageerror", lambda error: visit.logged.append(str(error)))
        if script:
            page.add_init_script(_WATCH)
        page.goto(address)
        if script:
            page.evaluate(_SETTLED)
        yield visit
    finally:
        context.close()
