"""A chronology with markup, marks of templates, emoji, right-to-left letters and control characters in every field, and its pictures."""

from __future__ import annotations

import struct
import zlib

import msgspec

from dateline.chronology.model import Chronology
from test_outputs.chronicle import CONFIG, chronology

MARKUP = '<b>&amp; ]]> \\"it\\" {{ page }} {% x %} 😀 שלום 日本語 \ufdd0'
HOSTILE = {
    "sources/odd": f"""---
title: "{MARKUP} source"
publisher: "{MARKUP}"
authors: ["{MARKUP}"]
published: 2001
url: "https://example.org/a|b^c%zz?q={{x}}&y#[z]"
archived_url: "https://[::1]/odd"
archived_on: 2012
language: he
kind: "{MARKUP}"
abstract: "{MARKUP}"
audience: "{MARKUP}"
purpose: "{MARKUP}"
copy_notes: "{MARKUP}"
page_date: "{MARKUP}"
---
""",
    "actors/odd": f"""---
names: {{en: "{MARKUP} actor", es: "سفينة"}}
roles: [{{title: "{MARKUP}", cite: '[@odd]'}}]
---
Text [@odd].
""",
    "places/odd": f"""---
names: {{en: "{MARKUP} place"}}
---
""",
    "topics/odd": f"""---
title: "{MARKUP} topic"
---
""",
    "threads/odd": f"""---
title: "{MARKUP} thread"
question: "{MARKUP}"
events: [{{event: 0odd, text: "{MARKUP}"}}]
---
""",
    "events/0odd": f"""---
title: "{MARKUP} event"
summary: "{MARKUP}"
date: 2001-04
date_wording: "{MARKUP}"
date_outside: {{edtf: 2001-04-01, reason: "{MARKUP}"}}
importance: landmark
why: "{MARKUP}"
actors: [odd: "{MARKUP}"]
places: [odd]
topics: [odd]
accusation: true
related: [{{event: closing, relation: see-also}}]
basis: [{{kind: stated, source: odd, words: "{MARKUP} words", gives: 2001-04, note: "{MARKUP}"}}]
disputes:
  - about: "{MARKUP}"
    kind: conflict
    finding: "{MARKUP}"
    accounts:
      - {{says: "{MARKUP}", cite: '[@odd]'}}
      - {{says: "{MARKUP}", cite: '[@gazette]'}}
media:
  - {{file: "o dd.png", alt: "{MARKUP}", caption: "{MARKUP}", credit: "{MARKUP}", licence: "{MARKUP}"}}
  - {{url: "https://example.org/{{pic}}.png", alt: "{MARKUP}"}}
  - {{file: odd.tiff, alt: "{MARKUP}"}}
log: [{{date: 2021-01-01, kind: update, change: "{MARKUP}", reason: "{MARKUP}"}}]
---
# A heading

<script>alert(1)</script> **bold** `code` line\\
break [a link](https://example.org/?a=1&b=%zz) <https://example.org/x> [@odd]. ![a "picture"](<o dd.png>)

***

> quoted[^1]

| a | b |
| :- | -: |
| 1 | [[closing]] |

1. one
   - two

```
pre <&>
```

[^1]: A note [@odd] of ours.
""",
    "events/outcome": """---
title: How it ended
date: 2001-05
related: [{event: 0odd, relation: outcome-of}]
---
It ended [@odd].
""",
}  # fmt: skip
CONTROLLED = msgspec.structs.replace(
    CONFIG,
    title="The <harbour> & \x01its\x0b ships\uffff",
    subtitle='"what" <i>became</i> of it\x00',
    notice="A notice\x1b & more",
    license="<none>",
    version="2 & 3",
    base_url="https://example.org/<site>",
)


def png() -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


MEDIA = {"media/o dd.png": png(), "media/odd.tiff": b"II*\0"}


def hostile() -> Chronology:
    """Return the small chronology with the hostile files added."""
    return chronology(HOSTILE, CONTROLLED)
