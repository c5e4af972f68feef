"""Zip archives whose bytes follow from what is in them alone, and whose packed files can be taken over without packing them again.

Python's own module gives no way to write what is packed already, and packing a site takes longer than making what an edit changed of it.
The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (version 6.3.10), sections 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

LEVEL = 6
_STORED, _DEFLATED = 0, 8
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION = 20
"""What a program must know to extract: folders and deflation (4.4.3.2)."""
_MADE_BY = 3 << 8 | _VERSION
"""Unix: so that the rights below are understood."""
_RIGHTS = 0o100644 << 16
_LONG_AGO = (0, 1 << 5 | 1)
"""1980-01-01 00:00, the first moment that an archive can hold: time, then day (4.4.6)."""
_UTF8 = 1 << 11
_MOST_FILES, _MOST_BYTES = 0xFFFF, 0xFFFFFFFF
"""Beyond either the format has other records, which no archive of a chronology needs."""


class Packed(NamedTuple):
    """A file as an archive holds it: by which method, its checksum, its size before, and its bytes."""

    method: int
    checksum: int
    size: int
    data: bytes


class TooLargeError(Exception):
    """There are more files or bytes than an archive can hold."""


def packed(data: bytes) -> Packed:
    """Return a file packed; one that would not become smaller stays as it is."""
    worker = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    small = worker.compress(data) + worker.flush()
    method, kept = (_DEFLATED, small) if len(small) < len(data) else (_STORED, data)
    return Packed(method, zlib.crc32(data), len(data), kept)


def pack(files: Iterable[tuple[str, Packed]]) -> bytes:
    """Return an archive of files by their names, with `/`, in the order given; raises TooLargeError."""
    parts: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, file in files:
        raw = name.encode()
        head = struct.pack(
            "<HHHHHIIIHH",
            _VERSION,
            0 if name.isascii() else _UTF8,
            file.method,
            *_LONG_AGO,
            file.checksum,
            len(file.data),
            file.size,
            len(raw),
            0,
        )
        directory.append(
            _CENTRAL + struct.pack("<H", _MADE_BY) + head + struct.pack("<HHHII", 0, 0, 0, _RIGHTS, at) + raw
        )
        parts += (_LOCAL, head, raw, file.data)
        at += len(_LOCAL) + len(head) + len(raw) + len(file.data)
        if at > _MOST_BYTES or len(directory) > _MOST_FILES:
            raise TooLargeError
    listing = b"".join(directory)
    end = _END + struct.pack("<HHHHIIH", 0, 0, len(directory), len(directory), len(listing), at, 0)
    return b"".join((*parts, listing, end))


def unpack(data: bytes) -> Mapping[str, Packed]:
    """Return the files of an archive that `pack` made, still packed; nothing where the bytes are no such archive."""
    found: dict[str, Packed] = {}
    try:
        count, _, at = struct.unpack_from("<HII", data, len(data) - 12)
        for _ in range(count):
            mark, method, checksum, packed_size, size = struct.unpack_from("<4s6xH4xIII", data, at)
            name_size, start = struct.unpack_from("<H12xI", data, at + 28)
            if mark != _CENTRAL:
                return {}
            name = data[at + 46 : at + 46 + name_size].decode()
            begin = start + 30 + name_size
            found[name] = Packed(method, checksum, size, data[begin : begin + packed_size])
            at += 46 + name_size
    except (struct.error, UnicodeDecodeError):
        return {}
    return found
