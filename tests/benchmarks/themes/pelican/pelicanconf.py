"""Settings of the peer Pelican: the same pages as the others."""

import json
from pathlib import Path

SITENAME = "A chronology of the valley"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "theme"
OUTPUT_PATH = "output"
ARTICLE_URL = ARTICLE_SAVE_AS = "events/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "actors/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "periods/{slug}.html"
TAG_URL = TAG_SAVE_AS = "topics/{slug}.html"
YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}.html"
DIRECT_TEMPLATES = ["index", "all", "places"]
DEFAULT_PAGINATION = False
ARTICLE_ORDER_BY = "order"
FEED_ALL_ATOM = None
FEED_ALL_RSS = "index.xml"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extension_configs": {}, "output_format": "html5"}
TITLES = json.loads(Path(__file__).with_name("titles.json").read_text(encoding="utf-8"))
