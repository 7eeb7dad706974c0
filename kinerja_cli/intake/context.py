"""What the words around a table say: the period and the perangkat daerah."""

import re
from collections.abc import Container, Sequence
from typing import Any

from kinerja_cli.intake.header_rows import text_of
from kinerja_cli.rules import abbreviations
from kinerja_cli.rules.names import clean, key, unit_key
from kinerja_cli.rules.periods import Period, parse

_OFFICE = (
    r"dinas|badan|inspektorat|kecamatan|rsud|rumah sakit umum daerah|(?:uptd |upt )?puskesmas|"
    r"sekretariat (?:daerah|dprd)|satuan polisi pamong praja"
)
_UNIT = re.compile(rf"\b(?P<unit>(?:{_OFFICE})\b.*)", re.IGNORECASE)
_AFTER_UNIT = re.compile(
    r"\s*[-–,;:(|]*\s*\b(?:triwulan|tw|semester|tahun|bulan|periode|per)\b.*$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^(?:nama )?(?:perangkat daerah|opd|skpd|satuan kerja|satker|unit kerja|instansi)"
    r"\s*:\s*(?P<unit>.*)$",
    re.IGNORECASE,
)
_ANNEX_OF_SKP = re.compile(r"^lampiran (?=skp\b|sasaran kinerja)")
_NOT_A_PERIOD = ("nomor", "peraturan", "perwali", "perbup", "permen", "undang", "lampiran")
_LETTER = re.compile(
    r"\b(?:lampiran|surat|tembusan|nomor|kepada|yth|keputusan|peraturan|kepala dinas|kepala badan)\b",
    re.IGNORECASE,
)
_ONE_WORD = {"inspektorat", "rsud"}
_HAS_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPEAKS_OF_PART = re.compile(
    r"\b(?:triwulan|tri wulan|tw|semester|caturwulan|kuartal)\b", re.IGNORECASE
)
_PER_PART = re.compile(
    r"\b(?:per|setiap|tiap|menurut)[ -]+(?:triwulan|tw|semester|bulan)\b(?!\s+(?:[ivx]+|\d)\b)",
    re.IGNORECASE,
)
_BARE_PART = re.compile(
    r"\b(?:triwulan|tri wulan|tw|semester)\b"
    r"(?![\s.:-]*(?:ke[\s-]*)?(?:\d|(?:[ivx]+|pertama|kesatu|kedua|ketiga|keempat|satu|dua|tiga|empat)\b))",
    re.IGNORECASE,
)
"""“TRIWULAN” without a number: over wide columns it says how they are laid out, and no period."""
_ONE_DAY = re.compile(r"(?i)\b\d{1,2}[ ./-](?:(?!tahun)[a-z]{3,9}|\d{1,2})[ ./-](?:19|20)\d\d\b")
_BANNER = re.compile(r"^(?:dinas|badan|inspektorat|kecamatan|rsud)\b", re.IGNORECASE)
_COUNTED = re.compile(r"^(?:[IVX]+|\d{1,2}|[A-Z])[.)] ?")
_SHORT = {"rsud", "uptd", "upt", "dprd", "kb"}


def period_of(
    rows: Sequence[Sequence[Any]], sheet_name: str, *, wide: bool = False
) -> Period | None:
    """Return the period that the title rows or the sheet's name speak of, None when unclear.

    A title with a part of the year beats one with the year alone; a sheet named "TW II" refines a
    title that gives only the year. Over a wide table "PER TRIWULAN" and a bare "TRIWULAN" say how
    it is laid out.
    """
    found = set[Period]()
    spoken = [row for row in rows if not _heads_groups(row)]
    texts = [text for text in _texts(spoken) if _may_name_a_period(text)]
    if wide:
        texts = [_BARE_PART.sub("", _PER_PART.sub("", text)) for text in texts]
    for text in texts:
        period = parse(text)
        if period:
            found.add(period)
    if found and all(period.jenis == "tahun" for period in found):
        tahun = max(found).tahun
        apart = [parse(f"{text} {tahun}") for text in texts if not _HAS_YEAR.search(text)]
        found |= {period for period in apart if period and period.jenis != "tahun"}
    parts = {period for period in found if period.jenis != "tahun"}
    if not parts and any(_SPEAKS_OF_PART.search(text) for text in texts):
        return None
    if len(parts) == 1:
        return parts.pop()
    if parts or len(found) > 1:
        return None
    title = found.pop() if found else None
    named = parse(sheet_name)
    if title is None:
        return named
    if named is None:
        named = parse(f"{sheet_name} {title.tahun}")
    return named if named and named.tahun == title.tahun and named.jenis != "tahun" else title


def _heads_groups(row: Sequence[Any]) -> bool:
    """Return whether a row lists parts of a year beside each other, as the groups of a header do."""
    cells = {key(value) for value in row if isinstance(value, str)}
    parts = [parse(f"{cell} 2000") for cell in cells if cell and not _HAS_YEAR.search(cell)]
    return len([part for part in parts if part and part.jenis != "tahun"]) > 1


def _may_name_a_period(text: str) -> bool:
    """Return whether a title line can speak of the period: no decree, no day of printing."""
    words = _ANNEX_OF_SKP.sub("", key(text))
    if any(word in words for word in _NOT_A_PERIOD):
        return False
    spoken = "periode" in words or " sd " in f" {words} " or " s d " in f" {words} "
    return spoken or not _ONE_DAY.search(text)


def unit_of(rows: Sequence[Sequence[Any]], aliases: Container[str] = ()) -> str | None:
    """Return the perangkat daerah that the title rows name, None when they name none.

    A line "SKPD : …" beats a letterhead; of several offices the last, most particular one holds.
    Where none is named in full, an abbreviation or a line that is an alias counts.

    Args:
        rows: the rows above a table.
        aliases: normalised names that an office is known by.
    """
    last = short = None
    for row in rows:
        for column, value in enumerate(row):
            text = text_of(value)
            match = _LABEL.match(text)
            if match or key(text) in {"perangkat daerah", "opd", "skpd", "satuan kerja", "satker"}:
                named = match["unit"] if match else ""
                rest = [
                    text_of(v).lstrip(": ") for v in row[column + 1 :] if text_of(v).strip(": ")
                ]
                named = named or (rest[0] if rest else "")
                if named and key(named) != "semua":
                    return presentable(_cut(named))
            elif (office := _UNIT.search(text)) and not _LETTER.search(text):
                named = presentable(_cut(office["unit"]))
                last = named if " " in named or key(named) in _ONE_WORD else last
            elif not _LETTER.search(text):
                short = _short(_cut(text), aliases) or short
    return last or short


def _short(text: str, aliases: Container[str]) -> str | None:
    """Return the office that a line names by alias or abbreviation, None when it names none."""
    return text if unit_key(text) in aliases else abbreviations.within(text)


def banner_unit(text: str) -> str | None:
    """Return the office a banner row inside a table names, None when it names something else."""
    text = _COUNTED.sub("", clean(text))
    if (label := _LABEL.match(text)) and label["unit"]:
        return presentable(_cut(label["unit"]))
    return presentable(_cut(text)) if _BANNER.match(clean(text)) else None


def names_office(text: str) -> bool:
    """Return whether a text begins like the name of a perangkat daerah."""
    return bool(_BANNER.match(clean(text)))


def _cut(text: str) -> str:
    return clean(_AFTER_UNIT.sub("", clean(text))).strip(" -–,;:|")


def presentable(name: str) -> str:
    """Return an office's name as it is printed: capitals all over become a title."""
    if not name.isupper():
        return name
    words = name.split()
    return " ".join(
        word
        if word.casefold() in _SHORT or abbreviations.expansions(word)
        else word.casefold()
        if word.casefold() == "dan"
        else word.capitalize()
        for word in words
    )


def _texts(rows: Sequence[Sequence[Any]]) -> list[str]:
    """Return the texts of some rows, each row also as one text when its words stand apart."""
    texts = []
    for row in rows:
        cells = [text_of(value) for value in row if isinstance(value, str)]
        cells = [cell for at, cell in enumerate(cells) if cell and cell not in cells[:at]]
        texts += cells
        if 1 < len(cells) < 5:  # noqa: PLR2004
            texts.append(" ".join(cells))
    return texts
