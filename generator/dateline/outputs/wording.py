"""The words for the codes that views hold, marked for translation: kinds of dates' bases, disputes, relations, and so on."""

from __future__ import annotations

from collections.abc import Mapping


def N_(text: str) -> str:  # noqa: N802 - the name that message extractors know
    """Mark a text for the catalogues; it is translated where it is shown."""
    return text


WORDS: Mapping[str, Mapping[str, str]] = {
    "nav": {
        "home": N_("Chronology"),
        "actors": N_("People and organisations"),
        "places": N_("Places"),
        "topics": N_("Topics"),
        "periods": N_("Periods"),
        "threads": N_("Threads"),
        "bibliography": N_("Sources"),
        "disputes": N_("Where sources disagree"),
        "corrections": N_("Corrections"),
        "downloads": N_("Downloads"),
        "about": N_("About"),
    },
    "standing": {
        "announced": N_("announced"),
        "condition": N_("a lasting condition"),
        "withdrawn": N_("withdrawn"),
    },
    "standing-explained": {
        "announced": N_("The sources only foresee this; whether it happened, they do not say."),
        "condition": N_("This is a state that lasted, not one happening."),
        "withdrawn": N_("We no longer stand by this entry. It is kept so that links to it still lead somewhere."),
    },
    "basis": {
        "stated": N_("The source states the date"),
        "relative-to-publication": N_("Counted from the day of publication"),
        "relative-to-event": N_("Counted from another event"),
        "weekday": N_("A day of the week, counted from the day of publication"),
        "term-of-office": N_("From a term of office"),
        "sequence": N_("From the order of events"),
        "editors": N_("Not in the sources: general knowledge, not checked here"),
    },
    "dispute": {
        "conflict": N_("The accounts contradict each other"),
        "compatible": N_("The accounts differ in detail, and both can be right"),
        "perspective": N_("Each side reads it in its own way; we do not settle which is right"),
        "copy-error": N_("A slip of translation or rewording in a copy, not a witness"),
    },
    "account": {
        "own": N_("one witness"),
        "slip": N_("a slip of copying, not a witness"),
        "compared": N_("the text to compare it with"),
        "slip-or-not": N_("one of these is a slip of copying; neither is counted"),
        "none": N_("not a text's account"),
    },
    "knowledge": {
        "reported": N_("reported as fact"),
        "said-by-named": N_("said by"),
        "said-by-unnamed": N_("said by speakers not named:"),
        "editors": N_("our own knowledge"),
    },
    "knowledge-explained": {
        "reported": N_("The source says it in its own voice."),
        "said-by-named": N_("The source has it from the person named."),
        "said-by-unnamed": N_("The source has it from persons whom it does not name; the words for them follow."),
        "editors": N_("The sources do not say it; we add it, and it is not checked here."),
    },
    "checked": {
        "found": N_("words checked"),
        "likely": N_("words likely, not confirmed"),
        "absent": N_("words not found"),
        "unchecked": N_("words not checked"),
    },
    "checked-explained": {
        "found": N_("The quotation was checked word for word against the archived text."),
        "likely": N_("The archived text most likely has these words; that is not confirmed yet."),
        "absent": N_("The archived text does not have these words at this place."),
        "unchecked": N_("Nothing was at hand to check the quotation with."),
    },
    "export": {
        "some-days": N_("{shown} of {all} events: those whose days are known. The others are in the chronology."),
        "outcome": N_("Outcome:"),
        "some-dated": N_("{shown} of {all} events: those that have a date. The others cannot stand on an axis."),
        "sources": N_("Sources:"),
    },
    "book": {
        "offer": N_("The whole chronology as a book, for e-readers"),
        "contents": N_("Contents"),
        "cover": N_("Cover"),
        "outside": N_("Outside the periods"),
    },
    "single": {
        "offer": N_("The whole chronology in one page, to mail or keep: opens without a network, with its search"),
        "events": N_("Event by event: what each rests on"),
    },
    "archive": {
        "offer-site": N_("The whole site for a USB stick: extract it, and open START-HERE.html; the search works too"),
        "offer-classroom": N_("For a class: all sheets, and the chronology as one page, in every language"),
        "extract": N_(
            "First extract everything from the zip file: on Windows, right-click it and choose “Extract All…”; elsewhere, open it with "
            "a double-click or a tap. Then open START-HERE.html in the new folder. Inside the zip file these links lead nowhere."
        ),
        "how-site": N_(
            "Any browser will do. No network is needed, nothing is installed, and nothing is sent anywhere."
        ),
        "how-classroom": N_(
            "All of it opens without a network and may be copied and printed, in grey too. Keep the keys apart from the worksheets."
        ),
        "open": N_("Open the chronology"),
        "sheets": N_("Sheets to print, books and data"),
    },
    "download-group": {
        "paper": N_("On paper"),
        "book": N_("To take along"),
        "data": N_("For other programs"),
    },
    "download": {
        "chronology.json": N_("All data, with a schema"),
        "events.csv": N_("The events as a table, for spreadsheets"),
        "events.ics": N_("The events whose days are known, for calendars"),
        "timelinejs.json": N_("The events that have a date, as slides"),
        "bibliography.csl.json": N_("The sources, for reference managers"),
        "bibliography.bib": N_("The sources, for LaTeX"),
        "bibliography.ris": N_("The sources, for older reference managers"),
    },
    "dispute-status": {"open": N_("Open"), "settled": N_("Settled")},
    "relation": {
        "part-of": N_("Part of"),
        "leads-to": N_("Led to"),
        "responds-to": N_("In response to"),
        "outcome-of": N_("The outcome of"),
        "see-also": N_("See also"),
    },
    "relation-inverse": {
        "part-of": N_("Includes"),
        "leads-to": N_("Led to by"),
        "responds-to": N_("Drew the response"),
        "outcome-of": N_("Its outcome"),
        "see-also": N_("See also"),
    },
    "lineage": {
        "version-of": N_("is a version of"),
        "translation-of": N_("is a translation of"),
        "paraphrase-of": N_("is a paraphrase of"),
        "forwards": N_("forwards"),
        "quotes": N_("quotes"),
    },
    "lineage-inverse": {
        "version-of": N_("has another version in"),
        "translation-of": N_("is translated in"),
        "paraphrase-of": N_("is paraphrased in"),
        "forwards": N_("is forwarded in"),
        "quotes": N_("is quoted in"),
    },
    "rights": {
        "restricted": N_(
            "The text may not be republished: its address, our abstract and the words cited stand here, not the text."
        ),
        "permission": N_("Used with permission."),
        "licensed": N_("Used under its licence."),
        "public-domain": N_("In the public domain."),
    },
    "log": {"correction": N_("Correction"), "clarification": N_("Clarification"), "update": N_("Update")},
    "use": {
        "text": N_("supports the text"),
        "date": N_("gives the date"),
        "dispute": N_("one of the accounts that disagree"),
        "role": N_("supports an office or function"),
    },
    "actor": {"person": N_("Person"), "organisation": N_("Organisation")},
    "axis": {
        "landmark": N_("a landmark"),
        "day": N_("one day"),
        "minor": N_("a smaller mark: a minor event"),
        "within": N_("some time within a month, a season, a year …"),
        "lasting": N_("from … to; filled where it is certain"),
        "one-of": N_("one of several dates"),
        "all-of": N_("each of several dates"),
        "about": N_("soft edge: about then"),
        "open": N_("arrow: went on beyond"),
        "unknown": N_("an end that is not known"),
        "uncertain": N_("uncertain"),
        "accounts": N_("dates on which sources disagree"),
        "announced": N_("announced"),
        "condition": N_("thin bar: a lasting condition"),
        "withdrawn": N_("withdrawn"),
        "count": N_("how many events begin then"),
        "break": N_("time cut short: nothing happens"),
        "publication": N_("a source was published"),
    },
    "kind": {
        "event": N_("Event"),
        "source": N_("Source"),
        "actor": N_("Person or organisation"),
        "place": N_("Place"),
        "topic": N_("Topic"),
        "period": N_("Period"),
        "thread": N_("Thread"),
        "page": N_("Page"),
    },
}
