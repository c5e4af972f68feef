"""The published search index of one edition: classic scripts, loaded on first use, that `static/find.js` reads.

| file | holds |
| --- | --- |
| `search/index.js` | every event's id, dates and facets; the names of things; where each file of words begins |
| `search/words-N.js` | groups of word forms with the events and things that have them: one file where they are few, else ranges in order |
| `search/texts-N.js` | titles, dates and texts for results and excerpts: only where the home page does not hold every full text |

Each adds one value to the object `datelineSearch`, under its file's name. They see neither site nor theme, and hold no text of the
interface.
"""

from dateline.outputs.search.files import WordKeeper, search_files

__all__ = ["WordKeeper", "search_files"]
