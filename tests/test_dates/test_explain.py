"""Show what `dateline date` tells a person, and what it writes for a program."""

import pytest

from dateline.dates import explain, record


def _told(text: str, language: str = "en") -> str:
    return "\n".join(f"{label}: {value}" for label, value in explain(text, language))


def test_marked_month_is_explained() -> None:
    assert _told("2020-10~") == (
        "Date: 2020-10~\nValid: yes\nEDTF level: 1\nIn words: about October 2020\n"
        "Earliest day: 2020-10-01\nLatest day: 2020-10-31\nKnown to: the month\n"
        "Year: 2020, approximate (~)\nMonth: 10, approximate (~)"
    )


def test_parts_have_their_own_marks_and_masks() -> None:
    assert _told("?15XX-~12-25").splitlines()[-3:] == [
        "Year: 15XX, X: unspecified, uncertain (?)",
        "Month: 12, approximate (~)",
        "Day: 25",
    ]


def test_long_year_season_and_time_are_explained() -> None:
    assert "Year: -3388E2S3, uncertain and approximate (%)" in _told("Y-3388E2S3%")
    assert "Part of the year: 34" in _told("2001-34")
    assert "Time: 23:20:30Z" in _told("1985-04-12T23:20:30Z")


def test_interval_is_explained_end_by_end() -> None:
    assert _told("2018?/..").splitlines()[-2:] == ["Start: possibly 2018", "End: open (..)"]
    assert _told("/2018").splitlines()[-2:] == ["Start: unknown", "End: 2018"]
    assert _told("2018/2019..").splitlines()[-1] == "End: 2019, open (..)"
    assert "Earliest day: unknown" in _told("/2018")
    assert "Latest day: open (+inf)" in _told("2018/..")


def test_set_is_explained_date_by_date() -> None:
    assert _told("[2001,2002..2004]").splitlines()[-3:] == ["One of: 2001", "One of: 2002", "One of: 2004"]
    assert "All of: 2001" in _told("{2001,2002}")


def test_explanation_is_in_the_language_asked_for() -> None:
    assert _told("2020-10~", "es").splitlines()[3] == "En palabras: hacia octubre de 2020"
    with pytest.raises(ValueError, match="cannot be worded in 'fr'"):
        explain("2020", "fr")


def test_mistake_is_explained_with_what_to_write() -> None:
    assert _told("15 Oct 2020") == (
        "Date: 15 Oct 2020\nValid: no\nProblem: a date is written in figures: YYYY, YYYY-MM or YYYY-MM-DD\n"
        "At character: 4\nWrite instead: 2020-10-15"
    )
    assert "Write instead" not in _told("2019-02-29")


def test_record_of_a_date() -> None:
    assert record("a", "-0043-03-15~", "es") == {
        "id": "a",
        "valid": True,
        "level": 1,
        "earliest": "-0043-03-15",
        "latest": "-0043-03-15",
        "display": "hacia el 15 de marzo del año 44 a. C.",
        "error": None,
    }


def test_record_without_language_is_english() -> None:
    assert record(7, "2021-10-08")["display"] == "8 October 2021"
    assert record(None, "2021-10-08", "en-US")["display"] == "October 8, 2021"


def test_record_of_ends_without_a_day() -> None:
    assert (record(1, "../2020")["earliest"], record(1, "/2020")["earliest"]) == ("-inf", None)
    assert (record(1, "2020/..")["latest"], record(1, "2020/")["latest"]) == ("+inf", None)
    assert record(1, "Y12021")["latest"] == "+12021-12-31"


def test_record_of_a_mistake_has_only_the_error() -> None:
    row = record("b", "2019-02-29", "en")
    assert row == {
        "id": "b",
        "valid": False,
        "level": None,
        "earliest": None,
        "latest": None,
        "display": None,
        "error": "2019 is not a leap year: February has 28 days",
    }
    assert str(record("c", "circa 1520", "en")["error"]).endswith("; write 1520~")


def test_record_in_an_unknown_language_keeps_the_facts() -> None:
    row = record("d", "2020", "fr")
    assert (row["valid"], row["level"], row["earliest"], row["display"]) == (True, 0, "2020-01-01", None)
    assert "cannot be worded in 'fr'" in str(row["error"])
