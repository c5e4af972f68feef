"""What the single page's template sees: a list page, and all that other pages hold, as parts of this one."""

from __future__ import annotations

from dateline.outputs.pages.listing import ListPage
from dateline.outputs.views import PageView, View

TEMPLATE = "single.html"


class SinglePart(View, kw_only=True):
    """What stands under one heading behind the list: a page that introduces it, and the pages of its things.

    The filter `part` gives each of them as HTML.
    """

    id: str
    """Its fragment: what leads to the page that introduces it leads there."""
    kind: str
    """What is in it: "events", "threads", "sources" …"""
    lead: PageView | None
    """The page whose heading opens the part; none for the events."""
    pages: tuple[PageView, ...]
    """One page for each thing, in order."""


class SinglePicture(View, kw_only=True):
    """A picture within the page: its path from the site's root, its media type and its bytes."""

    path: str
    media_type: str
    data: bytes


class SinglePage(ListPage, kw_only=True):
    """The whole edition in one file: the list with every text, then everything else, with links that lead to places on it."""

    parts: tuple[SinglePart, ...]
    """What stands behind the list."""
    style: str
    """The theme's style sheets: print it with the filter `raw` in the one `style` element."""
    style_hash: str
    """What the policy calls it by."""
    script: str
    """The theme's scripts and the search's index: print it with the filter `raw` in the one `script` element."""
    script_hash: str
    """What the policy calls it by."""
    pictures: tuple[SinglePicture, ...]
    """The pictures that its text shows; `src` may name them as everywhere."""
