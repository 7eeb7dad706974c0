"""What a rating official asks to be decided, its words read before any database is opened."""

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja_cli.errors import UsageError
from kinerja_cli.intake import dates
from kinerja_cli.intake.choices import choice
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.names import clean
from kinerja_cli.rules.periods import Period

_EXAMPLE = "Misalnya: --hasil-kerja sesuai --perilaku “di atas”, atau --ide-baru."


@dataclass(frozen=True, slots=True)
class Request:
    """What the rating official decides, checked as far as it can be without a database.

    Attributes:
        nilai: field of `Decision` → value, only what is named.
        tanggal: YYYY-MM-DD; "" for today.
        cabut: take back all that is decided.
    """

    nip: str
    periode: Period
    nilai: Mapping[str, str]
    alasan: str
    dasar: str = ""
    tanggal: str = ""
    cabut: bool = False


def request(
    nip: str, period: Period, ratings: Mapping[str, str], *, ide_baru: bool | None, alasan: str,
    dasar: str, tanggal: str, cabut: bool, today: str,
) -> Request:  # fmt: skip
    """Return what is asked, its words read.

    Args:
        nip: in any spelling.
        period: the period.
        ratings: field of `Decision` → rating as written; "" for none.
        ide_baru: None: not named.
        alasan: the reason.
        dasar: what the decision rests on, as a letter or minutes.
        tanggal: date of the decision in any spelling; "" for today.
        cabut: take back all that is decided.
        today: the date, YYYY-MM-DD.

    Raises:
        UsageError: nothing is decided, a rating is unknown, the reason is empty or a date lies in
            the future.
    """
    named = {name: _rating(text) for name, text in ratings.items() if text}
    if ide_baru is not None:
        named["ide_baru"] = "Ya" if ide_baru else "Tidak"
    if cabut and named:
        raise UsageError(
            "--cabut menarik kembali semua penetapan, jadi tidak dipakai bersama rating.",
            "Untuk mengganti penetapan, sebut rating yang baru tanpa --cabut.",
        )
    if not cabut and not named:
        raise UsageError(
            "Belum disebut apa yang ditetapkan.", f"Sebut paling sedikit satu. {_EXAMPLE}"
        )
    if not clean(alasan):
        raise UsageError(
            "Alasannya belum disebut.",
            "Tambahkan --alasan dengan alasan penetapan ini; alasan itu tampil di penjelasan nilai.",
        )
    if period.first.isoformat() > today:
        raise UsageError(f"{period.words} belum dimulai, jadi belum dapat ditetapkan.")
    decided_on = _date(tanggal, today) if clean(tanggal) else ""
    if decided_on and decided_on < period.first.isoformat():
        raise UsageError(
            f"Tanggal penetapan {decided_on} sebelum {period.words} dimulai ({period.first}).",
            "Perbaiki --tanggal atau --periode.",
        )
    return Request(nips.strip(nip), period, named, clean(alasan), clean(dasar), decided_on, cabut)


def _rating(text: str) -> str:
    found = choice(text, "rating")
    if isinstance(found, str):
        return found
    likely = found.data["saran"] if found else ""
    raise UsageError(
        f"Rating “{text}” tidak dikenal{likely}.",
        "Pilihannya: Di Atas Ekspektasi (AE), Sesuai Ekspektasi (SE), Di Bawah Ekspektasi (BE).",
    )


def _date(text: str, today: str) -> str:
    found = dates.day(text)
    if not isinstance(found, str):
        raise UsageError(f"Tanggal “{text}” tidak jelas.", "Tulis misalnya 2024-04-03.")
    if found > today:
        raise UsageError(
            f"Tanggal penetapan {found} masih di depan; hari ini {today}.", "Perbaiki --tanggal."
        )
    return found
