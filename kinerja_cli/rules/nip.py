"""NIP and NI PPPK: 18 digits, never a number, never padded, never guessed.

Structure (Perka BKN 22/2007): birth date YYYYMMDD, appointment YYYYMM, sex, sequence NNN; a PPPK
has the year of appointment and a code 21–29 where a PNS has the month.
"""

import re
from datetime import date

from kinerja_cli.rules.names import clean

LENGTH = 18
PREFIX = 15
"""Digits that Excel keeps of a NIP stored as a number: birth, appointment and sex."""
_OLD_LENGTH = 9
_NIK_LENGTH = 16
_LABEL = re.compile(r"^(?:nip(?:ppp?k)?|ni pppk|nrp)\b\.?\s*[:.]?\s*", re.IGNORECASE)
_FORMULA_TEXT = re.compile(r'^="?(?P<body>[^"]*)"?$')
_SCIENTIFIC = re.compile(r"^\d[.,]?\d*[eE]\+?\d+$")
_NONE = {"", "-", "0", "non asn", "tidak ada", "n/a"}
_RANK = re.compile(r"\b[IV]{1,3} ?/ ?[a-e]\b|^(?:Juru|Pengatur|Penata|Pembina)\b")
_RUBBISH = re.compile(
    r"\(\s*\)|\((?:Plt|Plh|Pj)\.?\)|^\s*a\.?n\.?\s|"
    r"\b(?:Juru|Pengatur|Penata|Pembina)(?: (?:Muda|Utama|Madya|Tk\.? ?I|Tingkat I))*,? ?\(?[IV]{1,3} ?/ ?[a-e]\)?"
)
_REMAINS = re.compile(r"\d[.,]\d+[eE]\+?\d+|\d[\d .\-]{6,}\d")
_YOUNGEST, _OLDEST = 15, 60
_GAP = r"[\s.\-'`’_/]{0,3}"
_BIRTH = _GAP.join(
    ["(?:1", "9|2", "0)", r"\d", r"\d", "(?:0", "[1-9]|1", "[0-2])", "(?:[0-2]", r"\d|3", "[01])"]
)
_IN_TEXT = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{32,64}(?![0-9A-Za-z])"  # a hash stays
    r"|(?P<nip>\d{18,}"
    rf"|(?<!\d){_BIRTH}(?:{_GAP}\d){{10}}(?!\d)"  # in any groups, if it begins with a date
    rf"|(?<!\d)\d{{8}}{_GAP}\d{{6}}{_GAP}\d{_GAP}\d{{3}}(?!\d)"  # as it is printed, whatever it says
    r"|(?<![\d.,])\d{15,17}(?!\d))"  # a NIK, or what Excel left of a NIP
)
_GROUPED = re.compile(r"(?<!\d)(?:\d[ .\-]?){17}\d(?!\d)")


def strip(text: str) -> str:
    """Return `text` without label, blanks, dots, dashes, apostrophes and invisible characters.

    >>> strip("NIP. 19860926 201505 1 001")
    '198609262015051001'
    """
    text = clean(text)
    if match := _FORMULA_TEXT.match(text):
        text = match["body"]
    text = _LABEL.sub("", text.lstrip("'`’ "))
    return re.sub(r"[\s.\-'`’]", "", text)


def is_empty(text: str) -> bool:
    """Return whether the cell says that there is no NIP."""
    return clean(text).strip("'`’ ").casefold() in _NONE


def split_name(text: str) -> tuple[str, str] | None:
    r"""Return (name, NIP text) of a cell that holds both, None when it does not.

    >>> split_name("Budi C.\n NIP. 19860926 201505 1 001")
    ('Budi C.', '19860926 201505 1 001')
    """
    match = _GROUPED.search(clean(text))
    if not match:
        return None
    lines = [line for line in text.splitlines() if not _RANK.search(clean(line))]
    text = clean("\n".join(lines)) if len(lines) > 1 else clean(text)
    match = _GROUPED.search(text) or match
    rest = text[: match.start()] + " " + text[match.end() :]
    name = re.sub(r"\b(?:NIP(?:PPK|PK)?|NI PPPK|NRP)\b\.?\s*:?", "", rest, flags=re.IGNORECASE)
    name = _RUBBISH.sub(" ", name)
    name = clean(name).strip(" /|,;-:'`’")
    return (name, match.group()) if any(mark.isalpha() for mark in name) else None


def remains(text: str) -> str:
    """Return what stands for a NIP in a cell that holds a name as well; "" for nothing like one.

    >>> remains("Budi C. NIP. 1,99609E+17"), remains("Budi C.")
    ('1,99609E+17', '')
    """
    match = _REMAINS.search(clean(text))
    return match.group().strip() if match else ""


def fault(text: str, today: date | None = None) -> str | None:
    """Return the finding code of what is wrong with a stripped NIP, None when it is sound.

    With `today`, nobody is appointed in a later year.
    """
    if _SCIENTIFIC.match(text):
        return "nip-notasi-ilmiah"
    if not text.isascii() or not text.isdigit():
        return "nip-nama" if text and not any(mark.isdigit() for mark in text) else "nip-huruf"
    if len(text) != LENGTH:
        return {_OLD_LENGTH: "nip-lama", _NIK_LENGTH: "nip-nik"}.get(len(text), "nip-panjang")
    if text.endswith("000"):
        return "nip-ekor-nol"
    return _structure_fault(text, today)


def _structure_fault(nip: str, today: date | None) -> str | None:
    try:
        birth = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return "nip-tanggal-lahir"
    if not is_pppk(nip) and not 1 <= int(nip[12:14]) <= 12:  # noqa: PLR2004
        return "nip-tmt"
    if not _YOUNGEST <= int(nip[8:12]) - birth.year <= _OLDEST:
        return "nip-usia"
    if today and int(nip[8:12]) > today.year:
        return "nip-masa-depan"
    return None if nip[14] in "12" else "nip-kelamin"


def cut(text: str) -> str:
    """Return what is left of a NIP whose sequence Excel cut off: 15 digits and "???"."""
    return f"{text[:PREFIX]}???"


def is_cut(nip: str) -> bool:
    """Return whether a NIP is what `cut` left of one."""
    return nip.endswith("???")


def age_at_appointment(nip: str) -> int:
    """Return the year of appointment minus the year of birth."""
    return int(nip[8:12]) - int(nip[:4])


def born(nip: str) -> str:
    """Return the date of birth in a sound NIP as YYYY-MM-DD."""
    return f"{nip[:4]}-{nip[4:6]}-{nip[6:8]}"


def sex(nip: str) -> str:
    """Return "laki-laki" or "perempuan" as the 15th digit of a sound NIP says."""
    return "laki-laki" if nip[14] == "1" else "perempuan"


def sex_in_words(text: str) -> str:
    """Return a column's sex in the same words: L, M, Pria, P, F, Wanita …; "" when unclear."""
    words = {"laki-laki": {"l", "m", "pria", "laki-laki", "laki laki", "male"},
             "perempuan": {"p", "f", "wanita", "perempuan", "female"}}  # fmt: skip
    said = clean(text).casefold()
    return next((word for word, spellings in words.items() if said in spellings), "")


def is_pppk(nip: str) -> bool:
    """Return whether a sound NIP is that of a PPPK (digits 13–14 are 21 to 29)."""
    return nip[12] == "2" and nip[13] in "123456789"


def show(nip: str) -> str:
    """Return a NIP as it is printed: 19860926 201505 1 001."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == LENGTH else nip


def mask(nip: str) -> str:
    """Return a NIP for logs: the birth year and the last four digits stay."""
    return f"{nip[:4]}{'•' * (len(nip) - 8)}{nip[-4:]}" if len(nip) == LENGTH else "•" * len(nip)


def masked(text: str) -> str:
    """Return a text in which every NIP is masked, however people write it; a NIK likewise.

    >>> masked("NIP. 19860926 201505 1 001 dan 198609262015051001")
    'NIP. 1986••••••••••1001 dan 1986••••••••••1001'
    """
    return _IN_TEXT.sub(_hide, text)


def _hide(found: re.Match[str]) -> str:
    """Return what stands in a log for something that looks like a NIP."""
    if found["nip"] is None:
        return found.group()
    digits = re.sub(r"\D", "", found["nip"])
    return f"{digits[:4]}{'•' * (len(digits) - 8)}{digits[-4:]}"
