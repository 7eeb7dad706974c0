"""Angka kredit of functional officials: from predikat, over the years, and what is still needed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.component import rounded
from kinerja_cli.rules.credit_policy import CreditPolicy, OldCredit, Rung, parse, summary
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.trace import Step

__all__ = [
    "Credit",
    "CreditPolicy",
    "Earned",
    "Need",
    "accumulate",
    "credit",
    "golongan_of",
    "integrate",
    "parse",
    "printed",
    "remaining",
    "rung_of",
    "summary",
]

_GOLONGAN = re.compile(r"\b(?P<roman>I{1,3}|IV)\s*[/. ]?\s*(?P<letter>[a-e])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """Angka kredit with its derivation; `nilai` keeps the policy's decimals, None is not zero."""

    nilai: Decimal | None
    step: Step
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Earned:
    """Angka kredit earned in one year or part of it, under the jenjang held then."""

    jenjang: str
    nilai: Decimal | None


@dataclass(frozen=True, slots=True)
class Need:
    """What is still needed; None where there is no next rank or jenjang to reach by credit.

    Attributes:
        pangkat, jenjang: accumulated credit at which the next one is reached.
        sisa_pangkat, sisa_jenjang: how much of it is missing, never below zero.
    """

    pangkat: Decimal | None
    sisa_pangkat: Decimal | None
    jenjang: Decimal | None
    sisa_jenjang: Decimal | None
    step: Step


def rung_of(jenjang: str, policy: CreditPolicy) -> Rung | None:
    """Return the jenjang of a column Jenjang, None when it is no functional one."""
    wanted = key(jenjang)
    return next((rung for name, rung in policy.jenjang.items() if key(name) == wanted), None)


def golongan_of(pangkat: str) -> str | None:
    """Return the golongan ruang of a pangkat as sheets spell it, None when it names none.

    >>> golongan_of("Penata Muda / III/a"), golongan_of("Penata (III.C)"), golongan_of("IX")
    ('III/a', 'III/c', None)
    """
    found = [*_GOLONGAN.finditer(pangkat)]
    return f"{found[-1]['roman'].upper()}/{found[-1]['letter'].lower()}" if found else None


def printed(value: Decimal, policy: CreditPolicy) -> Decimal:
    """Return angka kredit as forms print it, rounded half up."""
    return rounded(value, policy.cetak)


def credit(predikat: str | None, jenjang: str, bulan: int, policy: CreditPolicy) -> Credit:
    """Return the angka kredit of a predikat held for some months (12: a whole year).

    AK = percent of the predikat × coefficient of the jenjang, times months ÷ 12 for less than a
    year. Without a predikat there is no angka kredit, never zero.

    Raises:
        ValueError: `bulan` is no number of months of a year.
    """
    if not 1 <= bulan <= policy.bulan_setahun:
        raise ValueError(bulan)
    name = _predicate(predikat, policy)
    rung = rung_of(jenjang, policy)
    if name is None:
        unknown = f"Predikat “{predikat}” tidak dikenal." if predikat else "Belum ada predikat."
        return _nothing(unknown, str(policy.predikat))
    if rung is None:
        return _nothing(f"Jenjang “{jenjang or '–'}” tidak berangka kredit.", str(policy.predikat))
    percent = policy.persen[name]
    exact = percent * rung.koefisien * bulan / (HUNDRED * policy.bulan_setahun)
    value = rounded(exact, policy.simpan)
    how = "{0}% ({1}) × {2} ({3}) = {4}"
    isi: list[Decimal | str] = [percent, name, rung.koefisien, rung.nama, value]
    basis = f"{policy.predikat}; {rung.sumber}"
    if bulan != policy.bulan_setahun:
        how = "{5} ÷ {6} × " + how
        isi += [Decimal(bulan), Decimal(policy.bulan_setahun)]
        basis += f"; {policy.periodik}"
    how += f", tercetak {{{len(isi)}}}"
    isi.append(printed(value, policy))
    return Credit(
        value, Step("Angka kredit", value, how, tuple(isi), f"{basis}; {policy.pembulatan}")
    )


def _predicate(text: str | None, policy: CreditPolicy) -> str | None:
    """Return the predikat that a text means; "Cukup" is another name of Butuh Perbaikan."""
    wanted = key(text or "")
    names = {key(name): name for name in policy.persen}
    names |= {key(name): meant for name, meant in policy.sebutan.items()}
    return names.get(wanted)


def _nothing(why: str, basis: str) -> Credit:
    return Credit(None, Step("Angka kredit", None, "{0}", (why,), basis), why)


def accumulate(
    earned: Sequence[Earned], policy: CreditPolicy, awal: Decimal | None = None
) -> Credit:
    """Return the angka kredit accumulated in the jenjang held last, in the order of `earned`.

    Moving to another jenjang starts again from nothing; what is missing (None) adds nothing and is
    said; where nothing at all is known the sum is None. `awal` is what stood before in the first
    jenjang, for instance the converted old credit.
    """
    last = key(earned[-1].jenjang) if earned else ""
    start = next((n for n in range(len(earned), 0, -1) if key(earned[n - 1].jenjang) != last), 0)
    held = earned[start:]
    opening = (Decimal(0),) if start else (awal,) if awal is not None else ()
    values = [*opening, *(one.nilai for one in held if one.nilai is not None)]
    basis = f"{policy.akumulasi}; {policy.pembulatan}"
    if not values:
        return _nothing("Belum ada angka kredit.", basis)
    total = rounded(sum(values, Decimal(0)), policy.simpan)
    missing = len(held) + len(opening) - len(values)
    how = "{0} = {1}, tercetak {2}"
    how += ", jenjang {3}" if held else ""
    how += "; mulai dari nol pada jenjang ini" if start else ""
    how += f"; {missing} masa tanpa predikat tidak menambah" if missing else ""
    rung = held[-1].jenjang if held else ""
    isi = (" + ".join(map(show, values)), total, printed(total, policy), rung)
    return Credit(total, Step("Angka kredit kumulatif", total, how, isi, basis))


def integrate(lama: Decimal, golongan: str, policy: CreditPolicy) -> Credit:
    """Return the angka kredit integrasi of an old accumulated credit: the old less the nilai dasar.

    An old credit outside the range of its golongan is converted all the same, and said.
    """
    rule = policy.lama.get(golongan)
    if rule is None:
        why = f"Golongan {golongan or '–'} tidak ada dalam tabel konversi."
        return _nothing(why, str(policy.integrasi))
    value = rounded(lama - rule.nilai_dasar, policy.simpan)
    how = "{0} − {1} (nilai dasar {2}) = {3}" + (
        "" if _within(lama, rule) else "; " + _outside(rule)
    )
    isi = (lama, rule.nilai_dasar, golongan, value)
    return Credit(value, Step("Angka kredit integrasi", value, how, isi, str(policy.integrasi)))


def _within(value: Decimal, rule: OldCredit) -> bool:
    return rule.dari <= value and (rule.sampai is None or value <= rule.sampai)


def _outside(rule: OldCredit) -> str:
    until = f"–{show(rule.sampai)}" if rule.sampai is not None else " ke atas"
    return f"di luar rentang golongan itu ({show(rule.dari)}{until}), periksa golongannya"


def remaining(nilai: Decimal, jenjang: str, golongan: str, policy: CreditPolicy) -> Need | None:
    """Return what an accumulated credit lacks for the next rank and the next jenjang.

    The rank after the last golongan of a jenjang comes with the next jenjang. None when the
    golongan is not one of the jenjang, or the jenjang has no credit.
    """
    rung = rung_of(jenjang, policy)
    if rung is None or golongan not in rung.golongan:
        return None
    steps = rung.golongan.index(golongan) + 1
    last = steps == len(rung.golongan)
    top = last and rung.kredit_jenjang is None
    rank = None if top else rung.kredit_pangkat * steps
    rank_left, rung_left = _left(rank, nilai), _left(rung.kredit_jenjang, nilai)
    how = "pangkat berikutnya pada {0}, kurang {1}; jenjang berikutnya pada {2}, kurang {3}"
    isi = tuple(
        "–" if n is None else show(n) for n in (rank, rank_left, rung.kredit_jenjang, rung_left)
    )
    name = f"Kebutuhan angka kredit {rung.nama} {golongan}"
    step = Step(name, nilai, how, isi, str(rung.sumber))
    return Need(rank, rank_left, rung.kredit_jenjang, rung_left, step)


def _left(needed: Decimal | None, held: Decimal) -> Decimal | None:
    return None if needed is None else max(Decimal(0), needed - held)
