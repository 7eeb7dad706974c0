"""`verify`: is everything stored still what was stored, and do the scores come out again?"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from kinerja_cli.actions import block_names, scored
from kinerja_cli.actions.differences import differences
from kinerja_cli.errors import KinerjaError
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.score import VERSION
from kinerja_cli.store import (
    audit,
    chain,
    database,
    disclosures,
    results,
    runs,
    seals,
    soundness,
)  # fmt: skip
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People
from kinerja_cli.store.runs import Run

Progress = Callable[[str, int, int], None]

CHECKS = {
    "struktur": "halaman, acuan dan skema basis data",
    "rantai": "jejak audit: tidak ada catatan yang diubah, disisipkan atau dihapus",
    "isi": "sidik data: yang tersimpan masih yang diimpor, ditetapkan dan dihitung",
    "kebijakan": "naskah peraturan yang dipakai menilai",
    "skor": "nilai dihitung ulang dari masukan dan peraturannya",
    "berkas": "laporan yang pernah ditulis",
}
"""Every check by its name, with what it looks at; each is made even when another found something."""

UNREADABLE = "tidak-terbaca"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was.

    Attributes:
        kode: stable kebab-case name.
        pesan: where it is and what is wrong, in words.
        catatan: entry of the trail it belongs to; None for none.
    """

    kode: str
    pesan: str
    catatan: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check looked at and found.

    Attributes:
        diperiksa: how many things it looked at, in words.
        info: what it could not look at, in words; no fault.
    """

    nama: str
    diperiksa: str
    masalah: tuple[Fault, ...]
    info: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """All checks, and the head of the trail to note down."""

    pemeriksaan: tuple[Checked, ...]
    kepala: str

    @property
    def sehat(self) -> bool:
        """Whether no check found anything."""
        return not any(one.masalah for one in self.pemeriksaan)


def verify(db: Path, wait: float, progress: Progress) -> VerifyResult:
    """Make every check; nothing is changed.

    Whoever wants to write waits while the database is looked through, but not for the reports: those
    may be many, and lie on a slow share.

    Raises:
        DatabaseError: there is no database, or it cannot be opened at all.
    """
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        makers: dict[str, Callable[[], Checked]] = {
            "struktur": lambda: _structure(connection),
            "rantai": lambda: _chain(connection),
            "isi": lambda: _contents(connection),
            "kebijakan": lambda: _policies(connection),
            "skor": lambda: _scores(connection, progress),
        }
        made = [_guarded(name, make) for name, make in makers.items()]
        handed: list[tuple[str, str, int]] = []
        unread = _guarded("berkas", lambda: _listed(connection, handed))
        try:
            kepala = str(audit.head(connection))
        except KinerjaError:
            kepala = ""
    files = unread if unread.masalah else _guarded("berkas", lambda: _files(handed))
    return VerifyResult((*made, files), kepala)


def _guarded(name: str, make: Callable[[], Checked]) -> Checked:
    """Make one check; data that cannot even be read are a fault that it found."""
    try:
        with database.translated("kinerja"):
            return make()
    except Exception as error:  # noqa: BLE001  # damaged data can break anything that reads them
        words = error.pesan if isinstance(error, KinerjaError) else type(error).__name__
        fault = Fault(UNREADABLE, f"pemeriksaan {name} tidak dapat diselesaikan: {words}")
        return Checked(name, "tidak selesai", (fault,))


def _structure(connection: Connection) -> Checked:
    told = [f"SQLite: {words}" for words in soundness.pages(connection)]
    told += soundness.structure(connection)
    found = [Fault("struktur-rusak", words) for words in told]
    return Checked("struktur", "seluruh berkas", tuple(found))


def _chain(connection: Connection) -> Checked:
    found = [
        Fault("jejak-rusak", f"catatan {one.n}: {one.apa}", one.n)
        for one in chain.breaks(connection)
    ]
    found += [
        Fault("kepala-berbeda", f"proses {run}: kepala yang dicatatnya tidak ada dalam jejak")
        for run, text in runs.heads(connection)
        if not _is_held(connection, text)
    ]
    return Checked("rantai", f"{audit.head(connection).n} catatan", tuple(found))


def _is_held(connection: Connection, kepala: str) -> bool:
    """Return whether the trail has a head that a run noted; one that is no head any more it has not."""
    try:
        return chain.holds(connection, audit.parse_head(kepala))
    except ValueError:
        return False


def _contents(connection: Connection) -> Checked:
    stored = chain.sealed(connection)
    actual = seals.of(connection, None)
    name = block_names.of(connection)
    found = [
        Fault("isi-berubah", f"{name(n, block)}: isinya bukan lagi yang dicatat", n)
        for n, block in seals.differences(stored, actual)
    ]
    offices = chain.units_sealed(connection)
    if offices is not None and offices != seals.units(connection):
        found.append(Fault("isi-berubah", "nama atau alias perangkat daerah berubah tanpa catatan"))
    old = sum(1 for blocks in stored.values() if blocks is None)
    info = (
        (f"{old} catatan lama belum bersidik, jadi isinya tidak dapat dibuktikan",) if old else ()
    )
    count = sum(len(blocks or ()) for blocks in stored.values())
    return Checked("isi", f"{count} blok", tuple(found), info)


def _policies(connection: Connection) -> Checked:
    found = [
        Fault("kebijakan-berubah", f"{name}: naskahnya bukan lagi yang dipakai menilai")
        for name in soundness.changed_policies(connection)
    ]
    return Checked("kebijakan", f"{len(runs.by_policy(connection))} naskah", tuple(found))


def _scores(connection: Connection, progress: Progress) -> Checked:
    """Score everybody of every run again from what it read."""
    found: list[Fault] = []
    info: list[str] = []
    count, every = 0, runs.numbers(connection)
    for done, number in enumerate(every):
        progress("menghitung ulang", done, len(every))
        run = runs.get(connection, number)
        if run is None:
            continue
        if run.versi_hitung != VERSION:
            info.append(
                f"proses {number} dihitung dengan cara hitung versi {run.versi_hitung}, sekarang "
                f"{VERSION}; tidak dibandingkan"
            )
            continue
        members = results.members(connection, number)
        count += len(members)
        try:
            found += _of_run(connection, run, members)
        except Exception as error:  # noqa: BLE001  # damaged data can break anything that reads them
            words = error.pesan if isinstance(error, KinerjaError) else type(error).__name__
            found.append(Fault(UNREADABLE, f"proses {number} tidak dapat dihitung ulang: {words}"))
    progress("menghitung ulang", len(every), len(every))
    return Checked("skor", f"{count} nilai dari {len(every)} proses", tuple(found), tuple(info))


def _of_run(
    connection: Connection, run: Run, members: dict[str, results.Stored]
) -> Iterator[Fault]:
    people = People(connection, run.baca_sampai)
    missing = dict(members)
    known = {nip: stored for nip, stored in members.items() if nip in people.placements}
    for one in scored.again(connection, run, known, people):
        missing.pop(one.stored.nip)
        rows = results.indicator_rows(connection, run.id, one.stored.nip)
        if apart := differences(one, rows):
            told = "; ".join(different.kalimat for different in apart)
            where = f"proses {run.id} ({run.periode}), NIP {nips.show(one.stored.nip)}"
            yield Fault("skor-berbeda", f"{where}: {told}")
    for nip in missing:
        where = f"proses {run.id} ({run.periode}), NIP {nips.show(nip)}"
        yield Fault("skor-berbeda", f"{where}: masukannya tidak ada lagi")


def _listed(connection: Connection, into: list[tuple[str, str, int]]) -> Checked:
    """Note down the files that were handed out, to be looked at when nobody waits any more."""
    into.extend(disclosures.newest(connection))
    return Checked("berkas", f"{len(into)} laporan", ())


def _files(every: Sequence[tuple[str, str, int]]) -> Checked:
    """Compare the files that still lie where they were written; others were moved or sent."""
    found, gone = [], 0
    for name, mark, n in every:
        try:
            with Path(name).open("rb") as stream:
                now = file_digest(stream, "sha256").hexdigest()
        except OSError:
            gone += 1
            continue
        if now != mark:
            found.append(Fault("berkas-berubah", f"{name}: bukan lagi seperti ditulis", n))
    info = (f"{gone} laporan tidak ada lagi di tempatnya, jadi tidak diperiksa",) if gone else ()
    return Checked("berkas", f"{len(every) - gone} laporan", tuple(found), info)
