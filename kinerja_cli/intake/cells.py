"""One cell to canonical text, or the finding that says why not."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from kinerja_cli.intake.workbook import BadCell, Percent
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import DI_ATAS, DI_BAWAH, SESUAI
from kinerja_cli.rules.names import clean, key
from kinerja_cli.rules.numbers import canonical

MISSING = {"", "-", "–", "—", "n/a", "na", "'", "…", "...", "#n/a"}
LONGEST = 5_000

_SIGNS = re.compile(
    r"^(?:≥|≤|>=|<=|>|<|=|±|minimal|maksimal|minimum|maksimum|paling lambat|kurang dari|lebih dari|"
    r"sebesar)\s*",
    re.IGNORECASE,
)
_CEILING = re.compile(
    r"(?:≤|<=|<|maksimal|maksimum|paling lambat|paling lama|kurang dari)", re.IGNORECASE
)
_NOT_DUE = re.compile(r"(?:akan |belum )?(?:diukur|ditargetkan|dinilai)\b(?: (?:di|pada)\b.*)?\Z")
_LARGEST = Decimal(10) ** 18
_RUPIAH = re.compile(r"^rp\.?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d[\d.,]*(?<![.,])")
_UNIT_TAIL = re.compile(r"\s*%?\s*[^\d%]*\Z")
_RANGE = re.compile(
    r"(?P<lo>-?\d[\d.,]*)\s*%?\s*(?:-|–|—|s\.?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    r"(?P<hi>\d[\d.,]*)(?P<tail>.*)\Z",
    re.IGNORECASE,
)
_RATIO = re.compile(r"^\d+\s*:\s*\d+$")
_THOUSANDS = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}\Z")

POINT, COMMA = ".", ","


def is_missing(value: Any) -> bool:
    """Return whether a cell says nothing. Zero says something."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    text = clean(value).casefold()
    return text in MISSING or bool(_NOT_DUE.match(text))


def is_ceiling(text: str) -> bool:
    """Return whether a target is written as an upper limit: "≤ 14", "kurang dari 20 %"."""
    return bool(_CEILING.match(clean(text)))


def bad(value: Any) -> Finding | None:
    """Return the finding of an Excel error or an uncomputed formula."""
    if not isinstance(value, BadCell):
        return None
    return Finding("sel-galat", nilai=value.galat) if value.galat else Finding("rumus-tanpa-nilai")


def from_float(value: float) -> str:
    """Return a numeric cell as canonical text, with the 15 digits Excel itself shows."""
    number = Decimal(format(value, ".15g"))
    return canonical(number * 100 if isinstance(value, Percent) else number)


def marks_of(text: str) -> str | None:
    """Return the decimal mark a number in text proves, None when it proves none."""
    found = _NUMBER.search(clean(text))
    if not found:
        return None
    digits = found.group()
    points, commas = digits.count(POINT), digits.count(COMMA)
    if points and commas:
        return POINT if digits.rfind(POINT) > digits.rfind(COMMA) else COMMA
    if points > 1 or commas > 1:
        return COMMA if points > 1 else POINT
    if points + commas == 0 or _is_ambiguous(digits):
        return None
    return POINT if points else COMMA


def _is_ambiguous(digits: str) -> bool:
    digits = digits.lstrip("-")
    return bool(_THOUSANDS.match(digits)) and not digits.startswith("0")


class ColumnMarks:
    """The decimal mark of one column, from all its cells that prove one."""

    __slots__ = ("proven",)

    def __init__(self, values: list[Any]) -> None:
        self.proven = {
            mark for value in values if isinstance(value, str) and (mark := marks_of(value))
        }

    def decide(self) -> str | None:
        """Return the mark every proof agrees on, None when there is none or they differ."""
        return next(iter(self.proven)) if len(self.proven) == 1 else None


def _plain(digits: str, marks: ColumnMarks) -> str | Finding:
    """Return a run of digits and marks as canonical text."""
    decimal = marks_of(digits)
    if decimal is None and _is_ambiguous(digits):
        decimal = marks.decide()
        if decimal is None:
            mark = POINT if POINT in digits else COMMA
            one, two = digits.replace(mark, ""), digits.replace(mark, COMMA)
            data = {"contoh": digits, "satu": one, "dua": two, "kolom": ""}
            return Finding("angka-ambigu", nilai=digits, data=data)
    if decimal:
        other = COMMA if decimal == POINT else POINT
        whole, _, fraction = digits.replace(other, "").partition(decimal)
        if decimal in fraction:
            return Finding("angka-tidak-terbaca", nilai=digits, data={"kolom": ""})
        digits = f"{whole}.{fraction}"
    try:
        number = Decimal(digits)
        if abs(number) >= _LARGEST:
            return Finding("angka-tidak-terbaca", nilai=digits, data={"kolom": ""})
        return canonical(number)
    except ArithmeticError:
        return Finding("angka-tidak-terbaca", nilai=digits, data={"kolom": ""})


def number(value: Any, marks: ColumnMarks, *, words: bool = False) -> str | Finding:
    """Return a number, a range, or (with `words`) the words of a qualitative figure.

    The unit, a percent sign and a sign of comparison are understood and left out.
    """
    if isinstance(value, (bool, date, timedelta)):
        return Finding("angka-tidak-terbaca", nilai=str(value), data={"kolom": ""})
    if isinstance(value, (int, float)):
        if not abs(value) < _LARGEST:
            return Finding("angka-tidak-terbaca", nilai=str(value), data={"kolom": ""})
        return from_float(value)
    text = clean(str(value)).lstrip("'")
    body = _RUPIAH.sub("", _SIGNS.sub("", text))
    span = _RANGE.match(body)
    if span and _UNIT_TAIL.match(span["tail"]):
        return _span(_plain(span["lo"], marks), _plain(span["hi"], marks), text)
    match = _NUMBER.match(body)
    if match and _UNIT_TAIL.match(body[match.end() :]):
        return _plain(match.group(), marks)
    if words and (match is None or _RATIO.match(body)):
        return text
    return Finding("angka-tidak-terbaca", nilai=text, data={"kolom": ""})


def _span(lo: str | Finding, hi: str | Finding, text: str) -> str | Finding:
    if isinstance(lo, Finding):
        return lo
    if isinstance(hi, Finding):
        return hi
    if Decimal(lo) < Decimal(hi):
        return f"{lo}..{hi}"
    return Finding("angka-tidak-terbaca", nilai=text, data={"kolom": ""})


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb pebruari", "maret mar", "april apr", "mei may",
            "juni jun", "juli jul", "agustus agu ags agt aug", "september sep sept",
            "oktober okt oct", "november nov nop", "desember des dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_EARLIEST, _LATEST = 14_000, 73_000  # Excel's serial numbers of 1938 and 2099
_WORD_DATE = re.compile(r"(?P<h>\d{1,2})[\s.-]+(?P<b>[a-z]+)[\s.-]+(?P<t>\d{4})")
_NUMBER_DATE = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})[-/.](?P<t>\d{4})")
_ISO_DATE = re.compile(r"(?P<t>\d{4})-(?P<b>\d{1,2})-(?P<h>\d{1,2})")


def day_first(values: list[Any]) -> bool | None:
    """Return whether a column writes the day first: True, False, or None when nothing proves it."""
    pairs = [
        (int(match["a"]), int(match["b"]))
        for value in values
        if isinstance(value, str) and (match := _NUMBER_DATE.match(clean(value)))
    ]
    day_leads = any(first > 12 for first, _ in pairs)  # noqa: PLR2004
    month_leads = any(second > 12 for _, second in pairs)  # noqa: PLR2004
    return day_leads if day_leads != month_leads else None


def day(value: Any, leads: bool | None = None) -> str | Finding:
    """Return a date as YYYY-MM-DD.

    Args:
        value: a date, its serial number in Excel, or its text.
        leads: whether the column writes the day first, as `day_first` says; unknown, a date with
            slashes that could be read both ways is a fault.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and _EARLIEST <= value <= _LATEST and value.is_integer():
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
    text = clean(str(value)).casefold()
    try:
        if match := _ISO_DATE.match(text):
            return date(int(match["t"]), int(match["b"]), int(match["h"])).isoformat()
        if (match := _WORD_DATE.match(text)) and match["b"] in _MONTHS:
            return date(int(match["t"]), _MONTHS[match["b"]], int(match["h"])).isoformat()
        if match := _NUMBER_DATE.match(text):
            return _numbers_date(match, text, leads)
    except ValueError:
        pass
    return Finding("tanggal-tidak-terbaca", nilai=str(value))


def _numbers_date(match: re.Match[str], text: str, leads: bool | None) -> str | Finding:
    first, second, year = int(match["a"]), int(match["b"]), int(match["t"])
    either = first <= 12 and second <= 12 and first != second  # noqa: PLR2004
    if match["mark"] == "/" and either and leads is None:
        return Finding("tanggal-ambigu", nilai=text)
    if second > 12 or (either and leads is False):  # noqa: PLR2004
        first, second = second, first
    return date(year, second, first).isoformat()


def _choices(**spellings: str) -> dict[str, str]:
    return {
        key(word): value.replace("_", " ")
        for value, words in spellings.items()
        for word in (value.replace("_", " "), *words.split("|"))
        if word
    }


_RATING = {
    key(word): rating
    for rating, words in {
        DI_ATAS: "di atas ekspektasi|diatas ekspektasi|di atas|diatas|ae|di atas ekspetasi|"
        "diatas ekspetasi|diatas ekspektasi ae|di atas ekspektasi ae",
        SESUAI: "sesuai ekspektasi|sesuai|se|sesuai ekspetasi|sesuai ekspektasi se",
        DI_BAWAH: "di bawah ekspektasi|dibawah ekspektasi|di bawah|dibawah|be|"
        "di bawah ekspetasi|dibawah ekspetasi|dibawah ekspektasi be|di bawah ekspektasi be",
    }.items()
    for word in words.split("|")
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "rating": _RATING,
    "predikat": _choices(
        Sangat_Baik="", Baik="", Butuh_Perbaikan="cukup|butuh perbaikan cukup|cukup butuh perbaikan",
        Kurang="kurang misconduct|misconduct", Sangat_Kurang="",
    ),
    "organisasi": _choices(
        Istimewa="", Baik="", Butuh_Perbaikan="cukup|butuh perbaikan cukup", Kurang="",
        Sangat_Kurang="",
    ),
    "polaritas": _choices(
        naik="maximize|maksimal|positif|makin tinggi makin baik|semakin tinggi semakin baik|"
        "higher is better|max|+",
        turun="minimize|minimal|negatif|makin rendah makin baik|semakin rendah semakin baik|"
        "lower is better|min",
        stabil="stabilize|stabilisasi|makin dekat makin baik",
    ),
    "rumus": {key(word): word for word in
              ("naik", "turun-2t", "turun-tr", "stabil", "rentang", "tingkat")},
    "akumulasi": {
        key(word): value
        for value, words in {
            "Jumlah": "jumlah|sum|total|kumulatif|penjumlahan|akumulatif",
            "Rata-rata": "rata-rata|rerata|average|mean",
            "Nilai Terakhir": "nilai terakhir|terakhir|last|posisi akhir|nilai akhir",
            "Maksimum": "maksimum|maks|maximum|max|tertinggi",
            "Minimum": "minimum|min|terendah",
        }.items()
        for word in words.split("|")
    },
    "jenis": _choices(utama="kinerja utama|a utama", tambahan="kinerja tambahan|b tambahan"),
    "pimpinan": _choices(Ya="y|yes|ya pimpinan", Tidak="t|tidak|bukan|no"),
    "penilai": _choices(
        Atasan="pejabat penilai|pimpinan|atasan langsung|pejabat penilai kinerja",
        Rekan="rekan kerja|rekan sejawat|sejawat", Bawahan="bawahan langsung|staf",
        Diri="diri sendiri|pegawai|mandiri",
    ),
}  # fmt: skip
"""Kind of choice → normalised spelling → the value as it is kept."""

_BLANK_FORM = re.compile(r"^[a-z ]+(?:/ ?[a-z ]+){2,}$")


def choice(value: Any, kind: str) -> str | Finding | None:
    """Return one of the allowed values; None for a blank form's printed list of choices."""
    text = clean(str(value))
    if _BLANK_FORM.match(text.casefold()):
        return None
    found = CHOICES[kind].get(key(text).strip("* "))
    if found:
        return found
    allowed = list(dict.fromkeys(CHOICES[kind].values()))
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only a fault pays for it

    likely = process.extractOne(text, allowed, scorer=fuzz.ratio, score_cutoff=85)
    hint = f", mungkin maksudnya “{likely[0]}”" if likely else ""
    data = {"pilihan": ", ".join(allowed), "saran": hint}
    return Finding("pilihan-tidak-dikenal", nilai=text, data=data)
