"""`dateline evidence`: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest

import chronologies
from dateline.commands.entrance import main

TEXT = """
-- content/timeline.toml --
id = "small"
title = "A small chronology"
-- content/sources/paper.md --
---
title: A paper
url: none
country: Freedonia
---
-- content/sources/copy.md --
---
title: A copy
url: none
relations: [{kind: version-of, source: paper}]
---
-- content/actors/chief.md --
---
names: {en: The chief}
side: north
---
-- content/events/talks.md --
---
title: Talks
date: 2021-01
basis: [{kind: stated, source: paper, locator: ¶ 1, gives: 2021-01}]
---
They met [@paper, ¶ 1; @copy, ¶ 1 "they met at noon" by=chief]. Nobody says why.
"""


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a small project."""
    monkeypatch.chdir(tmp_path)
    chronologies.write_all(TEXT, tmp_path)


def test_the_text_is_a_plain_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert (
        captured.out
        == """\
Statements (sentences of events)  2
  with a citation                 1
  by editors' knowledge           0
  without a citation              1
Citation groups                   1
  with 1 independent witness      1
  reported as fact                1
  said by a named person          0
  said by unnamed persons         0
  editors' knowledge              0
Dates of events                   1
  stated by a source              1
  inferred by us                  0
  editors' knowledge              0
  without a basis                 0
  undated events                  0
Quotations in events              1
  found                           0
  without a fingerprint           1
Quotations elsewhere              0
  found                           0

Event  cited  editors  uncited  quotations  found  witnesses  speakers
talks      1        0        1           1      0          1         1

Source  events  statements  quotations  found  country    side
copy         1           1           1      0  not given  not given
paper        1           1           0      0  Freedonia  not given

Country    sources  statements
not given        1           1
Freedonia        1           1

Side   named  citations  unnamed  citations
north      1          1        0          0

Speaker         side   citations  events
chief    named  north          1       1

Statements without a citation
  talks  Nobody says why.

Copies that are one witness
  copy  copy, paper

Events that rest on one witness: 1
  talks  copy
"""
    )


def test_json_has_the_documented_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "--format", "json"]) == 0
    quotations = {"found": 0, "supported": 0, "too-short": 0, "wrong-locator": 0, "not-found": 0, "unchecked": 0}
    unchecked = {**quotations, "unchecked": 1}
    statements = {"cited": 1, "editors": 0, "uncited": 1}
    knowledge = {"reported": 1, "said-by-named": 0, "said-by-unnamed": 0, "editors": 0}
    chief = {"kind": "named", "who": "chief"}
    assert json.loads(capsys.readouterr().out) == {
        "statements": statements,
        "citation_groups": [{"witnesses": 1, "groups": 1}],
        "knowledge": knowledge,
        "dates": {"reported": 1, "inferred": 0, "editors": 0, "no-basis": 0, "undated": 0},
        "quotations": {"events": unchecked, "elsewhere": quotations},
        "events": [
            {
                "id": "talks",
                "standing": "occurred",
                "statements": statements,
                "uncited": ["Nobody says why."],
                "knowledge": knowledge,
                "date": "reported",
                "quotations": unchecked,
                "witnesses": ["copy"],
                "speakers": [chief],
            }
        ],
        "one_witness": ["talks"],
        "no_witness": [],
        "witnesses": [{"id": "copy", "texts": ["copy", "paper"]}],
        "sources": [
            {
                "id": "copy",
                "country": "",
                "side": "",
                "witnesses": ["copy"],
                "events": 1,
                "statements": 1,
                "quotations": unchecked,
            },
            {
                "id": "paper",
                "country": "Freedonia",
                "side": "",
                "witnesses": ["copy"],
                "events": 1,
                "statements": 1,
                "quotations": quotations,
            },
        ],
        "speakers": [{**chief, "side": "north", "citations": 1, "events": 1}],
        "sides": [{"side": "north", "named": 1, "named_citations": 1, "unnamed": 0, "unnamed_citations": 0}],
        "countries": [
            {"country": "", "sources": 1, "statements": 1},
            {"country": "Freedonia", "sources": 1, "statements": 1},
        ],
    }


def test_a_chronology_without_events_has_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/events/talks.md").unlink()
    assert main(["evidence"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Statements (sentences of events)  0\n")
    assert "Event  " not in captured.out


def test_errors_in_the_content_are_mentioned(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/events/broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert main(["evidence"]) == 0
    captured = capsys.readouterr()
    assert "dateline check" in captured.err
    assert "broken" not in captured.out


def test_a_folder_that_is_not_there_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "--content", "nowhere"]) == 2
    assert "there is no folder nowhere" in capsys.readouterr().err


def test_content_that_cannot_be_loaded_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/timeline.toml").write_text("id = ", encoding="utf-8")
    assert main(["evidence"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "content/timeline.toml" in captured.err
