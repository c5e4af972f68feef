"""Pages as parts of one page: their fragments made unlike each other's, their headings set lower, their links turned inwards.

A page's HTML is our own templates', read tag by tag: only attributes that name places, and the levels of headings, are rewritten.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from html import escape, unescape
from posixpath import dirname, normpath

_SKIPPED = r"<!--.*?-->|<script\b.*?</script\s*>|<style\b.*?</style\s*>"
_TAG = re.compile(rf"""({_SKIPPED})|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""(\s+)([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEADING = re.compile(r"[hH][1-6]")
_ADDRESSES = frozenset({"href", "src", "xlink:href"})
_NAMES_IDS = frozenset(
    {
        "for",
        "headers",
        "list",
        "form",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-details",
        "aria-owns",
    }
)
_OF_LINKS = frozenset(
    {"href", "rel", "hreflang", "download", "target", "type", "ping", "referrerpolicy", "aria-current"}
)
_WORTH_READING = re.compile(r"\b(?:id|href|src|for|headers|list|form|aria-\w+)\s*=", re.IGNORECASE)
_OUTWARD = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main\s*>", re.DOTALL | re.IGNORECASE)
_LOWEST = 6

Attributes = list[tuple[str, str | None]]
"""A tag's attributes in order, their names in small letters as HTML takes them, their values unescaped; None for one without a value."""


def main_of(html: str) -> str:
    """Return what stands in the `main` element of a page; all of it where there is none."""
    found = _MAIN.search(html)
    return found[1] if found else html


def as_part(html: str, path: str, prefix: str, lower: int) -> str:
    """Return a page's HTML as part of another page.

    Each `id` gets the prefix, in whatever names it too; headings go so many levels down; addresses, which are relative to `path`, become
    relative to the edition's root.
    """
    own = ids_in(html)

    def named(value: str) -> str:
        return " ".join(prefix + each if each in own else each for each in value.split())

    def change(tag: str, attributes: Attributes) -> tuple[str, Attributes]:
        found: Attributes = []
        for name, value in attributes:
            if value is None:
                found.append((name, value))
            elif name == "id":
                found.append((name, prefix + value))
            elif name in _NAMES_IDS:
                found.append((name, named(value)))
            elif name in _ADDRESSES:
                inner = value[1:] if value.startswith("#") else None
                found.append((name, from_root(value, path) if inner is None else f"#{named(inner) or inner}"))
            else:
                found.append((name, value))
        return tag, found

    return _rewritten(html, change, lower)


def turned_inwards(html: str, place: Callable[[str, str], str], pictures: Mapping[str, tuple[str, bytes]]) -> str:
    """Return a page whose links lead to places on it, and whose pictures stand in it.

    `place` is asked, with an address from the edition's root and the fragment behind it, for the address to write instead, "" for none: the
    link becomes its words, and a picture that is not among `pictures` (media type and bytes by address) its description.
    """

    def change(tag: str, attributes: Attributes) -> tuple[str, Attributes] | str:
        facts = dict(attributes)
        if tag == "img":
            data = pictures.get(facts.get("src") or "")
            if data is None:
                return f"[{escape(facts.get('alt') or '')}]"
            uri = f"data:{data[0]};base64,{b64encode(data[1]).decode()}"
            return tag, [(name, uri if name == "src" else value) for name, value in attributes]
        name = "xlink:href" if "xlink:href" in facts else "href"
        address = facts.get(name)
        if address is None or address.startswith("#") or _OUTWARD.match(address):
            return tag, attributes
        path, _, fragment = address.partition("#")
        found = place(path, fragment)
        if found:
            kept = [each for each in attributes if each[0] not in ("download", "hreflang") or not found.startswith("#")]
            return tag, [(each, found if each == name else value) for each, value in kept]
        return "span" if tag == "a" else tag, [each for each in attributes if each[0] not in _OF_LINKS]

    return _rewritten(html, change, 0)


def ids_in(html: str) -> frozenset[str]:
    """Return every id of a page."""
    tags = (match[4] for match in _TAG.finditer(html) if match[4])
    return frozenset(unescape(next(filter(None, found.groups()), "")) for tag in tags if (found := _ID.search(tag)))


def from_root(address: str, path: str) -> str:
    """Return an address, which is relative to a page's path, from the edition's root; one that leads outwards as it is."""
    if _OUTWARD.match(address) or not address:
        return address
    place, mark, fragment = address.partition("#")
    return normpath(f"{dirname(path) or '.'}/{place}") + mark + fragment


def _rewritten(html: str, change: Callable[[str, Attributes], tuple[str, Attributes] | str], lower: int) -> str:
    """Return HTML with its tags changed; an element renamed is renamed at its end too, which for links is the next end of one."""
    renamed: list[str] = []

    def tag(match: re.Match[str]) -> str:
        skipped, end, name, rest = match.groups()
        if skipped is not None:
            return match[0]
        if lower and _HEADING.fullmatch(name):
            name = f"h{min(int(name[1]) + lower, _LOWEST)}"
        if end:
            return f"</{renamed.pop() if name == 'a' and renamed else name}{rest}>"
        if not _WORTH_READING.search(rest):
            return f"<{name}{rest}>"
        changed = change(name, [(each[2].lower(), _value(each)) for each in _ATTRIBUTE.finditer(rest)])
        if isinstance(changed, str):
            return changed
        if name == "a" and changed[0] != "a":
            renamed.append(changed[0])
        void = "/" if rest.rstrip().endswith("/") else ""
        return f"<{changed[0]}{''.join(map(_written, changed[1]))}{void}>"

    return _TAG.sub(tag, html)


def _value(attribute: re.Match[str]) -> str | None:
    value = next((each for each in attribute.groups()[2:] if each is not None), None)
    return None if value is None else unescape(value)


def _written(attribute: tuple[str, str | None]) -> str:
    name, value = attribute
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
