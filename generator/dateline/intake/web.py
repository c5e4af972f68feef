"""Find the readable part of a web page."""

from __future__ import annotations

from dateline.intake.plain import Read

_SAVE = "Save the article's words as a .txt file, and take that in."


def readable(data: bytes) -> Read | str:
    """Return the article in a page, a paragraph a line, or the rest of a sentence that begins with the file's name.

    Paragraphs that stand twice are kept: a quotation may be from either, and ¶ counts them.
    """
    import trafilatura

    try:
        text = trafilatura.extract(
            data, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
        )
    except Exception as error:  # noqa: BLE001 - a hostile page may break the library anywhere; the user is told
        return f"cannot be read as a web page ({type(error).__name__}). {_SAVE}"
    return Read(text + "\n") if text else f"is a web page in which no readable text was found. {_SAVE}"
