"""The README's pictures: the site of the bundled page, photographed.

    python -m tests.screenshots

They are not part of `generated/`, which is compared byte for byte: fonts and the version of Chromium show in a picture.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

from tests.docs.browser import CHROMIUM, launch

PICTURES = Path(__file__).parent.parent / ".github" / "pictures"
MOST_BYTES = 60_000
_WIDTH, _HEIGHT = 1200, 720


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the address in the site, the theme, and what a reader does before it is taken."""

    name: str
    address: str
    theme: Literal["light", "dark"]
    act: Callable[[Page], None] = lambda page: None


def _search(page: Page) -> None:
    page.fill("#query", "create notifcation")
    page.locator("#results li").first.wait_for()


def _choose_scopes(page: Page) -> None:
    page.locator(".scopes > details > summary").first.click()
    page.get_by_role("button", name="All read-only").click()


SHOTS = (
    Shot("start", "index.html", "light"),
    Shot("operation", "resources/account_notifications.html#create_account_account_notification", "dark"),
    Shot("search", "resources/accounts.html", "light", _search),
    Shot("scopes", "scopes.html", "dark", _choose_scopes),
)


def take(site: Path, folder: Path) -> None:
    """The pictures of a site, as WebP, which is a third of PNG here."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for shot in SHOTS:
            page = browser.new_page(
                viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme=shot.theme, reduced_motion="reduce"
            )
            page.goto(f"{site.as_uri()}/{shot.address}")
            shot.act(page)
            page.wait_for_timeout(300)  # until scrolling has come to rest
            content = _webp(page)
            if len(content) > MOST_BYTES:
                raise SystemExit(f"{shot.name}: {len(content):,} bytes are more than {MOST_BYTES:,}")
            (folder / f"{shot.name}.webp").write_bytes(content)
            page.close()
        browser.close()


def _webp(page: Page) -> bytes:
    """What the window shows. Playwright itself writes no WebP."""
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 60})
    return base64.b64decode(taken["data"])


def main() -> None:
    """Writes the pictures, from the site that the bundled page gives."""
    if not CHROMIUM.exists():
        sys.exit("no Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        program = Path(sys.executable).with_name("canvas-openapi")
        subprocess.run([program, "docs", "--quiet", "-o", site], check=True)
        take(site, PICTURES)


if __name__ == "__main__":
    main()
