"""timeline.toml: read by the same rules as front matter, with places found again by name."""

import pytest

from dateline.config import Config, HandoutOrder
from dateline.parsing.configuration import read_config

GOOD = 'id = "talks"\ntitle = "Talks"\n'


def said(text: str) -> list[str]:
    return [f"{each.line}:{each.column}+{each.length} {each.rule}" for each in read_config("t.toml", text.encode())[1]]


def test_settings_are_read() -> None:
    text = (
        GOOD
        + 'languages = ["en", "es"]\nversion = 1.0\nx-mine = 1\n[[handouts]]\nkind = "cards"\n[[handouts]]\nkind = "wall"\npaper = "a3"\n'
    )
    config, found = read_config("t.toml", text.encode())
    assert found == ()
    assert config == Config(
        id="talks",
        title="Talks",
        languages=("en", "es"),
        version="1.0",
        handouts=(HandoutOrder(kind="cards"), HandoutOrder(kind="wall", paper="a3")),
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('title = "Talks"\n', ["1:1+1 key-missing"]),
        (GOOD + 'titel = "x"\n', ["3:1+5 key-unknown"]),
        (GOOD + 'language = "fr"\n', ["3:12+4 value-unknown"]),
        (GOOD + '"language"   =   "fr"   \n', ["3:18+4 value-unknown"]),
        (GOOD + 'base_url = "ftp://x"\n', ["3:12+9 value-mistyped"]),
        (GOOD + "title = Talks\n", ["3:9+1 config-syntax"]),
        (GOOD + 'title = "a"\n', ["3:12+1 config-syntax"]),
        (GOOD + "a = [", ["3:1+1 config-syntax"]),
        (GOOD + '[[handouts]]\nkind = "wall"\n[[handouts]]\npapr = "b"\nkind = "key"\n', ["6:1+4 key-unknown"]),
        (GOOD + '[[handouts]]\nkind = "wall"\n[[handouts]]\npaper = "a3"\n', ["5:1+12 key-missing"]),
        (GOOD + 'handouts = [{kind = "wall", papr = "b"}]\n', ["3:12+29 key-unknown"]),
        (GOOD + "[title]\nkind = 1\n", ["3:7+1 config-syntax"]),
        ("id = 'Talks 21'\ntitle = 'x'\n", ["1:6+10 value-mistyped"]),
        ("\x00", ["1:1+1 character-forbidden"]),
    ],
)
def test_mistakes_have_their_places(text: str, places: list[str]) -> None:
    assert said(text) == places
