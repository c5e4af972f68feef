"""How much two articles have in common, from the text or from the fingerprint."""

from pathlib import Path

from dateline.evidence.fingerprint import make
from dateline.evidence.overlap import overlap_with_fingerprint, overlap_with_text
from dateline.evidence.text import read_text

ARTICLE = (Path(__file__).parent / "ferry.txt").read_text("utf-8")
LINES = [line for line in ARTICLE.splitlines() if line]
FERRY = read_text(ARTICLE)
SALT = bytes(range(16))
REWORDED = """Digest of the week
Elsewhere, the price of hay has risen again, and the choir is looking for a second tenor.
Everything was simpler once: the last boat left the island at nine or so, and nobody had thought of writing that down at all.
On regatta night some 240 visitors had crossed in the afternoon; the shop by the slipway ran out of bread by six o'clock.
The report, which came out in November, runs to sixty pages and blames nobody by name, our correspondent writes.
"""
UNRELATED = """The bridge will stay shut
Engineers found a crack of nine centimetres in the second pier, and the mayor closed the road in the afternoon.
In the first week of June, the council said in a statement, traffic would be sent by way of the old mill.
"""


def test_a_reworded_copy_inside_another_text_is_found_with_its_paragraphs() -> None:
    digest = read_text(REWORDED)
    for overlap in (overlap_with_text(digest, FERRY), overlap_with_fingerprint(digest, make(FERRY, SALT))):
        assert overlap.is_large
        assert 0.3 < overlap.share < 0.7
        assert overlap.paragraphs == (3, 4, 5)
        assert overlap.others == (2, 5, 13)


def test_a_short_text_taken_whole_into_a_long_one_is_large_from_either_side() -> None:
    part = read_text("\n".join(LINES[4:6]))
    assert overlap_with_fingerprint(part, make(FERRY, SALT)).share == 1.0
    inside = overlap_with_fingerprint(FERRY, make(part, SALT))
    assert inside.is_large
    assert inside.share_of_other == 1.0
    assert inside.paragraphs == (5, 6)


def test_texts_that_share_only_a_language_do_not_overlap() -> None:
    other = read_text(UNRELATED)
    assert overlap_with_text(other, FERRY).share == 0
    assert not overlap_with_fingerprint(other, make(FERRY, SALT)).is_large
    assert not overlap_with_fingerprint(FERRY, make(other, SALT)).is_large


def test_an_empty_text_overlaps_nothing() -> None:
    empty = read_text("")
    assert not overlap_with_text(empty, FERRY).is_large
    assert not overlap_with_fingerprint(FERRY, make(empty, SALT)).is_large
