"""`import`: sheets → records and findings → one transaction, or nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from kinerja_cli.actions import collecting
from kinerja_cli.actions.importing import (
    contradictions,
    frozen,
    headings,
    objection_dates,
    survey_checks,
)
from kinerja_cli.actions.importing.changes import BARU, BERUBAH, TETAP, Changes, compare
from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.import_writer import ImportWriter
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.actions.importing.reconcile import Reconciler
from kinerja_cli.actions.importing.repair import repaired
from kinerja_cli.actions.importing.statements import RowRef
from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake import reader
from kinerja_cli.intake.files.workbook import SUFFIXES
from kinerja_cli.intake.reading import Reading, Wishes
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding
from kinerja_cli.store import database, items, units
from kinerja_cli.store.audit import Actor, Trail
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Key
from kinerja_cli.store.imports import Counts

Progress = Callable[[str, int, int], None]
Understood = Callable[[Sequence[Reading]], None]
"""Is given the readings before anything is written."""
_OF_SHEET = {"kolom-hilang", "kolom-ganda", "skala-perilaku"}


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What `kinerja import` was asked: the sheets' wishes and how to write.

    Attributes:
        petakan: the command line's own headings, as written.
    """

    wishes: Wishes = field(default_factory=Wishes)
    petakan: tuple[str, ...] = ()
    uji: bool = False
    lewati_galat: bool = False
    hapus_hilang: bool = False


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file brought.

    Attributes:
        impor: the import's number; None when nothing was written.
        ditandai: the marked copy; None without one.
        terbuka: the older copy that it could not replace, for a program has it open.
        hanya_asli: what that copy does not keep whole, in words.
    """

    reading: Reading
    impor: int | None
    counts: Counts
    temuan: tuple[Finding, ...]
    tertulis: bool
    ditandai: Path | None = None
    terbuka: Path | None = None
    hanya_asli: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What a command brought; `ditolak` when its faults kept everything out.

    Attributes:
        unit_dibaca: (alias or abbreviation, the office that it was taken for).
    """

    files: tuple[FileResult, ...]
    ditolak: bool
    dilewati: int
    unit_baru: tuple[str, ...]
    unit_dibaca: tuple[tuple[str, str], ...]


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return the files that the paths name; a folder stands for all sheets in it.

    Raises:
        UnreadableError: a path does not exist, or a folder holds no sheet.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            entry
            for entry in path.rglob("*")
            if entry.suffix.casefold() in SUFFIXES
            and not entry.name.startswith(("~$", "."))
            and entry.is_file()  # no pipe, no link to nothing
        )
        if not inside:
            raise UnreadableError(
                f"Folder {path} tidak berisi lembar ({', '.join(SUFFIXES)}).",
                "Periksa nama foldernya.",
            )
        found += inside
    return list(dict.fromkeys(found))


def passed_over(paths: Sequence[Path]) -> list[str]:
    """Return the names of files in the given folders that no import reads, as a PDF."""
    return sorted(
        entry.name
        for path in paths
        if path.is_dir()
        for entry in path.rglob("*")
        if entry.suffix.casefold() not in SUFFIXES
        and not entry.name.startswith(("~$", "."))
        and entry.is_file()
    )


def read_all(paths: Sequence[Path], wishes: Wishes, progress: Progress) -> list[Reading]:
    """Return the readings of all files; every unreadable one is named at once.

    Raises:
        UnreadableError: at least one file cannot be read.
    """
    progress("membaca", 0, len(paths))
    results = reader.read_all(paths, wishes, lambda done: progress("membaca", done, len(paths)))
    errors = [one for one in results if isinstance(one, UnreadableError)]
    if errors:
        if len(errors) == 1:
            raise errors[0]
        message = "\n".join(f"{error.pesan} {error.saran}" for error in errors)
        raise UnreadableError(message, "Sisihkan atau perbaiki berkas itu, lalu impor lagi.")
    return [one for one in results if isinstance(one, Reading)]


def import_sheets(
    db: Path, paths: Sequence[Path], options: ImportOptions, actor: Actor, wait: float,
    progress: Progress, program: str, understood: Understood = lambda _: None,
) -> ImportResult:  # fmt: skip
    """Read every file, check all of it together, and write it in one transaction or not at all.

    Raises:
        UnreadableError: a file is missing or cannot be read; nothing was written.
        KinerjaError: the database cannot be opened or written.
    """
    with collecting.paused():
        return _import(db, paths, options, actor, wait, progress, program, understood)


def _import(
    db: Path, paths: Sequence[Path], options: ImportOptions, actor: Actor, wait: float,
    progress: Progress, program: str, understood: Understood,
) -> ImportResult:  # fmt: skip
    readings = read_all(paths, known_aliases(db, options.wishes, wait), progress)
    headings.require_used(options.petakan, readings)
    understood(readings)
    return _write(db, readings, options, actor, wait, program)


def known_aliases(db: Path, wishes: Wishes, wait: float) -> Wishes:
    """Return wishes that know the other names of offices in a database."""
    return replace(wishes, alias=_aliases(db, wait))


def import_reading(
    db: Path, reading: Reading, options: ImportOptions, actor: Actor, wait: float, program: str
) -> ImportResult:
    """Check one file that was read already, and write it in one transaction or not at all.

    Raises:
        KinerjaError: the database cannot be opened or written.
    """
    with collecting.paused():
        return _write(db, [reading], options, actor, wait, program)


def _write(
    db: Path, readings: list[Reading], options: ImportOptions, actor: Actor, wait: float,
    program: str,
) -> ImportResult:  # fmt: skip
    place = database.MEMORY if options.uji and not db.exists() else db
    with (
        closing(database.open_or_create(place, wait)) as connection,
        database.writing(connection) as transaction,
    ):
        result = _within(connection, readings, options, actor, program)
        if options.uji or not any(one.tertulis for one in result.files):
            transaction.discard()
    if options.uji:
        result = replace(
            result, files=tuple(replace(f, tertulis=False, impor=None) for f in result.files)
        )
    return result


def _aliases(db: Path, wait: float) -> dict[str, str]:
    """Return the other names of offices that a database knows; none where there is none yet."""
    if not db.exists():
        return {}
    # An import that was killed as it began may have left an empty file: this one fills it.
    with closing(database.open_or_create(db, wait)) as connection, database.reading(connection):
        names = units.keys(connection)
        return {other: names[unit] for other, unit in units.aliases(connection).items()}


def _within(
    connection: Connection,
    readings: list[Reading],
    options: ImportOptions,
    actor: Actor,
    program: str,
) -> ImportResult:
    """Do everything inside the caller's transaction."""
    trail = Trail(connection, actor)
    readings = repaired(connection, readings)
    known, gathering, left_out = _gather(connection, readings, options)
    changes = compare(connection, known, gathering, remove_vanished=options.hapus_hilang)
    kept = frozen.keep_locked(connection, known, gathering, changes)
    contradictions.tell(connection, gathering)
    survey_checks.tell(known, gathering)
    objection_dates.tell(gathering, actor.waktu[:10])
    together = [*gathering.temuan, *changes.temuan]
    told = [*(f for r in readings for f in r.temuan), *together]
    refused = _refused(told, skip_rows=options.lewati_galat)
    count = range(len(readings))
    counts = [_counts(at, gathering, changes, left_out, refused=refused) for at in count]
    numbers: dict[int, int] = {}
    if not refused and changes.ada:
        writer = ImportWriter(connection, readings, gathering, changes, known.spellings, trail)
        items.add(connection, known.new_items)
        numbers = writer.write(counts, program)
    files = tuple(
        FileResult(
            one,
            numbers.get(at),
            counts[at],
            (*one.temuan, *(f for f in together if f.place.nomor == at)),
            at in numbers,
        )
        for at, one in enumerate(readings)
    )
    read_as = tuple((text, known.unit_names[unit]) for text, unit in known.read_as.items())
    return ImportResult(files, refused, len(left_out) + kept, tuple(known.new_units), read_as)


def _gather(
    connection: Connection, readings: list[Reading], options: ImportOptions
) -> tuple[Known, Gathering, frozenset[RowRef]]:
    """Place all rows; with `--lewati-galat` again without the faulty ones until none is left."""
    nips = {item.row.nip for r in readings for table in r.tabel for item in table.items}
    left_out: frozenset[RowRef] = frozenset()
    faults: list[Finding] = []
    spoken: set[tuple[str, Key]] = set()
    tables = [table for one in readings for table in one.tabel]
    if options.lewati_galat:
        left_out = frozenset(
            RowRef(at, baris) for at, t in enumerate(tables) for baris in t.ditolak
        )
    while True:
        with database.attempt(connection) as attempt:
            known = Known(connection, nips)
            gathering = Reconciler(readings, known, left_out).run()
            frozen.refuse_rows(connection, known, gathering, remove_vanished=options.hapus_hilang)
            if not options.lewati_galat or not gathering.ditolak - left_out:
                attempt.keep()
                break
        left_out |= gathering.ditolak
        spoken |= {
            (one.jenis, one.kunci)
            for one in gathering.statements
            if not gathering.ditolak.isdisjoint(one.rows)
        }
        faults += [finding for finding in gathering.temuan if finding.tingkat == GALAT]
    gathering.temuan[:0] = faults
    gathering.ditinggalkan = spoken
    gathering.ditolak |= left_out
    for at, table in enumerate(tables):
        gathering.ditolak |= {RowRef(at, baris) for baris in table.ditolak}
    return known, gathering, left_out


def _refused(told: Sequence[Finding], *, skip_rows: bool) -> bool:
    """Return whether nothing may be written; a fault of a whole sheet cannot be left out."""
    return any(
        finding.tingkat == GALAT
        and not (skip_rows and finding.place.sel and finding.kode not in _OF_SHEET)
        for finding in told
    )


def _counts(
    at: int, gathering: Gathering, changes: Changes, left_out: frozenset[RowRef], *, refused: bool
) -> Counts:
    def mine(row: RowRef) -> bool:
        return gathering.tables[row.tabel][0] == at

    rejected = sum(mine(row) for row in gathering.ditolak | left_out)
    if refused:
        return Counts(ditolak=rejected)
    outcome = Counter(done for row, done in changes.hasil.items() if mine(row))
    return Counts(outcome[BARU], outcome[BERUBAH], outcome[TETAP], rejected, changes.hilang[at])
