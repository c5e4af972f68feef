"""What we print is what a CSL processor makes of the manuals' styles, item by item, but for what is named here."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import pytest

from dateline.references import STYLES, CslDate, CslItem, CslName, Formatter
from test_references import by_citeproc

SPANISH_MONTHS = ("marzo", "septiembre", "diciembre")
KEYS = tuple(key for key, _, _ in STYLES)
PERIODICALS = ("article-newspaper", "article-magazine", "webpage")
OTHERS = ("document", "personal_communication", "interview", "speech", "report", "book", "thesis", "treaty")

ANN = CslName(family="Weaver", given="Ann Bea")
JO = CslName(family="O’Hara", given="Jean-Luc M.")
BODY = CslName(literal="Staff of the Gazette")
DATES = (
    None,
    CslDate(within=(2001,), words="2001"),
    CslDate(within=(2001, 9), words="September 2001"),
    CslDate(within=(2001, 3, 5), words="5 March 2001"),
    CslDate(within=(2001, 3, 5), circa=True, words="about 5 March 2001"),
    CslDate(within=(833, 12), words="833"),
    CslDate(words="the 1990s", literal="the 1990s", circa=True),
)


@cache
def oracle(language: str) -> by_citeproc.Formatter:
    return by_citeproc.Formatter(language)


def expected(item: CslItem, style: str, language: str) -> str:
    """Return what citeproc-py prints, with what we mean to print otherwise."""
    found = oracle(language).html(item, style)
    if not item.author and item.title:
        # It does not know that the title stands in the authors' place is quoted as any other.
        opened, closed = {"en-GB": ("‘", "’"), "es": ("«", "»")}.get(language, ("“", "”"))
        found = found.replace("“", opened).replace("”", closed)
    if ", Circa" in found:
        found = found.replace(", Circa", ", circa")  # in the middle of a sentence
    found = found.replace(".</i>.", ".</i>")  # no stop behind a stop
    if language == "es":  # "marzo 5" is no Spanish
        found = re.sub(rf"\b({'|'.join(SPANISH_MONTHS)}) (\d\d?)\b", r"\2 de \1", found)
    return found.replace("d.\u00a0C.", " d.\u00a0C.")


def items() -> list[CslItem]:
    """Return items of every kind, each with every number of authors, date and address that such an item may have."""
    made = []
    authors = ((), (ANN,), (BODY,), (ANN, JO), (ANN, BODY, JO))
    for type_, author, date, url, place in product(
        (*PERIODICALS, *OTHERS), authors, DATES, ("", "https://example.org/a"), ("", "The Gazette", "Works Inc.")
    ):
        made.append(
            CslItem(
                id="x",
                type=type_,
                title="The harbour is closed",
                author=author,
                container_title=place if type_ in PERIODICALS else "",
                publisher="" if type_ in PERIODICALS else place,
                issued=date,
                url=url,
            )
        )
    return made


@pytest.mark.parametrize("style", KEYS)
@pytest.mark.parametrize("language", ["en", "en-GB", "es"])
def test_every_kind_of_item_is_printed_as_the_styles_have_it(style: str, language: str) -> None:
    ours = Formatter(language)
    chosen = items()[
        :: 11 if language == "en" else 37
    ]  # the processor takes its time; the steps share no factor with any list above
    different = [
        (item, printed, wanted)
        for item in chosen
        if (wanted := expected(item, style, language))
        not in ((printed := ours.html(item, style)), "")  # it gives up on some
    ]
    assert not different, f"{len(different)} of {len(chosen)}; the first: {different[0]}"
