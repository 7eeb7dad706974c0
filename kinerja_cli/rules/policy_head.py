"""What the policy files of every family have in common: a head, and an article behind each number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.policy_extends import resolve
from kinerja_cli.rules.policy_table import PolicyTable, unsure

SummaryLine = tuple[str, str]
"""A sentence about a policy and the article behind it, both in Bahasa Indonesia."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The article of a table of numbers; `belum_dikonfirmasi` where our source leaves it unsure."""

    dasar: str
    belum_dikonfirmasi: bool = False

    def __str__(self) -> str:
        """Return the article as an explanation cites it."""
        return unsure(self.dasar) if self.belum_dikonfirmasi else self.dasar


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The head of a policy file; `diperiksa` is the day on which somebody last read its source.

    Equal to itself only: a regulation is a head with numbers, and what is remembered per regulation
    must not be given to another one with the same head.
    """

    id: str
    judul: str
    keluarga: str
    jenis: str
    berlaku_dari: date
    berlaku_sampai: date | None
    diperiksa: date
    ringkasan: str


def opened(
    texts: Mapping[str, str], policy_id: str, keluarga: str, jenis: str
) -> tuple[PolicyTable, Head]:
    """Return the table of a policy file, its bases merged in, and its head.

    Raises:
        ConfigError: there is no such file, it is not sound, or it is of another family.
    """
    top = PolicyTable(resolve(texts, policy_id), policy_id)
    return top, Head(**head_fields(top, keluarga, (jenis,)))


def head_fields(top: PolicyTable, keluarga: str, kinds: tuple[str, ...]) -> dict[str, Any]:
    """Return the head of a policy file of a family, by field."""
    return {
        "id": top.text("id"),
        "judul": top.text("judul"),
        "keluarga": top.choice("keluarga", (keluarga,)),
        "jenis": top.choice("jenis", kinds),
        "berlaku_dari": top.day("berlaku_dari"),
        "berlaku_sampai": top.day("berlaku_sampai", None),
        "diperiksa": top.day("diperiksa"),
        "ringkasan": top.text("ringkasan"),
    }


def cited(table: PolicyTable) -> Citation:
    """Return the article of a table."""
    return Citation(table.text("dasar"), table.flag("belum_dikonfirmasi"))


def footnotes(*citations: Citation) -> tuple[str, ...]:
    """Return the articles that are unsure, each once: reports print them below a table."""
    return tuple(dict.fromkeys(one.dasar for one in citations if one.belum_dikonfirmasi))


def heading(head: Head) -> SummaryLine:
    """Return the first line of a policy's summary."""
    until = f" sampai {day_words(head.berlaku_sampai)}" if head.berlaku_sampai else ""
    return " ".join(head.ringkasan.split()), f"{head.judul}, sejak {head.berlaku_dari:%Y}{until}"


def head_faults(data: Mapping[str, Any], today: date | None = None) -> list[str]:
    """Return what cannot be meant in the head of an office's own policy.

    Not refused by whoever reads a policy: the text of an old run stays readable.

    Args:
        data: the whole of the policy.
        today: the day after which nobody can have checked it; None: not looked at.
    """
    faults = []
    if isinstance(data.get("berlaku_untuk"), list) and not office_names(data):
        faults.append(
            "“berlaku_untuk” kosong atau bukan nama: sebut perangkat daerahnya, atau hapus baris "
            "itu bila untuk semua"
        )
    since, until, seen = (data.get(key) for key in ("berlaku_dari", "berlaku_sampai", "diperiksa"))
    if _is_day(since) and _is_day(until) and until < since:
        faults.append(f"“berlaku_sampai” ({until}) mendahului “berlaku_dari” ({since})")
    if today and _is_day(seen) and seen > today:
        faults.append(f"“diperiksa” ({seen}) belum terjadi; hari ini {today}")
    return faults


def office_names(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the offices that a policy says it is for; none where that is no list of names."""
    named = data.get("berlaku_untuk")
    sound = isinstance(named, list) and all(isinstance(one, str) and one.strip() for one in named)
    return tuple(named) if sound and named else ()


def _is_day(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)
