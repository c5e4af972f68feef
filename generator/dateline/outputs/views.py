"""What templates see: the views that several kinds of pages are made of.

Views hold strings, numbers, truth values, None, tuples and views, nothing else: so their MessagePack encoding is canonical, and its
digest says whether a page must be rendered again. Addresses (`path`) are from the root of the language's edition; a template puts `page.up` before them, and
`page.up` with `site.root` before those of files that all editions share (`static/`, `media/`).
Kinds (`standing`, `kind`, …) stay codes here; the filter `word` says them in the reader's language.
"""

from __future__ import annotations

from typing import ClassVar, dataclass_transform

import msgspec

from dateline.model import Element, Locator, Text


@dataclass_transform(frozen_default=True, kw_only_default=True)  # type checkers do not see that msgspec inherits both
class View(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What all views share: compared and hashed by value."""


class PageView(View, kw_only=True):
    """What every page has: its address, the way up to its edition's root, its title and one line for search engines."""

    path: str
    """Its address from the site's root."""
    up: str
    """What leads from this page to the root: put it before every address."""
    title: str = ""
    """What the page is called; "" where the template words it."""
    description: str = ""
    """One line for search engines and previews; "" for none."""
    section: str = ""
    """The entry of the navigation under which the page stands."""


class FileView(PageView, kw_only=True):
    """A file that no template makes: it sees neither the site nor the theme."""

    alone: ClassVar[bool] = False
    """Whether it must be made in the first process: the threads of a library that makes it may not live on in a second."""

    def written(self) -> bytes:
        """Return the file's bytes; made only when the file must be written."""
        raise NotImplementedError


class Link(View, kw_only=True):
    """A title and where it leads; `lang` where the title is in another language than the page."""

    path: str
    title: str
    lang: str = ""


class When(View, kw_only=True):
    """A date as it is shown, or why there is none.

    `words` is "" where there is no date: then `undated`, `after` and `before` say what is known. `datetime` is the value of a `<time>`
    where HTML has one for this date, else "". `outside` is a narrower date known from elsewhere.
    """

    edtf: str = ""
    """The date as data, for attributes; "" for none."""
    words: str = ""
    """The date as readers see it."""
    datetime: str = ""
    """The value for `<time>`; "" where HTML has none for what is known."""
    outside: str = ""
    """A narrower date known from elsewhere, in words: shown second, and as such."""
    outside_reason: str = ""
    """Where it is known from."""
    wording: str = ""
    """The sources' own words for the date."""
    wording_lang: str = ""
    """Their language, where it is another than the page's and all sources of the event are in it."""
    wording_gloss: str = ""
    """What a language edition puts behind them in square brackets: their translation."""
    undated: str = ""
    """Why there is no date."""
    after: tuple[Link, ...] = ()
    """What it is known to come after."""
    before: tuple[Link, ...] = ()
    """What it is known to come before."""


class Outcome(View, kw_only=True):
    """How an accusation ended: it stands wherever the accusation does."""

    link: Link
    when: str


class Headline(View, kw_only=True):
    """An event as one line of a list."""

    id: str
    """Its id, which is its fragment in lists."""
    link: Link
    when: When
    """Its date."""
    standing: str
    """A code for the filter `word`, table `standing`; "occurred" needs no word."""
    importance: str
    """"landmark", "major" or "minor"."""
    disputed: bool
    """Whether sources disagree about it; a slip in a copy is no disagreement."""
    copy_error: bool
    """Whether a copy of a source has a slip in what concerns it."""
    outcomes: tuple[Outcome, ...] = ()
    """For an accusation: how it ended. It must stand wherever the headline does."""


class Quotation(View, kw_only=True):
    """Words of a source as cited, in its own language."""

    text: str
    lang: str = ""


class Outward(View, kw_only=True):
    """A link out: `href` leads to the cited words, `url` is the page's own address ("" where only an archived copy is known).

    `archived_url` and `versiondate` (a full day) are what Robust Links asks for: https://robustlinks.mementoweb.org/spec/
    """

    href: str
    url: str
    archived_url: str
    versiondate: str


class CitationView(View, kw_only=True):
    """One citation: the source and the place in it, the words, who said them.

    `source` is None for what the editors know and the sources do not say: then `quotation` gives the reason. `part` is the part of the
    source that the place falls in. `repeated` where the same text was cited before in the same body. `knowledge` says what kind of
    knowledge this is, by the codes of `chronology.certainty`: "" where the place is not a statement's. `checked` says of a quotation
    whether its words are in the archived text: `found`, `likely`, `absent`, `unchecked`; "" where no words are quoted.
    """

    source: Link | None
    publisher: str = ""
    """The source's publisher."""
    part: str = ""
    part_publisher: str = ""
    """That part's own publisher."""
    locator: Locator | None = None
    """The place in the source."""
    quotation: Quotation | None = None
    """The words cited."""
    speaker: Link | None = None
    """Who said them, where that person has a page."""
    speaker_name: str = ""
    """Who said them, in words, where there is no page."""
    repeated: bool = False
    knowledge: str = ""
    checked: str = ""
    outward: Outward | None = None
    """The way to the cited words outside."""


class Note(View, kw_only=True):
    """One group of citations, numbered in its text; `id` is its fragment.

    `texts` counts the texts cited, without the editors; `witnesses` are those of them that are independent of each other, by publisher.
    """

    number: int
    id: str
    citations: tuple[CitationView, ...]
    texts: int
    witnesses: tuple[str, ...]


class Block(View, kw_only=True):
    """A block of prose and the notes that stand in it."""

    nodes: tuple[Text | Element, ...]
    notes: tuple[Note, ...] = ()


Prose = tuple[Block, ...]


class Involved(View, kw_only=True):
    """An actor in an event, and its role there."""

    link: Link
    role: str = ""


class Entry(View, kw_only=True):
    """An event with all its text, as the list shows it."""

    headline: Headline
    """The event as one line."""
    summary: str
    """One or two sentences; "" for none."""
    why: str
    """Why it matters, in the editors' view; "" for none."""
    actors: tuple[Involved, ...]
    """Who had a part in it."""
    places: tuple[Link, ...]
    """Where."""
    topics: tuple[Link, ...]
    """What it is about."""
    prose: Prose
    """Its text, block by block, each with its notes."""
    notes: int
    """How many notes the text has."""
    witnesses: int
    """How many independent witnesses it rests on: copies of one text are one."""
    disputes: tuple[str, ...]
    """What the sources disagree about."""
    bases: tuple[BasisView, ...]
    pictures: tuple[PictureView, ...]


class AccountView(View, kw_only=True):
    """What one side of a dispute says, the date it gives, and where.

    `witness` says how it counts: `own` for a witness of its own, `same` or `rests` where its text is one with, or rests on, that of an
    other account (`as_in`, counted from 1), `slip` for one of copying, `compared` for what stands beside a slip,
    `slip-or-not` where either may be it, `none` for what is not a
    text's.
    """

    number: int
    says: str
    date: str
    citation: CitationView
    witness: str
    as_in: int = 0


class DisputeView(View, kw_only=True):
    """A dispute, its accounts side by side."""

    about: str
    """What is in question."""
    kind: str
    """A code for the filter `word`, table `dispute`."""
    status: str
    """A code, table `dispute-status`."""
    finding: str
    """What we make of it; "" for nothing."""
    accounts: tuple[AccountView, ...]
    """Each side."""
    witnesses: int
    """How many independent witnesses the accounts have between them; 0 for a copy error."""


class BasisView(View, kw_only=True):
    """What a date was worked out from; the words are the citation's quotation."""

    kind: str
    """A code for the filter `word`, table `basis`."""
    gives: str
    """The date that these words give."""
    citation: CitationView | None
    """The words and where they stand."""
    anchor: Link | None
    """The event that the date was counted from."""
    note: str
    """The editors' remark."""


class LogView(View, kw_only=True):
    """One entry of the correction record; `id` is its fragment on the event's page, `datetime` as in When."""

    id: str
    kind: str
    """A code for the filter `word`, table `log`."""
    date: str
    datetime: str
    change: str
    reason: str


class PictureView(View, kw_only=True):
    """A picture among the chronology's files (`path`, from the site's root), or one elsewhere, which is only linked (`url`)."""

    path: str
    url: str
    alt: str
    """What it shows, for those who do not see it."""
    caption: str
    credit: str
    licence: str
    """Under what licence it is used."""
