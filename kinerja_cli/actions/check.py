"""`check`: who has not handed in what, before anybody is told that they have no predikat."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_cli.actions import locking, units
from kinerja_cli.actions.dates import stated_day
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.actions.score import require_data, scores
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.model import Inputs
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.score import Score
from kinerja_cli.store import audit, database, objections, results
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.database import Connection
from kinerja_cli.store.results import Stored

ORGANISASI_KOSONG = "predikat-organisasi-kosong"
_NOWHERE = "Perangkat daerah belum diketahui"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing; without a nip it is the whole office that lacks it."""

    kode: str
    nip: str | None
    nama: str
    jabatan: str
    unit: str
    pesan: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What is missing in a period.

    Attributes:
        kurang: by office, what the whole office lacks first, then in order of nip.
        pegawai: office → how many people are placed there.
    """

    periode: Period
    kurang: tuple[Lack, ...]
    pegawai: Mapping[str, int]


def check(
    db: Path, period: Period, dinas: str | None, choice: Choice, today: date, wait: float,
    progress: Callable[[str, int, int], None],
) -> CheckResult:  # fmt: skip
    """Return everything that is missing; scores in memory and stores nothing.

    Raises:
        UsageError: no such office, or a period nothing was imported for.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        scope = [units.find(connection, dinas)] if dinas else None
        require_data(connection, period)
        desk = _Desk(connection, period, scope)
        found = list(desk.all_lacks(choice, today, progress))
    found.sort(key=lambda one: (one.unit, one.nip or ""))
    return CheckResult(period, tuple(found), desk.people)


class _Desk:
    """Looks through one period of one snapshot of the database.

    Attributes:
        people: office → how many people are placed there, as far as it has looked.
    """

    def __init__(self, connection: Connection, period: Period, scope: list[int] | None) -> None:
        self._connection, self._period, self._scope = connection, period, scope
        self._stored = results.of_period(connection, str(period))
        self._locked = locking.of_period(connection, period)
        self._heads: dict[str, list[str]] = {}
        self._predicates: set[str] = set()
        self._active: set[str] = set()
        self.people: dict[str, int] = {}

    def all_lacks(
        self, choice: Choice, today: date, progress: Callable[[str, int, int], None]
    ) -> Iterator[Lack]:
        """Yield what is missing: of people, of their offices, and answers to objections."""
        read_at = audit.head(self._connection).n
        for policy, scope in choice.by_office(self._connection, self._scope):
            for one in scores(self._connection, self._period, scope, policy, read_at, progress):
                self._take(one)
                if not (isinstance(policy, Policy) and policy.organisasi):
                    # Where no rating follows it, the organisation's predicate is not missed.
                    self._predicates.add(one.tempat.placement.unit)
                stored = self._stored.get(one.inputs.nip)
                locked = one.tempat.placement.unit_id in self._locked
                yield from _of_person(one, stored, self._period, locked=locked)
        yield from self._of_units()
        for raised in objections.open_ones(self._connection, self._period, self._scope):
            about = from_id(raised.periode)
            words = f"Keberatan tanggal {stated_day(raised.tanggal)}"
            words += f" atas {about.words}" if about != self._period else ""
            words += " belum dijawab"
            days = raised.days_open(today)
            words += f" ({days} hari)" if days is not None else ""
            words += f": {raised.alasan}" if raised.alasan else ""
            yield Lack(
                "keberatan-terbuka", raised.nip, raised.nama, raised.jabatan,
                raised.unit or _NOWHERE, _sentence(words),
            )  # fmt: skip

    def _take(self, one: Score) -> None:
        """Remember what an office has through one of its people."""
        unit = one.tempat.placement.unit
        self.people[unit] = self.people.get(unit, 0) + 1
        if one.inputs.organisasi:
            self._predicates.add(unit)
        if one.verdict.pimpinan:
            self._heads.setdefault(unit, []).append(one.inputs.nama)
        if _has_data(one.inputs):
            self._active.add(unit)

    def _of_units(self) -> Iterator[Lack]:
        names = unit_rows.names_in_sight(self._connection)
        wanted = [names[number] for number in names if not self._scope or number in self._scope]
        for unit in sorted({*wanted, *self.people}):
            if unit not in self._active:
                yield _of_unit("unit-tanpa-data", unit, self._nothing(unit))
            if unit in self.people and unit not in self._predicates:
                waiting = ", ".join(self._heads.get(unit, ()))
                words = f"Predikat kinerja organisasi belum ada untuk {self._period.words}."
                words += f" Rating hasil kerja pimpinan ({waiting}) menunggu." if waiting else ""
                yield _of_unit(ORGANISASI_KOSONG, unit, words)

    def _nothing(self, unit: str) -> str:
        if unit in self.people:
            return (
                f"Belum ada indikator, perilaku atau rating satu pegawai pun untuk "
                f"{self._period.words}."
            )
        return f"Tidak ada pegawai yang tercatat pada {self._period.words}."


def _of_unit(code: str, unit: str, words: str) -> Lack:
    return Lack(code, None, "", "", unit, words)


def _has_data(inputs: Inputs) -> bool:
    decided = inputs.penetapan
    return bool(inputs.indicators or inputs.perilaku or decided.hasil_kerja or decided.perilaku)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _reasons(one: Score) -> dict[str, str]:
    """Return code → sentence; what several parts of a year lack alike is said once, naming them."""
    parts = [part.inputs.periode.words for part in one.bagian]
    found: dict[str, dict[str, list[str]]] = {}
    for reason in one.verdict.alasan:
        part = next((words for words in parts if reason.kalimat.startswith(f"{words}: ")), "")
        sentence = reason.kalimat.removeprefix(f"{part}: ") if part else reason.kalimat
        where = found.setdefault(reason.kode, {}).setdefault(sentence, [])
        where += [part] if part and part not in where else []
    return {
        code: " ".join(
            f"{' dan '.join(where)}: {sentence}" if where else sentence
            for sentence, where in sentences.items()
        )
        for code, sentences in found.items()
    }


def _of_person(
    one: Score, stored: Stored | None, period: Period, *, locked: bool
) -> Iterator[Lack]:
    """Yield what one employee lacks; the reasons are those of the engine.

    What is locked stands as it was scored: data of the year that came later does not outdate it.
    """
    placed, last = one.tempat.placement, one.tempat.last

    def lack(code: str, words: str) -> Lack:
        return Lack(code, one.inputs.nip, one.inputs.nama, placed.jabatan, placed.unit, words)

    for code, words in _reasons(one).items():
        if code != ORGANISASI_KOSONG:  # the office lacks it, and is told so once
            yield lack(code, words)
    if not last.nip_atasan and not last.atasan:
        yield lack("atasan-kosong", "Atasan (pejabat penilai) belum tercatat.")
    if stored is None:
        closed = " Periode ini terkunci; buka kuncinya dahulu." if locked else ""
        yield lack("belum-dinilai", f"Belum dinilai pada {period.words}.{closed}")
    elif not locked and stored.masukan_sha256 != digest(one.inputs):
        yield lack("usang", f"Datanya berubah sesudah dinilai pada proses {stored.proses}.")
