"""What fuzzing once found stays mended; and every target reads the inputs that all begin with."""

from pathlib import Path

import pytest

from fuzzing.fuzz import TARGETS

FOUND = sorted((Path(__file__).parent / "found").glob("*.bin"))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff", b"\x01---\ntitle: x\n---\n", b"\x02" + b"[" * 99])
def test_every_target_reads_what_is_nothing(target: str, data: bytes) -> None:
    TARGETS[target](data)


def test_what_was_found_is_read() -> None:
    for place in FOUND:
        target = next(name for name in sorted(TARGETS, key=len, reverse=True) if place.name.startswith(f"{name}-"))
        TARGETS[target](place.read_bytes())
