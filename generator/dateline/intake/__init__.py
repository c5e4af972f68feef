"""Take in an article as text: from plain text, Markdown, a transcript, a web page or a PDF.

What comes out is what `dateline.evidence` reads: one paragraph a line, pages parted by form feeds, times in brackets before the words.
Taking in what was taken in before changes nothing. In reading order: `taking` (which reader a file needs), `plain`, `transcripts`,
`markdown`, `web`, `pdf`.
"""

from dateline.intake.taking import MOST_BYTES, TakenIn, stored, take_in

__all__ = ["MOST_BYTES", "TakenIn", "stored", "take_in"]
