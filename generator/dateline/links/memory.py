"""Remember findings from one check to the next: the text of `.dateline/links.json`, and which of them still count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from dateline.links.model import Checked

_REUSED = frozenset({"fine", "moved"})


def read_memory(data: bytes) -> dict[str, Checked]:
    """Return the remembered findings by address; anything wrong with the file is an empty memory."""
    try:
        return msgspec.json.decode(data, type=dict[str, Checked])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}


def memory_text(findings: Mapping[str, Checked]) -> str:
    """Return the file's text: one JSON object, by address."""
    encoded = msgspec.json.encode(dict(sorted(findings.items())))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def still_good(
    remembered: Mapping[str, Checked], addresses: Iterable[str], today: date, max_age: int
) -> dict[str, Checked]:
    """Return the findings that need no new request: good news less than `max_age` days old. Failures are always asked about again."""
    return {
        address: known
        for address in addresses
        if (known := remembered.get(address))
        and known.finding.verdict in _REUSED
        and 0 <= (today - known.on).days < max_age
    }
