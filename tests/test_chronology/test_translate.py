"""Language editions: the words of one language over the facts of the base."""

import pytest

import chronologies
from dateline.chronology.check import check
from dateline.chronology.link import Linked, link
from dateline.chronology.translate import translated, untranslated
from dateline.chronology.walk import body_citations
from dateline.chronology.witness import Archive

BASE = """
-- events/talks.md --
---
title: Talks
summary: They met.
date: 2021-10-08
date_outside: {edtf: 2021-10-08, reason: known}
actors: [chief: host, guest, clerk: wrote]
media:
  - {file: a.jpg, alt: A palace, credit: Nobody}
  - {file: b.jpg, alt: A bridge}
log: [{date: 2022, kind: update, change: New}]
disputes:
  - about: Who
    kind: conflict
    accounts:
      - {says: One, cite: '[@paper, ¶ 1]'}
      - {says: Two, cite: '[@paper, ¶ 2]'}
---
They met [@paper, ¶ 1 "met in the capital"].
-- events/later.md --
---
title: Later
date: 2022
---
-- actors/chief.md --
---
names: {en: The chief}
roles: [{title: Chief, from: 2019}]
---
-- periods/early.md --
---
title: Early
from: '2000'
---
-- threads/story.md --
---
title: A story
events: [{event: talks, text: First}, {event: later, text: Then}]
---
"""
EDITIONS = """
-- events/talks.es.md --
---
title: Pláticas
translates: DIGEST
date_outside: {reason: sabido}
actors: [clerk: escribió]
media: [{file: b.jpg, alt: Un puente}]
log: [{change: Nuevo}]
disputes: [{about: Quién, accounts: [{}, {says: Dos}]}]
---
Se reunieron [@paper, ¶ 1].
-- actors/chief.es.md --
---
names: {es: El jefe}
translates: DIGEST
roles: [{title: Jefe}]
---
-- periods/early.es.md --
---
title: Temprano
translates: DIGEST
---
-- threads/story.es.md --
---
title: Un relato
translates: DIGEST
events: [{event: later, text: Después}]
---
"""


@pytest.fixture
def linked() -> Linked:
    base = chronologies.linked(BASE)
    text = ""
    for path, content in chronologies.files_of(EDITIONS).items():
        kind, name = path.removesuffix(".es.md").split("/")
        digest = next(each.digest for (found, of), each in base.registry.items() if (f"{found}s", of) == (kind, name))
        text += f"-- {path} --\n{content.replace('DIGEST', digest)}"
    return chronologies.linked(BASE + text)


def test_words_are_the_editions_and_facts_the_bases(linked: Linked) -> None:
    spanish = translated(linked, "es")
    talks, base = spanish.events["talks"], linked.chronology.events["talks"]
    assert spanish.language == "es"
    assert list(spanish.events) == list(linked.chronology.events)
    assert (talks.title, talks.summary, talks.date) == ("Pláticas", "They met.", base.date)
    assert talks.date_outside is not None
    assert base.date_outside is not None
    assert (talks.date_outside.reason, talks.date_outside.edtf) == ("sabido", base.date_outside.edtf)
    assert [(each.actor, each.role) for each in talks.actors] == [
        ("chief", "host"),
        ("guest", ""),
        ("clerk", "escribió"),
    ]
    assert [(each.file, each.alt, each.credit) for each in talks.media] == [
        ("a.jpg", "A palace", "Nobody"),
        ("b.jpg", "Un puente", ""),
    ]
    assert (talks.log[0].change, talks.log[0].date) == ("Nuevo", base.log[0].date)
    assert [each.says for each in talks.disputes[0].accounts] == ["One", "Dos"]
    assert talks.disputes[0].accounts[1].cite == base.disputes[0].accounts[1].cite
    assert [(each.source, each.quotation) for each in body_citations(talks.body)] == [("paper", "")]


def test_other_kinds_are_translated_too(linked: Linked) -> None:
    spanish = translated(linked, "es")
    assert spanish.actors["chief"].names == (("en", "The chief"), ("es", "El jefe"))
    assert [each.title for each in spanish.actors["chief"].roles] == ["Jefe"]
    assert spanish.periods["early"].title == "Temprano"
    assert [each.text for each in spanish.threads["story"].events] == ["First", "Después"]
    assert spanish.period_of == linked.chronology.period_of


def test_what_has_no_edition_keeps_its_words(linked: Linked) -> None:
    assert translated(linked, "es").events["later"] is linked.chronology.events["later"]
    assert translated(linked, "en") == linked.chronology


def test_editions_made_from_todays_text_are_in_order_and_missing_ones_are_named(linked: Linked) -> None:
    rules = ("translation-missing", "translation-stale", "translation-orphan")
    found = [f"{each.path} {each.rule}" for each in check(linked) if each.rule in rules]
    assert found == ["events/later.md translation-missing"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("actors: [nobody: nadie]", 10),
        ("media: [{}, {}, {alt: Nada}]", 17),
        ("disputes: [{accounts: [{}, {}, {says: Tres}]}]", 32),
        ("disputes: [{}, {about: Nada}]", 16),
    ],
)
def test_a_row_that_translates_nothing_is_reported(row: str, column: int) -> None:
    text = f"{BASE}-- events/talks.es.md --\n---\ntitle: Pláticas\ntranslates: '000000000000'\n{row}\n---\n"
    found = [
        (each.rule, each.line, each.column)
        for each in check(chronologies.linked(text))
        if each.path.endswith("talks.es.md")
    ]
    expected = {("translation-stale", 3, 14), ("translation-orphan", 4, column)}
    assert expected <= set(found)


def found_in(edition: str, *rules: str) -> list[tuple[str, str]]:
    """Return the rule and message of what is wrong with an edition of the talks, by the rules named."""
    linked = chronologies.linked(f"{BASE}-- events/talks.es.md --\n---\ntranslates: '000000000000'\n{edition}")
    return [
        (each.rule, each.message)
        for each in check(linked)
        if each.path.endswith("talks.es.md") and (each.rule in rules or not rules)
    ]


WHOLE = """title: Pláticas
summary: Se reunieron.
date_outside: {reason: sabido}
actors: [chief: anfitrión, clerk: escribió]
media: [{file: a.jpg, alt: Un palacio}, {file: b.jpg, alt: Un puente}]
log: [{change: Nuevo}]
disputes: [{about: Quién, accounts: [{says: Uno}, {says: Dos}]}]
---
"""


def test_an_edition_that_leaves_nothing_out_is_complete() -> None:
    assert found_in(f"{WHOLE}Se reunieron [@paper, ¶ 1].\n", "translation-incomplete") == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("summary: Se reunieron.\n", "`summary`"),
        ("log: [{change: Nuevo}]\n", "`log/0/change`"),
        ("actors: [chief: anfitrión, clerk: escribió]\n", "`actors/0`, `actors/2`"),
        (", {says: Dos}", "`disputes/0/accounts/1/says`"),
        ("Se reunieron [@paper, ¶ 1].\n", "the text below the front matter"),
    ],
)
def test_what_an_edition_leaves_out_is_named(line: str, named: str) -> None:
    text = f"{WHOLE}Se reunieron [@paper, ¶ 1].\n"
    assert line in text
    assert found_in(text.replace(line, ""), "translation-incomplete") == [
        ("translation-incomplete", f"events/talks.md has what this leaves out: {named}.")
    ]


def test_a_name_may_stand_in_the_base_file() -> None:
    base = chronologies.linked(
        "-- actors/dea.md --\n---\nnames: {en: The agency, es: La agencia}\n---\n"
        "-- actors/dea.es.md --\n---\ntranslates: '000000000000'\n---\n"
        "-- actors/fbi.md --\n---\nnames: {en: The bureau}\n---\n"
        "-- actors/fbi.es.md --\n---\ntranslates: '000000000000'\n---\n"
    )
    found = [each.path for each in check(base) if each.rule == "translation-incomplete"]
    assert found == ["actors/fbi.es.md"]


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ("Se reunieron [@paper, ¶ 1].", []),
        ("Se vieron [@paper, ¶ 1]. Sí [@paper, ¶ 1 “met in the capital”].", []),
        (
            "Se reunieron [@paper, ¶ 2].",
            [
                "events/talks.md cites what this does not: `paper`, ¶ 1.",
                "This cites `paper`, ¶ 2, and events/talks.md does not.",
            ],
        ),
        ("Se reunieron.", ["events/talks.md cites what this does not: `paper`, ¶ 1."]),
        (
            "Se reunieron [@paper, ¶ 1] [@editors “calendario”].",
            ["This cites `editors`, and events/talks.md does not."],
        ),
    ],
)
def test_an_edition_rests_on_the_places_that_its_base_rests_on(body: str, messages: list[str]) -> None:
    found = found_in(f"{WHOLE}{body}\n", "translation-cites-otherwise")
    assert [message for _, message in found] == messages


@pytest.mark.parametrize(
    ("ours", "theirs", "message"),
    [
        ('[@paper, ¶ 1 "met in the capital" by="a clerk"]', "[@paper, ¶ 1 “met in the capital” by=“un empleado”]", ""),
        ('[@paper, ¶ 1 "met in the capital" by=chief]', "[@paper, ¶ 1]", ""),
        ('[@editors "term of office"]', "[@editors “periodo”]", ""),
        ("[@paper, ¶ 1]", "[@old-paper, ¶ 1]", ""),
        ("[@paper, ¶ 1 by=chief]", "[@paper, ¶ 1 by=old-chief]", ""),
        ("[@paper, ¶ 1]", "[@paper, ¶ 2]", "This cites `paper`, ¶ 2, where events/talks.md cites `paper`, ¶ 1."),
        ("[@paper, ¶ 1]", "[@paper]", "This cites `paper`, where events/talks.md cites `paper`, ¶ 1."),
        ("[@paper, ¶ 1]", "[@other, ¶ 1]", "This cites `other`, ¶ 1, where events/talks.md cites `paper`, ¶ 1."),
        (
            "[@paper, ¶ 1]",
            "[@editors “calendario”]",
            "This cites `editors`, where events/talks.md cites `paper`, ¶ 1.",
        ),
        (
            '[@paper, ¶ 1 "met in the capital"]',
            "[@paper, ¶ 1 “met in the palace”]",
            "This quotes other words of `paper`, ¶ 1 than events/talks.md.",
        ),
        ("[@paper, ¶ 1 by=chief]", "[@paper, ¶ 1 by=clerk]", "This names another speaker than events/talks.md."),
        ("[@paper, ¶ 1 by=chief]", "[@paper, ¶ 1 by=“un jefe”]", "This names another speaker than events/talks.md."),
    ],
)
def test_a_citation_in_an_editions_front_matter_is_that_of_its_base(ours: str, theirs: str, message: str) -> None:
    text = f"""-- sources/paper.md --
---
title: A paper
aliases: [old-paper]
---
-- sources/other.md --
---
title: Another
---
-- actors/chief.md --
---
names: {{en: The chief}}
aliases: [old-chief]
---
-- events/talks.md --
---
title: Talks
date: 2021
disputes: [{{about: Who, kind: conflict, accounts: [{{says: One, cite: '[@other]'}}, {{says: Two, cite: '{ours}'}}]}}]
---
-- events/talks.es.md --
---
title: Pláticas
translates: '000000000000'
disputes:
  - about: Quién
    accounts:
      - says: Uno
      - says: Dos
        cite: '{theirs}'
---
"""
    found = [each for each in check(chronologies.linked(text)) if each.rule == "translation-cites-otherwise"]
    assert [(each.path, each.line, each.message) for each in found] == (
        [("events/talks.es.md", 9, message)] if message else []
    )


def test_a_citation_where_the_base_has_none_is_told_since_it_is_not_shown() -> None:
    base = "-- actors/chief.md --\n---\nnames: {en: The chief}\nroles: [{title: Chief}, {title: Host}]\n---\n"
    edition = "-- actors/chief.es.md --\n---\nnames: {es: El jefe}\ntranslates: '000000000000'\nroles: [{title: Jefe}, {title: Anfitrión, cite: '[@paper, ¶ 1]'}]\n---\n"
    found = [each for each in check(chronologies.linked(base + edition)) if each.rule == "translation-cites-otherwise"]
    assert [each.message for each in found] == ["This cites `paper`, ¶ 1, and actors/chief.md cites nothing here."]


SOURCE = """
-- sources/paper.md --
---
title: A paper
---
"""
PRINT = "The ministers met in the capital on Friday and signed nothing.\n"


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("Se reunieron [@paper, ¶ 1 “met in the capital”].", []),
        ("Se reunieron “met in the capital” [@paper, ¶ 1].", []),
        ("Se reunieron “en la capital el viernes” [@paper, ¶ 1].", ["quote-not-found"]),
        ("Se reunieron [@paper, ¶ 1 “met in the palace there”].", ["quote-not-found"]),
        ("Se reunieron [@paper, ¶ 1]. Y “no firmaron nada de nada”.", ["quote-uncited"]),
    ],
)
def test_what_an_edition_quotes_must_stand_in_the_source_too(body: str, rules: list[str]) -> None:
    text = f"{BASE}{SOURCE}-- events/talks.es.md --\n---\ntranslates: '000000000000'\n{WHOLE}{body}\n"
    documents = [chronologies.read_file(path, content) for path, content in chronologies.files_of(text).items()]
    linked = link(documents, chronologies.CONFIG, archive=Archive(public={"paper": PRINT}))
    found = [each.rule for each in check(linked) if each.path.endswith("talks.es.md") and each.rule.startswith("quote")]
    assert found == rules


def test_an_allow_of_the_base_file_answers_for_its_editions() -> None:
    base = BASE.replace("title: Talks\n", "title: Talks\nallow: {translation-stale: compared}\n")
    text = f"{base}-- events/talks.es.md --\n---\ntranslates: '000000000000'\n{WHOLE}Se reunieron [@paper, ¶ 1].\n"
    rules = {each.rule for each in check(chronologies.linked(text))}
    assert not {"translation-stale", "allow-unused"} & rules


def test_a_former_id_in_an_editions_text_leads_to_todays() -> None:
    text = (
        "-- sources/paper.md --\n---\ntitle: A paper\naliases: [old-paper]\n---\n"
        "-- events/talks.md --\n---\ntitle: Talks\ndate: 2021\n---\nThey met [@paper, ¶ 1].\n"
        "-- events/talks.es.md --\n---\ntitle: Pláticas\ntranslates: '000000000000'\n---\nSe reunieron [@old-paper, ¶ 1].\n"
    )
    linked = chronologies.linked(text)
    spanish = translated(linked, "es").events["talks"]
    assert [citation.source for citation in body_citations(spanish.body)] == ["paper"]
    assert not [each for each in check(linked) if each.rule == "translation-cites-otherwise"]


def test_an_edition_translates_what_somebody_without_a_name_is_called_and_no_place_in_a_source() -> None:
    base = """
-- events/talks.md --
---
disputes:
  - about: The day
    kind: conflict
    accounts:
      - {says: One, cite: '[@paper, ¶ 1 by="a clerk"]'}
      - {says: Two, cite: '[@paper, ¶ 2 by="a guard"]'}
      - {says: Three, cite: '[@paper, ¶ 3 by=chief]'}
---
"""
    edition = """
-- events/talks.es.md --
---
disputes:
  - about: El día
    accounts:
      - {says: Uno, cite: '[@paper, ¶ 9 by="un empleado"]'}
      - {says: Dos}
      - {says: Tres, cite: '[@paper, ¶ 3 by="un jefe"]'}
---
"""
    linked = chronologies.linked(base + edition)
    cites = [account.cite for account in translated(linked, "es").events["talks"].disputes[0].accounts]
    assert [(each.locator and each.locator.first, each.by, each.by_name) for each in cites] == [
        (1, "", "un empleado"),
        (2, "", "a guard"),
        (3, "chief", ""),
    ]
    left = untranslated(linked.editions[0], linked.chronology.events["talks"])
    assert list(left) == ["title", "disputes/0/accounts/1/cite"]


def test_an_edition_translates_the_editors_reason_and_no_place_in_a_source() -> None:
    base = """
-- actors/chief.md --
---
names: {en: The chief}
roles: [{title: Chief, cite: '[@editors "term of office"]'}, {title: Host, cite: '[@paper, ¶ 1]'}]
---
"""
    edition = """
-- actors/chief.es.md --
---
names: {es: El jefe}
roles: [{title: Jefe, cite: '[@editors "periodo en el cargo"]'}, {title: Anfitrión, cite: '[@paper, ¶ 2]'}]
---
"""
    roles = translated(chronologies.linked(base + edition), "es").actors["chief"].roles
    assert roles[0].cite is not None
    assert roles[0].cite.quotation == "periodo en el cargo"
    assert roles[1].cite is not None
    assert roles[1].cite.locator is not None
    assert roles[1].cite.locator.first == 1
