"""The usual citation is read at once, and never otherwise than word for word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.parsing import citations
from dateline.parsing.citations import read_group, usual_group

GROUPS = st.lists(
    st.sampled_from(
        ["@one", "@two-2", "@editors", ",", " ", ", ", "¶ 9", "¶¶ 9-11", "¶ 9–12", "¶ 11-9", "p. 3", "pp. 3-4", "p.3", "¶ 0", "¶ 09", "1234567", "at 12:40", ";", "; ", "@one, ¶ 9", "; @two, p. 3", "; ¶ 4", ' "words"', " by=ann", "\n", "x"]
    ),
    max_size=5,
).map(lambda parts: f"[{''.join(parts)}]")  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(GROUPS)
def test_a_usual_citation_reads_as_any_other(text: str) -> None:
    usual = usual_group(text, 0, len(text))
    if usual:
        assert usual == (citations._GroupReader(text).read(), len(text))


@pytest.mark.parametrize(
    "text",
    ["[@one, ¶ 9]", "[@one-2, ¶¶ 9-11]", "[@one, pp. 3–4]", "[@one, ¶ 9; ¶ 10]", "[@one, ¶¶ 9-11; @two, p. 3; ¶ 4]"],
)
def test_most_citations_are_usual(text: str) -> None:
    read = read_group(text)
    assert usual_group(f"so {text}.", 3, len(text) + 4) == (read, len(text) + 3)
    assert read == citations._GroupReader(text).read()


@pytest.mark.parametrize(
    "text",
    [
        *("[@one]", "[@editors, ¶ 9]", "[@one, ¶ 11-9]", "[@one, ¶ 0]", '[@one, ¶ 9 "words"]', "[@one, ¶ 9; @editors, ¶ 1]"),
        *("[@one, ¶ 9;¶ 10]", "[@one, ¶ 9; @two]", "[¶ 9]", "[@one, ¶ 9", f"[@{'a' * 2_000}, ¶ 9]"),
    ],
)  # fmt: skip
def test_what_is_more_or_wrong_is_read_word_for_word(text: str) -> None:
    assert usual_group(text, 0, len(text)) is None
