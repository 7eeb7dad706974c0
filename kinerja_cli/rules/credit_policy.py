"""What an angka kredit policy says: percent per predikat, coefficients, needs, conversion."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy_head import (
    Citation,
    Head,
    SummaryLine,
    cited,
    footnotes,
    heading,
    opened,
)
from kinerja_cli.rules.policy_table import PolicyTable

_PREDICATES = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")


@dataclass(frozen=True, slots=True)
class Rung:
    """One jenjang of functional positions.

    Attributes:
        golongan: its golongan ruang, the lowest first.
        koefisien: angka kredit of one year with predikat Baik.
        kredit_pangkat: needed for each next rank within the jenjang.
        kredit_jenjang: needed for the next jenjang; None: there is none.
    """

    nama: str
    kategori: str
    golongan: tuple[str, ...]
    koefisien: Decimal
    kredit_pangkat: Decimal
    kredit_jenjang: Decimal | None
    sumber: Citation


@dataclass(frozen=True, slots=True)
class OldCredit:
    """Angka kredit of the old kind in one golongan: its range and the nilai dasar taken off."""

    dari: Decimal
    sampai: Decimal | None
    nilai_dasar: Decimal


@dataclass(frozen=True, slots=True)
class CreditPolicy:
    """An angka kredit policy.

    Attributes:
        persen: predikat → percent of the coefficient.
        sebutan: another name of a predikat → the predikat.
        bulan_setahun: what months are divided by.
        jenjang: jenjang by name; lama: old credit by golongan.
        simpan, cetak: decimals that are kept, and that are printed.
    """

    head: Head
    persen: Mapping[str, Decimal]
    predikat: Citation
    sebutan: Mapping[str, str]
    bulan_setahun: int
    periodik: Citation
    jenjang: Mapping[str, Rung]
    lama: Mapping[str, OldCredit]
    integrasi: Citation
    simpan: int
    cetak: int
    pembulatan: Citation
    akumulasi: Citation
    belum_dikonfirmasi: tuple[str, ...]


def parse(texts: Mapping[str, str], policy_id: str) -> CreditPolicy:
    """Return the policy `policy_id` of family angka-kredit.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, "angka-kredit", "konversi")
    names = ("predikat", "periodik", "integrasi", "pembulatan", "akumulasi")
    marks, periodic, old, rounding, _ = tables = [top.table(name) for name in names]
    sources = [cited(table) for table in tables]
    rungs = _rungs(top.table("jenjang"))
    policy = CreditPolicy(
        head=head,
        persen={name: marks.number(name) for name in _PREDICATES},
        predikat=sources[0],
        sebutan=_names(top.table("sebutan")),
        bulan_setahun=periodic.count("bulan_setahun"),
        periodik=sources[1],
        jenjang=rungs,
        lama=_old(old.table("golongan")),
        integrasi=sources[2],
        simpan=rounding.count("simpan"),
        cetak=rounding.count("cetak"),
        pembulatan=sources[3],
        akumulasi=sources[4],
        belum_dikonfirmasi=footnotes(*sources, *(rung.sumber for rung in rungs.values())),
    )
    for table in (*tables, top):
        table.close()
    if not policy.bulan_setahun:
        raise ConfigError(f"Kebijakan {periodic.path}: “bulan_setahun” harus lebih dari nol.")
    return policy


def _names(table: PolicyTable) -> dict[str, str]:
    return {name: table.choice(name, _PREDICATES) for name in table.rest()}


def _rungs(table: PolicyTable) -> dict[str, Rung]:
    found = {}
    for name in table.rest():
        entry = table.table(name)
        following = entry.number("kredit_jenjang") if entry.has("kredit_jenjang") else None
        found[name] = Rung(
            name,
            entry.text("kategori"),
            entry.words("golongan"),
            entry.number("koefisien"),
            entry.number("kredit_pangkat"),
            following,
            cited(entry),
        )
        entry.close()
    return found


def _old(table: PolicyTable) -> dict[str, OldCredit]:
    found = {}
    for name in table.rest():
        entry = table.table(name)
        until = entry.number("sampai") if entry.has("sampai") else None
        found[name] = OldCredit(entry.number("dari"), until, entry.number("nilai_dasar"))
        entry.close()
    return found


def summary(policy: CreditPolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    marks = "; ".join(f"{name} {show(percent)}%" for name, percent in policy.persen.items())
    shorter = (
        f"Kurang dari setahun: dikali bulan ÷ {policy.bulan_setahun}; tanpa predikat tidak ada "
        "angka kredit, bukan nol."
    )
    lines = [
        heading(policy.head),
        (f"Persentase koefisien menurut predikat: {marks}.", str(policy.predikat)),
        (shorter, str(policy.periodik)),
    ]
    for rung in policy.jenjang.values():
        following = (
            "jenjang tertinggi"
            if rung.kredit_jenjang is None
            else f"{show(rung.kredit_jenjang)} untuk jenjang berikutnya"
        )
        words = (
            f"{rung.nama} ({', '.join(rung.golongan)}): koefisien {show(rung.koefisien)} setahun; "
            f"{show(rung.kredit_pangkat)} tiap kenaikan pangkat; {following}."
        )
        lines.append((words, str(rung.sumber)))
    old = "; ".join(
        f"{name} ({_range(one)}) {show(one.nilai_dasar)}" for name, one in policy.lama.items()
    )
    words = f"Nilai dasar angka kredit lama, dengan rentang golongannya: {old}."
    lines.append((words, str(policy.integrasi)))
    rounding = (
        f"Disimpan {policy.simpan} desimal, dicetak {policy.cetak} desimal, setengah ke atas."
    )
    total = "Dikumpulkan dalam satu jenjang; pada jenjang berikutnya mulai lagi dari nol."
    return [*lines, (total, str(policy.akumulasi)), (rounding, str(policy.pembulatan))]


def _range(one: OldCredit) -> str:
    if one.sampai is None:
        return f"{show(one.dari)} ke atas"
    return f"{show(one.dari)}–{show(one.sampai)}"
