"""The command line: help, misuse, and a start that imports nothing slow."""

import os
import subprocess
import sys

import pytest

from dateline import __version__
from dateline.commands.entrance import main

COMMANDS = ("build", "check", "date", "init", "new", "schema", "serve")
SLOW = ("babel", "dateutil", "jinja2", "markdown_it", "msgspec", "typst", "watchdog", "yaml")


def exit_code(*arguments: str) -> object:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return stopped.value.code


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("--help") == 0
    out = capsys.readouterr().out
    assert all(f"\n    {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(command, "--help") == 0
    assert f"usage: dateline {command}" in capsys.readouterr().out


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("--version") == 0
    assert capsys.readouterr().out == f"dateline {__version__}\n"


@pytest.mark.parametrize("arguments", [(), ("bild",), ("build", "--nonsense"), ("check", "--format", "xml")])
def test_misuse_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(*arguments) == 2
    assert "usage: dateline" in capsys.readouterr().err


def test_help_imports_nothing_slow() -> None:
    code = f"import sys\nfrom dateline.commands.arguments import parser\nparser().format_help()\nprint([n for n in {SLOW!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == "[]\n"


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    command = [sys.executable, "-m", "dateline", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_what_is_printed_into_a_pipe_is_utf8_in_any_locale() -> None:
    environment = os.environ | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "dateline", "schema", "event"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    assert "¶" in done.stdout.decode("utf-8")
