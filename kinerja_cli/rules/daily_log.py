"""The daily log (kegiatan harian): minutes, approval, and what is worth asking about.

A signal says what stands there, with figures, for a conversation. It is no verdict, and no score
depends on it. What a sheet does not state (minutes, the moment of entry) is missing, not wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from kinerja_cli.rules.names import key, person_key
from kinerja_cli.rules.nip import strip
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.policy_head import (
    Citation,
    Head,
    SummaryLine,
    cited,
    footnotes,
    heading,
    opened,
)
from kinerja_cli.rules.reported import DISETUJUI, DITOLAK, LogEntry

FAMILY = "log-harian"

BERLEBIH, MUNDUR, SAMA, BORONGAN, SENDIRI = (
    "menit-berlebih",
    "diisi-mundur",
    "teks-sama",
    "setuju-borongan",
    "setuju-sendiri",
)
_QUOTED = 80


@dataclass(frozen=True, slots=True)
class LogPolicy:
    """What a day of work is, and from where on something is worth asking about.

    Attributes:
        efektif: minutes of work that a day is held to have.
        wajar: minutes a day above which a day is asked about.
        mundur: days after which an entry counts as back-filled.
        sama_hari, sama_huruf: days whose whole content is the same, and letters it must have at least.
        borongan_entri, borongan_hari: entries approved on one day, and the days they are of.
    """

    head: Head
    efektif: int
    efektif_sumber: Citation
    wajar: int
    wajar_sumber: Citation
    mundur: int
    mundur_sumber: Citation
    sama_hari: int
    sama_huruf: int
    sama_sumber: Citation
    borongan_entri: int
    borongan_hari: int
    borongan_sumber: Citation
    belum_dikonfirmasi: tuple[str, ...]


class Day(NamedTuple):
    """One day of one employee; `menit` is None where no entry states any."""

    tanggal: date
    entri: int
    menit: int | None
    tanpa_menit: int
    disetujui: int
    ditolak: int


class Signal(NamedTuple):
    """Something worth asking about; `nip` is "" where it is about a validator."""

    kode: str
    nip: str
    siapa: str
    kalimat: str


def parse(texts: Mapping[str, str], policy_id: str) -> LogPolicy:
    """Return the policy `policy_id` of family log-harian.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, FAMILY, "isyarat")
    names = ("menit", "menit_berlebih", "diisi_mundur", "teks_sama", "setuju_borongan")
    tables = [top.table(name) for name in names]
    work, most, late, same, burst = tables
    sources = [cited(table) for table in tables]
    policy = LogPolicy(
        head,
        work.count("efektif"), sources[0],
        most.count("wajar"), sources[1],
        late.count("hari"), sources[2],
        same.count("hari"), same.count("huruf"), sources[3],
        burst.count("entri"), burst.count("hari"), sources[4],
        footnotes(*sources),
    )  # fmt: skip
    for table in (*tables, top):
        table.close()
    return policy


def summary(policy: LogPolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    same = (
        f"Ditanyakan: seluruh isi sehari ({policy.sama_huruf} huruf atau lebih) sama persis pada "
        f"{policy.sama_hari} hari atau lebih."
    )
    burst = (
        f"Ditanyakan: {policy.borongan_entri} entri atau lebih dari {policy.borongan_hari} hari "
        "kegiatan atau lebih, disetujui satu orang pada satu hari."
    )
    rules = (
        (f"Waktu kerja efektif sehari {policy.efektif} menit.", policy.efektif_sumber),
        (f"Ditanyakan: lebih dari {policy.wajar} menit dalam satu hari.", policy.wajar_sumber),
        (
            f"Ditanyakan: diisi lebih dari {policy.mundur} hari sesudah harinya.",
            policy.mundur_sumber,
        ),
        (same, policy.sama_sumber),
        (burst, policy.borongan_sumber),
    )
    return [heading(policy.head), *((words, str(source)) for words, source in rules)]


def days(entries: Iterable[LogEntry]) -> list[Day]:
    """Return the days of one employee in order; what was refused counts no minutes."""
    ordered = sorted(entries, key=lambda one: one.tanggal)
    return [_day(day, list(own)) for day, own in groupby(ordered, lambda one: one.tanggal)]


def _day(day: date, entries: Sequence[LogEntry]) -> Day:
    stated = [one.menit for one in entries if one.menit is not None and one.status != DITOLAK]
    return Day(
        day,
        len(entries),
        sum(stated) if stated else None,
        sum(one.menit is None for one in entries),
        sum(one.status == DISETUJUI for one in entries),
        sum(one.status == DITOLAK for one in entries),
    )


def signals(
    entries: Sequence[LogEntry], names: Mapping[str, str], policy: LogPolicy
) -> tuple[Signal, ...]:
    """Return what is worth asking about in the daily log of an office.

    Args:
        entries: of all its people.
        names: nip → name of everybody in them.
        policy: from where on.
    """
    ordered = sorted(entries, key=lambda one: (one.nip, one.tanggal))
    found: list[Signal] = []
    for nip, own in groupby(ordered, lambda one: one.nip):
        theirs = list(own)
        for kind, words in (
            (BERLEBIH, _too_long(theirs, policy)),
            (MUNDUR, _late(theirs, policy)),
            (SAMA, _same(theirs, policy)),
            (SENDIRI, _alone(theirs, names.get(nip, ""))),
        ):
            found += [Signal(kind, nip, names.get(nip, ""), words)] if words else []
    return (*found, *_bursts(ordered, names, policy))


def _too_long(entries: Sequence[LogEntry], policy: LogPolicy) -> str:
    over = [one for one in days(entries) if one.menit is not None and one.menit > policy.wajar]
    if not over:
        return ""
    most = max(over, key=lambda one: one.menit or 0)
    return (
        f"{len(over)} hari berisi lebih dari {policy.wajar} menit; terbanyak {most.menit} menit pada "
        f"{day_words(most.tanggal)}."
    )


def _late(entries: Sequence[LogEntry], policy: LogPolicy) -> str:
    known = [(one, one.hari_input) for one in entries]
    stated = [(one, day) for one, day in known if day is not None]
    late = [(one, day) for one, day in stated if (day - one.tanggal).days > policy.mundur]
    if not late:
        return ""
    worst, entered = max(late, key=lambda pair: ((pair[1] - pair[0].tanggal).days, pair[0].tanggal))
    return (
        f"{len(late)} dari {len(stated)} entri yang diketahui waktu pengisiannya diisi lebih dari "
        f"{policy.mundur} hari sesudah harinya; paling lama {(entered - worst.tanggal).days} hari "
        f"(kegiatan {day_words(worst.tanggal)}, diisi {day_words(entered)})."
    )


def _alone(entries: Sequence[LogEntry], name: str) -> str:
    own = [
        one
        for one in entries
        if one.status == DISETUJUI
        and one.validator
        and (
            strip(one.validator) == one.nip
            or (name and person_key(one.validator) == person_key(name))
        )
    ]
    return f"{len(own)} entri disetujui oleh yang mengisinya sendiri." if own else ""


def _same(entries: Sequence[LogEntry], policy: LogPolicy) -> str:
    """Return the days whose whole content is the same; a task that recurs among others is none."""
    by_content: dict[frozenset[str], list[date]] = {}
    for day, own in groupby(entries, lambda one: one.tanggal):
        texts = frozenset(key(one.kegiatan) for one in own)
        if sum(map(len, texts)) >= policy.sama_huruf:
            by_content.setdefault(texts, []).append(day)
    copied = [on for on in by_content.values() if len(on) >= policy.sama_hari]
    if not copied:
        return ""
    on = max(copied, key=lambda days: (len(days), days))
    text = "; ".join(dict.fromkeys(one.kegiatan for one in entries if one.tanggal == on[0]))
    others = f" Masih ada {len(copied) - 1} isi lain yang berulang." if len(copied) > 1 else ""
    return (
        f"Seluruh isi log sama persis pada {len(on)} hari, {day_words(on[0])} sampai "
        f"{day_words(on[-1])}: “{_short(text)}”.{others}"
    )


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"


def _bursts(
    entries: Sequence[LogEntry], names: Mapping[str, str], policy: LogPolicy
) -> list[Signal]:
    """Return the days on which somebody approved very much at once."""
    approved: dict[tuple[str, date], list[LogEntry]] = {}
    for one in entries:
        day = one.hari_validasi
        if one.status == DISETUJUI and one.validator and day is not None:
            approved.setdefault((key(one.validator), day), []).append(one)
    found = []
    for (_, day), own in sorted(approved.items()):
        on = sorted({one.tanggal for one in own})
        if len(own) < policy.borongan_entri or len(on) < policy.borongan_hari:
            continue
        who = names.get(strip(own[0].validator), own[0].validator)
        people = len({one.nip for one in own})
        found.append(
            Signal(
                BORONGAN, "", who,
                f"{len(own)} entri milik {people} pegawai disetujui pada {day_words(day)}, untuk "
                f"kegiatan {len(on)} hari ({day_words(on[0])} sampai {day_words(on[-1])}).",
            )
        )  # fmt: skip
    return found
