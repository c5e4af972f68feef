"""What stands on the pages of a small chronology."""

from __future__ import annotations

import pytest

from test_outputs.chronicle import Outline, pages, text_of


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages()


def test_every_fixed_address_is_there(site: dict[str, str]) -> None:
    fixed = {"index", "bibliography", "about", "corrections", "disputes", "all", "404"}
    lists = {"actors", "places", "topics", "periods", "threads"}
    assert {f"{name}.html" for name in fixed | lists} <= site.keys()
    assert {"events/opening.html", "sources/gazette.html", "years/1990.html", "pages/help.html"} <= site.keys()
    assert "downloads.html" in site


def test_home_holds_every_events_full_text_in_order(site: dict[str, str]) -> None:
    home = Outline(site["index.html"])
    listed = [facts for tag, facts in home.elements if tag == "article"]
    assert [facts["data-event"] for facts in listed] == ["opening", "trial", "storm", "closing"]
    assert [facts["data-edtf"] for facts in listed] == ["1990", "1994-06-01", "", "2001-03"]
    assert [facts["id"] for facts in listed] == ["opening", "trial", "storm", "closing"]
    for words in ("Ships came.", "The court found nothing.", "It blew.", "It closed.", "It was fine"):
        assert words in home.text


def test_home_says_what_it_covers_and_names_gaps(site: dict[str, str]) -> None:
    text = text_of(site["index.html"])
    assert "4 events" in text
    assert "from 1990 to March 2001" in text
    assert "2 sources" in text
    assert text.index("3 years later") < text.index("Smith is cleared", text.index("3 years later"))
    assert "6 years 9 months later" in text


def test_time_is_not_counted_from_a_state_that_lasted() -> None:
    lasting = "---\ntitle: A drought\nstanding: condition\ndate: 1991/2001\n---\n"
    assert "3 years later" in text_of(pages({"events/drought": lasting})["index.html"])


def test_an_undated_event_keeps_its_place_with_the_reason(site: dict[str, str]) -> None:
    text = text_of(site["index.html"])
    assert (
        text.index("Smith is cleared") < text.index("Nobody wrote down the day.") < text.index("The closed years 2001")
    )
    assert "after: Smith is cleared" in text


def test_dates_say_first_what_the_sources_do(site: dict[str, str]) -> None:
    text = text_of(site["events/closing.html"])
    assert "March 2001 elsewhere given as 5 March 2001 in the sources: “early in March”" in text
    assert '<time datetime="2001-03">' in site["events/closing.html"]


@pytest.mark.parametrize(
    "path",
    ["index.html", "all.html", "years/1990.html", "events/opening.html", "events/trial.html", "actors/smith.html",
     "actors/master.html", "places/quay.html", "topics/trade.html", "periods/open-years.html", "threads/rise-and-fall.html",
     "sources/gazette.html", "corrections.html"],
)  # fmt: skip
def test_an_accusation_never_stands_without_its_outcome(site: dict[str, str], path: str) -> None:
    page = Outline(site[path])
    assert "The harbour opens" in page.text
    assert "Outcome: Smith is cleared (1 June 1994)" in page.text


def test_standing_is_said_in_words(site: dict[str, str]) -> None:
    text = text_of(site["index.html"])
    assert "announced" in text
    assert "a lasting condition" in text
    assert "announced" in text_of(site["threads/rise-and-fall.html"])


def test_notes_lead_from_statement_to_place_and_back(site: dict[str, str]) -> None:
    html = site["events/opening.html"]
    assert '<a id="opening-n1-ref" href="#opening-n1">1</a>' in html
    assert 'href="#opening-n1-ref" aria-label="↑ Back to the text 1">' in html
    text = text_of(html)
    assert "The harbour is closed, The Gazette, ¶ 2: “ships came in” (in the original)" in text
    assert "A letter, The harbour master, in The harbour is closed, ¶ 7: “I saw them” (in the original)" in text
    assert "said by Jo Smith" in text
    assert "../sources/gazette.html#p2" in html


def test_a_mark_stands_behind_the_full_stop(site: dict[str, str]) -> None:
    assert "Ships came.1 See" in text_of(site["events/opening.html"])


def test_what_the_editors_know_is_said_to_be_not_in_the_sources(site: dict[str, str]) -> None:
    said = "Not in the sources: general knowledge, not checked here: the wind is known to all"
    assert said in text_of(site["events/storm.html"])


def test_references_take_the_targets_title_or_their_words(site: dict[str, str]) -> None:
    html = site["events/opening.html"]
    assert '<a href="../events/closing.html">The harbour closes</a>' in html
    assert '<a href="../actors/master.html">the keeper</a>' in html


def test_an_event_page_shows_how_its_date_is_known(site: dict[str, str]) -> None:
    text = text_of(site["events/closing.html"])
    assert "Counted from the day of publication: gives 5 March 2001" in text
    assert "“earlier this week”" in text
    assert "Elsewhere given as 5 March 2001. The day is well known." in text


def test_a_dispute_sets_the_accounts_side_by_side(site: dict[str, str]) -> None:
    for path in ("events/closing.html", "disputes.html"):
        text = text_of(site[path])
        assert "The month The accounts contradict each other. Open." in text
        accounts = ("March 2001 It was March.", "May 2001 It was May.", "We cannot tell.")
        assert text.index(accounts[0]) < text.index(accounts[1]) < text.index(accounts[2])
    assert '<q lang="es">en mayo se cerró</q>' in site["events/closing.html"]


def test_a_correction_stands_on_top_and_in_the_record(site: dict[str, str]) -> None:
    text = text_of(site["events/opening.html"])
    assert text.index("Correction, 3 February 2021: The year was wrong. We misread it.") < text.index("How it began")
    assert "3 February 2021 Correction: The year was wrong." in text_of(site["corrections.html"])
    assert 'href="events/opening.html#change-1"' in site["corrections.html"]


def test_relations_are_worded_from_both_sides(site: dict[str, str]) -> None:
    assert "Led to March 2001" in text_of(site["events/opening.html"])
    assert "Led to by 1990" in text_of(site["events/closing.html"])
    assert "Its outcome 1 June 1994" in text_of(site["events/opening.html"])


def test_an_event_page_links_its_neighbours_and_threads(site: dict[str, str]) -> None:
    page = site["events/trial.html"]
    assert '<a rel="prev" href="../events/opening.html">' in page
    assert '<a rel="next" href="../events/storm.html">' in page
    assert "Rise and fall 1 of 2" in text_of(site["events/opening.html"])


def test_errors_are_reported_with_the_events_id(site: dict[str, str]) -> None:
    form = "https://example.org/new?title=opening%3A%20The%20harbour%20opens&amp;event=opening"
    assert form in site["events/opening.html"]
    assert "mailto:desk@example.org?subject=opening%3A" in pages(report="desk@example.org")["events/opening.html"]
    assert "Report an error" not in pages(report="")["events/opening.html"]


def test_a_source_page_lists_what_rests_on_each_paragraph(site: dict[str, str]) -> None:
    page = Outline(site["sources/gazette.html"])
    assert {"p1", "p2", "p3", "p4", "p6", "p7"} <= set(page.ids)
    assert "¶ 4 March 2001 The harbour closes" in page.text
    assert "“closed in March” one of the accounts that disagree" in page.text
    assert "(¶¶ 4–6)" in page.text
    assert {"whole", "page3"} <= set(Outline(site["sources/diario.html"]).ids)


def test_a_source_page_tells_the_banner_from_the_date(site: dict[str, str]) -> None:
    text = text_of(site["sources/gazette.html"])
    assert "“4 May 2012”: a banner of the page that held our copy, not the date of this text" in text
    assert "No address is known." in text_of(site["sources/diario.html"])


def test_lineage_reads_from_both_sides(site: dict[str, str]) -> None:
    assert "a paraphrase of The harbour is closed" in text_of(site["sources/diario.html"])
    assert "is paraphrased in El puerto, cerrado" in text_of(site["sources/gazette.html"])


def test_outward_links_carry_their_archived_copy(site: dict[str, str]) -> None:
    links = [facts for tag, facts in Outline(site["sources/gazette.html"]).elements if "data-originalurl" in facts]
    assert links[0]["href"] == "https://example.org/harbour"
    assert any(facts["href"].endswith("#:~:text=Monday%205%20March") for facts in links)
    for facts in links:
        assert facts["data-originalurl"] == "https://example.org/harbour"
        assert facts["data-versionurl"] == "https://archive.example.org/harbour"
        assert facts["data-versiondate"] == "2012-05-04"


def test_titles_in_another_language_say_so(site: dict[str, str]) -> None:
    assert '<h1 lang="es">El puerto, cerrado</h1>' in site["sources/diario.html"]
    assert 'lang="en"' not in site["sources/gazette.html"].partition("<body")[2]


def test_names_in_all_languages_roles_and_coordinates(site: dict[str, str]) -> None:
    text = text_of(site["actors/master.html"])
    assert "El capitán de puerto Spanish" in text
    assert "Keeper of the harbour, since 1990" in text
    assert "12.5° south, 3.25° east" in text_of(site["places/quay.html"])


def test_an_alias_leads_to_todays_page(site: dict[str, str]) -> None:
    page = site["events/first-ship.html"]
    assert 'content="0; url=../events/opening.html"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="../events/opening.html">' in page


def test_the_search_field_is_hidden_until_a_script_answers_it(site: dict[str, str]) -> None:
    elements = Outline(site["index.html"]).elements
    assert any(tag == "search" and "hidden" in facts for tag, facts in elements)
    assert any(tag == "input" and facts["type"] == "search" for tag, facts in elements)


def test_404_works_at_every_depth_where_the_address_is_known() -> None:
    published = pages(base_url="https://example.org/press/harbour/")["404.html"]
    assert 'href="/press/harbour/index.html"' in published
    assert 'href="/press/harbour/static/style.css"' in published
    assert "stylesheet" not in pages()["404.html"]


def test_about_is_made_from_what_is_known_or_from_its_own_words(site: dict[str, str]) -> None:
    assert "Events 4, 1 of them without a date" in text_of(site["about.html"])
    own = pages({"pages/about": "---\ntitle: Who we are\n---\nWe read."})
    assert "Who we are" in text_of(own["about.html"])
    assert "We read." in text_of(own["about.html"])
    assert "pages/about.html" not in own


def test_an_entry_is_cited_as_of_its_newest_change(site: dict[str, str]) -> None:
    assert "as of version 2 (3 February 2021)" in text_of(site["events/opening.html"])
    assert "as of version 2, events/trial.html" in text_of(site["events/trial.html"])
    assert "as of 3 February 2021" in text_of(pages(version="")["events/opening.html"])


def test_newest_first_turns_the_lists_round_and_names_gaps_upwards() -> None:
    site = pages({"events/reopening": "---\ntitle: It reopens\ndate: '2010'\n---\n"}, date_order="newest-first")
    listed = [facts["data-event"] for tag, facts in Outline(site["index.html"]).elements if tag == "article"]
    assert listed == ["reopening", "closing", "storm", "trial", "opening"]
    text = text_of(site["index.html"])
    assert text.index("The closed years", text.index("Find in")) < text.index("The open years", text.index("Find in"))
    first, last = text.index("It reopens"), text.index("The harbour closes", text.index("Find in"))
    assert "the entry above: 8 years later" in text[first:last]
    assert "the entry above: 6 years 9 months later" in text[last:]
    assert "the entry above" not in text[:first]
    assert text_of(site["topics/trade.html"]).index("The harbour closes") < text_of(site["topics/trade.html"]).index(
        "The harbour opens"
    )
    assert "Next" in text_of(site["events/opening.html"])


def test_a_period_that_is_met_twice_is_continued_further_down() -> None:
    again = {"events/last-ship": "---\ntitle: The last ship\ndate: 2005\nperiod: open-years\n---\n"}
    for order in ("oldest-first", "newest-first"):
        page = Outline(pages(again, date_order=order)["all.html"])
        assert page.text.index("The open years 1990") < page.text.index("The open years (continued)")


def test_a_long_chronology_keeps_titles_on_the_home_page_and_text_on_year_pages() -> None:
    many = {
        f"events/e{n}": f"---\ntitle: Event {n}\ndate: {1000 + n}\n---\nWords of {n} [@gazette, ¶ 2]."
        for n in range(300)
    }
    site = pages(many)
    assert "Event 7" in text_of(site["index.html"])
    assert "Words of 7" not in site["index.html"]
    assert "Words of 7" in site["years/1007.html"]
    assert "Words of 7" in site["all.html"]
    assert site["index.html"].count("<article") == 304
