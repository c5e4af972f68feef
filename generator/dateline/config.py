"""The chronology's own settings, as `content/timeline.toml` states them."""

from __future__ import annotations

from dateline.model import Record

LANGUAGES: tuple[str, ...] = ("en", "en-GB", "en-US", "es")
"""The languages that dates and the interface can be worded in."""


HANDOUTS: tuple[str, ...] = ("chronology", "reader", "worksheet", "key", "cards", "wall")
"""The kinds of handouts."""
PAPERS: tuple[str, ...] = ("a4", "letter", "legal", "a3", "a2", "tabloid")
"""The papers of handouts; the last three are for the wall, and a wall chart that is asked for on another is made on the nearest of them."""
EXERCISES: tuple[str, ...] = ("order", "match", "date", "compare", "questions", "vocabulary")
"""The exercises that a worksheet can have, in the order in which they stand on it."""
LEVELS: tuple[str, ...] = ("landmark", "major", "all")
SIDES: tuple[str, ...] = ("both", "one")
"""The least importance of the events on a handout."""


class HandoutOrder(Record, frozen=True, kw_only=True):
    """One handout that every build makes; the keys are the options of `dateline handout`.

    `level` is "" where the handout decides: the chronology then has what fits on two pages. `language` is a tag, or two with a plus
    ("en+es"); "" is the base language. `sides` is how many sides of the paper a worksheet and its key are printed on.
    """

    kind: str
    paper: str = "a4"
    select: str = ""
    level: str = ""
    language: str = ""
    sides: str = "both"


class SettingsEdition(Record, frozen=True, kw_only=True):
    """What `timeline.<lang>.toml` says: the settings that readers see, in another language; "" keeps the base's words."""

    language: str
    title: str = ""
    subtitle: str = ""
    license: str = ""
    notice: str = ""


class Outputs(Record, frozen=True, kw_only=True):
    """Which parts of the site beside its pages are made: all but pictures of single events by default.

    What is left out costs no time and has no links to it.
    """

    axis: bool = True
    search: bool = True
    data: bool = True
    embeds: bool = True
    books: bool = True
    single: bool = True
    archives: bool = True
    event_cards: bool = False


class Config(Record, frozen=True, kw_only=True):
    """What `timeline.toml` says; every key but `id` and `title` has a default."""

    id: str
    title: str
    subtitle: str = ""
    language: str = "en"
    languages: tuple[str, ...] = ()
    base_url: str = ""
    version: str = ""
    theme: str = "broadsheet"
    license: str = ""
    date_order: str = ""
    report: str = ""
    notice: str = ""
    quotation_limit: int = 25
    handouts: tuple[HandoutOrder, ...] = ()
    outputs: Outputs = Outputs()
    translations: tuple[SettingsEdition, ...] = ()

    @property
    def all_languages(self) -> tuple[str, ...]:
        """The languages of the site's editions in the order of `languages`; the base language first where that does not name it."""
        named = dict.fromkeys(self.languages)
        return tuple(named) if self.language in named else (self.language, *named)
