"""The words that exported files need besides the content's own, in the language of the edition."""

from __future__ import annotations

from dateline.exports.model import Data


class Phrases(Data, kw_only=True):
    """Words for programs that show text to people: calendars and feed readers.

    `some_days` has `{shown}` and `{all}`: how many of how many events have a known day. `outcome` introduces how an accusation ended.
    `announced`, `condition` and `withdrawn` are the words for a standing. `some_dated` is as `some_days`, of events that have a date at
    all. `sources` introduces a list of them.
    """

    some_days: str
    outcome: str
    announced: str
    condition: str
    withdrawn: str
    some_dated: str
    sources: str

    def titled(self, title: str, standing: str) -> str:
        """Return a title with the standing in words, where it is more than that something occurred."""
        words = {"announced": self.announced, "condition": self.condition, "withdrawn": self.withdrawn}.get(standing)
        return f"{title} ({words})" if words else title
