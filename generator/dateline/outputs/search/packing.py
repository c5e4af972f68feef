"""Pack what browsers unpack: groups of words as short text, values as scripts."""

from __future__ import annotations

import json

from dateline.searching import Group


def pack_group(group: Group) -> str:
    """Return a group as `beginning,rest,rest documents`; a lone form stands without commas."""
    return f"{pack_forms(group.forms)} {group.packed}"


def pack_forms(forms: tuple[str, ...]) -> str:
    """Return forms as what they all begin with and, after a comma each, how they go on."""
    if len(forms) == 1:
        return forms[0]
    first, last = forms[0], forms[-1]  # in order: what these two share, all share
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    shared = first[:length]
    return ",".join((shared, *(form[len(shared) :] for form in forms)))


def as_script(name: str, value: object) -> bytes:
    """Return a classic script that gives a value its name in `datelineSearch`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(self.datelineSearch??={{}})[{json.dumps(name)}]={text};\n".encode()
