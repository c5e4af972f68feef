"""One file of the output before it is rendered, and the digests that say whether it must be."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from dateline.outputs.views import PageView, View


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the output: `path` from the site's root, with `/`.

    `edition` is the folder of the language edition that it belongs to, as its `path` begins: "" for the base's, which lies at the root.
    With a `template`, `view` is what that template sees as `page`; without, `view` holds the bytes themselves,
    or the items of a file of references.
    """

    path: str
    template: str
    view: PageView | bytes
    edition: str = ""


def encode(view: View) -> bytes:
    """Return the canonical encoding of a view: equal views give equal bytes, others give others."""
    return msgspec.msgpack.encode(view)


def digest_of(*parts: bytes) -> bytes:
    """Return a digest of several byte strings, each taken with its length: 16 bytes."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
