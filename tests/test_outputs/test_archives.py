"""The archives: what stands in them, that every link of theirs leads to something there, and that their bytes follow from that alone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from browser.links import faults, read_pages
from dateline.build import Request, build
from dateline.outputs import Made
from dateline.outputs.archives import archives_later, pack, packed, unpack
from test_outputs.archives import archive_of
from test_outputs.chronicle import FILES, broadsheet, chronology

SETTINGS = """id = "harbour"
title = "The harbour"
language = "en"
languages = ["en", "es"]
base_url = "https://example.org/harbour"

[[handouts]]
kind = "chronology"

[[handouts]]
kind = "chronology"
language = "es"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small chronology in two languages; return its folder."""
    folder = tmp_path_factory.mktemp("archives")
    for name, text in FILES.items():
        place = folder / "content" / f"{name}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (folder / "content" / "timeline.toml").write_text(SETTINGS, encoding="utf-8")
    result = build(Request(content=folder / "content", output=folder / "site"))
    assert result.built, result.diagnostics
    return folder


def extracted(archive: Path, place: Path) -> Path:
    """Extract an archive by Python's own reader, which checks every checksum."""
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(place)
    return place


# --- what stands in them


def test_the_whole_site_is_there_but_what_only_a_published_one_needs(project: Path, tmp_path: Path) -> None:
    place = extracted(project / "site/downloads/harbour.zip", tmp_path)
    assert sorted(each.name for each in place.iterdir()) == ["START-HERE.html", "site"]
    there = {each.relative_to(place / "site").as_posix() for each in (place / "site").rglob("*") if each.is_file()}
    site = {each.relative_to(project / "site").as_posix() for each in (project / "site").rglob("*") if each.is_file()}
    assert {each for each in site - there if not each.startswith(".dateline")} == {
        *(".nojekyll", "404.html", "robots.txt", "sitemap.xml", "card.png", "es/card.png"),
        *("downloads/harbour.zip", "downloads/harbour-classroom.zip"),
        *("worker.js", "worker-files.json", "manifest.webmanifest", "es/manifest.webmanifest"),
    }
    changed = {
        each for each in there & site if (place / "site" / each).read_bytes() != (project / "site" / each).read_bytes()
    }
    assert changed == {"downloads.html", "es/downloads.html"}, "which cannot offer the archive that they stand in"


def test_every_link_within_the_extracted_archives_leads_somewhere(project: Path, tmp_path: Path) -> None:
    for name in ("harbour", "harbour-classroom"):
        place = extracted(project / f"site/downloads/{name}.zip", tmp_path / name)
        pages = read_pages(place)
        assert "START-HERE.html" in pages
        assert list(faults(place, pages)) == []


def test_the_archive_for_a_class_has_the_sheets_and_single_pages_of_all_languages(project: Path) -> None:
    with zipfile.ZipFile(project / "site/downloads/harbour-classroom.zip") as opened:
        names = opened.namelist()
        start = opened.read("START-HERE.html").decode()
    assert names == [
        "START-HERE.html",
        "files/chronology-en-a4.pdf",
        "files/chronology-es-a4.pdf",
        "files/harbour-en.html",
        "files/harbour-es.html",
        "files/style.css",
    ]
    english, spanish = start.split('<section lang="es"')
    assert "files/harbour-en.html" in english
    assert "files/harbour-es.html" not in english
    assert "Extraiga primero" in spanish


def test_the_warning_is_hidden_by_the_style_sheet_that_only_an_extracted_archive_reaches(project: Path) -> None:
    with zipfile.ZipFile(project / "site/downloads/harbour.zip") as opened:
        assert '<p class="extract-first"><strong>First extract' in opened.read("START-HERE.html").decode()
        assert ".extract-first{display:none;}" in opened.read("site/static/style.css").decode()


def test_names_are_short_and_plain_and_nothing_in_an_archive_tells_of_its_making(project: Path) -> None:
    for archive in (project / "site/downloads").glob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            for each in opened.infolist():
                assert each.filename.isascii()
                assert len(each.filename) < 120
                assert (each.date_time, each.external_attr >> 16, each.extra) == ((1980, 1, 1, 0, 0, 0), 0o100644, b"")


# --- their bytes


def test_an_edit_packs_only_what_changed_and_a_clean_build_packs_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request(content=project / "content", output=project / "site")
    event = project / "content/events/storm.md"
    event.write_text(event.read_text("utf-8").replace("It blew", "It blew hard"), "utf-8")
    count = 0

    def counted(data: bytes) -> object:
        nonlocal count
        count += 1
        return packed(data)

    monkeypatch.setattr("dateline.publishing.packed", counted)
    assert "downloads/harbour.zip" in build(request).written
    assert 10 < count < 60, "of 200"
    warm = {each.name: each.read_bytes() for each in (project / "site/downloads").iterdir()}
    assert build(request).written == ()
    build(msgspec.structs.replace(request, output=project / "clean", clean=True))
    assert {each.name: each.read_bytes() for each in (project / "clean/downloads").iterdir()} == warm


def test_an_archive_that_somebody_changed_is_made_again(project: Path) -> None:
    request = Request(content=project / "content", output=project / "site")
    place = project / "site/downloads/harbour.zip"
    before = place.read_bytes()
    place.write_bytes(before.replace(b"PK\x03\x04", b"PK\x03\x05", 1))
    build(request)
    assert place.read_bytes() == before


def test_they_can_be_left_out() -> None:
    later = archives_later((chronology(),), broadsheet(), {})
    assert later.paths == ("downloads/harbour.zip", "downloads/harbour-classroom.zip")
    files = (Made(path="index.html", digest="a", size=1), Made(path="CNAME", digest="b", size=1))
    site, classroom = map(archive_of, later.plan({each.path: each for each in files}))
    assert [each.name for each in site.members] == ["site/index.html"]
    assert classroom.members == ()


# --- the format


@given(st.dictionaries(st.text(alphabet="abé/", min_size=1, max_size=20), st.binary(max_size=300), max_size=6))
def test_python_reads_what_is_packed_and_so_do_we(contents: dict[str, bytes]) -> None:
    data = pack((name, packed(each)) for name, each in contents.items())
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert {each: opened.read(each) for each in opened.namelist()} == contents
    assert pack(unpack(data).items()) == data


@given(st.binary(max_size=80))
def test_what_is_no_archive_has_nothing_to_take_over(data: bytes) -> None:
    assert isinstance(unpack(data), dict)


def test_what_does_not_become_smaller_is_stored() -> None:
    assert packed(b"\x00\xffab").method == 0
    assert packed(b"a" * 100).method == 8
