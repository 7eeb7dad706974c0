"""`decide`: the rating official's own rating, with a reason; it wins over what sheets state."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_cli.actions import locking
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.actions.ruling_request import Request
from kinerja_cli.errors import ConfigError, UsageError
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.model import Placement, Ruling
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.placement import in_force, leads_unit
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import audit, database, decisions, facts, inputs, results
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection

Choosing = Callable[[], Choice]
"""How the regulation of the period is found, when somebody needs it."""


@dataclass(frozen=True, slots=True)
class DecideResult:
    """What a decision changes.

    Attributes:
        lama, baru: field of `Decision` → what was and what is decided.
        lembar: what sheets state otherwise; it is not used.
        berubah: False when all of it was decided so already.
        menimpa: whether something decided before is replaced or taken back.
        dinilai: whether the employee has a score of this period.
        tidak_dipakai: whether a rating of hasil kerja is decided that no score will use: the
            employee heads the unit, and the organisation's predikat says it.
    """

    nip: str
    nama: str
    unit: str
    periode: Period
    ruling: Ruling
    lama: Mapping[str, str]
    baru: Mapping[str, str]
    lembar: Mapping[str, str]
    berubah: bool
    menimpa: bool
    dinilai: bool
    tidak_dipakai: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing decided: for whom, when and why."""

    periode: str
    nip: str
    nama: str
    apa: str
    nilai: str
    tanggal: str
    oleh: str
    alasan: str
    dasar: str


def listing(db: Path, period: Period | None, wait: float) -> list[Listed]:
    """Return everything decided that holds, of one period only with `period`.

    Raises:
        DatabaseError: there is no database.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        sequence = audit.head(connection).n
        names = inputs.People(connection, sequence).nama
        periods = sorted({periode for _, periode in decisions.in_force(connection)})
        return [
            Listed(periode, nip, names.get(nip, ""), name, value, one.putusan[name].tanggal,
                   one.putusan[name].oleh, one.putusan[name].alasan, one.putusan[name].dasar)
            for periode in periods
            if period is None or periode == str(period)
            for nip, one in decisions.of_period(connection, periode, sequence).items()
            for name, value in one.nilai.items()
        ]  # fmt: skip


def plan(
    db: Path, asked: Request, actor: Actor, wait: float, choosing: Choosing | None = None
) -> DecideResult:
    """Return what a decision would change.

    Raises:
        DatabaseError: there is no database.
        UsageError: nobody of that NIP is known, or not in that period; nothing to take back.
        LockedError: the period is locked.
    """
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return _proposed(connection, asked, actor, choosing)


def decide(
    db: Path, asked: Request, actor: Actor, wait: float, choosing: Choosing | None = None
) -> DecideResult:
    """Record a decision with its entry on the trail; what is not named stays as it was decided.

    Raises:
        DatabaseError: there is no database.
        UsageError: nobody of that NIP is known, or not in that period; nothing to take back.
        LockedError: the period is locked; nothing was written.
    """
    with (
        closing(database.open_existing(db, wait)) as connection,
        database.writing(connection) as transaction,
    ):
        found = _proposed(connection, asked, actor, choosing)
        if not found.berubah:
            transaction.discard()
            return found
        periode = str(asked.periode)
        details = {"periode": periode, "cabut": asked.cabut, decisions.NAMED: sorted(asked.nilai)}
        # What is decided about a person leaves with that person; the number of the entry is the
        # one under which the decision stands.
        personal = {
            "nip": asked.nip, "lama": dict(found.lama), "baru": dict(found.baru),
            "alasan": found.ruling.alasan, "dasar": found.ruling.dasar,
            "tanggal": found.ruling.tanggal,
        }  # fmt: skip
        with audit.recording(connection, actor) as trail:
            n = trail.add("keputusan", details, personal)
            if asked.cabut:
                decisions.end(connection, asked.nip, periode, n)
            else:
                decisions.save(connection, asked.nip, periode, found.baru, found.ruling, n)
        return found


def _proposed(
    connection: Connection, asked: Request, actor: Actor, choosing: Choosing | None
) -> DecideResult:
    """Return what a decision changes against what is decided now."""
    sequence, periode = audit.head(connection).n, str(asked.periode)
    people = inputs.People(connection, sequence)
    placed = _placement(connection, people, asked, sequence)
    held = decisions.of_period(connection, periode, sequence).get(asked.nip)
    before = dict(held.nilai) if held else {}
    if asked.cabut and not held:
        raise UsageError(
            f"{people.nama[asked.nip]} tidak punya penetapan untuk {asked.periode.words}, jadi tidak"
            " ada yang dicabut.",
            "Rating dari lembar diubah dengan mengimpor lembar yang benar.",
        )
    after = {} if asked.cabut else {**before, **asked.nilai}
    ruling = Ruling(actor.oleh, asked.tanggal or actor.waktu[:10], asked.alasan, asked.dasar)
    said = _imported(connection, asked.nip, periode)
    same = held is not None and all(_same(held.putusan.get(name), asked) for name in asked.nilai)
    return DecideResult(
        asked.nip,
        people.nama[asked.nip],
        placed.unit,
        asked.periode,
        ruling,
        before,
        after,
        {name: value for name, value in said.items() if after.get(name, value) != value},
        after != before or not same,
        any(after.get(name) != value for name, value in before.items()),
        asked.nip in results.of_period(connection, periode),
        "hasil_kerja" in asked.nilai and _by_organisation(placed, choosing),
    )


def _by_organisation(placed: Placement, choosing: Choosing | None) -> bool:
    """Return whether the organisation's predikat gives this employee's rating of hasil kerja.

    A folder of regulations that cannot be read keeps nobody from deciding; `score` tells of it.
    """
    if choosing is None or not leads_unit(placed):
        return False
    try:
        policy = choosing().of(placed.unit)
    except (ConfigError, UsageError):
        return False
    return isinstance(policy, Policy) and policy.jenis == "matriks" and bool(policy.organisasi)


def _same(ruling: Ruling | None, asked: Request) -> bool:
    """Return whether a field was decided for this very reason; a date not named does not count."""
    return (
        ruling is not None
        and (ruling.alasan, ruling.dasar) == (asked.alasan, asked.dasar)
        and asked.tanggal in {"", ruling.tanggal}
    )


def _placement(
    connection: Connection, people: inputs.People, asked: Request, sequence: int
) -> Placement:
    """Return where the employee stands in the period.

    Raises:
        UsageError: nobody of that NIP is known, or not in that period.
        LockedError: the period is locked there.
    """
    shown = nips.show(asked.nip)
    if asked.nip not in people.placements:
        raise UsageError(
            f"NIP {shown} tidak dikenal.",
            "Periksa NIP itu, atau impor dahulu lembar pegawai atau rekap yang memuatnya.",
        )
    placed = in_force(people.placements[asked.nip], asked.periode)
    one = next(iter(inputs.read(connection, asked.periode, sequence, people, [asked.nip])))
    if placed is None or (placed.early and not one.indicators):
        since = f" TMT jabatan pertamanya {_since(placed.placement.tmt)}." if placed else ""
        raise UsageError(
            f"{one.nama} ({shown}) belum ditempatkan pada {asked.periode.words}.{since}",
            "Periksa periodenya, atau lengkapi riwayat jabatannya di lembar pegawai.",
        )
    if lock := locking.held(connection).of_person(asked.nip, asked.periode):
        raise locking.refusal(connection, [lock], "Penetapan tidak dapat diubah")
    return placed.placement


def _since(tmt: date | None) -> str:
    return tmt.isoformat() if tmt else "tidak tercatat"


def _imported(connection: Connection, nip: str, periode: str) -> dict[str, str]:
    """Return what sheets state: field of `Decision` → value."""
    kind = KINDS["rating"]
    version = facts.current(connection, kind, [nip]).get((nip, periode))
    if version is None:
        return {}
    stated = dict(zip(kind.isi, version.nilai, strict=True))
    return {name: str(stated[at]) for name, at in decisions.COLUMNS.items() if stated[at]}
