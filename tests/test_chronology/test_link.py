"""Documents become a chronology: former ids, drafts, periods, who concerns whom, and what is allowed."""

import pytest

import chronologies
from dateline.chronology.check import check
from dateline.chronology.walk import body_citations, body_references
from dateline.config import Config
from dateline.diagnostics import Diagnostic

SOURCE = "-- sources/paper.md --\n---\ntitle: A paper\nurl: none\npublished: 2022-01-05\n---\n"


def said(text: str, *, drafts: bool = False) -> list[str]:
    config = Config(id="test", title="Test")
    found: tuple[Diagnostic, ...] = check(chronologies.linked(text, drafts=drafts, config=config))
    return [f"{each.path}:{each.line}:{each.column} {each.rule}" for each in found]


def event(name: str, front: str = "date: 2021", body: str = "They met [@paper, ¶ 1].") -> str:
    return f"-- events/{name}.md --\n---\ntitle: {name}\n{front}\n---\n{body}\n"


def test_former_ids_become_todays_everywhere() -> None:
    text = """
-- sources/paper.md --
---
title: A paper
aliases: [old-paper]
---
-- actors/chief.md --
---
names: {en: The chief}
aliases: [old-chief]
roles: [{title: Chief, cite: '[@old-paper, ¶ 1 by=old-chief]'}]
---
-- events/talks.md --
---
title: Talks
date: 2021
aliases: [old-talks]
actors: [old-chief: host]
related: [{event: old-talks, relation: see-also}]
basis: [{kind: stated, source: old-paper, anchor: old-talks}]
---
> See [[old-talks]] and [[source:old-paper]] [@old-paper, ¶ 1 by=old-chief].
-- threads/story.md --
---
title: A story
events: [{event: old-talks}]
---
"""
    linked = chronologies.linked(text)
    chronology = linked.chronology
    talks = chronology.events["talks"]
    assert talks.actors[0].actor == "chief"
    assert talks.actors[0].role == "host"
    assert talks.related[0].event == talks.basis[0].anchor == "talks"
    assert talks.basis[0].source == "paper"
    assert [each.target for each in body_references(talks.body)] == ["talks", "paper"]
    assert [(each.source, each.by) for each in body_citations(talks.body)] == [("paper", "chief")]
    assert chronology.threads["story"].events[0].event == "talks"
    role = chronology.actors["chief"].roles[0]
    assert role.cite is not None
    assert (role.cite.source, role.cite.by) == ("paper", "chief")
    assert chronology.aliases["event", "old-talks"] == "talks"
    assert chronology.events_of["actor", "chief"] == chronology.events_of["source", "paper"] == ("talks",)
    assert {each.rule for each in check(linked)} & {"reference-dangling", "citation-dangling", "orphan"} == set()


def test_drafts_are_hidden_and_nothing_published_leads_to_them() -> None:
    text = (
        SOURCE
        + event("a", "date: 2021\nrelated: [{event: b, relation: see-also}]")
        + event("b", "date: 2021\nstatus: draft")
    )
    assert list(chronologies.linked(text).chronology.events) == ["a"]
    assert list(chronologies.linked(text, drafts=True).chronology.events) == ["a", "b"]
    assert "events/a.md:4:19 reference-dangling" in said(text)
    assert "events/a.md:4:19 reference-dangling" not in said(text, drafts=True)


@pytest.mark.parametrize(
    ("date", "period"),
    [("2019", "early"), ("2020-06", "late"), ("2019/2021", "early"), ("1999", ""), ("2030", "late"), ("../2020", "")],
)
def test_an_event_falls_in_the_period_of_its_start(date: str, period: str) -> None:
    periods = (
        "-- periods/early.md --\n---\ntitle: E\nfrom: '2018'\nto: '2020'\n---\n"
        "-- periods/late.md --\n---\ntitle: L\nfrom: 2020-02\n---\n"
    )
    assert chronologies.linked(event("a", f"date: {date}") + periods).chronology.period_of == {"a": period}


def test_the_newest_recorded_day_stands_for_today() -> None:
    text = event("a", "recorded: 2026-01-02\nlog: [{date: 2026-01-05, kind: update, change: c}]") + event(
        "b", "recorded: 2026/.."
    )
    assert (
        chronologies.linked(text).chronology.build_day
        == chronologies.linked(event("a", "recorded: 2026-01-05")).chronology.build_day
    )
    assert chronologies.linked(event("a")).chronology.build_day is None


def test_a_warning_can_be_answered_and_an_error_cannot() -> None:
    front = "date: 2021\nimportance: landmark\nallow: {landmark-without-why: plain}"
    assert said(SOURCE + event("a", front)) == []
    assert said(SOURCE + event("a", "date: 2021\nallow: {landmark-without-why: plain}")) == [
        "events/a.md:4:9 allow-unused"
    ]


def test_ids_that_differ_in_letter_case_only_are_told_apart_nowhere() -> None:
    assert said(SOURCE + event("talks") + event("Talks")) == [
        "events/Talks.md:1:1 id-invalid",
        "events/talks.md:1:1 id-duplicate",
    ]


@pytest.mark.parametrize(
    ("front", "rules"),
    [
        ("date: 2022-01-05", ["event-on-publication-date"]),
        ("date: 2022-01-05\nbasis: [{kind: stated, gives: 2022-01-05}]", []),
        (
            "date: 2022-01-05\nbasis: [{kind: stated, gives: 2022-01}]",
            ["date-narrower-than-basis", "event-on-publication-date"],
        ),
        ("date: 2022-01-06", ["event-after-sources"]),
        ("date: 2022-01-06\nstanding: announced", []),
        ("date: 2022-01", []),
        ("date: 2022-01/2022-02", []),
    ],
)
def test_dates_are_compared_with_the_days_of_publication(front: str, rules: list[str]) -> None:
    assert [each.split()[1] for each in said(SOURCE + event("a", front))] == rules


def test_a_part_of_a_source_has_its_own_day() -> None:
    source = SOURCE.replace(
        "published: 2022-01-05", "published: 2022-01-05\nparts: [{id: p, paragraphs: 5-9, published: 2021-03-04}]"
    )
    assert [each.split()[1] for each in said(source + event("a", "date: 2021-03-04", "Met [@paper, ¶ 6]."))] == [
        "event-on-publication-date"
    ]
    assert said(source + event("a", "date: 2021-03-04", "Met [@paper, ¶ 4].")) == []


@pytest.mark.parametrize(
    ("front", "place"),
    [("date: 2019\nafter: [b, c]", "events/a.md:4:12"), ("date: 2023\nbefore: c", "events/a.md:4:9")],
)
def test_a_contradiction_is_shown_where_the_relation_is_written(front: str, place: str) -> None:
    text = SOURCE + event("a", front) + event("b", "date: 2018") + event("c", "date: 2020\nstanding: announced")
    assert [each for each in said(text) if "order" in each] == [f"{place} order-contradictory"]
