"""Faults of pages and of the built site."""

from __future__ import annotations

from proof.prove.faults.fault import Fault

NAME = "learn/sequential"
FILE = f"docs/{NAME}.md"
PLACE = rf"docs/{NAME}\.md"
LAST = "Next: [Functional API](functional.md), when one chain of layers is not enough."
TITLE = "# Sequential model (MNIST)\n\n"
MODEL = '``` { .python .no-copy }\n--8<-- "learn/sequential/mnist.py:model"\n```\n'
COLLECT = (FILE, "--collect-only")
ONCE = "tests/test_pages.py::test_every_example_is_shown_whole_and_every_section_once"
TYPED = "tests/test_site.py::test_code_and_output_are_included_never_typed"
OPENS = "tests/test_site.py::test_a_page_opens_with_its_answer"
BROWSER = f"tests/test_browser.py::test_a_page_loads_without_an_error_and_fits_a_phone[{NAME}/]"


def page(name, old, new, says, check=COLLECT, catcher="the collection of pages"):
    return Fault("page", name, FILE, old, new, says, catcher, check)


def typed(name: str, block: str) -> Fault:
    """A program typed into the page, in a form that some collectors do not see."""
    says = rf"{PLACE}:\d+: the block `import os` is no section of"
    return page(name, LAST, f"{block}\n\n{LAST}", says)


def site(name, file, old, new, says, check, catcher="the built site", kind="site"):
    return Fault(kind, name, file, old, new, says, catcher, ("site", check))


PAGE = [
    typed("code typed beside the snippets", "``` python\nimport os\n```"),
    typed("code in a fence of tildes", "~~~~ { .py3 }\nimport os\n~~~~"),
    typed("code in a fence with a title", '```py title="x.py"\nimport os\n```'),
    typed("code in a list", "1. A list\n\n    ```Python\n    import os\n    ```"),
    typed("code in a quotation", "> ```python\n> import os\n> ```"),
    typed(
        "code in a folded tab",
        '??? note "Folded"\n\n    === "A tab"\n\n        ~~~py\n        import os\n        ~~~',
    ),
    typed(
        "code as HTML",
        '<pre><code class="language-python">import os\n</code></pre>',
    ),
    page(
        "a missing section",
        "mnist.py:train",
        "mnist.py:trian",
        rf"{PLACE}:\d+: SnippetMissingError.*trian",
    ),
    page(
        "a missing file",
        "mnist.py:train",
        "mnits.py:train",
        rf"{PLACE}:\d+: SnippetMissingError.*mnits",
    ),
    page(
        "a section shown twice",
        MODEL,
        f"{MODEL}\n{MODEL}",
        rf"{PLACE}:\d+: section `model` is shown twice",
    ),
    page(
        "sections in the wrong order",
        "mnist.py:data",
        "mnist.py:train",
        rf"{PLACE}:\d+: section `model` is shown after `train`",
    ),
    page(
        "a section not shown at all",
        MODEL,
        "",
        rf"{PLACE} shows \('learn/sequential/mnist', 'model'\) 0 times",
        (ONCE,),
        "what each page shows",
    ),
    page(
        "a block in an HTML comment",
        MODEL,
        f"<!--\n{MODEL}-->\n",
        rf"{PLACE} shows \('learn/sequential/mnist', 'model'\) 0 times",
        (ONCE,),
        "what each page shows",
    ),
    page(
        "a hidden block",
        MODEL,
        f"<div hidden markdown>\n\n{MODEL}\n</div>\n",
        rf"{PLACE}:\d+: the block `model = .* is hidden",
    ),
    page(
        "a block hidden by its style",
        MODEL,
        f'<div style="display: none" markdown>\n\n{MODEL}\n</div>\n',
        rf"{PLACE}:\d+: the block `model = .* is hidden",
    ),
    page(
        "a comment that skips a block",
        MODEL,
        f"<!--pytest.mark.skip-->\n\n{MODEL}",
        rf"{PLACE}:\d+: no marks and no skips here",
    ),
    Fault(
        "page",
        "a page outside the navigation",
        "docs/learn/lost.md",
        None,
        "---\ntitle: Lost\n---\n\n# Lost\n",
        r"learn/lost\.md",
        "the strict build",
        ("build",),
    ),
    page(
        "a broken link",
        "(functional.md)",
        "(functionnal.md)",
        r"learn/sequential\.md.*functionnal\.md",
        ("build",),
        "the strict build",
    ),
    Fault(
        "page",
        "a broken anchor",
        "docs/index.md",
        "#import-keras",
        "#import-kears",
        r"index\.md.*#import-kears",
        "the strict build",
        ("build",),
    ),
    site(
        "a duplicate title",
        "docs/learn/functional.md",
        "title: Functional API\n",
        "title: Sequential model (MNIST)\n",
        r"learn/(?:sequential|functional) and learn/(?:sequential|functional): Sequential model",
        "tests/test_site.py::test_titles_and_descriptions_are_unique[<title>(.*?)</title>]",
        kind="page",
    ),
    site(
        "a front matter that YAML does not take",
        FILE,
        "description: A complete",
        "description: A: complete",
        rf"{PLACE}: .*front matter",
        OPENS,
        kind="page",
    ),
    site(
        "an answer that does not come first",
        FILE,
        TITLE,
        f"{TITLE}- a list\n\n",
        rf"the answer comes first[\s\S]*{NAME}",
        OPENS,
        kind="page",
    ),
    site(
        "an empty tab",
        FILE,
        LAST,
        f'=== "Keras 2"\n\n=== "Keras 3"\n\n    Nothing changed.\n\n{LAST}',
        rf"{NAME}: empty, one of .*Keras 2",
        "tests/test_site.py::test_no_tab_is_empty",
        kind="page",
    ),
    Fault(
        "page",
        "a printed command that was never run",
        "generated/install/2.4.md",
        'uv pip install "tensorflow==2.4.4" "protobuf<3.21"',
        'uv pip install "tensorflow==2.4.4"',
        r'docs/\S+\.md:\d+: `uv pip install "tensorflow==2\.4\.4"` is no command that was run',
        "the list of commands that ran",
        (
            "tests/test_render.py::test_every_printed_command_was_run_as_printed_and_what_it_makes_trains",
        ),
    ),
    page(
        "a command typed",
        LAST,
        f"``` sh\npip install keras\n```\n\n{LAST}",
        rf"{NAME}.*pip install keras",
        (TYPED,),
        "the check of fences",
    ),
    page(
        "an output typed",
        LAST,
        f"``` text\nTest accuracy: 0.99\n```\n\n{LAST}",
        rf"{NAME}.*Test accuracy: 0\.99",
        (TYPED,),
        "the check of fences",
    ),
    page(
        "a release number typed into prose",
        LAST,
        f"It fails on TensorFlow 2.13 and later.\n\n{LAST}",
        rf"{PLACE}:\d+: include a range of `where/`: It fails on TensorFlow 2\.13",
        ("tests/test_prose.py::test_no_release_number_is_typed_into_prose",),
        "the check of words",
    ),
]

SITE = [
    site(
        "a foreign request",
        FILE,
        LAST,
        f'<img src="https://cdn.example.org/x.png" alt="x">\n\n{LAST}',
        rf"cdn\.example\.org[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "a foreign script",
        FILE,
        LAST,
        f'<script src="https://cdn.example.org/x.js"></script>\n\n{LAST}',
        rf"cdn\.example\.org[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "an image that is not there",
        FILE,
        LAST,
        f'<img src="../../assets/nothing.png" alt="x">\n\n{LAST}',
        rf"404[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "an image without alt text",
        FILE,
        LAST,
        f'<img src="../../assets/plot.svg">\n\n{LAST}',
        rf"{NAME}: <img src=.*no alt text",
        "tests/test_site.py::test_an_image_says_what_is_seen",
    ),
    site(
        "a script error in the console",
        "docs/assets/page.js",
        None,
        'throw new Error("planted");\n',
        rf"script error: .*planted[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "a page wider than a phone",
        FILE,
        LAST,
        f'<div style="width: 900px">wide</div>\n\n{LAST}',
        rf"scrollWidth[\s\S]*{NAME}",
        BROWSER,
        "a browser",
    ),
    site(
        "a heading level skipped",
        FILE,
        "## How it works",
        "#### How it works",
        rf"{NAME}: <h4.*How it works",
        "tests/test_site.py::test_heading_levels_are_not_skipped",
    ),
]
