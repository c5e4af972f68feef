"""The part of the schema that says what a site is made without."""

from dateline.parsing.schema_types import Field, Flag, Table

OUTPUTS = Table(
    "table of outputs",
    (
        Field("axis", Flag(), "the axes of pages"),
        Field("search", Flag(), "search and filters on the home page"),
        Field("data", Flag(), "the files of `data/` but the bibliography; the feeds stay"),
        Field("embeds", Flag(), "the pages for frames on other sites"),
        Field("books", Flag(), "the EPUB of each language"),
        Field("single", Flag(), "each language as one HTML file, to mail or keep"),
        Field("archives", Flag(), "the site, and the sheets for a class, as zip files"),
        Field(
            "event_cards",
            Flag(),
            "a picture of each event for those who share its address; made only where this is `true`",
        ),
    ),
)
