"""How one column is written: headings, NIPs, texts, periods, figures."""

import re
from decimal import Decimal

import layout_words as words

NBSP = "\u00a0"


def heading(rng, key, level=0.35):
    """Pick a spelling of a heading, now and then typed carelessly."""
    return careless(rng, rng.choice(words.HEADS[key]), level)


def careless(rng, text, level=0.35):
    if rng.random() > level:
        return text
    way = rng.randrange(8)
    if way == 0:
        return text.upper()
    if way == 1:
        return text.lower()
    if way == 2:
        return text.replace(" ", "\n", 1)
    if way == 3:
        return text if "/" in text or "(" in text else text.replace(" ", "_")
    if way == 4:
        return text.replace(" ", NBSP)
    if way == 5:
        return text + " "
    if way == 6:
        return f"  {text}"
    return text.replace(" ", "   ", 1)


def texts(rng, values):
    """Write texts as typed: some with a line break, a double or a trailing blank."""
    untidy = rng.random() < 0.3
    cells = []
    for value in values:
        shown = value
        if untidy and value and rng.random() < 0.3:
            shown = rng.choice((value.replace(" ", "\n", 1), f"{value} ", value.replace(" ", "  ")))
        cells.append((shown, None))
    return cells


def grouped_nip(nip, mark):
    return mark.join((nip[:8], nip[8:14], nip[14], nip[15:]))


NIP_STYLES = {
    "polos": lambda nip: nip,
    "spasi": lambda nip: grouped_nip(nip, " "),
    "titik": lambda nip: grouped_nip(nip, "."),
    "nbsp": lambda nip: grouped_nip(nip, NBSP),
    "ekor": lambda nip: f"{nip}{NBSP}",
    "kutip": lambda nip: f"'{nip}",
    "nip": lambda nip: f"NIP. {nip}",
    "nip_spasi": lambda nip: f"NIP. {grouped_nip(nip, ' ')}",
}


def nips(rng, values):
    names = sorted(NIP_STYLES)
    style = rng.choice([*names, "polos", "polos"])
    mixed = rng.random() < 0.15
    return [(NIP_STYLES[rng.choice(names) if mixed else style](value), "@") for value in values]


def joint(rng, people, turned):
    """Write name and NIP in one cell."""
    style = rng.choice(("{nama}\nNIP. {nip}", "{nama}\n{nip}", "{nama} / {nip}"))
    if turned:
        style = rng.choice(("{nip}\n{nama}", "{nip} / {nama}", "NIP. {nip}\n{nama}"))
    way = NIP_STYLES[rng.choice(("polos", "spasi"))]
    return [(style.format(nama=p["nama"], nip=way(p["nip"])), None) for p in people]


def parts(period):
    """Split 2024-Q1 into its year, its kind and its number."""
    year, _, rest = period.partition("-")
    if not rest:
        return year, "tahun", 0
    if rest[0] in "QS":
        return year, "triwulan" if rest[0] == "Q" else "semester", int(rest[1])
    return year, "bulan", int(rest)


def period_spellings(period):
    year, kind, number = parts(period)
    if kind == "tahun":
        return [year, f"Tahun {year}", f"TAHUN {year}"]
    if kind == "bulan":
        month = words.MONTHS[number - 1]
        return [f"{month} {year}", f"{month.upper()} {year}", f"Bulan {month} {year}", period]
    roman = words.ROMAN[number - 1]
    if kind == "semester":
        return [f"Semester {roman} {year}", f"SEMESTER {roman} TAHUN {year}", period]
    first, last = words.MONTHS[number * 3 - 3], words.MONTHS[number * 3 - 1]
    short = (words.MONTHS_SHORT[number * 3 - 3], words.MONTHS_SHORT[number * 3 - 1])
    return [
        *(period, f"TW {roman} {year}", f"Triwulan {roman} Tahun {year}", f"TW{number}-{year}"),
        *(f"Q{number} {year}", f"{first}–{last} {year}", f"{short[0]} s.d. {short[1]} {year}"),
        *(f"TRIWULAN {roman} TAHUN {year}", f"{first} - {last} {year}"),
    ]


def periods(rng, values):
    one, way = rng.random() < 0.7, rng.randrange(20)
    cells = []
    for value in values:
        known = period_spellings(value)
        shown = known[way % len(known)] if one else rng.choice(known)
        cells.append((int(shown) if shown.isdigit() and way % 2 else shown, None))
    return cells


def polarities(rng, values):
    ways = [str.title, str.upper, str.lower]
    known = {"naik": "MAXIMIZE", "turun": "MINIMIZE"}
    if "stabil" not in values:
        ways.append(lambda value: known[value])
    way = rng.choice(ways)
    return [(way(value), None) for value in values]


def ratings(rng, values):
    straight = rng.random() < 0.5
    return [
        (v if straight or v is None else rng.choice((v, *words.RATING_SPELLINGS[v])), None)
        for v in values
    ]


def written(number, marks, groups):
    """Write a decimal with the given marks: thousands, then decimals."""
    text = f"{number:,f}" if groups else f"{number:f}"
    return text.translate(str.maketrans({",": marks[0], ".": marks[1]}))


def settled(shown):
    """Whether a column of texts leaves no doubt which mark is the decimal one."""
    doubtful = proven = False
    for text in shown:
        bare = re.sub(r"[^\d.,]", "", text)
        marks = re.sub(r"\d", "", bare)
        if ("%" in text or "ersen" in text) and "." in marks:
            continue  # systems print 78.98 % beside counts with thousands points
        if len(marks) > 1 or (marks and not re.search(r"[.,]\d{3}$", bare)):
            proven = True
        elif marks:
            doubtful = True
    return proven or not doubtful


def integral(value):
    return not isinstance(value, Decimal) or value == value.to_integral_value()


def figure_style(rng, values, *, with_unit, habit):
    """Draw the style of a column; an office with a habit always types the same marks."""
    typed = [habit, habit, habit] if habit else ["id", "id", "en"]
    bases = ["benar", "benar", *typed, *(["satuan", "satuan"] if with_unit else [])]
    base = rng.choice(bases)
    number_format = rng.choice(("General", "General", "#,##0.00", "0.00"))
    if all(map(integral, values)):
        number_format = rng.choice(("General", "#,##0", "0", number_format))
    return {
        "dasar": base,
        "tanda": {"id": ".,", "en": ",."}.get(habit or base) or rng.choice((".,", ",.")),
        "persen": rng.choice(("polos", "teks", *(["format"] if base == "benar" else []))),
        "kosong": rng.choice((None, None, "-", "n/a", "")),
        "sela": rng.choice((" - ", "-", " – ", " s.d. ")),
        "spasi": rng.choice(("", "", " ")),
        "format": number_format,
        "persen_format": rng.choice(("0.00%", "0.0%")),
        "huruf": rng.choice((str, str.lower)),
        "pecahan": rng.random() < 0.1,
    }


def figure_text(value, unit, style, *, percent, groups):
    marks = style["tanda"]
    signed = percent and (style["persen"] == "teks" or style["dasar"] == "satuan")
    if isinstance(value, tuple):
        text = style["sela"].join(written(part, marks, groups) for part in value)
        return f"{text}{style['spasi']}%" if signed else text
    text = written(value, marks, groups)
    if signed and not (style["dasar"] == "satuan" and unit == "Persen"):
        return f"{text}{style['spasi']}%"
    if style["dasar"] == "satuan":
        return f"{text} {style['huruf'](unit)}"
    return text if style["dasar"] != "benar" or signed else None


def figure(value, unit, style, *, percent, groups):
    """Write one figure in the style of its column."""
    if value is None:
        return style["kosong"], None
    text = figure_text(value, unit, style, percent=percent, groups=groups)
    if text is not None:
        return text, None
    if percent and style["persen"] == "format":
        return float(value / 100), "0%" if integral(value) else style["persen_format"]
    return int(value) if integral(value) and not style["pecahan"] else float(value), style["format"]


def figures(rng, values, units, *, with_unit=False, percent=False, habit=None):
    """Write the figures of one column in one style; a range is a text in any style."""
    style = figure_style(rng, values, with_unit=with_unit, habit=habit)

    def column(*, groups):
        return [
            figure(value, unit, style, percent=percent or unit in {"%", "Persen"}, groups=groups)
            for value, unit in zip(values, units, strict=True)
        ]

    cells = column(groups=style["dasar"] != "benar" and rng.random() < 0.7)
    shown = [
        text
        for (text, _), value in zip(cells, values, strict=True)
        if isinstance(text, str) and isinstance(value, Decimal)
    ]
    return cells if settled(shown) else column(groups=False)
