"""Show which texts are dates, of which level and with which bounds, and what is said of those that are none."""

import os
import subprocess
import sys

import pytest

from dateline.dates import OPEN_END, OPEN_START, Date, DateError, iso_day, parse
from test_dates.tables import rows


def _facts(text: str) -> str:
    date = parse(text)
    if isinstance(date, DateError):
        return "invalid"
    bounds = ("null" if bound is None else iso_day(bound) for bound in (date.earliest, date.latest))
    return " | ".join((str(date.level), *bounds))


@pytest.mark.parametrize("row", rows("conformance.txt"), ids=lambda row: row[0])
def test_text_has_level_and_bounds(row: tuple[str, ...]) -> None:
    assert _facts(row[0]) == " | ".join(row[1:])


def test_conformance_table_names_each_text_once() -> None:
    texts = [row[0] for row in rows("conformance.txt")]
    assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize(
    "text", ["", " ", " 2019", "2019 ", "2019\n", "\n", "20 19", "2019\t", "\N{NO-BREAK SPACE}2019", "2019\x00"]
)
def test_blanks_and_controls_are_no_part_of_a_date(text: str) -> None:
    assert _facts(text) == "invalid"


@pytest.mark.parametrize("row", rows("bad_dates.txt"), ids=lambda row: row[0])
def test_mistake_is_named_where_it_is(row: tuple[str, ...]) -> None:
    text, offset, message = row
    error = parse(text)
    assert isinstance(error, DateError)
    assert message in error.message
    assert error.offset == int(offset)


def test_long_text_is_refused() -> None:
    error = parse("[" + ",".join(["1667"] * 300) + "]")
    assert isinstance(error, DateError)
    assert "1000 characters" in error.message


def test_set_of_many_members_is_read() -> None:
    assert _facts("[" + ",".join(["1667"] * 199) + "]") == "2 | 1667-01-01 | 1667-12-31"


def test_unknown_and_open_ends_differ() -> None:
    assert parse("../2020") == Date("../2020", 1, OPEN_START, 737_790)
    assert parse("/2020") == Date("/2020", 1, None, 737_790)
    assert parse("2020/..") == Date("2020/..", 1, 737_425, OPEN_END)
    assert parse("2020/") == Date("2020/", 1, 737_425, None)


@pytest.mark.parametrize("row", rows("hints.txt"), ids=lambda row: row[0])
def test_date_written_for_people_gets_its_edtf(row: tuple[str, ...]) -> None:
    text, expected = row
    error = parse(text)
    assert isinstance(error, DateError)
    assert (error.suggestion or "none") == expected


@pytest.mark.parametrize("row", [row for row in rows("hints.txt") if row[1] != "none"], ids=lambda row: row[0])
def test_suggestions_are_valid(row: tuple[str, ...]) -> None:
    assert all(isinstance(parse(reading), Date) for reading in row[1].split(" or "))


def test_reading_and_wording_load_no_slow_library() -> None:
    """Start-up pays for neither Babel nor dateutil until a date names its month in words."""
    program = (
        "import sys; from dateline.dates import parse, words_of; words_of('2020~', 'es'); parse('2019-02-29');"
        "print([name for name in ('babel', 'dateutil') if name in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert ran.stdout.strip() == "[]"
