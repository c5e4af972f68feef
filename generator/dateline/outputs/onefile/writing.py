"""Write the single page: the theme's template over the list, each further page as a part of it, every link turned inwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.outputs.onefile.markup import as_part, ids_in, main_of, turned_inwards
from dateline.outputs.onefile.placing import fragment_of, place_in
from dateline.outputs.onefile.views import TEMPLATE, SinglePage
from dateline.outputs.site import Site
from dateline.outputs.views import PageView

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

BASE = "base.html"
"""The template that the pages of things extend: the frame that they have on the site."""
PART = "part.html"
"""The template that they extend instead when they are parts of the single page."""


def write_single(page: SinglePage, site: Site, environment: Environment, render: Callable[[PageView], str]) -> bytes:
    """Return the page; `environment` has the templates, `render` gives the HTML of a further page, without its frame."""
    from markupsafe import Markup

    def part(view: PageView, lower: int) -> Markup:
        """Return another page's content as part of this one, its headings so many levels lower."""
        html = as_part(main_of(render(view)), view.path, f"{fragment_of(view.path)}.", lower)
        return Markup(html)  # noqa: S704 - the templates escape

    environment.filters |= {"part": part, "fragment": fragment_of, "raw": Markup}
    html = environment.get_template(TEMPLATE).render(page=page)
    pictures = {site.root + each.path: (each.media_type, each.data) for each in page.pictures}
    place = place_in(page, ids_in(html), site.base_url)
    return f"{turned_inwards(html, place, pictures)}\n".encode()
