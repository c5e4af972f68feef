"""Hold how English words time."""

from dateline.bases.language import Form, Language

_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NTHS = "first second third fourth fifth sixth seventh eighth ninth tenth"

_PART = "(?:<part>(?: in| of)?(?: the)?(?: |-))?"
_COUNTED = "(?:<hedge> )?(?:<number> )?<unit>"
_DAY = "<day>(?:st|nd|rd|th)?"
_MONTH = r"<month>\b\.?"
_CAPITAL = "(?-i:(?=[A-Z]))"
_AFTER_PREPOSITION = "|".join(
    rf"(?<=\b{word}\s)"
    for word in (
        "in",
        "since",
        "until",
        "till",
        "of",
        "from",
        "through",
        "during",
        "before",
        "after",
        "by",
        "late",
        "early",
    )
)
_IN_A_YEAR = "|".join(
    rf"(?<=\b{word}\s)" for word in ("in", "since", "until", "till", "by", "from", "during", "before", "after", "year")
)
_NO_FIGURE = r"(?!\s(?-i:[A-Z]{3})\b|[,.:]?[0-9])"  # no hour ("1528 GMT"), nor the beginning of a larger number
_NO_NAME = "(?-i:(?!May|March|Mar|Jan|Apr|Jun))"
_TO = "(?: ?[-–—] ?| to | through | until )"
_OVER = "(?:over|in|during|within|throughout|for|across)"
_PAST = "(?:last|past|previous|preceding)"

_FORMS = (
    # days, and named parts of a year
    Form(rf"{_MONTH} {_DAY}(?: ?[-–—] ?| to | and | through )<day_to>(?:st|nd|rd|th)?,? <year>", "stated"),
    Form(rf"{_MONTH} {_DAY},? <year>", "stated"),
    Form(rf"{_DAY}(?: ?[-–—] ?| to | and )<day_to>(?:st|nd|rd|th)? {_MONTH},? <year>", "stated"),
    Form(rf"{_DAY}(?: of)? {_MONTH},? <year>", "stated"),
    Form("<year>-<month_digits>-<day>", "stated"),
    Form(rf"(?:the )?{_PART}{_MONTH},?(?: of)? <year>", "stated"),
    Form(rf"(?:the )?{_PART}<season>,?(?: of)? <year>", "stated"),
    Form(rf"(?:<which> )?{_MONTH} {_DAY}(?![:/])", "recurring"),
    Form(rf"{_DAY}(?: of)? (?:<which> )?{_CAPITAL}{_MONTH}", "recurring"),
    # years and more
    Form(rf"(?:from |between )?<year>(?:{_TO}| and )<year_to>", "stated"),
    Form(rf"(?:the )?{_PART}<decade>['’]?s\b", "stated", unit="decade"),
    Form(rf"(?:the )?{_PART}<century>(?:st|nd|rd|th) century", "stated", unit="century"),
    Form(rf"(?:the )?{_PART}<nth> decade of (?:the|this) century", "unit", unit="century"),
    Form(rf"(?:the )?<part>(?: in| of)?(?: |-)<year>{_NO_FIGURE}", "stated"),
    Form(rf"(?:{_IN_A_YEAR})<year>{_NO_FIGURE}", "stated"),
    Form(rf"<year>{_NO_FIGURE}", "stated", weak=True),
    # stretches
    Form(rf"(?:{_OVER} )?(?:the )?{_PAST} (?:<hedge> )?<number> <unit>(?! of)", "stretch", "past"),
    Form(rf"{_OVER} the {_PAST} <unit>(?! of)", "stretch", "past"),
    Form("the past <unit>(?! of)", "stretch", "past"),
    Form("(?:in )?(?:the )?recent <unit>", "stretch", "past"),
    Form(rf"(?:{_OVER} )?(?:the )?(?:next|coming|following) <number> <unit>(?! of)", "stretch", "future"),
    Form(rf"{_OVER} the (?:coming|next) <unit>", "stretch", "future"),
    # units at some distance
    Form("the day before yesterday", "unit", unit="day", number=-2),
    Form("the <unit> before last", "unit", number=-2),
    Form("the day after tomorrow", "unit", unit="day", number=2),
    Form(rf"{_COUNTED} ago", "distance", "past"),
    Form(rf"{_COUNTED} from now", "distance", "future", needs="publication"),
    Form(rf"{_COUNTED} (?:later|after(?:ward|wards)?|thereafter)\b", "distance", "future", needs="event"),
    Form(rf"{_COUNTED} (?:earlier|before|beforehand|previously|prior)\b", "distance", "past", needs="event"),
    Form("after (?:<hedge> )?<number> <unit>", "distance", "future", needs="event"),
    Form("(?:in|within) (?:<hedge> )?<number> <unit>", "stretch", "future"),
    Form("for (?:<hedge> )?(?:<number> )?<unit>", "stretch", "past"),
    # whole units, and names that come again
    Form("(?:yesterday|last night)", "unit", unit="day", number=-1),
    Form("(?:today|tonight|this (?:morning|afternoon|evening))", "unit", unit="day"),
    Form("tomorrow", "unit", unit="day", number=1),
    Form("earlier (?:<which>|(?:in )?the) <unit>(?! of)", "unit", "past"),
    Form("later (?:<which>|(?:in )?the) <unit>(?! of)", "unit", "future"),
    Form(rf"(?:the )?{_PART}<which> <unit>(?! of)", "unit"),
    Form("(?:the )?<part>(?: in| of) the <unit>", "unit"),
    Form(rf"(?:the )?{_PART}<which> {_CAPITAL}{_MONTH}", "recurring"),
    Form(rf"(?:the )?{_PART}<which> <season>", "recurring"),
    Form("<weekday>,? (?:of )?<which> week", "recurring", unit="week"),
    Form("(?:the )?<which> weekend", "recurring", weekday=8),
    Form("(?:the )?<which> <weekday>", "recurring"),
    Form("(?:over|during|at|on) the weekend", "recurring", "past", weekday=8),
    Form("(?:over|during|in|through) the <season>", "recurring", "past"),
    Form(rf"(?:the )?<part>(?: in| of)?(?: |-){_CAPITAL}{_MONTH}", "recurring"),
    Form(rf"(?:{_AFTER_PREPOSITION}|(?<=['’]s\s)){_CAPITAL}{_MONTH}", "recurring"),
    Form(rf"{_CAPITAL}{_NO_NAME}<month>", "recurring", weak=True),
    Form("<weekday>", "recurring"),
    # at, after and before the anchor
    Form(
        "(?:while|meanwhile|simultaneously|at the (?:same )?time|during|as (?:he|she|they|it))",
        "during",
        needs="event",
        weak=True,
    ),
    Form("(?:still|now|currently|at present|so far|to date)", "during", needs="publication", weak=True),
    Form("(?:after|following|since)", "after", needs="event", weak=True),
    Form("(?:before|prior to|ahead of)", "before", needs="event", weak=True),
)

ENGLISH = Language(
    months={name: month for month, names in enumerate(_MONTHS, 1) for name in names.split()},
    weekdays={name: day for day, name in enumerate(_WEEKDAYS.split(), 1)},
    seasons={"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4},
    units={
        "hour": ("hour", False),
        "day": ("day", False),
        "week": ("week", False),
        "month": ("month", False),
        "year": ("year", False),
        "decade": ("decade", False),
        "century": ("century", False),
        "hours": ("hour", True),
        "days": ("day", True),
        "weeks": ("week", True),
        "months": ("month", True),
        "years": ("year", True),
        "decades": ("decade", True),
        "centuries": ("century", True),
    },
    numbers={
        "a": (1, 1),
        "an": (1, 1),
        "a single": (1, 1),
        **{name: (count, count) for count, name in enumerate(_NUMBERS.split(), 1)},
        **{name: (10 * count, 10 * count) for count, name in enumerate(_TENS.split(), 2)},
        "a dozen": (12, 12),
        "a couple of": (2, 3),
        "a couple": (2, 3),
        "couple of": (2, 3),
        "a few": (2, 7),
        "few": (2, 7),
        "several": (3, 12),
    },
    hedges={
        **dict.fromkeys(("about", "around", "roughly", "approximately", "some"), "about"),
        **dict.fromkeys(("almost", "nearly", "close to", "just under"), "almost"),
        **dict.fromkeys(("more than", "over", "just over", "at least", "well over"), "more"),
        **dict.fromkeys(("less than", "under", "barely", "fewer than", "up to", "not quite"), "less"),
    },
    parts={
        **dict.fromkeys(("early", "first half"), (0, 1, 2)),
        **dict.fromkeys(("late", "second half"), (1, 2, 2)),
        **dict.fromkeys(("beginning", "start"), (0, 1, 3)),
        **dict.fromkeys(("end", "close"), (2, 3, 3)),
        **dict.fromkeys(("mid", "middle"), (1, 3, 4)),
        **{f"{nth} quarter": (place, place + 1, 4) for place, nth in enumerate(_NTHS.split()[:4])},
        "last quarter": (3, 4, 4),
    },
    which={
        **dict.fromkeys(("last", "this past", "previous", "preceding", "prior"), -1),
        **dict.fromkeys(("this", "that", "same", "this same", "that same", "current"), 0),
        **dict.fromkeys(("next", "this coming", "coming", "following", "upcoming"), 1),
    },
    nths={name: number for number, name in enumerate(_NTHS.split(), 1)},
    decades={},
    forms=_FORMS,
    until="(?:before|prior to|until|till|by|up to)(?: the)?",
    since="(?:after|since|following)(?: the)?",
    future=(
        "will|would|shall|expected|scheduled|slated|due|set to|plans?|planned|planning|upcoming|looks? ahead|"
        "going to|about to|to (?:meet|visit|hold|begin|start|travel|take place|sign|discuss|announce|attend)"
    ),
    past=(
        "said|told|met|was|were|had|did|announced|arrived|visited|arrested|held|spoke|reported|signed|ended|began|"
        "went|came|took|made|gave|found|released|confirmed|agreed|warned|ruled|ordered|ago"
    ),
)
