"""*I have this file* in a browser: a file is read there, and nothing is sent."""

from __future__ import annotations

import pytest

from harness.project import here

pytestmark = pytest.mark.slow
FILES = here().root / "tests" / "js" / "saved"
ANSWER = "#saved-file-answer:not([aria-busy])"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("2.0.h5", "Keras 2.2.4-tf wrote it"),
        ("2.7.keras", "It is HDF5 inside"),
        ("2.10.keras_metadata.pb", "the Keras part of a SavedModel"),
        ("2.15.keras", "It was compiled with SGD"),
        ("2.16.weights.h5", "It doesn't say which Keras wrote it"),
    ],
)
def test_a_file_says_who_wrote_it_and_who_loads_it(tab, name, says):
    tab.goto("migrate/saved-files/")
    sent = []
    tab.on("request", lambda request: sent.append((request.method, request.post_data)))
    tab.set_input_files("#saved-file input", FILES / name)
    tab.wait_for_selector(f"{ANSWER} p")
    assert says in tab.locator(ANSWER).inner_text()
    assert {method for method, _ in sent} <= {"GET"}
    assert not any(data for _, data in sent)


def test_a_file_that_cannot_be_read_says_so(tab, tmp_path):
    broken = tmp_path / "model.keras"
    broken.write_bytes((FILES / "2.15.keras").read_bytes()[:900])
    tab.goto("migrate/saved-files/")
    tab.set_input_files("#saved-file input", broken)
    tab.wait_for_function(
        "document.getElementById('saved-file-answer').textContent.includes('read')"
    )
    assert "This file can't be read" in tab.locator(ANSWER).inner_text()
