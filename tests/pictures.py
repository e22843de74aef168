"""Draws the site's pictures as PNG, for what can't show SVG: `make pictures`.

Each PNG names the digest of the SVG that it was drawn from; a test compares both.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browsers import executable

ASSETS = Path(__file__).parents[1] / "docs" / "assets"
# By name, without its extension: width, height, and room around it, in pixels.
PICTURES = {"eras": (1200, 340, 0), "favicon": (180, 180, 18), "social": (1200, 630, 0)}
KEYWORD = b"Source\0sha256:"
IDENTITY = 33  # bytes: the signature and the header, which are first in each PNG


def digest(name: str) -> bytes:
    """The digest of a picture's SVG."""
    source = (ASSETS / f"{name}.svg").read_bytes()
    return hashlib.sha256(source).hexdigest().encode()


def stamped(png: bytes, stamp: bytes) -> bytes:
    """A PNG with the digest of its source, as a chunk of text."""
    body = b"tEXt" + KEYWORD + stamp
    chunk = struct.pack(">I", len(body) - 4) + body
    chunk += struct.pack(">I", zlib.crc32(body))
    return png[:IDENTITY] + chunk + png[IDENTITY:]


def stamp_of(png: bytes) -> bytes:
    """The digest that `stamped` put into a PNG, or nothing."""
    return png.partition(KEYWORD)[2][:64]


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def main() -> None:
    """Draws all of them in Chromium, on white."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox"]
        )
        for name, (width, height, room) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            drawn = (ASSETS / f"{name}.svg").read_text("utf-8")
            style = f"<style>body{{margin:{room}px}}svg{{display:block}}</style>"
            page.set_content(style + drawn)
            png = stamped(page.screenshot(), digest(name))
            (ASSETS / f"{name}.png").write_bytes(png)
            print(f"drew {name}.png: {len(png)} bytes")
        browser.close()


if __name__ == "__main__":
    main()
