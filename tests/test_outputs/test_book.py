"""The book: valid, whole, with every link, note and entry leading somewhere, and the same bytes for the same content."""

from __future__ import annotations

import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.build import Request, build
from dateline.chronology.model import Chronology
from dateline.chronology.translate import editions_of
from dateline.outputs import Renderer, site_of
from dateline.outputs.book.markup import sound_address, suitable
from dateline.outputs.book.portions import portions
from dateline.outputs.pages.downloads import size_in_words
from dateline.outputs.picturing import media_type
from dateline.project import load
from test_outputs.books import EPUB, XHTML, Opened, artifact_of, epubcheck, made, opened, turned
from test_outputs.chronicle import FILES, broadsheet, chronology
from test_outputs.hostile import MARKUP, MEDIA, hostile, png

CONTENT = Path(__file__).resolve().parents[2] / "content"


@pytest.fixture(scope="module")
def own() -> tuple[Chronology, ...]:
    """Return the editions of the repository's own chronology."""
    loaded = load(CONTENT)
    assert loaded.linked
    return editions_of(loaded.linked)


@pytest.fixture(scope="module")
def book() -> Opened:
    """Return the book of the small chronology."""
    return opened(made(chronology()))


# --- by the outside checker


def test_epubcheck_finds_nothing_in_the_repositorys_own_books(own: tuple[Chronology, ...], tmp_path: Path) -> None:
    for edition in own:
        assert epubcheck(made(edition), tmp_path) == []


def test_epubcheck_finds_nothing_where_every_field_is_hostile(tmp_path: Path) -> None:
    found = hostile()
    assert epubcheck(made(found, MEDIA, turned(found)), tmp_path) == []


# --- whole


def test_every_event_is_in_the_books_of_the_repository_once(own: tuple[Chronology, ...]) -> None:
    for edition in own:
        found = opened(made(edition))
        shown = [each.attrib["id"] for _, each in found.elements() if each.tag == f"{XHTML}article"]
        assert sorted(each for each in shown if each.startswith("event.")) == sorted(
            f"event.{name}" for name in edition.events
        )
        assert sorted(each for each in shown if each.startswith("source.")) == sorted(
            f"source.{name}" for name in edition.sources
        )
        text = found.text
        for event in edition.events.values():
            assert " ".join(event.title.split()) in text
            assert " ".join(event.summary.split()) in text


def test_an_event_has_its_text_its_date_and_what_it_rests_on(book: Opened) -> None:
    assert "Ships came.1 See The harbour closes and the keeper." in book.text
    assert "March 2001 elsewhere given as 5 March 2001 in the sources: “early in March”" in book.text
    assert "announced The sources only foresee this" in book.text
    assert "Date not known Nobody wrote down the day. after: Smith is cleared" in book.text
    assert "It rests on 1 witness. The harbour is closed" in book.text
    assert "Account 2: the same witness as account 1 May 2001 It was May." in book.text
    assert "gives 5 March 2001. The harbour is closed, The Gazette, ¶ 4: “earlier this week”" in book.text
    assert "It was finea." in book.text


def test_hostile_text_is_printed_as_it_was_typed() -> None:
    found = opened(made(hostile(), MEDIA))
    typed = MARKUP.replace('\\"', '"')
    for kind in ("event", "source", "actor", "place", "topic", "thread"):
        assert f"{typed} {kind}" in found.text
    assert "The <harbour> & \ufffdits\ufffd ships\ufffd" in found.text
    assert "<script>alert(1)</script>" in found.text
    assert not any(each.tag == f"{XHTML}script" for _, each in found.elements())


def test_an_accusation_stands_nowhere_without_its_outcome() -> None:
    found = opened(made(chronology()))
    accusing = [
        (path, each)
        for path, each in found.elements()
        if each.tag in (f"{XHTML}li", f"{XHTML}article", f"{XHTML}p")
        and "The harbour opens" in "".join(each.itertext())
    ]
    innermost = [
        (path, each) for path, each in accusing if not any(other in list(each.iter())[1:] for _, other in accusing)
    ]
    assert len(innermost) >= 6
    for path, each in innermost:
        assert "Smith is cleared" in "".join(each.itertext()), path


# --- links


def test_every_link_leads_to_a_place_of_the_book(book: Opened) -> None:
    places = {*book.ids(), *book.spine}
    assert [link for link in book.links() if link[1] not in places] == []


def test_no_fragment_stands_twice_in_a_file() -> None:
    ids = opened(made(hostile(), MEDIA)).ids()
    assert len(ids) == len(set(ids))


def test_the_table_of_contents_leads_to_every_event(own: tuple[Chronology, ...]) -> None:
    for edition in own:
        found = opened(made(edition))
        reached = {to for path, to in found.links() if path == "contents.xhtml"}
        places = {place.partition("#")[2]: place for place in found.ids()}
        assert {places[f"event.{name}"] for name in edition.events} <= reached


def test_every_mark_has_its_note_and_every_note_leads_back(own: tuple[Chronology, ...], book: Opened) -> None:
    for found in (book, *(opened(made(edition)) for edition in own), opened(made(hostile(), MEDIA))):
        marks = {f"{path}#{each.attrib['id']}": path + each.attrib["href"] for path, each in found.typed("noteref")}
        notes = {f"{path}#{each.attrib['id']}": (path, each) for path, each in found.typed("footnote")}
        assert marks
        assert sorted(marks.values()) == sorted(notes)
        for mark, note in marks.items():
            path, aside = notes[note]
            back = [each for each in aside.iter() if each.attrib.get("role") == "doc-backlink"]
            assert [path + each.attrib["href"] for each in back] == [mark]
            assert aside.attrib["role"] == "doc-footnote"


def test_a_link_to_what_the_book_lacks_is_its_words() -> None:
    pages = {
        "pages/help": FILES["pages/help"].replace(
            "Read on.", "See [[nowhere|these words]], [[closing]], [[page:help]]."
        )
    }
    found = opened(made(chronology(pages)))
    assert "See these words, The harbour closes, Help." in found.text


# --- what a library knows


def test_the_package_says_what_is_known_and_no_clock_is_asked(book: Opened) -> None:
    package = book.files["package.opf"].decode()
    assert '<meta property="dcterms:modified">2021-02-03T00:00:00Z</meta>' in package
    assert package.count("dcterms:modified") == 1
    assert '<meta property="schema:accessModeSufficient">textual</meta>' in package
    assert '<meta property="schema:accessibilityHazard">none</meta>' in package
    assert "conformsTo" not in package
    other = opened(made(chronology({"events/storm": FILES["events/storm"].replace("A storm", "A gale")})))
    identifier = package.partition("urn:uuid:")[2][:36]
    assert identifier in other.files["package.opf"].decode()


def test_pictures_stand_in_the_book_with_their_words() -> None:
    found = opened(made(hostile(), MEDIA))
    pictures = [each for path, each in found.elements() if each.tag == f"{XHTML}img" and path != "cover.xhtml"]
    assert [each.attrib["src"] for each in pictures] == ["media/001.png"] * 2
    assert all(each.attrib["alt"] for each in pictures)
    assert found.files["media/001.png"] == png()
    assert 'schema:accessMode">visual' in found.files["package.opf"].decode()
    assert not any("tiff" in name for name in found.files)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "image/svg+xml"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', ""),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', ""),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(http://example.org/)"/></svg>', ""),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', ""),
        (b"<svg", ""),
        (b"II*\0", ""),
        (b"", ""),
    ],
)
def test_only_pictures_that_every_reading_system_shows_are_taken(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


def test_the_direction_of_the_language_is_that_of_the_book() -> None:
    found = chronology()
    files = opened(made(found, site=turned(found))).files
    assert 'page-progression-direction="rtl"' in files["package.opf"].decode()
    assert 'lang="ar" xml:lang="ar" dir="rtl"' in files["chapter-1.xhtml"].decode()


# --- bytes


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made(hostile(), MEDIA) == made(hostile(), MEDIA)


def test_the_archive_begins_with_its_type_and_has_no_times() -> None:
    data = made(chronology())
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_book_is_made_again_when_what_it_shows_has_changed_and_only_then() -> None:
    renderer = Renderer(broadsheet(), site_of(chronology()))
    moved = {"events/trial": FILES["events/trial"].replace("\nThe court", "\n\n\nThe court")}
    edited = {"events/trial": FILES["events/trial"].replace("found nothing", "found little")}
    first, same, other = (renderer.digest(artifact_of(chronology(changes))) for changes in ({}, moved, edited))
    assert first == same
    assert first != other


def test_a_build_offers_the_books_with_their_sizes_and_a_preview_makes_none(tmp_path: Path) -> None:
    for name, text in FILES.items():
        target = tmp_path / "content" / f"{name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (tmp_path / "content/timeline.toml").write_text('id = "harbour"\ntitle = "The harbour"\n', encoding="utf-8")
    request = Request(content=tmp_path / "content", output=tmp_path / "output")
    result = build(request)
    assert result.built, result.diagnostics
    page = (tmp_path / "output/downloads.html").read_text(encoding="utf-8")
    size = (tmp_path / "output/downloads/harbour.epub").stat().st_size
    assert 'href="downloads/harbour.epub"' in page
    assert f"EPUB, {size_in_words(size)}" in page
    assert build(request).rendered == ()
    preview = build(msgspec.structs.replace(request, output=tmp_path / "preview", handouts=False))
    assert not any(path.endswith(".epub") for path in preview.planned)


# --- parts


@given(st.lists(st.integers(1, 50)), st.integers(1, 60))
def test_portions_hold_everything_in_order_and_no_more_than_fits(weights: list[int], limit: int) -> None:
    runs = portions(weights, lambda weight: weight, limit)
    assert [each for run in runs for each in run] == weights
    assert all(len(run) == 1 or sum(run) <= limit for run in runs)
    assert all(sum(run) + after[0] > limit for run, after in pairwise(runs))


def test_a_long_period_stands_in_several_files_and_once_in_the_table_of_contents() -> None:
    words = "The sea came in and the sea went out. " * 400
    many = {
        f"events/tide-{number}": f"---\ntitle: Tide {number}\ndate: {1995 + number // 20}\n---\n{words}\n"
        for number in range(60)
    }
    found = opened(made(chronology(many)))
    assert max(len(data) for data in found.files.values()) < 300_000
    continued = [path for path in found.spine if b"(continued)" in found.files[path]]
    assert len(continued) >= 3
    assert found.files["contents.xhtml"].count(b"The open years") == 1
    places = {*found.ids(), *found.spine}
    assert [link for link in found.links() if link[1] not in places] == []


@given(st.text())
def test_what_xml_forbids_is_replaced(text: str) -> None:
    fit = suitable(text)
    assert len(fit) == len(text)
    assert not any(ord(each) < 32 and each not in "\t\n\r" for each in fit)


@pytest.mark.parametrize(
    ("address", "sound"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("https://example.org/a b|c", "https://example.org/a%20b%7Cc"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/#:~:text=a%20b,c", "https://example.org/#:~:text=a%20b,c"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://exa mple.org/", ""),
        ("https://[", ""),
        ("https://example.org:port/", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_an_address_that_leads_somewhere_is_linked(address: str, sound: str) -> None:
    assert sound_address(address) == sound


def test_an_elements_kind_is_said_in_the_vocabulary_of_the_book(book: Opened) -> None:
    kinds = {each.attrib[f"{EPUB}type"] for _, each in book.elements() if f"{EPUB}type" in each.attrib}
    assert {"toc", "landmarks", "chapter", "bibliography", "index", "titlepage"} <= kinds
