"""Which messages a source has: each form of a text, by hand-written sources."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from harness.collectors import message_package
from harness.collectors.message_model import template
from harness.collectors.message_names import CAUGHT
from harness.collectors.message_source import Reader
from harness.collectors.messages import Messages, check, made
from harness.environments import Environment
from harness.model import Job
from harness.project import ProjectError


def said(source, name="module"):
    """The messages of a source: does, type, template, condition, of all functions."""
    module = Reader(textwrap.dedent(source), name, {}).read()
    return [
        (one.does, one.type, template(one.text), one.condition)
        for messages in module.messages.values()
        for one in messages
    ]


def texts(source):
    return [one[2] for one in said(source)]


# One form a line: the source, and its templates.
FORMS = [
    ('raise ValueError("it is odd")', ["it is odd"]),
    ('raise ValueError("it is "\n    "odd")', ["it is odd"]),
    ('raise ValueError(f"{x} is {y!r:>4} odd")', ["{} is {} odd"]),
    ('raise ValueError("a {b}: %s is %.2f%% odd" % (x, y))', ["a {{b}}: {} is {}% odd"]),
    ('raise ValueError("%(a)s is %(b)d odd" % {"a": x, "b": 2})', ["{} is 2 odd"]),
    ('raise ValueError("%r is odd" % x)', ["{} is odd"]),
    ('raise ValueError("{} is {y} odd {{}}".format(x, y=2))', ["{} is 2 odd {{}}"]),
    ('raise ValueError("{1} is {0.name} odd".format(x, "a"))', ["a is {} odd"]),
    ('raise ValueError("it is " + str(x) + " odd")', ["it is {} odd"]),
    ('raise ValueError("it is " + x + y + "odd")', ["it is {}odd"]),
    ('raise ValueError(" ".join(["it is", x, "odd"]))', ["it is {} odd"]),
    ('raise ValueError("one of: " + ", ".join(x))', ["one of: {}"]),
    ('raise ValueError("it is odd" if x else "it is even")', ["it is odd", "it is even"]),
    ('text = "it is odd"\nraise ValueError(text)', ["it is odd"]),
    ('text = "it is odd"\ntext += ", too"\nraise ValueError(text)', ["it is odd", "it is odd, too"]),
    ('raise ValueError(ODD % x)\nODD = "%s is odd"', ["{} is odd"]),
    ('raise errors.NotFoundError(None, None, "it is odd")', ["it is odd"]),
    ('raise ValueError(message="it is odd")', ["it is odd"]),
    ('error = ValueError("it is odd")', ["it is odd"]),
    ('raise ValueError(textwrap.dedent("""\n    it is\n    odd"""))', ["it is\nodd"]),
    ('raise ValueError("it is odd".strip())', ["it is odd"]),
    ('assert x > 0, "it is odd"', ["it is odd"]),
    ('assert x > 0, ("%s is odd" % x)', ["{} is odd"]),
    ('six.raise_from(ValueError("it is odd"), None)', ["it is odd"]),
    ('check_ops.assert_equal(x, y, message="it is odd")', ["it is odd"]),
    ('tf.debugging.Assert(x, ["it is odd", y])', ["it is odd"]),
    ('warnings.warn("it is odd")', ["it is odd"]),
    ('logging.warning("%s is %d odd", x, 3)', ["{} is 3 odd"]),
    ('logging.log_first_n(logging.WARN, "%s is odd", 5, x)', ["5 is odd"]),
    ('tf.get_logger().warning("it is odd")', ["it is odd"]),
    ('io_utils.print_msg("it is odd")', ["it is odd"]),
    ('print("it is odd", file=sys.stderr)', ["it is odd"]),
    ('print("it is odd")', []),
    ('raise ImportError("it is odd", "and", x)', ["{}it is odd{}and{}"]),
    ('text = ("it is odd", "too")\nraise ImportError(text)', ["{}it is odd{}too{}"]),
    ('raise errors.NotFoundError("it is odd", x)', ["it is odd"]),
    ("raise ValueError(x)", []),
    ("raise ValueError", []),
    ('math.log("it is odd")', []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), FORMS, ids=[one[0] for one in FORMS])
def test_a_form_of_a_text(source, expected):
    assert texts(source) == expected


def test_what_it_does_its_type_and_the_condition_above_it():
    source = """
    def f(x):
        if x:
            raise ValueError("it is odd")
        elif x is None:
            warnings.warn("it is old", DeprecationWarning)
        else:
            logging.error("it is new")
        try:
            f()
        except (KeyError, OSError) as e:
            raise RuntimeError("not at all") from e
        assert x, "it is none"
    """
    assert said(source) == [
        ("raises", "ValueError", "it is odd", "x"),
        ("warns", "DeprecationWarning", "it is old", "x is None"),
        ("logs", "ERROR", "it is new", "not (x is None)"),
        ("raises", "RuntimeError", "not at all", "except (KeyError, OSError)"),
        ("raises", "AssertionError", "it is none", "not (x)"),
    ]


def test_a_warning_may_be_given_as_an_exception():
    source = 'warnings.warn(DeprecationWarning("it is old"))'
    assert said(source) == [("warns", "DeprecationWarning", "it is old", "")]


def test_texts_of_a_class_and_of_functions_that_return_them():
    source = """
    class A:
        odd = "it is odd"

        def text(self):
            return f"it is {self.x} new"

        def f(self):
            raise ValueError(self.odd)

        def g(self):
            raise ValueError(self.text() + A.odd)

        def h(self):
            raise ValueError(outer("a"))

    def outer(x):
        return "it is {} out".format(x)
    """
    assert texts(source) == ["it is odd", "it is {} newit is odd", "it is {} out"]


def test_a_text_that_a_method_keeps_for_another():
    source = """
    class A:
        def __init__(self, x, text=None):
            self.x = x
            self.text = text or f"it needs the {x} module"

        def f(self):
            raise ImportError(self.text)
    """
    assert texts(source) == ["it needs the {} module"]


def test_an_exception_that_makes_its_own_text():
    source = """
    class OddError(ValueError):
        def __init__(self, x):
            super().__init__(f"{x} is odd")
    """
    assert said(source) == [("raises", "OddError", "{} is odd", "")]


def test_a_text_of_another_error_wraps_it():
    source = """
    try:
        f()
    except ValueError as e:
        message = str(e)
        raise RuntimeError(f"it failed at {x}: {message}")
    """
    (one,) = Reader(textwrap.dedent(source), "m", {}).read().messages[""]
    assert CAUGHT in one.text and template(one.text) == "it failed at {}: {}"


def test_a_text_around_another_error_of_the_same_name():
    source = """
    try:
        f()
    except Exception as e:
        message = e.args[0]
        message = f"Exception encountered when calling {x}. {message}"
        raise e.__class__(message)
    """
    (one,) = Reader(textwrap.dedent(source), "m", {}).read().messages[""]
    assert template(one.text) == "Exception encountered when calling {}. {}"
    assert CAUGHT in one.text and one.type == ""


def test_a_text_of_appended_lines():
    source = """
    class A:
        def text(self):
            lines = []
            lines.append("in user code:")
            for one in self.lines:
                lines.append(one)
            return "\\n".join(lines)

        def f(self, error):
            raise type(error)(self.text())
    """
    assert texts(source) == ["in user code:\n{}"]


def test_a_deprecation_is_what_its_decorator_logs():
    source = """
    @deprecation.deprecated("2026-01-01", "Use " + "another.")
    def f(): pass

    class A:
        @deprecated_args(None, "Leave it out.", "old", ("older", 1))
        def g(self): pass

        @deprecated_arg_values(None, "Don't.", x=True)
        def h(self): pass

    @deprecated()
    def not_of_tensorflow(): pass
    """
    end = "is deprecated and will be removed in a future version.\nInstructions for updating:\n"
    assert [one[2] for one in said(source, "m")] == [
        "From {}: f (from m) is deprecated and will be removed after 2026-01-01.\n"
        "Instructions for updating:\nUse another.",
        f"From {{}}: calling A.g (from m) with old {end}Leave it out.",
        f"From {{}}: calling A.g (from m) with older {end}Leave it out.",
        f"From {{}}: calling A.h (from m) with x=True {end}Don't.",
    ]


def test_a_long_condition_is_shortened():
    source = f'if {" and ".join(["condition"] * 20)}:\n  raise ValueError("it is odd")'
    ((_, _, _, condition),) = said(source)
    assert len(condition) <= 120 and condition.endswith("…")


def package(folder, **files):
    for name, text in files.items():
        path = folder.joinpath(*name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    return folder


def test_a_function_that_raises_what_it_is_given(tmp_path):
    package(
        tmp_path,
        keras__errors='def complain(x, text, kind=ValueError):\n  raise ValueError(f"{x}: {text}")',
        keras__a='def f(x):\n  complain(x, "it is truly odd")\n  complain(x, y)',
        keras__a_test='raise ValueError("a test says this")',
        keras__tests__b='raise ValueError("a test says this")',
    )
    found = dict(message_package.main(str(tmp_path), ["keras"]))
    assert found == {
        "keras.a": {
            "messages": {"f": [["raises", "ValueError", "{}: it is truly odd", ""]]},
            "exports": {},
        }
    }


def test_of_tensorflow_only_what_is_imported_counts(tmp_path):
    one = 'raise ValueError("it is odd")'
    package(
        tmp_path,
        tensorflow____init__="from tensorflow._api import v2",
        tensorflow___api__v2="from tensorflow.python.ops.a import (\n  f,\n  g as h)",
        tensorflow__python__ops__a=f"from . import b\n{one}",
        tensorflow__python__ops__b=one,
        tensorflow__python__ops__never=one,
        tensorflow__python__ops__late=one,
        tensorflow__python__debug__c=one,
        keras__a="def f():\n  from tensorflow.python.ops.late import g",
    )
    found = dict(message_package.main(str(tmp_path), ["tensorflow"]))
    assert sorted(found) == [f"tensorflow.python.ops.{n}" for n in ("a", "b", "late")]


def test_generated_wrappers_have_one_message_for_all(tmp_path):
    text = "raise TypeError(\n  \"Expected list for 'x' argument to 'y' Op, not %r.\" % x)\n"
    package(tmp_path, tensorflow____init__="import tensorflow.python.gen_a_ops",
            tensorflow__python__gen_a_ops=text + text.replace("'y'", "'z'"))  # fmt: skip
    (module,) = dict(message_package.main(str(tmp_path), ["tensorflow"])).values()
    ((row,),) = module["messages"].values()
    assert row[2] == "Expected list for '{}' argument to '{}' Op, not {}."


def test_a_reading_ends_as_json(tmp_path):
    package(tmp_path, keras__a='def f():\n  raise ValueError("it is odd")')
    command = [
        sys.executable,
        "-m",
        "harness.collectors.message_package",
        tmp_path,
        "keras",
    ]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, check=True, cwd=root)
    found = json.loads(done.stdout)
    assert list(found["modules"]) == ["keras.a"] and found["cpu"] > 0


def test_a_public_name_is_what_a_decorator_states():
    source = """
    @tf_export(["A"], "B.A")
    class A:
        def f(self):
            raise ValueError("it is odd")

    @tf_export("b", v1=[])
    def b():
        raise ValueError("it is odd")
    """
    module = Reader(textwrap.dedent(source), "m", {}).read()
    assert message_package.exported(module) == {"A": ["tf.A", "tf.B.A"], "b": ["tf.b"]}


def test_functions_that_say_the_same_have_one_body():
    rows = [["raises", "ValueError", "it is odd", ""]]
    found = {"m": {"messages": {"f": rows, "g": rows}, "exports": {}}}
    ((name, body, said_by),) = made(found)
    assert (
        name == "m" and len(set(body["functions"].values())) == 1 and len(said_by) == 2
    )


def test_a_blind_reading_is_refused():
    env = Environment("1.0", "", Path("environments/1.0"))
    job = Job(Messages(), env, "keras", "digest", "keras")
    with pytest.raises(ProjectError, match="0 messages"):
        check(job, {})
