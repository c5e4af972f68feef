"""The interface in other languages: the catalogues are whole and current, and read as their translators meant."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as st

import catalogues
from catalogues import Shelf
from dateline.chronology.translate import editions_of
from dateline.config import LANGUAGES, Config
from dateline.outputs import Renderer, check_theme, plan, site_of
from dateline.outputs.catalogues import catalogue_faults, speech
from dateline.theme import CatalogueFile, Theme, load
from test_outputs.chronicle import broadsheet, linked, text_of

SHELVES = catalogues.shelves()
HELD = [(shelf, language, path) for shelf in SHELVES for language, path in shelf.catalogues()]
NAMES = [f"{shelf.folder.name}-{language}" for shelf, language, _ in HELD]
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def po(text: str, language: str = "es") -> CatalogueFile:
    return CatalogueFile(language, f"theme/locale/{language}.po", (HEADER + text).encode())


# --- those that come with the program


def test_every_language_but_english_has_a_catalogue_wherever_there_are_texts() -> None:
    wanted = {language.partition("-")[0] for language in LANGUAGES} - {"en"}
    for shelf in SHELVES:
        if shelf.texts:
            assert wanted <= {language for language, _ in shelf.catalogues()}, shelf.folder


@pytest.mark.parametrize(("shelf", "language", "path"), HELD, ids=NAMES)
def test_a_catalogue_is_whole_and_current(shelf: Shelf, language: str, path: Path) -> None:
    """`tests/catalogues.py` brings it up to date; a region's has only what differs from its language."""
    catalogue = catalogues.read(path, language)
    asked, held = (
        {(message.context, message.id) for message in each if message.id} for each in (shelf.texts, catalogue)
    )
    assert held - asked == set(), "texts that are no longer there"
    if "-" not in language:
        assert asked - held == set(), "texts that are not in the catalogue: run tests/catalogues.py"
    assert [message.id for message in catalogue if message.id and not all(forms(message))] == []
    assert not any(message.fuzzy for message in catalogue if message.id)
    assert not catalogue.obsolete
    assert [str(error) for message, errors in catalogue.check() for error in errors] == []


def forms(message: Message) -> tuple[str, ...]:
    """Return the forms of a translation: one, or one for each plural form of its language."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


@pytest.mark.parametrize(("shelf", "language", "path"), HELD, ids=NAMES)
def test_a_catalogue_reads_as_babel_reads_it(shelf: Shelf, language: str, path: Path) -> None:
    catalogue = catalogues.read(path, language)
    said = speech((CatalogueFile(language, shelf.folder.name, path.read_bytes()),), language)
    for message in catalogue:
        if isinstance(message.id, tuple):
            one, many = message.id
            singular, plural = forms(message)
            assert [said.ngettext(one, many, n) for n in (0, 1, 2, 21)] == [plural, singular, plural, plural]
        elif isinstance(message.id, str) and message.id:
            assert said.gettext(message.id) == message.string


def test_no_text_of_the_interface_is_left_in_english_on_a_spanish_page() -> None:
    spanish = editions_of(linked(config=Config(id="harbour", title="The harbour", languages=("en", "es"))))[1]
    renderer = Renderer(broadsheet(), site_of(spanish))
    texts = [message.id for shelf in SHELVES for message in shelf.texts if isinstance(message.id, str)]
    long = [text for text in texts if text.count(" ") > 2 and "%(" not in text]
    assert len(long) > 50
    for artifact in plan(spanish, broadsheet()):
        if artifact.template:
            page = text_of(renderer.render(artifact).decode())
            assert [text for text in long if text in page] == [], artifact.path


def test_the_bundled_themes_have_nothing_to_complain_about() -> None:
    for shelf in SHELVES:
        theme = load(shelf.folder.name, ())
        if isinstance(theme, Theme):
            assert check_theme(theme) == ()


# --- reading


PLAIN = st.text(min_size=1).filter(lambda text: "%(" not in text)


@given(st.dictionaries(PLAIN, PLAIN, max_size=5))
def test_any_texts_are_read_as_babel_wrote_them(words: dict[str, str]) -> None:
    plain = {
        key: value for key, value in words.items() if not {"\r", "\x00"} & {*key, *value} and "{" not in key + value
    }
    catalogue = Catalog(locale="es")
    for text, translation in plain.items():
        catalogue.add(text, translation)
    written = BytesIO()
    write_po(written, catalogue)
    said = speech((CatalogueFile("es", "es.po", written.getvalue()),), "es")
    assert {text: said.gettext(text) for text in plain} == plain


@pytest.mark.parametrize("translation", ["%(", "%(name)s", "100 %(x"])
def test_a_translation_with_a_placeholder_of_its_own_is_refused(translation: str) -> None:
    said = speech((po(f'msgid "Next"\nmsgstr "{translation}"\n'),), "es")
    assert said.gettext("Next") == "Next"


def test_a_text_without_a_translation_stays_as_it_is() -> None:
    said = speech((po('msgid "Next"\nmsgstr ""\n\n#, fuzzy\nmsgid "Before"\nmsgstr "Ante"\n'),), "es")
    assert (said.gettext("Next"), said.gettext("Before"), said.gettext("Where")) == ("Next", "Before", "Where")
    assert said.ngettext("%(count)s note", "%(count)s notes", 2) == "%(count)s notes"


def test_a_theme_speaks_before_what_it_builds_on_and_a_region_before_its_language() -> None:
    files = (
        po('msgid "Next"\nmsgstr "Sigue"\n'),
        po('msgid "Next"\nmsgstr "Siguiente"\n\nmsgid "Before"\nmsgstr "Antes"\n'),
        po('msgid "Before"\nmsgstr "Ándale"\n', "es-MX"),
    )
    assert [speech(files, "es").gettext(text) for text in ("Next", "Before")] == ["Sigue", "Antes"]
    assert [speech(files, "es-MX").gettext(text) for text in ("Next", "Before")] == ["Sigue", "Ándale"]
    assert speech(files, "en").gettext("Next") == "Next"


def test_a_context_tells_two_meanings_apart() -> None:
    said = speech((po('msgctxt "verb"\nmsgid "quotes"\nmsgstr "cita"\n\nmsgid "quotes"\nmsgstr "citas"\n'),), "es")
    assert (said.pgettext("verb", "quotes"), said.gettext("quotes")) == ("cita", "citas")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('msgid "%(count)s of %(all)s"\nmsgstr "%(count)s"\n', 5, "placeholders: %(all)s"),
        ('msgid "Next"\nmsgstr "%(next)s"\n', 5, "placeholders: %(next)s"),
        ('msgid "Next"\n', 5, "belong together"),
        ('msgid "Next"\nmsgstr Siguiente\n', 6, "no line of a gettext catalogue"),
        ('"Next"\nmsgid "Next"\n', None, ""),
    ],
)
def test_a_fault_of_a_catalogue_is_reported_with_its_line(text: str, line: int | None, message: str) -> None:
    found = [(each.path, each.line, each.message) for each in catalogue_faults([po(text)])]
    if line is None:
        assert found
        return
    assert [(path, number) for path, number, _ in found] == [("theme/locale/es.po", line)]
    assert message in found[0][2]


@pytest.mark.parametrize(
    "data", [b'msgid "a"\nmsgstr "\xff"\n', b'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=import os;\\n"\n']
)
def test_bytes_and_plural_rules_that_cannot_be_read_are_reported(data: bytes) -> None:
    assert len(list(catalogue_faults([CatalogueFile("es", "es.po", data)]))) == 1


def test_a_themes_catalogue_is_part_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "locale").mkdir(parents=True)
    (folder / "theme.toml").write_text('title = "Mine"\nextends = "broadsheet"\n', encoding="utf-8")
    plain = load("mine", (tmp_path,))
    (folder / "locale" / "es.po").write_bytes(po('msgid "Places"\nmsgstr "Sitios"\n').data)
    theme = load("mine", (tmp_path,))
    assert isinstance(theme, Theme)
    assert isinstance(plain, Theme)
    assert theme.digest != plain.digest
    said = speech(theme.catalogues, "es")
    assert (said.gettext("Places"), said.gettext("Topics")) == ("Sitios", "Temas")
