"""The arrows between the rooms go one way, and only the edge reaches the world outside."""

from pathlib import Path

import pytest

import architecture

PACKAGE = Path(__file__).parents[1] / "generator" / "dateline"

DOC = '"""Do one thing."""\n'


def test_the_program_keeps_its_shape() -> None:
    sources = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    assert "__init__.py" in sources
    found = architecture.findings(sources)
    assert not found, "\n".join(("the shape is broken:", *found))


def test_every_arrow_leads_to_a_room_that_has_arrows() -> None:
    assert {target for targets in architecture.ARROWS.values() for target in targets} <= architecture.ARROWS.keys()


@pytest.mark.parametrize(
    ("path", "code", "finding"),
    [
        ("model.py", "from dateline.parsing import document", "model may not import parsing"),
        ("model.py", "import dateline.build", "model may not import build"),
        ("dates/words.py", "from ..parsing.schema import EVENT", "dates may not import parsing"),
        ("dates/__init__.py", "from ..build import build", "dates may not import build"),
        ("evidence/match.py", "from dateline.model import Event", "evidence may not import model"),
        ("parsing/schema.py", "from dateline import chronology", "parsing may not import chronology"),
        ("outputs/pages.py", "from dateline import files", "outputs may not import files"),
        ("build.py", "from dateline.commands import main", "build may not import commands"),
        ("theme.py", "from dateline.outputs import views", "theme may not import outputs"),
        ("plugins.py", "", "the room plugins has no place in tests/architecture.py"),
        ("build.py", "def f():\n    from dateline import files", "late import of dateline.files"),
        ("build.py", "def f():\n    import json", "late import of json"),
        ("build.py", "print('built')", "print belongs in commands/"),
        ("build.py", "import time", "time belongs in commands/"),
        ("build.py", "import sys\nsys.exit(1)", "sys.exit belongs in commands/"),
        ("files.py", "from os import environ as e\ne['HOME']", "os.environ belongs in commands/"),
        ("files.py", "import os\nos.environ['HOME']", "os.environ belongs in commands/"),
        ("dates/now.py", "import datetime as dt\ndt.date.today()", "datetime.date.today belongs in commands/"),
        ("dates/now.py", "from datetime import datetime\ndatetime.now()", "datetime.datetime.now belongs in commands/"),
        ("outputs/feed.py", "open('feed.xml')", "open belongs in the rooms that touch the disk"),
        ("outputs/feed.py", "import os", "os belongs in the rooms that touch the disk"),
        ("outputs/feed.py", "from urllib import request", "urllib.request belongs in the rooms that touch the disk"),
        ("outputs/feed.py", "def f(path):\n    path.write_text('')", ".write_text() belongs in the rooms"),
        ("cache.py", "import pickle", "pickle has no place in the program"),
        ("build.py", "def f():\n    global count\n    count = 1", "a global that changes"),
    ],
)
def test_a_planted_violation_is_found(path: str, code: str, finding: str) -> None:
    found = architecture.findings({"files.py": DOC, path: DOC + code})
    assert any(line.startswith(f"{path}:") and finding in line for line in found), found


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("__main__.py", "from dateline.commands import main"),
        ("commands/build.py", "import os\nimport time\nfrom dateline import build\nprint(os.environ, time.time())"),
        ("outputs/pages.py", "from dateline.chronology.model import Chronology\nfrom dateline.theme import Theme"),
        ("outputs/feed.py", "from urllib.parse import quote\nfrom datetime import date\ndate(2021, 10, 8)"),
        ("files.py", "import os\ndef f(path):\n    return path.read_bytes(), os.replace"),
        (
            "parsing/body.py",
            "def f(text):\n    from markdown_it import MarkdownIt\n    return MarkdownIt().parse(text)",
        ),
        ("commands/build.py", "from dateline import __version__"),
        ("dates/words.py", "from .bounds import bounds\nfrom . import order"),
        ("files.py", "def lock(file):\n    import fcntl\n    fcntl.flock(file, 2)"),
        ("dates/words.py", "def f(time):\n    return time"),
    ],
)
def test_what_is_allowed_passes(path: str, code: str) -> None:
    assert architecture.findings({path: DOC + code}) == ()


def test_a_cycle_within_a_room_is_found() -> None:
    found = architecture.findings(
        {
            "dates/__init__.py": DOC + "from dateline.dates.order import order",
            "dates/order.py": DOC + "from .words import word",
            "dates/words.py": DOC + "from dateline.dates import order",
        }
    )
    assert any("a cycle of imports" in line and "dateline.dates.words" in line for line in found), found


def test_a_package_may_gather_its_modules() -> None:
    assert (
        architecture.findings(
            {
                "dates/__init__.py": DOC + "from dateline.dates.order import order",
                "dates/order.py": DOC + "from dateline.dates.bounds import bounds",
                "dates/bounds.py": DOC,
            }
        )
        == ()
    )


def test_a_module_without_a_docstring_is_found() -> None:
    assert architecture.findings({"files.py": "x = 1\n"}) == (
        "files.py:1: no docstring whose first line says the module's one purpose",
    )


def test_a_long_module_is_found() -> None:
    text = DOC + "x = 1\n" * architecture.MAX_LINES
    assert architecture.findings({"files.py": text}) == ("files.py:401: 401 lines, more than 400",)
