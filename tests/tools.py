"""Find the outside tools that some tests use: browsers, checkers, PDF readers.

A tool is looked up in its documented variable first, then where its package puts it. A test that needs one calls
`require`, which skips the test where the tool is missing, or fails it when DATELINE_REQUIRE_TOOLS is 1, as in CI: a check
that quietly stops running there would be worse than none.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

REQUIRED = "DATELINE_REQUIRE_TOOLS"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program or file that pip does not install.

    name: what tests ask for.
    variable: the environment variable that names its path, or "".
    programs: names to look up on PATH, best first.
    files: paths to look up after that; `~` is the home folder.
    hint: how to get it, said in the skip.
    """

    name: str
    variable: str
    programs: tuple[str, ...]
    files: tuple[str, ...]
    hint: str


NPM = "~/.cache/dateline-ci/node_modules"

TOOLS: tuple[Tool, ...] = (
    Tool(
        "chromium",
        "DATELINE_CHROMIUM",
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
        (
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
        ),
        "install Chromium or Chrome, or set DATELINE_CHROMIUM",
    ),
    Tool("java", "", ("java",), (), "install a Java runtime"),
    Tool(
        "vnu.jar",
        "DATELINE_VNU_JAR",
        (),
        (f"{NPM}/vnu-jar/build/dist/vnu.jar",),
        "set DATELINE_VNU_JAR to vnu.jar of the npm package vnu-jar",
    ),
    Tool(
        "axe.min.js",
        "DATELINE_AXE",
        (),
        (f"{NPM}/axe-core/axe.min.js",),
        "set DATELINE_AXE to axe.min.js of the npm package axe-core",
    ),
    Tool(
        "timeline.js",
        "DATELINE_TIMELINEJS",
        (),
        (f"{NPM}/@knight-lab/timelinejs/dist/js/timeline.js",),
        "set DATELINE_TIMELINEJS to dist/js/timeline.js of the npm package @knight-lab/timelinejs",
    ),
    Tool("node", "", ("node", "nodejs"), (), "install Node.js"),
    Tool(
        "biome",
        "DATELINE_BIOME",
        (),
        (f"{NPM}/@biomejs/biome/bin/biome",),
        "set DATELINE_BIOME to bin/biome of the npm package @biomejs/biome",
    ),
    Tool(
        "tsc",
        "DATELINE_TSC",
        (),
        (f"{NPM}/typescript/bin/tsc",),
        "set DATELINE_TSC to bin/tsc of the npm package typescript",
    ),
    Tool("git", "", ("git",), (), "install git"),
    Tool("npm", "", ("npm",), (), "install Node.js with npm"),
    Tool("pdftotext", "", ("pdftotext",), (), "install poppler-utils"),
    Tool("faketime", "", ("faketime",), (), "install faketime"),
    Tool("qpdf", "", ("qpdf",), (), "install qpdf"),
)


def locate(tool: Tool, environment: Mapping[str, str]) -> Path | None:
    """Return the tool's path, or None where it is missing.

    A variable that is set settles the matter: when it names no file, nothing else is tried, so that a stale path shows.
    """
    named = environment.get(tool.variable) if tool.variable else None
    if named:
        path = Path(named)
        return path if path.is_file() else None
    search = environment.get("PATH", os.defpath)
    found = (Path(hit) for program in tool.programs if (hit := shutil.which(program, path=search)))
    places = (path for place in tool.files if (path := Path(place).expanduser()).is_file())
    return next(found, None) or next(places, None)


def require(name: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of the tool called `name`; skip the running test where it is missing, or fail it in CI."""
    tool = next(tool for tool in TOOLS if tool.name == name)
    path = locate(tool, environment)
    if path is not None:
        return path
    message = f"{name} is not installed: {tool.hint}"
    if environment.get(REQUIRED) == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def nu_html_checker() -> tuple[str, ...]:
    """Return the command that starts the Nu HTML checker, to be followed by its options and files."""
    return str(require("java")), "-jar", str(require("vnu.jar"))
