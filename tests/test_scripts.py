"""Scripts and style sheets: checked by the tools of their trade, and light enough for a phone on a bad day."""

import gzip
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

import tools
from dateline.outputs.scripts import published
from test_outputs.chronicle import broadsheet

ROOT = Path(__file__).parents[1]


def run(tool: str, *arguments: str) -> str:
    """Run a checker over the repository; return what it says if it finds fault, else ""."""
    command = [str(tools.require("node")), str(tools.require(tool)), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)
    return f"{done.stdout}{done.stderr}" if done.returncode else ""


def weight(contents: Iterable[bytes]) -> int:
    """Return how many bytes files take on the wire, each compressed by itself."""
    return sum(len(gzip.compress(content, 9)) for content in contents)


def test_scripts_and_style_sheets_are_lint_free_and_scripts_are_formatted() -> None:
    assert run("biome", "check", "--error-on-warnings", "--colors=off") == ""


def test_the_types_of_scripts_hold() -> None:
    assert run("tsc", "--project", "themes", "--pretty", "false") == ""
    assert run("tsc", "--project", "themes/tsconfig.worker.json", "--pretty", "false") == ""


@pytest.mark.parametrize(
    ("tool", "arguments", "fault"),
    [
        ("biome", ("lint", "--colors=off"), "noDoubleEquals"),
        ("tsc", ("--noEmit", "--allowJs", "--checkJs", "--strict", "--types", ""), "TS2304"),
    ],
)
def test_the_checkers_see_a_fault(tmp_path: Path, tool: str, arguments: tuple[str, ...], fault: str) -> None:
    script = tmp_path / "script.js"
    script.write_text("if (window.name == 1) nowhere();\n", encoding="utf-8")
    command = [str(tools.require("node")), str(tools.require(tool)), *arguments, str(script)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode
    assert fault in f"{done.stdout}{done.stderr}"


def test_scripts_hold_no_text_for_people() -> None:
    """Words stand in the pages, where they are translated: a text is set from the page's own, never from a literal."""
    literal = re.compile(r"(?:textContent|innerText|ariaLabel|title|placeholder) ?\+?= ?[\"'`]\w|announce\([\"'`]")
    scripts = {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("themes/*/static/*.js"))}
    assert scripts
    assert {name: found for name, text in scripts.items() if (found := literal.findall(text))} == {}


def test_all_scripts_together_are_light() -> None:
    light = [
        published(path, content)
        for path, content in broadsheet().static
        if path.endswith(".js") and path != "worker.js"
    ]
    assert weight(light) <= 20_000
