"""The pictures that are drawn from an SVG: `make pictures`."""

from __future__ import annotations

import pytest

from tests import pictures


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_is_drawn_from_its_source(name):
    path = pictures.ASSETS / f"{name}.png"
    png = path.read_bytes()
    hint = f"{path.name} isn't drawn from {name}.svg as it is: make pictures"
    assert pictures.stamp_of(png) == pictures.digest(name), hint
    width, height, _ = pictures.PICTURES[name]
    assert pictures.size_of(png) == (width, height)
