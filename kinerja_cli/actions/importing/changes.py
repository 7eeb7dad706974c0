"""What a command would change: new and changed versions, rows by outcome, and what vanished."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.actions.importing.refused_rows import Gone, RefusedRows
from kinerja_cli.actions.importing.statements import RowRef, Statement
from kinerja_cli.intake.headers import label
from kinerja_cli.rules.findings import Finding, Place
from kinerja_cli.rules.nip import show
from kinerja_cli.rules.numbers import show_quantity
from kinerja_cli.rules.periods import parse
from kinerja_cli.rules.records import ATTENDANCE_FIELDS, KINDS, SERVICE_FIELDS
from kinerja_cli.store import facts
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Change, Key, Version

BARU, BERUBAH, TETAP = "baru", "berubah", "tetap"
_RANK = {TETAP: 0, BARU: 1, BERUBAH: 2}
_INTERNAL = {"lembar_asal"}
_JUDGED = {"target", "realisasi", "rating_hasil_kerja", "rating_perilaku", "capaian_organisasi",
           "ikm", "hukuman", "level_standar", "level_pegawai", "jawaban",
           *ATTENDANCE_FIELDS, *SERVICE_FIELDS}  # fmt: skip


@dataclass(slots=True)
class Changes:
    """Everything that a command writes, by kind; `tabel` of a change is a layout of the command.

    Attributes:
        hapus: kind → file number → records to end, because they vanished from their sheet.
        hasil: data row → what it did.
        hilang: vanished records and cells by file number.
        tempat: where a vanished record stood that is removed.
    """

    tulis: dict[str, list[Change]] = field(default_factory=dict)
    hapus: dict[str, dict[int, list[Key]]] = field(default_factory=dict)
    hasil: dict[RowRef, str] = field(default_factory=dict)
    hilang: Counter[int] = field(default_factory=Counter)
    tempat: dict[tuple[str, Key], Place] = field(default_factory=dict)
    temuan: list[Finding] = field(default_factory=list)

    @property
    def ada(self) -> bool:
        """Whether anything would be written."""
        return any(self.tulis.values()) or any(self.hapus.values())


def compare(
    connection: Connection, known: Known, gathering: Gathering, *, remove_vanished: bool
) -> Changes:
    """Return what the statements change against what is in force."""
    out = Changes({name: [] for name in KINDS}, {name: {} for name in KINDS})
    out.hasil = dict.fromkeys(gathering.rows, TETAP)
    for statement in gathering.statements:
        before = known.versions[statement.jenis].get(statement.kunci)
        outcome = _compare_one(out, known, gathering, statement, before, remove=remove_vanished)
        for row in statement.rows:
            if _RANK[outcome] > _RANK[out.hasil[row]]:
                out.hasil[row] = outcome
    _vanished(connection, out, known, gathering, remove=remove_vanished)
    return out


def _compare_one(
    out: Changes,
    known: Known,
    gathering: Gathering,
    statement: Statement,
    before: Version | None,
    *,
    remove: bool,
) -> str:
    """Add the change one statement makes, if any, and return what its rows did."""
    kind = KINDS[statement.jenis]
    if before is None:
        values = tuple(map(statement.nilai.get, kind.isi))
        origins = {
            name: [layout, baris, gathering.layouts[layout].kolom.get(name, "")]
            for name, (layout, baris) in statement.asal.items()
        }
        out.tulis[kind.nama].append(
            Change(statement.kunci, values, statement.layout, statement.baris, origins, lama=False)
        )
        return BARU
    old = dict(zip(kind.isi, before.nilai, strict=True))
    new = dict(old) | dict(statement.nilai)
    emptied = _emptied(known, gathering, statement, before, old)
    for name in emptied:
        _tell_gone(out, gathering, statement, before, name, known, str(old[name]), remove=remove)
        if remove:
            new[name] = None
    changed = {name for name in kind.isi if new[name] != old[name]}
    if not changed:
        return TETAP
    if kind.nama == "indikator" and "bobot" in changed and old["bobot"] is not None:
        place = gathering.statements.place(statement.layout, statement.baris, "bobot")
        was, now = (show_quantity(str(value or "")) for value in (old["bobot"], new["bobot"]))
        out.temuan.append(Finding("bobot-berubah", place, now, {"lama": was}))
    _tell_replaced(out, known, gathering, statement, before, changed)
    origins = _origins(known, before, statement, gathering, changed)
    values = tuple(new[name] for name in kind.isi)
    out.tulis[kind.nama].append(
        Change(statement.kunci, values, statement.layout, statement.baris, origins, lama=True)
    )
    return BERUBAH if changed - _INTERNAL else TETAP


def _tell_replaced(
    out: Changes,
    known: Known,
    gathering: Gathering,
    statement: Statement,
    before: Version,
    changed: set[str],
) -> None:
    """Warn of figures and ratings that another file gave and this one changes, if it does."""
    if not gathering.ditolak.isdisjoint(statement.rows):
        return
    where = gathering.layouts[statement.layout]
    for name, old in zip(KINDS[statement.jenis].isi, before.nilai, strict=True):
        if name not in changed & _JUDGED or old is None:
            continue
        tabel = int(before.asal[name][0]) if name in before.asal else before.tabel
        berkas, lembar, impor = known.places.tabel[tabel]
        if (berkas, lembar) != (where.nama_berkas, where.lembar):
            place = gathering.statements.place(statement.layout, statement.baris, name)
            now = show_quantity(str(statement.nilai.get(name, "")))
            data = {
                "lama": show_quantity(str(old)),
                "lain": f"{berkas}, lembar {lembar} (impor {impor})",
            }
            out.temuan.append(Finding("isi-diganti", place, now, data))


def _origins(
    known: Known, before: Version, statement: Statement, gathering: Gathering, changed: set[str]
) -> dict[str, list[object]]:
    """Return the origins of the fields taken over unchanged; tables of the store stay negative.

    Layouts of this command have no number in the store yet, so a number of the store is kept as
    −number until the layouts are saved.
    """
    origins: dict[str, list[object]] = {}
    for name, value in zip(KINDS[statement.jenis].isi, before.nilai, strict=True):
        if name in changed or value is None:
            continue
        tabel, baris, kolom = before.asal.get(
            name, [before.tabel, before.baris, known.letters.get(before.tabel, {}).get(name, "")]
        )
        origins[name] = [-int(tabel), baris, kolom]
    for name, (layout, baris) in statement.asal.items():
        if name in changed:
            origins[name] = [layout, baris, gathering.layouts[layout].kolom.get(name, "")]
    return origins


def _emptied(
    known: Known,
    gathering: Gathering,
    statement: Statement,
    before: Version,
    old: Mapping[str, object],
) -> list[str]:
    """Return the fields that stood in this very sheet and are blank now."""
    where = gathering.layouts[statement.layout]
    found = []
    for name in sorted(statement.kosong):
        if old.get(name) is None or name in statement.nilai:
            continue
        tabel = int(before.asal[name][0]) if name in before.asal else before.tabel
        if known.same_sheet(tabel, where.nama_berkas, where.lembar):
            found.append(name)
    return found


def _tell_gone(
    out: Changes,
    gathering: Gathering,
    statement: Statement,
    before: Version,
    name: str,
    known: Known,
    value: str,
    *,
    remove: bool,
) -> None:
    tabel = int(before.asal[name][0]) if name in before.asal else before.tabel
    berkas, lembar, impor = known.places.tabel[tabel]
    out.temuan.append(
        Finding(
            "data-dihapus" if remove else "data-hilang",
            gathering.statements.place(statement.layout, statement.baris, name),
            data={
                "apa": f"{label(name)} {show_quantity(value)}",
                "lain": f"{berkas}, lembar {lembar} (impor {impor})",
            },
        )
    )
    out.hilang[gathering.layouts[statement.layout].berkas] += 1


def _vanished(
    connection: Connection, out: Changes, known: Known, gathering: Gathering, *, remove: bool
) -> None:
    """Find records last imported from the same file name and sheet that are absent now."""
    sheets = {(at, gathering.names[at], table.lembar) for at, table in gathering.tables}
    for number, berkas, lembar in sorted(sheets):
        gone = _gone(connection, known, gathering, number, lembar)
        if gone:
            gone = RefusedRows(gathering, known, number, lembar).without(gone)
        for jenis, kunci, impor, baris in gone:
            place = Place(berkas, lembar, f"baris {baris}", number)
            data = {"apa": f"{jenis} {_shown(known, jenis, kunci)}", "lain": f"impor {impor}"}
            code = "data-dihapus" if remove else "data-hilang"
            out.temuan.append(Finding(code, place, data=data))
            out.hilang[number] += 1
            if remove:
                out.hapus[jenis].setdefault(number, []).append(kunci)
                out.tempat[jenis, kunci] = place


def _gone(
    connection: Connection, known: Known, gathering: Gathering, number: int, lembar: str
) -> list[Gone]:
    """Return the records in force that came from a sheet which does not state them any more."""
    periods, years = _spoken_of(gathering, number, lembar)
    people = _named_otherwise(gathering, number, lembar)
    berkas = gathering.names[number]
    return [
        Gone(kind.nama, kunci, impor, baris)
        for kind in KINDS.values()
        for kunci, (impor, baris) in facts.vanishable(connection, kind, berkas, lembar).items()
        if not gathering.statements.get(kind.nama, kunci)
        and (kind.nama, kunci) not in gathering.ditinggalkan
        # A recap now, it may still speak of those it listed.
        and not (kind.nama == "pegawai" and str(kunci[0]) in people)
        and _same_period(known, kind.nama, kunci, periods, years)
    ]


def _spoken_of(gathering: Gathering, berkas: int, lembar: str) -> tuple[set[str], set[int]]:
    """Return the periods and years that a sheet speaks of now."""
    periods, years = set[str](), set[int]()
    for at, table in gathering.tables:
        if (at, table.lembar) == (berkas, lembar):
            for item in table.items:
                if item.periode:
                    periods.add(str(item.periode))
                    years.add(item.periode.tahun)
    return periods, years


def _named_otherwise(gathering: Gathering, berkas: int, lembar: str) -> set[str]:
    """Return whom a sheet speaks of in tables that are no lists of employees."""
    return {
        item.row.nip
        for at, table in gathering.tables
        if (at, table.lembar) == (berkas, lembar) and table.jenis != "pegawai"
        for item in table.items
    }


def _same_period(known: Known, jenis: str, kunci: Key, periods: set[str], years: set[int]) -> bool:
    """Return whether a sheet speaks of a record's period; an emptied sheet speaks of all."""
    if not periods:
        return True
    kind = KINDS[jenis]
    if "periode" in kind.kunci:
        identifier = str(kunci[kind.kunci.index("periode")])
        period = parse(identifier)
        return identifier in periods or bool(period and str(period.tahun) in periods)
    if jenis == "indikator":
        return known.item(int(kunci[0]))[1] in years
    return True


def _shown(known: Known, jenis: str, kunci: Key) -> str:
    """Return a record's key in words."""
    kind = KINDS[jenis]
    words = []
    for name, value in zip(kind.kunci, kunci, strict=True):
        if name == "butir_id":
            nip, tahun, text = known.item(int(value))
            words.append(f"{show(nip)}, {tahun}, “{text.split('|')[1]}”")
        elif name == "unit_id":
            words.append(known.unit_names[int(value)])
        elif value:
            words.append(show(str(value)))
    return ", ".join(words)
