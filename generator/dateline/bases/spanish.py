"""Hold how Spanish words time; the accents are left out here and allowed in the texts."""

from dateline.bases.language import Form, Language

_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre setiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_WEEKDAYS = "lunes martes miercoles jueves viernes sabado domingo"
_NUMBERS = "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
_TENS = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_NTHS = "primera segunda tercera cuarta quinta sexta septima octava novena decima"

_THE = "(?:el |la |los |las |al |del )?"
_PART = "(?:(?:a |en )?(?:el |la )?<part> (?:del? )?(?:el |la )?)?"
_SOME = "(?:(?:a |en )?(?:el |la )?<part> (?:del? )(?:el |la )?)"
_COUNTED = "(?:<hedge> )?(?:<number> )?<unit>"
_DAY = "<day>[º°]?"
_YEAR = r"(?:,|(?: del?(?: ano)?)?) <year>"
_IN_A_YEAR = "|".join(rf"(?<=\b{word}\s)" for word in ("en", "desde", "hasta", "ano"))
_NO_FIGURE = r"(?![,.:]?[0-9])"
_LAST = "(?:ultim[oa]s?|pasad[oa]s?)"
_OVER = "(?:en|durante|por|dentro de|a lo largo de)"

_FORMS = (
    # days, and named parts of a year
    Form(rf"{_DAY} (?:al|y|a) <day_to> de <month>{_YEAR}", "stated"),
    Form(rf"(?:{_DAY}|primero) de <month>{_YEAR}", "stated"),
    Form("<year>-<month_digits>-<day>", "stated"),
    Form(rf"{_PART}<month>{_YEAR}", "stated"),
    Form(rf"{_PART}<season>{_YEAR}", "stated"),
    Form(rf"(?:<which> )?{_DAY} de (?:este )?<month>", "recurring"),
    # years and more
    Form(r"(?:de |entre |desde )?<year>(?: ?[-–—] ?| a | al | y | hasta )<year_to>", "stated"),
    Form(rf"{_PART}(?:(?:la )?decada de |(?:los )?anos )<decade>", "stated", unit="decade"),
    Form(rf"{_PART}(?:(?:la )?decada de los |los anos |anos )<decade_name>", "stated", unit="decade"),
    Form(rf"{_PART}siglo <century>", "stated", unit="century"),
    Form(rf"{_PART}<nth> decada (?:del|de este) siglo", "unit", unit="century"),
    Form(rf"{_SOME}(?:ano )?<year>{_NO_FIGURE}", "stated"),
    Form(rf"(?:{_IN_A_YEAR})<year>{_NO_FIGURE}", "stated"),
    Form(rf"<year>{_NO_FIGURE}", "stated", weak=True),
    # stretches
    Form(rf"(?:{_OVER} )?(?:los |las |el |la )?{_LAST} (?:<hedge> )?<number> <unit>(?! del? )", "stretch", "past"),
    Form(rf"(?:{_OVER} )?(?:los |las )?<number> {_LAST} <unit>(?! del? )", "stretch", "past"),
    Form(rf"{_OVER} (?:el |la )?ultim[oa] <unit>(?! del? )", "stretch", "past"),
    Form(rf"(?:{_OVER} )?(?:los |las )(?:ultim[oa]s|pasad[oa]s) <unit>(?! del? )", "stretch", "past"),
    Form(rf"(?:{_OVER} )?(?:los |las )?<unit> recientes", "stretch", "past"),
    Form(rf"(?:{_OVER} )?(?:los |las )?proxim[oa]s (?:<number> )?<unit>", "stretch", "future"),
    Form("desde hace (?:<hedge> )?(?:<number> )?<unit>", "stretch", "past"),
    Form("(?:durante|por) (?:<hedge> )?(?:<number> )?<unit>", "stretch", "past"),
    # units at some distance
    Form("(?:anteayer|antier|antes de ayer)", "unit", unit="day", number=-2),
    Form("pasado manana", "unit", unit="day", number=2),
    Form(f"hace {_COUNTED}", "distance", "past"),
    Form(f"{_COUNTED} atras", "distance", "past"),
    Form(f"dentro de {_COUNTED}", "distance", "future"),
    Form(f"{_COUNTED} (?:despues|mas tarde)", "distance", "future", needs="event"),
    Form(f"{_COUNTED} antes", "distance", "past", needs="event"),
    Form("(?:tras|al cabo de|despues de) (?:<hedge> )?<number> <unit>", "distance", "future", needs="event"),
    Form("en (?:<hedge> )?<number> <unit>", "stretch", "future"),
    # whole units, and names that come again
    Form("(?:ayer|anoche)", "unit", unit="day", number=-1),
    Form("(?:hoy|esta (?:manana|tarde|noche))", "unit", unit="day"),
    Form(r"(?<!la\s)(?<!de\s)manana", "unit", unit="day", number=1),
    Form("(?:antes|mas temprano) (?:en )?(?:este|esta) <unit>", "unit", "past"),
    Form("(?:mas tarde|mas adelante) (?:en )?(?:este|esta) <unit>", "unit", "future"),
    Form(rf"{_PART}{_THE}<which> <unit>(?! del? )", "unit"),
    Form(rf"{_PART}{_THE}<unit> <which>", "unit"),
    Form(rf"{_SOME}<unit>", "unit"),
    Form(rf"{_PART}{_THE}<which> (?:mes de )?<month>", "recurring"),
    Form(rf"{_PART}{_THE}(?:mes de )?<month> <which>", "recurring"),
    Form(rf"{_PART}{_THE}<which> <season>", "recurring"),
    Form(rf"{_PART}{_THE}<season> <which>", "recurring"),
    Form(rf"{_THE}<weekday> de la <which> semana", "recurring", unit="week"),
    Form(rf"{_THE}<weekday> de la semana <which>", "recurring", unit="week"),
    Form(rf"{_THE}<which> fin de semana", "recurring", weekday=8),
    Form(rf"{_THE}fin de semana <which>", "recurring", weekday=8),
    Form(rf"{_THE}<which> <weekday>", "recurring"),
    Form(rf"{_THE}<weekday> <which>", "recurring"),
    Form("(?:el|durante el|en el) fin de semana", "recurring", "past", weekday=8),
    Form("(?:durante|en) (?:el |la )?<season>", "recurring", "past"),
    Form(rf"{_SOME}(?:mes de )?<month>", "recurring"),
    Form("<month>", "recurring"),
    Form("<weekday>", "recurring"),
    # at, after and before the anchor
    Form("(?:mientras|entretanto|al mismo tiempo|simultaneamente|durante)", "during", needs="event", weak=True),
    Form("(?:aun|todavia|ahora|actualmente|hasta la fecha)", "during", needs="publication", weak=True),
    Form("(?:despues de|despues del|tras|luego de)", "after", needs="event", weak=True),
    Form("(?:antes de|antes del|previo a)", "before", needs="event", weak=True),
)

SPANISH = Language(
    months={name: month for month, names in enumerate(_MONTHS, 1) for name in names.split()},
    weekdays={name: day for day, name in enumerate(_WEEKDAYS.split(), 1)},
    seasons={"primavera": 1, "verano": 2, "otono": 3, "invierno": 4},
    units={
        "hora": ("hour", False),
        "dia": ("day", False),
        "semana": ("week", False),
        "mes": ("month", False),
        "ano": ("year", False),
        "decada": ("decade", False),
        "siglo": ("century", False),
        "horas": ("hour", True),
        "dias": ("day", True),
        "semanas": ("week", True),
        "meses": ("month", True),
        "anos": ("year", True),
        "decadas": ("decade", True),
        "siglos": ("century", True),
    },
    numbers={
        **{name: (count, count) for count, name in enumerate(_NUMBERS.split(), 1)},
        **{name: (10 * count, 10 * count) for count, name in enumerate(_TENS.split(), 2)},
        "una": (1, 1),
        "una docena de": (12, 12),
        "un par de": (2, 3),
        **dict.fromkeys(("unos pocos", "unas pocas", "pocos", "pocas"), (2, 7)),
        **dict.fromkeys(("varios", "varias", "algunos", "algunas"), (2, 12)),
    },
    hedges={
        **dict.fromkeys(("unos", "unas", "cerca de", "alrededor de", "aproximadamente"), "about"),
        **dict.fromkeys(("casi",), "almost"),
        **dict.fromkeys(("mas de", "al menos", "por lo menos", "poco mas de"), "more"),
        **dict.fromkeys(("menos de", "apenas", "hasta"), "less"),
    },
    parts={
        **dict.fromkeys(("primera mitad", "primer semestre"), (0, 1, 2)),
        **dict.fromkeys(("segunda mitad", "segundo semestre"), (1, 2, 2)),
        **dict.fromkeys(("principios", "comienzos", "inicios"), (0, 1, 3)),
        **dict.fromkeys(("fines", "finales"), (2, 3, 3)),
        "mediados": (1, 3, 4),
        **{
            f"{nth} trimestre": (place, place + 1, 4)
            for place, nth in enumerate(("primer", "segundo", "tercer", "cuarto"))
        },
    },
    which={
        **dict.fromkeys(("pasado", "pasada", "ultimo", "ultima", "anterior", "previo", "previa"), -1),
        **dict.fromkeys(("este", "esta", "ese", "esa", "aquel", "aquella", "mismo", "misma", "presente"), 0),
        **dict.fromkeys(("proximo", "proxima", "siguiente", "que viene", "entrante"), 1),
    },
    nths={name: number for number, name in enumerate(_NTHS.split(), 1)},
    decades={"sesenta": 1960, "setenta": 1970, "ochenta": 1980, "noventa": 1990},
    forms=_FORMS,
    until="(?:antes de|antes del|hasta|hasta el)",
    since="(?:despues de|despues del|desde|desde el|a partir de|a partir del)",
    future=r"va a|van a|previst[oa]s?|prevén?|programad[oa]s?|\w{2,30}rán?",
    past=(
        r"dijo|dijeron|fue|fueron|hubo|hizo|estuvo|tuvo|detuvo|vino|"
        r"\w{2,30}(?:ó|aron|ieron|eron)|\w{2,30}(?:aba|aban)"
    ),
)
