"""Explain a date to a person and record it for a program: what `dateline date` prints."""

from dateline.dates.days import OPEN_END, OPEN_START, iso_day
from dateline.dates.hints import suggestion
from dateline.dates.phrases import Phrases, phrases_of
from dateline.dates.reading import date_of, read_tree
from dateline.dates.traits import tree_precision
from dateline.dates.tree import APPROXIMATE, UNCERTAIN, DateError, Interval, Point, Tree, points
from dateline.dates.words import tree_words

_KEYS = ("id", "valid", "level", "earliest", "latest", "display", "error")


def explain(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return labelled facts of a text, in order of reading; ValueError for a language without phrases.

    The labels and values are in that language, what is wrong with an invalid text in English.
    """
    phrase = phrases_of(language)
    labels = phrase.labels
    tree = read_tree(text)
    if isinstance(tree, DateError):
        facts = [
            (labels["date"], text),
            (labels["valid"], labels["no"]),
            (labels["problem"], tree.message),
            (labels["position"], str(tree.offset + 1)),
        ]
        instead = suggestion(text)
        return (*facts, (labels["instead"], instead)) if instead else tuple(facts)
    date = date_of(text, tree)
    return (
        (labels["date"], text),
        (labels["valid"], labels["yes"]),
        (labels["level"], str(date.level)),
        (labels["words"], tree_words(tree, phrase)),
        (labels["earliest"], _bound(date.earliest, phrase)),
        (labels["latest"], _bound(date.latest, phrase)),
        (labels["precision"], phrase.precisions[tree_precision(tree)]),
        *_parts(tree, phrase),
    )


def record(identifier: str | int | None, text: str, language: str | None = None) -> dict[str, str | int | bool | None]:
    """Return the facts of a text as `dateline date --json` writes them (content-model.md, "Dates").

    A missing language is English. Invalid: null level, bounds and display, and an error. An unknown end: null. A language without
    phrases leaves a valid date its facts; only display is null, and the error says why.
    """
    tree = read_tree(text)
    row: dict[str, str | int | bool | None] = dict.fromkeys(_KEYS)
    row["id"] = identifier
    row["valid"] = not isinstance(tree, DateError)
    if isinstance(tree, DateError):
        instead = suggestion(text)
        row["error"] = f"{tree.message}; write {instead}" if instead else tree.message
        return row
    date = date_of(text, tree)
    row["level"] = date.level
    row["earliest"] = None if date.earliest is None else iso_day(date.earliest)
    row["latest"] = None if date.latest is None else iso_day(date.latest)
    try:
        row["display"] = tree_words(tree, phrases_of(language or "en"))
    except ValueError as unsupported:
        row["error"] = str(unsupported)
    return row


def _bound(day: int | None, phrase: Phrases) -> str:
    if day is None:
        return phrase.labels["unknown"]
    return phrase.labels["open"].format(iso=iso_day(day)) if day in (OPEN_START, OPEN_END) else iso_day(day)


def _parts(tree: Tree, phrase: Phrases) -> list[tuple[str, str]]:
    """Say what each written part means: the components of one date, or the dates of an interval or a set."""
    labels = phrase.labels
    if isinstance(tree, Point):
        return _components(tree, phrase)
    if isinstance(tree, Interval):
        start, end = _side(tree.start, tree.open_start, phrase), _side(tree.end, tree.open_end, phrase)
        return [(labels["start"], start), (labels["end"], end)]
    label = labels["all of" if tree.every else "one of"]
    return [(label, tree_words(point, phrase)) for point in points(tree)]


def _side(point: Point | None, is_open: bool, phrase: Phrases) -> str:
    beyond = phrase.labels["open"].format(iso="..") if is_open else phrase.labels["unknown"]
    if point is None:
        return beyond
    return f"{tree_words(point, phrase)}, {beyond}" if is_open else tree_words(point, phrase)


def _components(point: Point, phrase: Phrases) -> list[tuple[str, str]]:
    labels = phrase.labels
    sign = "-" if point.negative else ""
    power = f"E{point.exponent}" if point.exponent else ""
    figures = f"S{point.significant}" if point.significant else ""
    month = "part" if point.unit == "part" else "month"
    texts = (("year", f"{sign}{point.digits}{power}{figures}"), (month, point.month), ("day", point.day))
    found = []
    for (label, text), mark in zip(texts, point.marks, strict=True):
        notes = [text]
        if "X" in text:
            notes.append(f"X: {labels['unspecified']}")
        if mark:
            notes.append(labels[{UNCERTAIN: "uncertain", APPROXIMATE: "approximate"}.get(mark, "both")])
        if text:
            found.append((labels[label], ", ".join(notes)))
    return [*found, (labels["time"], point.time)] if point.time else found
