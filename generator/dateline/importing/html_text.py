"""Turn the HTML of imported texts into Markdown or plain text: known tags only, links to the web only, every word kept.

What Markdown cannot say is said in plain words, and the caller is told which tags were lost. The result is read back: where Markdown
would show other words than the HTML does, marks are left out rather than words changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from dateline.importing.cleaning import line
from dateline.model import Element, Node, Text
from dateline.parsing.forms import is_web_address
from dateline.parsing.markdown import read_body

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import NavigableString

_SAFE = (
    *("p", "br", "hr", "a", "b", "strong", "i", "em", "code", "pre", "blockquote", "ul", "ol", "li"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
)
_FRAME = ("html", "head", "body")
_DIVISIONS = ("div", "section", "article", "figure", "figcaption", "center")
_OWN_BLOCKS = ("p", "ul", "ol", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6")
_BREAKING = ("br", "hr", *_DIVISIONS, *_OWN_BLOCKS)
_MARKS = ("b", "strong", "i", "em", "code")
_WORDLESS = ("script", "style", "noscript", "template", "head", "title", "object", "svg", "math")
_EMBEDDED = ("iframe", "img", "video", "audio", "embed", "source")
_BLOCKS = re.compile(r"<\s*/?\s*(?:p|br|div|li|tr|h[1-6]|blockquote|hr)\b", re.IGNORECASE)
_HTML = re.compile(r"<[A-Za-z/!?]|&#?\w+;")
_MOST_TAGS = 3_000
_MOST_DEPTH = 12
_MOST_CHARACTERS = 200_000
_TO_ESCAPE = re.compile(r"[\\`*\[\]<|]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"(\s*)(?:(#{1,6}(?=\s|$)|[+:~-](?=\s|$)|[=-]+(?=\s*$)|--|>)|(\d{1,9})([.)](?=\s|$)))")
_IN_ADDRESS = re.compile(r"[()]|&(?=#?\w+;)")
_SPACE = re.compile(r"\s+")


class Converted(msgspec.Struct, frozen=True):
    """A text, and the tags of the HTML that it could not keep, in order of their names."""

    text: str
    lost: tuple[str, ...] = ()


def has_markup(html: str) -> bool:
    """Tell whether a text holds tags or character references."""
    return _HTML.search(html) is not None


def to_text(html: str) -> Converted:
    """Return HTML as plain text on one line."""
    if not has_markup(html):
        return Converted(line(html))
    soup = _parsed(_BLOCKS.sub(r" \g<0>", html))
    if soup is None:
        return Converted(line(html))
    tags = {tag.name for tag in soup.find_all()} - {"br", *_FRAME}
    _drop_wordless(soup)
    return Converted(line(soup.get_text()), tuple(sorted(tags)))


def to_markdown(html: str) -> Converted:
    """Return HTML as Markdown; a text without any tags keeps its paragraphs, which blank lines divide."""
    if not has_markup(html):
        return Converted(_plain(html))
    soup = _parsed(html)
    if soup is None:
        return Converted(_plain(html), ("everything",))
    lost = _made_safe(soup)
    words = _words(soup.get_text())
    for marks in (_SAFE, tuple(tag for tag in _SAFE if tag not in _MARKS)):
        found = _written(soup, marks)
        if found is not None and _words(_read_back(found) or "") == words:
            return Converted(found, tuple(sorted(lost | (set(_MARKS) if marks is not _SAFE else set()))))
    return Converted(_plain(soup.get_text("\n\n")), ("everything",))


def linked_address(markup: str) -> str:
    """Return the web address that embedding markup (`<iframe src=…>`) leads to, or nothing."""
    soup = _parsed(markup) if has_markup(markup) else None
    tags = soup.find_all(_EMBEDDED) if soup else []
    return next(filter(None, map(_source, tags)), "")


def _parsed(html: str) -> BeautifulSoup | None:
    """Return HTML as a tree; None where it is so large or deep that no person wrote it."""
    from bs4 import BeautifulSoup

    if html.count("<") > _MOST_TAGS or len(html) > _MOST_CHARACTERS:
        return None
    cleaned = html.encode("utf-8", "replace").decode().replace("\x00", "")
    soup = BeautifulSoup(cleaned, "lxml")
    return None if _too_deep(soup) else soup


def _too_deep(soup: BeautifulSoup) -> bool:
    return any(sum(1 for _ in tag.parents) > _MOST_DEPTH for tag in soup.find_all())


def _drop_wordless(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(_WORDLESS):
        tag.decompose()


def _made_safe(soup: BeautifulSoup) -> set[str]:
    """Leave only known tags and links to the web in a tree; return the names of the tags that went."""
    lost = {tag.name for tag in soup.find_all()} - {*_SAFE, *_FRAME}
    for tag in soup.find_all(_EMBEDDED):
        address = _source(tag)
        if address:
            link = soup.new_tag("a", href=address)
            link.string = " ".join(str(tag.get("alt") or "").split()) or address
            tag.replace_with(link)
        else:
            tag.unwrap()
    _drop_wordless(soup)
    for tag in soup.find_all("a"):
        address = str(tag.get("href") or "").strip()
        address = f"https:{address}" if address.startswith("//") else address
        if (is_web_address(address) or re.fullmatch(r"mailto:[^\s<>()\\\"]+", address)) and tag.get_text().strip():
            tag.attrs = {"href": _IN_ADDRESS.sub(r"\\\g<0>", address)}
        else:
            tag.unwrap()
            if tag.get("href") is not None:
                lost.add("a")
    for tag in soup.find_all(_DIVISIONS):
        if not tag.find([*_DIVISIONS, *_OWN_BLOCKS]):
            tag.name = "p"
    return lost


def _source(tag: Tag) -> str:
    address = str(tag.get("src") or "").strip()
    address = f"https:{address}" if address.startswith("//") else address
    return address if is_web_address(address) else ""


def _written(soup: BeautifulSoup, tags: tuple[str, ...]) -> str | None:
    """Return a tree in Markdown with these tags; None where the library cannot write it."""
    from markdownify import ATX, BACKSLASH, MarkdownConverter

    class Writer(MarkdownConverter):
        begins_line = True

        def process_text(self, el: NavigableString, parent_tags: object = None) -> str:
            before = el.previous_sibling
            self.begins_line = before is None or getattr(before, "name", None) in _BREAKING
            return str(super().process_text(el, parent_tags=parent_tags))  # type: ignore[misc]  # its types leave it out

        def escape(self, text: str, parent_tags: object) -> str:
            """Escape whatever Markdown, or our own marks `[@…]` and `[[…]]`, would read as more than text."""
            del parent_tags
            return _escaped(_SPACE.sub(" ", text), begins_line=self.begins_line)

    writer = Writer(
        convert=list(tags),
        heading_style=ATX,
        bullets="-",
        autolinks=False,
        newline_style=BACKSLASH,
        table_infer_header=True,
    )
    try:
        written: str = writer.convert_soup(soup)
    except (RecursionError, ValueError, AttributeError, TypeError, IndexError):
        return None
    lines = [each.rstrip() for each in written.strip().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}"


def _plain(text: str) -> str:
    """Return a text as Markdown paragraphs that say it and nothing else."""
    paragraphs = (line(each) for each in re.split(r"\n[ \t\r]*\n", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n\n".join(_escaped(each) for each in paragraphs if each)


def _escaped(text: str, *, begins_line: bool = True) -> str:
    escaped = _TO_ESCAPE.sub(r"\\\g<0>", text)
    return _AT_START.sub(_escape_start, escaped, count=1) if begins_line and _AT_START.match(escaped) else escaped


def _read_back(markdown: str) -> str | None:
    """Return the words of a Markdown text as our own reader finds them; None where it finds a fault."""
    parse = read_body(markdown, 1, "")
    if any(each.severity == "error" for each in parse.diagnostics):
        return None
    return "".join(_text_of(node) for node in parse.body)


def _text_of(node: Node) -> str:
    match node:
        case Text():
            return node.text
        case Element():
            return "".join(_text_of(child) for child in node.children)
        case _:  # a citation or a reference: no imported text may make one
            return "\N{REPLACEMENT CHARACTER}"


def _words(text: str) -> str:
    """Return a text without any white space: how it is spaced between blocks is no matter of words."""
    return "".join(line(text).split())
