"""`person export`: everything held about one person, and its trail (UU 27/2022 Pasal 32)."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from kinerja_cli import __version__
from kinerja_cli.actions.persons import person_data, person_page
from kinerja_cli.actions.persons.person_data import PersonData
from kinerja_cli.errors import CannotWriteError, ReadOnlyError, UsageError
from kinerja_cli.reports import files, html
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.mentions import without_others
from kinerja_cli.rules.names import clean
from kinerja_cli.store import audit, database, disclosures, persons
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.chain import Entry
from kinerja_cli.store.database import Connection

FORMATS = ("html", "json")
ACTION = "ekspor-orang"
Written = tuple[tuple[Path, str], ...]
"""Files with their hashes."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was handed out.

    Attributes:
        baris: table → number of rows.
        disebut: rows of others that name the person.
        jejak: entries of the trail.
        berkas: the files written with their hash.
        bersama: names that others bear too, so that texts were not searched for them.
        pelaku: in how many entries of the trail the person worked with kinerja.
        catatan: what to tell the officer about the entry on the trail; "" when all is well.
    """

    nip: str
    nama: str
    baris: Mapping[str, int]
    disebut: int
    jejak: int
    berkas: tuple[tuple[Path, str], ...]
    bersama: tuple[str, ...]
    pelaku: int
    catatan: str = ""


def asked_nip(text: str) -> str:
    """Return the NIP that a command names.

    Raises:
        UsageError: it is none.
    """
    nip = nips.strip(text)
    if len(nip) != nips.LENGTH or not nip.isdecimal():
        raise UsageError(
            f"“{clean(text)}” bukan NIP.", "NIP terdiri atas 18 angka, dengan atau tanpa spasi."
        )
    return nip


def targets(nip: str, formats: str, to: Path | None, folder: Path) -> list[tuple[str, Path]]:
    """Return (format, file) of what is asked for: both formats, unless the command says which.

    Args:
        nip: whose data; the files bear it in their names.
        formats: "html", "json" or both with a comma; "" for what `to` says, or both.
        to: a folder, or a file with the ending of a format; None: `folder`.
        folder: where reports go.

    Raises:
        UsageError: there is no such format, or file and format differ.
    """
    named = tuple(
        dict.fromkeys(one.strip().casefold() for one in formats.split(",") if one.strip())
    )
    if unknown := [one for one in named if one not in FORMATS]:
        raise UsageError(
            f"Data orang tidak tersedia dalam format {', '.join(unknown)}.",
            f"Yang ada: {', '.join(FORMATS)}.",
        )
    ending = to.suffix.casefold().removeprefix(".") if to else ""
    if to and ending in FORMATS and not to.is_dir():
        if named not in {(), (ending,)}:
            raise UsageError(
                f"--ke menyebut satu berkas .{ending}, sedangkan --format menyebut {formats}.",
                "Sebut foldernya saja, atau satu format yang sama.",
            )
        return [(ending, to)]
    return [(name, (to or folder) / f"data-orang-{nip}.{name}") for name in named or FORMATS]


def export(
    db: Path,
    nip: str,
    alasan: str,
    targets: Sequence[tuple[str, Path]],
    actor: Actor,
    wait: float,
    *,
    templates: Path | None,
    instansi: str,
) -> ExportResult:
    """Write everything held about one person, and put on the trail that it was handed out.

    Args:
        db: the database.
        nip: whose data.
        alasan: what for.
        targets: (format, file) of what to write.
        actor: who hands it out.
        wait: seconds to wait for a writer.
        templates: the office's own templates, looked at first.
        instansi: name of the government, "" when it is not known.

    Raises:
        UsageError: nothing is held about this NIP.
        CannotWriteError: a file cannot be written; then the trail says nothing of it.
        BusyError: somebody else writes; nothing was handed out.
    """
    page = partial(_contents, actor=actor, templates=templates, instansi=instansi)
    note = ""
    try:
        found, written = _recorded(db, nip, alasan, targets, actor, wait, page)
    except ReadOnlyError:
        with closing(database.open_to_read(db, wait)) as connection:
            found, head = _state(connection, nip)
        written = _write(page(found, head, targets), targets)
        note = (
            f"Basis data {db} hanya dapat dibaca, jadi penyerahan ini tidak tercatat dalam jejak"
            " audit. Catatlah sendiri: siapa, kapan, untuk apa."
        )
    return ExportResult(
        nip,
        found.nama[0],
        {name: len(rows) for name, rows in found.tabel.items()},
        len(found.disebut),
        len(found.jejak),
        written,
        found.bersama,
        len(found.pelaku),
        note,
    )


def _recorded(
    db: Path, nip: str, alasan: str, targets: Sequence[tuple[str, Path]], actor: Actor,
    wait: float, page: Callable[..., Mapping[str, bytes]],
) -> tuple[PersonData, Written]:  # fmt: skip
    """Write the files together with their entry on the trail: both, or neither.

    An office's own template may take a minute, so the files are made before anybody is kept waiting,
    and anew only when somebody else wrote meanwhile.
    """
    with ExitStack() as undo, closing(database.open_existing(db, wait)) as connection:
        found, head = _state(connection, nip)
        made = page(found, head, targets)
        with database.writing(connection), audit.recording(connection, actor) as trail:
            if str(audit.head(connection)) != head:
                found, head = collected(connection, nip), str(audit.head(connection))
                made = page(found, head, targets)
            sign = persons.sign(connection, nip, make=True)
            details = {"orang": sign, "baris": found.baris, "bentuk": [name for name, _ in targets]}
            n = trail.add(ACTION, details, {"alasan": clean(alasan)})
            undo.enter_context(_taken_back([path for _, path in targets]))
            written = _write(made, targets)
            disclosures.add(connection, n, [(str(path.absolute()), sha) for path, sha in written])
    return found, written


def _state(connection: Connection, nip: str) -> tuple[PersonData, str]:
    """Return everything held about somebody at one moment, and the head of the trail then."""
    with database.reading(connection):
        return collected(connection, nip), str(audit.head(connection))


@contextmanager
def _taken_back(paths: Sequence[Path]) -> Iterator[None]:
    """Put files back as they were when what follows fails: the database may refuse the entry."""
    before = {path: path.read_bytes() for path in paths if path.is_file()}
    try:
        yield
    except BaseException:
        for path in paths:
            with suppress(OSError, CannotWriteError):
                if path in before:
                    files.write(path, before[path])
                else:
                    path.unlink(missing_ok=True)
        raise


def _contents(
    found: PersonData,
    head: str,
    targets: Sequence[tuple[str, Path]],
    *,
    actor: Actor,
    templates: Path | None,
    instansi: str,
) -> Mapping[str, bytes]:
    """Return what stands in the file of each format asked for."""
    made = {}
    for name, _ in targets:
        if name == "json":
            made[name] = _document(found, actor, head)
        else:
            report = person_page.report(found, actor, head, instansi)
            made[name] = html.render("orang", report, templates).encode()
    return made


def _write(contents: Mapping[str, bytes], targets: Sequence[tuple[str, Path]]) -> Written:
    """Write the files and return each with its hash."""
    written = []
    for name, path in targets:
        files.write(path, contents[name])
        written.append((path, sha256(contents[name]).hexdigest()))
    return tuple(written)


def collected(connection: Connection, nip: str) -> PersonData:
    """Return everything held about somebody.

    Raises:
        UsageError: there is nothing; says when they were erased, if so.
    """
    found = person_data.collect(connection, nip)
    if found.baris:
        return found
    gone = [one for one in found.jejak if one.tindakan == "hapus-orang"]
    shown = nips.show(nip)
    if gone:
        raise UsageError(
            f"Data NIP {shown} sudah dihapus pada {gone[-1].waktu[:10]} (jejak nomor {gone[-1].n}).",
            "Yang tersisa hanya catatan bahwa penghapusan itu dilakukan.",
        )
    raise UsageError(f"Tidak ada data tentang NIP {shown} di basis data ini.", "Periksa NIP itu.")


def _document(found: PersonData, actor: Actor, head: str) -> bytes:
    """Return everything as one JSON document: the stored text, nothing rounded or left out."""
    document = {
        "skema": 1,
        "jenis": "data-orang",
        "nip": found.nip,
        "nama": list(found.nama),
        "dibuat": actor.waktu,
        "dibuat_dengan": f"kinerja {__version__}",
        "kepala_jejak": head,
        "perangkat_daerah": {
            str(number): found.unit.get(number, "")
            for number in sorted(_units(found))
        },
        "proses": {
            str(number): {"periode": period, "dihitung": moment, "jejak": entry}
            for number, (entry, period, moment) in found.proses.items()
        },
        "data": {
            name: [_row(one.isi, one.sumber, one.sel) for one in rows]
            for name, rows in found.tabel.items()
        },
        "disebut_di_baris_orang_lain": list(found.disebut),
        "jejak": [_entry(found, one) for one in found.jejak],
        "berkas_sumber": [without_others(name, found.nip) for name in found.berkas],
        "nama_dipakai_orang_lain_juga": list(found.bersama),
        "jejak_sebagai_petugas": list(found.pelaku),
    }  # fmt: skip
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _units(found: PersonData) -> set[int]:
    rows = (one.isi for held in found.tabel.values() for one in held)
    return {row["unit_id"] for row in rows if row.get("unit_id")}


def _row(isi: Mapping[str, Any], sumber: Mapping[str, Any], sel: Mapping[str, str]) -> Any:
    return {"isi": dict(isi), **({"sumber": {**sumber, "sel": dict(sel)}} if sumber else {})}


def _entry(found: PersonData, entry: Entry) -> dict[str, Any]:
    return {
        "nomor": entry.n,
        "waktu": entry.waktu,
        "tindakan": entry.tindakan,
        "oleh": without_others(entry.oleh, found.nip),
        "alasan": without_others(person_data.reason(entry), found.nip),
    }
