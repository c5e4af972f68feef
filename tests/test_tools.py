"""Tools are found by their variable, and a missing one is a skip, or a failure where tools are required."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

import tools

MISSING = tools.Tool("nothing", "DATELINE_NOTHING", ("no-such-program",), ("~/no/such/file",), "it does not exist")


def test_a_variable_names_the_tool(tmp_path: Path) -> None:
    jar = tmp_path / "vnu.jar"
    jar.write_bytes(b"")
    assert tools.require("vnu.jar", {"DATELINE_VNU_JAR": str(jar)}) == jar


def test_a_variable_that_names_no_file_is_not_passed_over(tmp_path: Path) -> None:
    program = tmp_path / "no-such-program"
    program.write_bytes(b"")
    program.chmod(0o755)
    assert tools.locate(MISSING, {"DATELINE_NOTHING": str(tmp_path / "gone"), "PATH": str(tmp_path)}) is None


def test_a_missing_tool_is_a_visible_skip() -> None:
    with pytest.raises(pytest.skip.Exception, match=r"vnu\.jar is not installed: set DATELINE_VNU_JAR"):
        tools.require("vnu.jar", {"DATELINE_VNU_JAR": "missing"})


def test_a_missing_tool_is_a_failure_where_tools_are_required() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"vnu\.jar is not installed"):
        tools.require("vnu.jar", {"DATELINE_VNU_JAR": "missing", tools.REQUIRED: "1"})


def test_the_browser_opens_a_file(page: Page, tmp_path: Path) -> None:
    document = tmp_path / "a page.html"
    document.write_text("<!DOCTYPE html><title>Hello</title>", encoding="utf-8")
    page.goto(document.as_uri())
    assert page.title() == "Hello"
