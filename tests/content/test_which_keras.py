"""The program that readers run to see which Keras they have names the fault, no other."""

import subprocess
import sys

import pytest

from harness import environments

WHICH = "install/which-keras/which_keras"
KERAS = "versions/imports/package_keras"  # compares `keras` with `tf.keras`
# Broken on purpose, but not between TensorFlow and Keras: the program looks there only.
ELSEWHERE = {
    "2.13+pydantic-2.11": "typing-extensions; both work",
    "2.16+tf_keras-2.15": "tf_keras is installed but unused without the switch",
    "2.18+keras-3.3.3": "older than the metadata requires, and it works",
    "2.18+pandas-2.1.4": "pandas, built for another NumPy",
    "colab": "what it trains are the notebooks: test_notebooks.py",
}


def test_it_names_the_fault_and_no_other(project, envs, outcomes):
    """Where `tf.keras` does not train, or `import keras` fails though a package is
    there, or the switch to Keras 2 cannot work, the program must say so."""
    check = project.settings["smoke-test"]
    assert ELSEWHERE.keys() <= envs.keys()
    for name, env in envs.items():
        if name in ELSEWHERE:
            continue
        found = outcomes[name]
        broken = "override" in env.header  # on purpose
        broken |= not found[check].works
        if "keras" in env.packages and "TF_USE_LEGACY_KERAS" not in env.variables:
            broken |= found[KERAS].error is not None
            broken |= "keras.Model is tf.keras.Model: False" in found[KERAS].stdout
        printed = found[WHICH].stdout
        assert ("They fit" not in printed) == broken, f"{name}: {printed}"


@pytest.fixture
def run(known, tmp_path):
    """What it prints in a folder with these files, where there is no TensorFlow."""
    (tmp_path / "which_keras.py").write_text(known[WHICH].program)

    def run(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.py").write_text(text)
        done = subprocess.run(
            [sys.executable, "which_keras.py"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    return run


def test_without_tensorflow_and_behind_a_file_of_that_name(run, known):
    assert len(known[WHICH].program.splitlines()) <= 60
    assert "There is no TensorFlow in" in run()
    assert "tensorflow.py hides TensorFlow: rename it" in run(tensorflow="")


def test_each_release_imports_trains_saves_and_loads(project, envs, outcomes):
    check = project.settings["smoke-test"]
    for env in envs.values():
        if env.is_release:
            assert outcomes[env.name][check].works, env.name
    assert environments.newest(project).name in outcomes
