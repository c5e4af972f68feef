"""Look for a quotation in an article's full text."""

from dateline.evidence.matching import Match, Passage, Span, chains, tightest
from dateline.evidence.nearest import nearest
from dateline.evidence.normalise import at_break, first_letter_variants
from dateline.evidence.paragraphs import Locator, admits, named_by
from dateline.evidence.quotation import Quotation, Segment
from dateline.evidence.text import Stream, Text, word_at


def check_text(quotation: Quotation, text: Text, locator: Locator | None = None) -> Match:
    """Look for a quotation where a locator says, then anywhere.

    Returns `found`, `wrong-locator` with the paragraphs that hold the words, `not-found` with the nearest passage, or
    `too-short` for a quotation without words. Runs between elisions must stand in order; the case of each run's first
    letter is free.
    """
    if not quotation.readings:
        return Match("too-short", certain=True)
    spans = spans_in(quotation, text)
    named = named_by(locator, text.paragraphs) if locator else range(0)
    if admitted := tuple(span for span in spans if admits(locator, named, *span)):
        return Match("found", certain=True, spans=admitted)
    if spans:
        return Match("wrong-locator", certain=True, spans=spans)
    return Match("not-found", certain=True, nearest=_nearest(quotation, text, named))


def spans_in(quotation: Quotation, text: Text) -> tuple[Span, ...]:
    """Give every place of a quotation in a text, by the most literal reading that has one; empty when there is none."""
    for stream in filter(None, (text.printed, text.mended)):
        for reading in quotation.readings:
            found = [occurrences(segment, stream) for segment in reading]
            if all(found) and (joined := chains(found, [it.reach for it in reading])):
                return tuple(tightest((stream.first[start], stream.last[end - 1]) for start, end in joined))
    return ()


def occurrences(segment: Segment, stream: Stream) -> list[Span]:
    """Give where a run of words stands in a stream, as (index of its first word, index after its last), in order."""
    first, *rest = (word.folded for word in segment.words)
    found = []
    for variant in first_letter_variants(first):
        wanted = " ".join([variant, *rest])
        offset = stream.line.find(wanted)
        while offset >= 0:
            index, after = word_at(stream, offset), stream.line[offset + len(wanted) : offset + len(wanted) + 1]
            if index >= 0 and after in ("", " ") and _same_punctuation(segment, stream, index):
                found.append((index, index + len(segment.words)))
            offset = stream.line.find(wanted, offset + 1)
    return sorted(found)


def _same_punctuation(segment: Segment, stream: Stream, index: int) -> bool:
    """Say whether the punctuation inside a run is the stream's, less strictly where a paragraph ends."""
    for at, word in enumerate(segment.words[:-1], index):
        breaks = stream.last[at] != stream.first[at + 1]
        if (at_break(word.gap) if breaks else word.gap) != stream.words[at].gap:
            return False
    return True


def _nearest(quotation: Quotation, text: Text, named: range) -> Passage | None:
    """Compare the first run that is nowhere; when all are somewhere, the longest, since only the order is wrong."""
    reading = quotation.readings[-1]
    strangers = [it for it in reading if not occurrences(it, text.printed)]
    segment = strangers[0] if strangers else max(reading, key=lambda it: len(it.words))
    return nearest(quotation.original, segment, text, named)
