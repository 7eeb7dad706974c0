"""`lock` and `unlock`: a period's inputs and scores are frozen, office by office."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions import locking, units
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.locks import Lock
from kinerja_cli.rules.names import clean
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.placement import in_force
from kinerja_cli.store import audit, database, inputs, locks, overview, results, runs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection


@dataclass(frozen=True, slots=True)
class LockResult:
    """What a lock freezes.

    Attributes:
        dikunci: offices that were open.
        sudah: offices that were locked already.
        belum_dinilai: those of `dikunci` that were never scored for this period.
        berubah: people there whose data changed after they were scored, or who came afterwards.
        belum_lengkap: people there who were scored without a predikat, in a part of it too.
        bagian_belum: shorter periods within it that have data and were never scored there.
    """

    periode: Period
    dikunci: tuple[str, ...]
    sudah: tuple[str, ...]
    belum_dinilai: tuple[str, ...]
    berubah: int
    belum_lengkap: int
    bagian_belum: tuple[Period, ...] = ()

    @property
    def meragukan(self) -> bool:
        """Whether the officer should be asked: what would be frozen is no finished score."""
        return bool(self.belum_dinilai or self.berubah)


@dataclass(frozen=True, slots=True)
class UnlockResult:
    """What was opened.

    Attributes:
        masih: what is locked nevertheless, by the lock of a longer period, in words.
    """

    periode: Period
    dibuka: tuple[str, ...]
    masih: tuple[str, ...]


def plan(db: Path, period: Period, dinas: str | None, today: str, wait: float) -> LockResult:
    """Return what a lock would freeze.

    Raises:
        DatabaseError: there is no database.
        UsageError: there is no such office, or none at all, or the period begins after `today`.
    """
    _require_begun(period, today)
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return _lockable(connection, period, dinas)[1]


def lock(
    db: Path, period: Period, dinas: str | None, alasan: str, actor: Actor, wait: float
) -> LockResult:
    """Freeze a period of one office, or of every office known now.

    Raises:
        DatabaseError: there is no database.
        UsageError: there is no such office, or none at all, or the period has not begun.
    """
    _require_begun(period, actor.waktu[:10])
    with (
        closing(database.open_existing(db, wait)) as connection,
        database.writing(connection) as transaction,
    ):
        free, result = _lockable(connection, period, dinas)
        if not free:
            transaction.discard()
            return result
        details = {"periode": str(period), "unit": free, "nama": list(result.dikunci),
                   "belum_dinilai": list(result.belum_dinilai),
                   "berubah": result.berubah}  # fmt: skip
        with audit.recording(connection, actor) as trail:
            n = trail.add("kunci", details, {"alasan": clean(alasan)})
            locks.add(connection, str(period), free, n)
        return result


def _require_begun(period: Period, today: str) -> None:
    if period.first.isoformat() > today:
        raise UsageError(f"{period.words} belum dimulai, jadi belum dapat dikunci.")


def _lockable(
    connection: Connection, period: Period, dinas: str | None
) -> tuple[list[int], LockResult]:
    """Return the numbers of the offices that are open, and what their lock would freeze."""
    names = unit_rows.names_in_sight(connection)
    asked = [units.find(connection, dinas)] if dinas else list(names)
    if not asked:
        raise UsageError(
            "Basis data masih kosong: belum ada yang dapat dikunci.",
            "Impor dahulu: kinerja import BERKAS.xlsx",
        )
    locked = locking.of_period(connection, period)
    free = [unit for unit in asked if unit not in locked]
    scored = runs.covered(connection, str(period))
    scored_parts = [
        one for name, _ in runs.periods(connection) if period.contains(one := from_id(name))
    ]
    incomplete = {
        nip
        for one in {period, *scored_parts}
        for nip, result in results.of_period(connection, str(one), free).items()
        if result.predikat is None
    }
    return free, LockResult(
        period,
        _sorted(names[unit] for unit in free),
        _sorted(names[unit] for unit in asked if unit in locked),
        _sorted(names[unit] for unit in free if unit not in scored),
        _changed(connection, period, [unit for unit in free if unit in scored]),
        len(incomplete),
        _unscored_parts(connection, period, set(free)),
    )


def _unscored_parts(
    connection: Connection, period: Period, offices: set[int]
) -> tuple[Period, ...]:
    """Return the shorter periods that have data and stand in no scored part of `period`."""
    scored = [
        one
        for name, _ in runs.periods(connection)
        if (one := from_id(name)) != period
        and period.contains(one)
        and offices <= runs.covered(connection, name)
    ]
    known = sorted(from_id(name) for name in overview.periods(connection))
    return tuple(
        one
        for one in known
        if one != period and period.contains(one) and not any(part.contains(one) for part in scored)
    )


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _changed(connection: Connection, period: Period, scored: list[int]) -> int:
    """Return how many people of scored offices have other data now than their score rests on."""
    sequence = audit.head(connection).n
    before = {
        nip: one.masukan_sha256
        for nip, one in results.of_period(connection, str(period), scored).items()
    }
    people = inputs.People(connection, sequence)
    known = [nip for nip in before if nip in people.placements]
    now = inputs.read(connection, period, sequence, people, known)
    moved = sum(digest(one) != before[one.nip] for one in now)
    return len(before) - len(known) + moved + len(_new(people, period, scored) - before.keys())


def _new(people: inputs.People, period: Period, scored: list[int]) -> set[str]:
    """Return everybody who would be scored in one of these offices now."""
    found = {
        nip: in_force(people.placements[nip], period) for nip in people.in_unit(period, scored)
    }
    return {
        nip
        for nip, placed in found.items()
        if placed and not placed.early and placed.placement.unit_id in scored
    }


def unlock_plan(db: Path, period: Period, dinas: str | None, wait: float) -> UnlockResult:
    """Return what would be opened.

    Raises:
        DatabaseError: there is no database.
        UsageError: there is no such office, or it is not locked for this period.
    """
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return _unlockable(connection, period, dinas)[1]


def unlock(
    db: Path, period: Period, dinas: str | None, alasan: str, actor: Actor, wait: float
) -> UnlockResult:
    """Open a locked period of one office, or of every office that is locked.

    Raises:
        DatabaseError: there is no database.
        UsageError: no reason, no such office, or it is not locked for this period.
    """
    if not clean(alasan):
        raise UsageError(
            "Alasannya belum disebut.", "Tambahkan --alasan dengan alasan kunci itu dibuka."
        )
    with closing(database.open_existing(db, wait)) as connection, database.writing(connection):
        locked, result = _unlockable(connection, period, dinas)
        details = {"periode": str(period), "unit": locked, "nama": list(result.dibuka)}
        with audit.recording(connection, actor) as trail:
            n = trail.add("buka-kunci", details, {"alasan": clean(alasan)})
            locks.end(connection, str(period), locked, n)
        return result


def _unlockable(
    connection: Connection, period: Period, dinas: str | None
) -> tuple[list[int], UnlockResult]:
    """Return the numbers of the offices to open, and what comes of it."""
    names, found = unit_rows.names(connection), locks.in_force(connection)
    asked = units.find(connection, dinas) if dinas else None
    mine = [one for one in found if asked in {None, one.unit_id}]
    opened = list(dict.fromkeys(one.unit_id for one in mine if one.periode == period))
    others = [
        one for one in mine
        if one.periode != period and one.periode.contains(period)
        and (one.unit_id in opened or not opened)
    ]  # fmt: skip
    still = _sorted({locking.words(one, names) for one in others})
    if not opened:
        raise UsageError(_not_locked(period, asked, names, still), _have(found))
    return opened, UnlockResult(period, _sorted(names[unit] for unit in opened), still)


def _not_locked(
    period: Period, asked: int | None, names: dict[int, str], still: Sequence[str]
) -> str:
    whose = f" {names[asked]}" if asked is not None else ""
    if still:
        return f"{period.words}{whose} terkunci lewat periode yang memuatnya: {'; '.join(still)}."
    return f"{period.words}{whose} tidak terkunci."


def _have(found: Sequence[Lock]) -> str:
    have = sorted({str(one.periode) for one in found})
    return f"Yang terkunci: {', '.join(have)}." if have else "Belum ada yang terkunci."
