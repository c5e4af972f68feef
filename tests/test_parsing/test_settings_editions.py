"""The settings in other languages: `timeline.<lang>.toml` holds what readers see of them, and nothing else."""

from dateline.config import Config
from dateline.diagnostics import Diagnostic
from dateline.parsing.configuration import SettingsFile, read_config, with_translations

BASE = b'id = "talks"\ntitle = "Talks"\nnotice = "By two papers."\nlanguages = ["en", "es"]\n'


def read(text: str, language: str = "es", base: bytes = BASE) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Read base settings and one file of them in another language; "" for none."""
    config, problems = read_config("timeline.toml", base)
    assert config, problems
    files = (SettingsFile(language, f"timeline.{language}.toml", text.encode()),) if text else ()
    return with_translations(config, "timeline.toml", base, files)


def digest() -> str:
    """Return what a translation of BASE must say that it translates, as the program tells an author who has none."""
    (missing,) = read("")[1]
    return missing.hint.rpartition('"')[0].rpartition('"')[2]


def test_words_are_translated_and_the_rest_stays() -> None:
    config, problems = read(f'title = "Pláticas"\ntranslates = "{digest()}"\n')
    assert problems == ()
    assert [(each.language, each.title, each.notice) for each in config.translations] == [("es", "Pláticas", "")]


def test_a_language_without_a_file_is_named_with_what_to_write() -> None:
    (found,) = read("")[1]
    assert (found.rule, found.path) == ("translation-missing", "timeline.toml")
    assert "timeline.es.toml" in found.message


def test_words_that_have_changed_since_make_a_translation_stale() -> None:
    text = f'title = "Pláticas"\ntranslates = "{digest()}"\n'
    (found,) = read(text, base=BASE.replace(b"two papers", b"three papers"))[1]
    assert (found.rule, found.path, found.line) == ("translation-stale", "timeline.es.toml", 2)
    assert read(text, base=BASE.replace(b'"en", "es"', b'"es", "en"'))[1] == ()


def test_a_file_in_a_language_that_is_not_published_is_an_error() -> None:
    rules = {each.rule for each in read('title = "Gespräche"\n', "de")[1]}
    assert rules == {"translation-orphan", "translation-missing"}


def test_what_is_not_translated_is_refused() -> None:
    config, problems = read(f'title = "Pláticas"\nid = "otro"\ntranslates = "{digest()}"\n')
    assert config.translations == ()
    assert [(each.severity, each.line) for each in problems] == [("error", 2)]


def test_a_file_that_is_no_toml_or_lacks_the_digest_is_an_error() -> None:
    assert [each.rule for each in read("title = \n")[1]] == ["config-syntax"]
    assert [each.rule for each in read('title = "Pláticas"\n')[1]] == ["key-missing"]
