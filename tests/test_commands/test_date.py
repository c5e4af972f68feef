"""`dateline date` explains dates to people, and answers JSON lines with JSON lines."""

import io
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.commands.date import _answer, _numbered_lines
from dateline.commands.entrance import main

KEYS = ["id", "valid", "level", "earliest", "latest", "display", "error"]


def ask(
    text: bytes, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> list[dict[str, object]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert main(["date", "--json"]) == 0
    return [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]


def test_a_date_is_explained_in_two_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "2020-10~"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Date", "2020-10~"]
    assert any("about October 2020" in line for line in lines)
    assert any(line.endswith("  2020-10-31") for line in lines)


def test_a_date_is_explained_in_another_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "--language", "es", "2020-10"]) == 0
    assert "octubre de 2020" in capsys.readouterr().out


def test_an_unknown_language_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "--language", "tlh", "2020"]) == 2
    assert "`tlh`; the languages are en, en-GB, en-US, es" in capsys.readouterr().err


def test_one_invalid_date_among_several_is_shown_where_it_goes_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "2021", "15 Oct 2020"]) == 1
    _, invalid = capsys.readouterr().out.split("\n\n")
    lines = invalid.splitlines()
    assert lines[0][lines[1].index("^")] == "O"
    assert any(line.endswith("2020-10-15") for line in lines[2:])


def test_control_characters_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date", "2020\x1b[2J"]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    first, second = out.splitlines()[:2]
    assert first[second.index("^")] == "\\"


def test_neither_dates_nor_json_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["date"]) == 2
    assert "name one or more dates" in capsys.readouterr().err


def test_dates_named_with_json_are_their_own_ids(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["date", "--json", "2020-10", "nonsense"]) == 0
    first, second = (json.loads(line) for line in capsysbinary.readouterr().out.splitlines())
    assert first["id"] == "2020-10"
    assert first["valid"]
    assert second["id"] == "nonsense"
    assert not second["valid"]


def test_each_line_is_answered_in_order(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    asked = '{"id":"a","input":"-0043-03","lang":"en"}\n\n  \n{"id":7,"input":"2020/..","lang":"es","more":1}\r\n{"input":"2020-13"}'
    answers = ask(asked.encode(), monkeypatch, capsysbinary)
    assert [list(answer) for answer in answers] == [KEYS] * 3
    assert [answer["id"] for answer in answers] == ["a", 7, None]
    assert [answer["earliest"] for answer in answers] == ["-0043-03-01", "2020-01-01", None]
    assert answers[1]["latest"] == "+inf"
    assert answers[2]["error"]


@pytest.mark.parametrize(
    "line", [b"[[[", b"\xff", b'{"id":"x"', b"null", b'{"input":"\xff"}', b"[" * 200_000, b'{"id":[],"input":"2020"}']
)
def test_a_malformed_line_is_answered_with_its_number(
    line: bytes, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    answers = ask(b'{"id":1,"input":"2020"}\n\n' + line + b'\n{"id":2,"input":"2021"}\n', monkeypatch, capsysbinary)
    assert [answer["valid"] for answer in answers] == [True, False, True]
    assert answers[1]["id"] is None
    assert str(answers[1]["error"]).startswith("line 3 ")


def test_a_line_with_an_id_and_no_text_keeps_its_id(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (answer,) = ask(b'{"id":"a","input":2020}', monkeypatch, capsysbinary)
    assert answer["id"] == "a"
    assert not answer["valid"]
    assert str(answer["error"]).startswith("line 1 ")


def test_a_byte_order_mark_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (answer,) = ask(b'\xef\xbb\xbf{"id":1,"input":"2020"}\n', monkeypatch, capsysbinary)
    assert answer["valid"]


class Trickle(io.RawIOBase):
    """A stream that gives a few bytes at a time."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = list(pieces)

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece, however many bytes were asked for."""
        del size
        return self.pieces.pop(0) if self.pieces else b""


@given(st.lists(st.binary(min_size=1, max_size=8).map(lambda piece: piece.replace(b"\r", b"\n"))))
def test_lines_are_whole_and_numbered_however_they_arrive(pieces: list[bytes]) -> None:
    found = [line for lines in _numbered_lines(Trickle(pieces)) for line in lines]  # type: ignore[arg-type]  # only read() is used
    expected = [(number, line) for number, line in enumerate(b"".join(pieces).split(b"\n"), 1) if line.strip()]
    assert found == expected


@given(st.binary())
def test_any_line_has_an_answer(line: bytes) -> None:
    assert list(_answer(line, 1, "en")) == KEYS


@given(st.text())
def test_any_text_has_an_answer_with_its_id(text: str) -> None:
    answer = _answer(json.dumps({"id": 5, "input": text}).encode(), 1, "en")
    assert answer["id"] == 5
    assert answer["valid"] is (
        answer["earliest"] is not None or answer["latest"] is not None or answer["level"] is not None
    )


def test_answers_are_utf8_in_any_locale() -> None:
    environment = os.environ | {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    asked = '{"id":"é","input":"2021-10-04/2021-10-10"}\n'.encode()
    command = [sys.executable, "-m", "dateline", "date", "--json"]
    done = subprocess.run(command, input=asked, env=environment, check=True, capture_output=True)
    answer = json.loads(done.stdout.decode("utf-8"))
    assert answer["id"] == "é"
    assert answer["display"] == "4–10 October 2021"


def test_a_program_that_asks_one_date_at_a_time_is_answered_at_once() -> None:
    command = [sys.executable, "-m", "dateline", "date", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in range(2):
            process.stdin.write(b'{"id":%d,"input":"2020"}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0
