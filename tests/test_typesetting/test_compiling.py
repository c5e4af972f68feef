"""Sheets as PDF: tagged, the same bytes every time, and nothing in the content that could stop or steer them."""

from __future__ import annotations

import io
import random
from pathlib import Path

import msgspec
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.handouts import Handout
from dateline.handouts.glyphs import covered
from dateline.outputs import TemplateFault
from dateline.theme import Theme, ThemeError
from dateline.typesetting import HandoutFile, file_of, joined
from test_handouts.sheets import event_file, handout
from test_outputs.chronicle import broadsheet
from test_typesetting.coverage import prints
from test_typesetting.pdfs import made, pages, tags, text

HOSTILE = (
    '#panic(1) #read("/etc/passwd") $x^2$ *bold* _it_ `raw` = Heading',
    "{curly} [square] (round) <label> @ref \\ # // /* not a comment */",
    "“quotes” \"straight\" 'single' «guillemets» ‘one’",
    "RTL: שלום עולם سلام mixed with text",
    "emoji 🎉 and 漢字 and \u202eturned",
    "{{ jinja }} {% block %} <b>html</b> &amp;",
)


def event(number: int, title: str, summary: str = "Nothing more is known.") -> dict[str, str]:
    return {f"events/e{number}": event_file(title, str(1800 + number), summary)}


def titled(*titles: str) -> Handout:
    return handout(
        {key: value for number, title in enumerate(titles) for key, value in event(number, title).items()}, level="all"
    )


def test_a_sheet_is_tagged_titled_and_in_its_language() -> None:
    data = made(handout())
    with pikepdf.open(io.BytesIO(data)) as found:
        assert str(found.Root.Lang) == "en"
        assert bool(found.Root.MarkInfo.Marked)
        assert bool(found.Root.ViewerPreferences.DisplayDocTitle)
        assert str(found.docinfo["/Title"]) == "The harbour"
        with found.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert "/Outlines" in found.Root
    roles = tags(data)
    assert "H1" in roles
    assert roles.index("Document") == 0


def test_the_same_values_give_the_same_bytes() -> None:
    first = made(handout())
    assert made(handout()) == first
    assert made(handout(), day=738_001) != first


@pytest.mark.parametrize("hostile", HOSTILE)
def test_content_is_printed_as_text_and_never_run(hostile: str) -> None:
    printed = text(made(titled(hostile)))
    shown = hostile.replace("🎉", "[U+1F389]").replace("漢字", "[U+6F22][U+5B57]").replace("\u202e", "[U+202E]")
    if "RTL" in hostile:  # a copier may turn the words of one direction or the other
        assert all(word in printed for word in ("RTL:", "mixed with text"))
    else:
        assert shown.replace(" ", "") in printed.replace(" ", "")  # a line may end anywhere


def test_a_word_without_an_end_stays_on_the_page() -> None:
    word = "x" * 5000
    data = made(titled(word))
    assert text(data).count("x") >= 5000
    assert pages(data) <= 4


@settings(max_examples=15)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_no_text_stops_a_sheet(title: str) -> None:
    assert made(_with_title(title)).startswith(b"%PDF")


def _with_title(title: str) -> Handout:
    """Return a sheet whose title is any text at all, also what no content file may hold."""
    found = handout()
    part = msgspec.structs.replace(found.sheet.parts[0], title=title)
    return msgspec.structs.replace(found, sheet=msgspec.structs.replace(found.sheet, title=title or "x", parts=(part,)))


@settings(max_examples=8)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 120)), max_size=40),
    st.sampled_from(("a4", "letter", "legal")),
)
def test_two_pages_whatever_the_content(sizes: list[tuple[int, int]], paper: str) -> None:
    files = {
        f"events/e{number}": event_file("word " * title, str(1800 + number), "more words. " * summary)
        for number, (title, summary) in enumerate(sizes)
    }
    assert pages(made(handout(files, paper=paper))) <= 2


def test_two_pages_say_how_many_events_are_there_and_where_the_rest_is() -> None:
    files = {
        f"events/e{number}": event_file(f"Event <{number}>", str(1800 + number), "A sentence. " * 20)
        for number in range(60)
    }
    files["events/e40"] = event_file("Event <40>", "1840", "Short.", "importance: landmark\nwhy: So.\n")
    printed = text(made(handout(files, select="to=1900")))
    shown = sum(f"Event <{number}>" in printed for number in range(60))
    assert 10 < shown < 60
    assert f"{shown} of 64 events, chosen by importance." in printed
    assert "Event <40>" in printed
    assert "The others, and the sources of all of them, are in the full chronology." in printed


def test_the_complete_chronology_has_every_event() -> None:
    files = {
        f"events/e{number}": event_file(f"Event <{number}>", str(1800 + number), "It was so.") for number in range(90)
    }
    printed = text(made(handout(files, level="all")))
    assert [number for number in range(90) if f"Event <{number}>" not in printed] == []
    assert "All 94 events of the chronology." in printed


def test_the_table_of_characters_is_what_the_fonts_have() -> None:
    """Ask Typst about both ends of every range, and about a sample of what lies between."""
    chosen = random.Random(7)
    spans = tuple(covered())
    sample = {code for span in spans for code in (*span, chosen.randint(*span))}
    assert [hex(code) for code in sorted(sample) if not prints(chr(code))] == []


def test_a_layout_that_is_missing_or_faulty_is_named_with_its_line() -> None:
    assert isinstance(joined(_theme({}), "chronology"), ThemeError)
    theme = _theme({"frame.typ": b"#let part = 1\n", "chronology.typ": b"fine\n#nonsense()\n"})
    file = file_of(handout(), theme, None)
    assert isinstance(file, HandoutFile)
    with pytest.raises(TemplateFault) as caught:
        file.written()
    assert (caught.value.error.path, caught.value.error.line) == ("plain/handouts/chronology.typ", 2)
    assert "nonsense" in caught.value.error.message


def _theme(handouts: dict[str, bytes]) -> Theme:
    return msgspec.structs.replace(broadsheet(), name="plain", handouts=tuple(sorted(handouts.items())))


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ('#image("near.png")', "The layout cannot be compiled: "),
        ('#read("/near.png")', "The layout cannot be compiled: "),
        (
            '#import "@preview/cetz:0.3.0": canvas',
            "Packages are not loaded (@preview/cetz:0.3.0): a build asks no network.",
        ),
    ],
)
def test_a_layout_finds_no_file_and_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, said: str
) -> None:
    """Neither in the folder that the build is started in nor on the network: the same bytes everywhere."""
    (tmp_path / "near.png").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    layouts = dict(broadsheet().handouts)
    layouts["chronology.typ"] = f"\n{named}\n".encode()
    theme = msgspec.structs.replace(broadsheet(), handouts=tuple(layouts.items()))
    found = file_of(handout(), theme, None)
    if isinstance(found, ThemeError):
        fault = found
    else:
        with pytest.raises(TemplateFault) as told:
            found.written()
        fault = told.value.error
    assert (fault.path, fault.line) == ("broadsheet/handouts/chronology.typ", 2)
    assert fault.message.startswith(said)
