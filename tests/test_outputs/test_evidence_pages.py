"""What pages show of evidence: kinds of knowledge, checked words, witnesses, lineage, and texts that may be published or not."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from dateline.chronology.witness import Archive
from dateline.evidence import SALT_SIZE, make, read_quotation, read_text
from test_outputs.chronicle import FILES, Outline, pages, text_of

TEXT = """The Gazette, Monday 5 March 2001

In the year that everyone here recalls, ships came in from all the coasts of the south.

The court found that nothing whatever had been taken from the stores of the quay.

Earlier this week it was told that the harbour closed in March, and — so the master said — would stay closed.

Sir, I write to you about the harbour and what it was to all of us who worked there.

I have kept it since 1990, in fair weather and in foul, and I never saw the like of this.

A man came to my door at night, and I saw them carry what they had into a waiting cart.
"""

CHECKED: Mapping[str, str] = {
    "events/trial": """---
title: Smith is cleared
date: 1994-06-01
actors: [smith]
related:
  - {event: opening, relation: outcome-of}
recorded: 2020-05-06
disputes:
  - about: The word
    kind: copy-error
    accounts:
      - {says: Nothing was taken., cite: '[@gazette, ¶ 3 "nothing whatever had been taken"]'}
      - {says: 'Nothing was drunk, in the rewording.', cite: '[@diario, p. 1 "nada se bebió"]'}
---
One [@gazette, ¶ 3 "nothing whatever had been taken"]. Two [@gazette, ¶ 2 "from all the coasts" by=smith; @diario, ¶ 4].
Three [@gazette, ¶ 3 "from the stores of the quay" by="two clerks of the court"]. Four [@ledger, ¶ 1; @gazette, ¶ 2].
Five [@editors "the court sat in June"].
""",
    "sources/ledger": "---\ntitle: The ledger\nlanguage: en\nurl: https://example.org/ledger?a=1#top\n---\n",
}


def archive(*, recorded: bool = True, public: bool = False) -> Archive:
    """Return an archive that holds the gazette's text: its fingerprint with every quotation, or without; the text where public."""
    text = read_text(TEXT)
    words = ("nothing whatever had been taken", "from the stores of the quay", "from all the coasts")
    quoted = [read_quotation(each) for each in words] if recorded else []
    fingerprint = make(text, bytes(SALT_SIZE), quoted)
    return Archive({"gazette": fingerprint}, {"gazette": TEXT}, {"gazette": TEXT} if public else {})


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages(CHECKED, archive=archive())


@pytest.fixture(scope="module")
def trial(site: dict[str, str]) -> str:
    return text_of(site["events/trial.html"])


def test_a_note_says_what_kind_of_knowledge_it_is(trial: str) -> None:
    assert (
        "¶ 3: “nothing whatever had been taken” (in the original) reported as fact · words checked · one witness ↑"
        in trial
    )
    assert "“from all the coasts” (in the original) said by Jo Smith · words checked" in trial
    assert "said by speakers not named: “two clerks of the court” · words checked · one witness" in trial
    assert "Not in the sources: general knowledge, not checked here: the court sat in June" in trial


def test_copies_are_one_witness_and_others_are_counted(trial: str) -> None:
    assert "together: one witness: these texts are copies of one, or rest on each other" in trial
    assert "together: 2 independent witnesses ↑" in trial


def test_witnesses_are_named_where_more_texts_are_cited() -> None:
    cited = CHECKED["events/trial"].replace("@gazette, ¶ 2].", "@gazette, ¶ 2; @diario, ¶ 4].")
    text = text_of(pages({**CHECKED, "events/trial": cited})["events/trial.html"])
    assert "together: 2 independent witnesses: The Gazette; The ledger" in text


def test_words_that_a_fingerprint_only_supports_are_likely() -> None:
    assert "words likely, not confirmed" in text_of(
        pages(CHECKED, archive=archive(recorded=False))["events/trial.html"]
    )


def test_words_that_nothing_can_check_are_said_not_to_be(site: dict[str, str]) -> None:
    assert "“nada se bebió” reported as fact · words not checked" in text_of(site["events/trial.html"])
    assert "words checked" not in text_of(pages(CHECKED)["events/trial.html"])


def test_an_event_says_how_many_witnesses_it_rests_on_and_which(trial: str) -> None:
    assert "It rests on 2 independent witnesses." in trial
    assert "Also cited in another copy, which is counted once with it: El puerto, cerrado" in trial
    assert "One slip of a copy is shown above and bears no witness." in trial


def test_a_text_that_rests_on_another_is_cited_and_not_counted() -> None:
    quoting = FILES["sources/diario"].replace("paraphrase-of", "quotes")
    text = text_of(pages({**CHECKED, "sources/diario": quoting})["events/trial.html"])
    assert "Cited and not counted: El puerto, cerrado. It rests on “The harbour is closed”." in text


def test_the_legend_explains_what_the_notes_say(trial: str) -> None:
    assert "reported as fact 3 notes The source says it in its own voice." in trial
    assert "words checked The quotation was checked word for word against the archived text." in trial


def test_a_slip_is_marked_and_no_disagreement(site: dict[str, str]) -> None:
    trial = text_of(site["events/trial.html"])
    assert "Where a copy errs" in trial
    assert "Account 1: the text to compare it with" in trial
    assert "Account 2: a slip of copying, not a witness" in trial
    assert "a copy errs" in text_of(site["index.html"])
    disputes = text_of(site["disputes.html"])
    assert "1 disagreement, with every account beside the others. 1 slip in a copy is shown too" in disputes


def test_a_slip_that_cannot_be_told_marks_neither_account() -> None:
    undecided = FILES["sources/diario"].replace("relations:\n  - {kind: paraphrase-of, source: gazette}\n", "")
    text = text_of(pages({**CHECKED, "sources/diario": undecided})["events/trial.html"])
    assert text.count("one of these is a slip of copying; neither is counted") == 2


def test_a_source_shows_the_slips_of_its_copy_and_the_other_source_does_not(site: dict[str, str]) -> None:
    page = Outline(site["sources/diario.html"])
    assert "slips" in page.ids
    assert "Nothing was drunk" in page.text
    assert "slips" not in Outline(site["sources/gazette.html"]).ids


def test_accounts_say_how_they_count(site: dict[str, str]) -> None:
    text = text_of(site["events/closing.html"])
    assert "One witness for all accounts." in text
    assert "Account 1: one witness March 2001 It was March." in text
    assert "Account 2: the same witness as account 1 May 2001 It was May." in text


def test_a_source_page_tells_how_its_copies_are_used(site: dict[str, str]) -> None:
    diario = text_of(site["sources/diario.html"])
    assert (
        "This text is a paraphrase of The harbour is closed. The two count as one witness. 3 events cite the other, 3 this one."
        in diario
    )
    assert "Search a newspaper archive, a library or the web for the title" in diario
    assert "A letter, The harbour master with the whole 2" in text_of(site["sources/gazette.html"])


def test_what_rests_on_a_place_leads_to_the_very_note(site: dict[str, str]) -> None:
    assert (
        '<a href="../events/trial.html#trial-n1">supports the text</a> · words checked' in site["sources/gazette.html"]
    )
    assert "#disputes" in site["sources/gazette.html"]


RUN = 12


def runs_of(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("rights", ["restricted", "permission", "licensed", "public-domain"])
def test_a_restricted_text_reaches_no_page_and_another_stands_in_full(rights: str) -> None:
    source = FILES["sources/gazette"].replace("language: en\n", f"language: en\nrights: {rights}\n")
    site = pages({**CHECKED, "sources/gazette": source}, archive=archive(public=True))
    private = runs_of(TEXT)
    leaking = {path for path, html in site.items() if private & runs_of(text_of(html))}
    assert leaking == (set() if rights == "restricted" else {"sources/gazette.html"})


@pytest.fixture(scope="module")
def published() -> dict[str, str]:
    source = FILES["sources/gazette"].replace("language: en\n", "language: en\nrights: public-domain\n")
    return pages({**CHECKED, "sources/gazette": source}, archive=archive(public=True))


def test_a_published_text_has_its_paragraphs_numbered(published: dict[str, str]) -> None:
    page = Outline(published["sources/gazette.html"])
    assert {f"p{number}" for number in range(1, 8)} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "Part: A letter" in page.text
    assert "the whole text stands below" not in page.text


def test_quoted_words_are_marked_and_lead_to_the_note_that_quotes_them(published: dict[str, str]) -> None:
    html = published["sources/gazette.html"]
    assert '<mark><a href="../events/trial.html#trial-n1">nothing whatever had been taken</a></mark>' in html
    assert '<mark><a href="../events/trial.html#trial-n3">from the stores of the quay</a></mark>' in html
    assert '<mark><a href="../events/trial.html#trial-n2">from all the coasts</a></mark>' in html
    assert "carry what they had" not in " ".join(re.findall(r"<mark>(.*?)</mark>", html))


def test_words_that_several_quote_are_marked_once_and_each_is_named_beside_them(published: dict[str, str]) -> None:
    page = published["sources/gazette.html"]
    assert page.count("nothing whatever had been taken</a></mark>") == 1
    beside = text_of(page[page.index("What rests on paragraph 3") :])
    assert "Smith is cleared" in beside
    assert "quoted: supports the text · quoted: one of the accounts that disagree" in beside


def test_an_event_leads_to_the_paragraph_of_a_published_text(published: dict[str, str]) -> None:
    assert '<a href="../sources/gazette.html#p3">' in published["events/trial.html"]
    assert "<q>nothing whatever had been taken</q>" in published["events/trial.html"]


def test_pages_and_times_of_a_published_text_keep_their_addresses() -> None:
    source = FILES["sources/diario"].replace("language: es\n", "language: es\nrights: licensed\n")
    heard = "---\ntitle: Heard\ndate: 2001\n---\nSo it was said [@diario, at 12:40; @diario, ¶ 9].\n"
    paper = "uno\ndos\n\f[12:40] y tres\n\fque en mayo se cerró el puerto\n"
    site = pages({"sources/diario": source, "events/heard": heard}, archive=Archive(public={"diario": paper}))
    page = Outline(site["sources/diario.html"])
    assert {"p1", "p2", "p3", "p4", "page3", "t760", "whole", "p9"} <= set(page.ids)
    assert '<p class="text numbered" id="p4"><span id="page3"></span>' in site["sources/diario.html"]
    assert "[12:40]" not in page.text
    assert page.text.index("What rests on it as a whole") < page.text.index("As a whole") < page.text.index("¶ 9")


def test_about_tells_how_well_the_chronology_is_supported(site: dict[str, str]) -> None:
    text = text_of(site["about.html"])
    assert "How well this is supported" in text
    assert "our own knowledge" in text
    assert "4 checked word for word against the archived texts" in text
