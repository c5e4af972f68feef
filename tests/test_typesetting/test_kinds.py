"""Every kind of handout as a file: what it holds, and that it conforms."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from pathlib import Path

import docx
import msgspec
import pikepdf
import pytest

from dateline.config import Outputs
from dateline.handouts import make
from dateline.handouts.reader import ReaderSheet
from dateline.handouts.social_card import SocialCard, social_card
from dateline.outputs import TemplateFault
from dateline.outputs.views import FileView
from dateline.typesetting import file_of
from dateline.typesetting.compiling import LayoutFault, rasterised
from dateline.typesetting.files import PictureFile, picture_of
from dateline.typesetting.planning import plan_cards, plan_icons
from test_handouts.sheets import edition, event_file, handout, order
from test_handouts.test_exercises import GLOSSARY, SHEET
from test_outputs.chronicle import CONFIG, broadsheet
from test_outputs.chronicle import FILES as FILES_OF_ALL
from test_typesetting.pdfs import lines_of, made, page_texts, pages, smallest, tags, text

FILES = {"worksheets/closing": SHEET, "pages/glossary": GLOSSARY}


def written(form: str, kind: str, select: str = "") -> bytes:
    found = next(each for each in make(order(FILES, kind=kind, select=select)) if each.form == form)
    file = file_of(found, broadsheet(), 738_000)
    assert isinstance(file, FileView)
    return file.written()


@pytest.mark.parametrize("kind", ["reader", "cards", "worksheet", "key", "wall"])
def test_every_kind_conforms_has_headings_and_is_the_same_every_time(kind: str) -> None:
    data = made(handout(FILES, kind=kind))
    assert "H1" in tags(data)
    assert made(handout(FILES, kind=kind)) == data


def test_the_reader_has_every_event_and_the_line_about_a_source_before_what_it_says() -> None:
    printed = text(made(handout(kind="reader")))
    for title in ("The harbour opens", "Smith is cleared", "A storm", "The harbour closes"):
        assert title in printed
    line = printed.index("Ann Weaver · The Gazette · article · 5 March 2001 · English")
    assert line < printed.index("How the harbour was closed.")
    assert "“ships came in”" in printed
    assert "Ships came [1, ¶ 2; 1, ¶ 7]." in printed.replace("\u00a0", " ")


def test_a_source_without_an_address_says_so_and_words_that_were_all_checked_say_it_once() -> None:
    without = FILES_OF_ALL["sources/gazette"].replace("url: ", "url: none\nx-url: ", 1)
    printed = text(made(handout({"sources/gazette": without}, kind="reader")))
    assert "No web address is known." in printed
    assert " none " not in printed
    found = handout(kind="reader").sheet
    assert isinstance(found, ReaderSheet)
    for document in found.parts[0].documents:
        assert not (document.checked and any(each.checked for each in document.fragments))
        assert document.checked or len({each.checked for each in document.fragments}) != 1


@pytest.mark.parametrize(("kind", "level"), [("chronology", ""), ("chronology", "all"), ("reader", "")])
def test_what_students_read_is_never_smaller_than_11_points(kind: str, level: str) -> None:
    accused = event_file("An arrest", "1991", "They took him.", "accusation: true\n")
    size, word = smallest(made(handout(FILES | {"events/arrest": accused}, kind=kind, level=level)))
    assert size >= 11, word


def test_a_citation_does_not_begin_a_line_without_a_word_before_it() -> None:
    sentence = "A word, and another one [@gazette, ¶ 2]. " * 60
    file = event_file("A long story", "1993") + sentence
    lines = lines_of(made(handout(FILES | {"events/story": file}, kind="reader")))
    assert sum("¶" in line for line in lines) > 20
    assert [line for line in lines if line.startswith("[")] == []


def test_apostrophes_are_those_of_print_on_paper_and_in_documents() -> None:
    files = FILES | {"events/storm-2": event_file("The keeper's storm isn't 'over'", "1992")}
    assert "The keeper’s storm isn’t 'over'" in text(made(handout(files, level="all")))


def test_a_private_reader_says_so_and_prints_whole_paragraphs() -> None:
    archive = {"gazette": "\n".join(f"Paragraph {number} of the paper." for number in range(1, 10))}
    (private,) = make(msgspec.structs.replace(order(kind="reader"), archive=archive))
    printed = text(made(private))
    assert "PRIVATE COPY" in printed
    assert "Paragraph 2 of the paper." in printed
    assert "Paragraph 2 of the paper." not in text(made(handout(kind="reader")))


def test_cards_are_eight_on_a_sheet_with_their_backs_and_a_page_for_the_teacher() -> None:
    assert pages(made(handout(kind="cards", select="thread=rise-and-fall"))) == 3


def test_words_on_cards_are_never_smaller_than_11_points_as_long_as_they_fit() -> None:
    summary = "A summary of a length that summaries commonly have in a chronology, so that a card is filled by it. " * 2
    outcome = event_file(
        "The court acquits the keeper of every charge",
        "1998-03-02",
        more="related:\n  - {event: accused, relation: outcome-of}\n",
    )
    accused = event_file(
        "The keeper of the harbour is accused of having let it silt", "1997", summary, "accusation: true\n"
    )
    data = made(handout(FILES | {"events/accused": accused, "events/court": outcome}, kind="cards"))
    size, word = smallest(data, {"keeper", "summary", "Outcome:", "acquits", "1997"})
    assert size >= 11, word


@pytest.mark.parametrize("kind", ["worksheet", "key"])
@pytest.mark.parametrize("questions", [1, 2, 3, 4, 5, 6])
def test_sheets_printed_on_both_sides_never_share_a_sheet_of_paper(kind: str, questions: int) -> None:
    asked = "".join(f"{number}. Was it the storm, and how do you know?\n" for number in range(1, questions + 1))
    files = FILES | {"worksheets/closing": SHEET.replace("1. Who wrote it?\n", asked)}
    both, one = (made(handout(files, kind=kind, sides=sides)) for sides in ("both", "one"))
    assert pages(both) % 2 == 0
    assert pages(both) - pages(one) == pages(one) % 2
    assert page_texts(both)[-1].startswith("Notes") == bool(pages(one) % 2)
    assert handout(files, kind=kind, sides="one").file == f"{kind}-closing-en-a4-one-sided.pdf"
    assert handout(files, kind=kind).file == f"{kind}-closing-en-a4.pdf"


def test_each_language_of_a_worksheet_begins_on_a_sheet_of_paper_of_its_own() -> None:
    english = edition(FILES)
    order_of_two = msgspec.structs.replace(order(FILES, kind="worksheet"), editions=(english, english))
    found = page_texts(made(make(order_of_two)[0]))
    begun = [number for number, page in enumerate(found, start=1) if "Class" in page]
    assert [number % 2 for number in begun] == [1, 1]
    assert len(found) % 2 == 0


def test_the_worksheet_has_no_answers_and_the_key_has() -> None:
    sheet, key = (text(made(handout(FILES, kind=kind))) for kind in ("worksheet", "key"))
    assert "Was it the storm?" in sheet
    assert "In order:" not in sheet
    assert "In order:" in key
    assert "Name" in sheet
    assert "Tell the letter from the news" in key
    assert "Tell the letter from the news" not in sheet


def test_a_worksheet_is_a_document_too_with_the_same_code() -> None:
    data = written("docx", kind="worksheet")
    document = docx.Document(io.BytesIO(data))
    words = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "Was it the storm?" in words
    assert handout(FILES, kind="worksheet").sheet.code in words  # type: ignore[attr-defined]  # a worksheet has one
    assert len(document.tables) >= 3
    assert written("docx", kind="worksheet") == data


def test_a_document_has_the_paper_columns_rows_and_foot_that_a_teacher_expects() -> None:
    data = written("docx", kind="worksheet")
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    assert section.page_width
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (210, 18)  # type: ignore[union-attr]
    for table in document.tables:
        widths = [round(column.width.mm) for column in table.columns if column.width]
        assert sum(widths) == 174
        assert len(set(widths)) > 1, "a column for a number is not as wide as one for a text"
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    foot = section.footer.paragraphs[0]
    assert "Corrected since?" in foot.text
    assert 'w:instr="NUMPAGES"' in foot._p.xml
    assert [
        each for each in zipfile.ZipFile(io.BytesIO(data)).namelist() if "thumbnail" in each or "Effects" in each
    ] == []


def test_cards_are_a_table_for_anki_in_which_nothing_is_a_formula() -> None:
    data = written("csv", kind="cards", select="thread=rise-and-fall").decode()
    assert data.startswith("#separator:Comma\n#html:false\n#columns:Front,Back,Tags\n")
    found = list(csv.reader(line for line in io.StringIO(data) if not line.startswith("#")))
    assert len(found) == 2
    assert all(len(row) == 3 for row in found)
    assert not any(cell.startswith(("=", "+", "@")) for row in found for cell in row)


def test_the_wall_chart_names_events_with_their_dates_and_outcomes_in_sheets_that_join() -> None:
    files = {f"events/e{number}": event_file(f"Event <{number}>", str(1900 + 3 * number)) for number in range(20)}
    found = handout(files, kind="wall", paper="letter")
    data = made(found)
    printed = text(data)
    assert found.name == "wall-en-tabloid"
    assert pages(data) == 3  # two sheets, and the legend
    assert [number for number in range(20) if f"Event <{number}>" not in printed] == []
    assert "Outcome: Smith is cleared" in printed
    assert "Figure" in tags(data)
    assert "Sheet 2 of 2" in printed
    assert alternatives(data) == [True, False], "what is drawn is said once"
    assert printed.count("Cut the right edge") == 1, "the last sheet has no next one"


@pytest.mark.parametrize("paper", ["a3", "a2", "tabloid"])
def test_names_on_a_wall_chart_are_whole_and_never_smaller_than_11_points(paper: str) -> None:
    long = "A title that is so long that it once was cut after some of its words, which nobody could then read"
    files = {f"events/e{number}": event_file(f"{long} {number}.", "1990-05") for number in range(30)}
    data = made(handout(files, kind="wall", paper=paper))
    printed = text(data)
    assert [number for number in range(30) if f"words, which nobody could then read {number}." not in printed] == []
    size, word = smallest(data)
    assert size >= 11, word


def alternatives(data: bytes) -> list[bool]:
    """Return for each figure of a PDF, by its page, whether its alternative names events."""
    with pikepdf.open(io.BytesIO(data)) as found:
        figures = [
            each
            for each in found.objects
            if isinstance(each, pikepdf.Dictionary) and str(each.get("/S", "")) == "/Figure"
        ]
        told = [str(each.get("/Alt", "")) for each in figures]
    return sorted(("Event <1>" in each for each in told), reverse=True)


def test_a_shared_address_has_a_picture_in_its_size_and_one_without_an_address_has_none() -> None:
    assert plan_cards({"en": edition()}, broadsheet()) == ((), ())
    published = msgspec.structs.replace(CONFIG, base_url="https://example.org/h")
    (artifact,), faults = plan_cards({"en": edition(config=published)}, broadsheet())
    assert (artifact.path, faults) == ("card.png", ())
    assert isinstance(artifact.view, FileView)
    data = artifact.view.written()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert artifact.view.written() == data


def test_each_event_has_a_picture_where_the_settings_ask_for_it_with_what_it_may_not_leave_out() -> None:
    published = msgspec.structs.replace(CONFIG, base_url="https://example.org/h")
    asked = msgspec.structs.replace(published, outputs=Outputs(event_cards=True))
    made = {each.path: each.view for each in plan_cards({"en": edition(config=asked)}, broadsheet())[0]}
    names = set(edition().chronology.events)
    assert made.keys() == {"card.png", *(f"events/{name}.png" for name in names)}
    view = made["events/opening.png"]
    assert isinstance(view, PictureFile)
    assert isinstance(view.sheet, SocialCard)
    assert (view.sheet.parts[0].title, view.sheet.facts) == ("The harbour opens", "The harbour")
    assert view.sheet.notes == ("Outcome: Smith is cleared (1 June 1994)",)
    closing = made["events/closing.png"]
    assert isinstance(closing, PictureFile)
    assert isinstance(closing.sheet, SocialCard)
    assert closing.sheet.notes, "it was only announced"
    assert struct.unpack(">II", view.written()[16:24]) == (1200, 630)


@pytest.mark.parametrize("length", [1, 40, 200, 2_000])
def test_a_picture_is_one_whatever_stands_on_it(length: int) -> None:
    words = " ".join(["Wörter"] * length)
    sheet = social_card(edition())
    part = msgspec.structs.replace(sheet.parts[0], title=words[:200], subtitle=words[:140])
    full = msgspec.structs.replace(sheet, parts=(part,), notes=(words[:150], words[:150]), facts=words[:70])
    picture = picture_of(full, broadsheet(), "card.png")
    assert isinstance(picture, PictureFile)
    data = picture.written()
    assert data.count(b"IHDR") == 1
    assert struct.unpack(">II", data[16:24]) == (1200, 630)


def test_an_icon_is_a_light_picture_in_each_size_for_sites_that_can_be_installed() -> None:
    """What Chromium and iOS ask for; the letters of neither are in it, so its bytes are small."""
    assert plan_icons(edition().chronology, broadsheet()) == ()
    published = edition(config=msgspec.structs.replace(CONFIG, base_url="https://example.org/h")).chronology
    pictures = {}
    for artifact in plan_icons(published, broadsheet()):
        assert isinstance(artifact.view, FileView)
        pictures[artifact.path] = artifact.view.written()
        assert artifact.view.written() == pictures[artifact.path]
    sizes = {path: struct.unpack(">II", data[16:24]) for path, data in pictures.items()}
    assert sizes == {f"static/icon-{size}.png": (size, size) for size in (180, 192, 512)}
    assert all(data.startswith(b"\x89PNG") for data in pictures.values())
    assert sum(map(len, pictures.values())) < 12_000
    assert plan_icons(published, msgspec.structs.replace(broadsheet(), static=())) == ()


@pytest.mark.parametrize("drawing", [b"", b"no drawing", b"<svg", b"\xff\xfe"])
def test_a_drawing_that_is_none_is_told_with_its_file(drawing: bytes) -> None:
    published = edition(config=msgspec.structs.replace(CONFIG, base_url="https://example.org/h")).chronology
    (first, *_) = plan_icons(published, msgspec.structs.replace(broadsheet(), static=(("icon.svg", drawing),)))
    assert isinstance(first.view, FileView)
    with pytest.raises(TemplateFault) as told:
        first.view.written()
    assert (told.value.error.path, told.value.error.line) == ("broadsheet/static/icon.svg", 1)


@pytest.mark.parametrize("named", ["/etc/hostname", "near.png", "./near.png", "https://example.org/near.png"])
def test_a_drawing_is_made_of_its_own_text_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """A theme is trusted, and even so no file of this computer gets into a picture."""
    outside = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>'
    plain = rasterised(outside.format(""), 32)
    (tmp_path / "near.png").write_bytes(rasterised(outside.format('<path d="M0 0h8v8H0z"/>'), 8))
    monkeypatch.chdir(tmp_path)
    try:
        made = rasterised(outside.format(f'<image href="{named}" width="8" height="8"/>'), 32)
    except LayoutFault:
        return
    assert made == plain
