"""The report: the worst first, each link with its words and places."""

import json
from datetime import date
from typing import get_args

import pytest

from dateline.links.model import Checked, Finding, Link, Place, Problem, SourceRecord
from dateline.links.report import Report, as_json, as_text, summary, words

HERE = Place(path="content/sources/a.md", line=3)
FINDINGS = {
    "https://a.example/": Finding(verdict="fine", status=200),
    "https://b.example/": Finding(verdict="moved", status=200, leads_to="https://c.example/"),
    "https://d.example/": Finding(verdict="unreachable", status=503, problem="status"),
    "https://e.example/": Finding(verdict="broken", status=404, problem="status", leads_to="https://e.example/404"),
}
REPORT = Report(
    tuple(Link(address=address, places=(HERE,)) for address in (*FINDINGS, "https://f.example/")),
    {address: Checked(on=date(2026, 3, 10), finding=finding) for address, finding in FINDINGS.items()},
    (
        SourceRecord(id="a", url="https://a.example/", place=HERE),
        SourceRecord(id="b", url="", place=Place(path="content/sources/b.md", line=5)),
    ),
)

TEXT = """\
Broken (1)
  https://e.example/
    the server answers 404 Not Found; it had been redirected to https://e.example/404
    content/sources/a.md:3

Not reached (1)
  https://d.example/
    the server answers 503 Service Unavailable
    content/sources/a.md:3

Moved (1)
  https://b.example/
    moved to https://c.example/
    content/sources/a.md:3

Sources without an archived copy (1)
  a  https://a.example/
    content/sources/a.md:3

Sources without an address (1)
  b
    content/sources/b.md:5

5 links: 1 broken, 1 not reached, 1 moved, 1 fine, 1 not checked."""


def test_the_text_begins_with_the_worst() -> None:
    assert as_text(REPORT) == TEXT


def test_the_json_says_all_of_it() -> None:
    found = json.loads(as_json(REPORT))
    assert found["counts"] == {"broken": 1, "unreachable": 1, "moved": 1, "fine": 1, "unchecked": 1}
    assert [link["verdict"] for link in found["links"]] == ["broken", "unreachable", "moved", "fine"]
    assert found["links"][2] == {
        "address": "https://b.example/",
        "verdict": "moved",
        "status": 200,
        "problem": None,
        "words": "moved to https://c.example/",
        "leads_to": "https://c.example/",
        "checked": "2026-03-10",
        "places": [{"path": "content/sources/a.md", "line": 3}],
    }
    assert found["unchecked"] == ["https://f.example/"]
    assert [each["id"] for each in found["sources_without_copy"]] == ["a"]
    assert found["sources_without_address"] == [{"id": "b", "url": None, "path": "content/sources/b.md", "line": 5}]


@pytest.mark.parametrize("problem", get_args(Problem))
def test_every_problem_has_words(problem: Problem) -> None:
    said = words(Finding(verdict="unreachable", status=999, problem=problem, detail="some detail"))
    assert said
    assert "(some detail)" in said


def test_a_status_that_often_means_no_more_than_a_dislike_of_programs_says_so() -> None:
    assert "open it in a browser" in words(Finding(verdict="unreachable", status=403, problem="status"))


def test_a_redirect_for_now_is_fine_and_told_in_json() -> None:
    finding = Finding(verdict="fine", status=200, leads_to="https://a.example/today")
    assert words(finding) == "redirects, for now, to https://a.example/today"


def test_nothing_to_report_is_said() -> None:
    assert as_text(Report((), {}, ())) == "There are no outward links."


def test_one_link_is_one_link() -> None:
    link = Link(address="https://a.example/", places=(HERE,))
    assert summary(Report((link,), REPORT.findings, ())) == "1 link: 0 broken, 0 not reached, 0 moved, 1 fine."


def test_no_host_found_at_all_is_suspected_to_be_our_own_fault() -> None:
    lost = Checked(on=date(2026, 3, 10), finding=Finding(verdict="broken", problem="no-such-host"))
    findings = dict.fromkeys(("https://a.example/", "https://b.example/"), lost)
    links = tuple(Link(address=address, places=(HERE,)) for address in findings)
    assert "seems to be offline" in as_text(Report(links, findings, ()))
    assert "seems to be offline" not in as_text(REPORT)
