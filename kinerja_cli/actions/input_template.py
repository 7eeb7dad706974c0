"""`template`: the input workbook, empty or with what is known of one office."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kinerja_cli.actions import disclosure, units
from kinerja_cli.errors import UsageError
from kinerja_cli.reports import files
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.store import audit, database, facts, runs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.audit import Actor
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People

Rows = list[dict[str, str]]
DEFAULT = "templat-kinerja"


@dataclass(frozen=True, slots=True)
class TemplateResult:
    """The workbook that was written.

    Attributes:
        unit: the office it was filled for, "" for none; periode: likewise.
        baris: kind of sheet → how many rows were filled in.
    """

    berkas: Path
    unit: str
    periode: Period | None
    baris: Mapping[str, int]
    sha256: str


def write_template(
    target: Path | None, period: Period | None, dinas: str | None, db: Path, wait: float
) -> TemplateResult:
    """Write the input workbook; a file that is there stays.

    Raises:
        UsageError: there is such a file, no such office, or no period to fill in for.
        DatabaseError: an office is named and there is no database.
        CannotWriteError: the file cannot be written.
    """
    known: dict[str, Rows] = {}
    unit = ""
    if dinas:
        with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
            number = units.find(connection, dinas)
            period = period or _last(connection)
            unit = unit_rows.names(connection)[number]
            known = _Known(connection, period, number, unit).rows()
    name = "-".join([DEFAULT, *([str(period)] if period else []), *([files.plain_name(unit)] if unit else [])])  # fmt: skip
    path = target or Path(f"{name}.xlsx")
    if path.is_dir():
        path /= f"{name}.xlsx"
    if path.suffix.casefold() != ".xlsx":
        raise UsageError(f"{path} bukan nama buku kerja.", "Sebut nama yang berakhir dengan .xlsx.")
    if path.exists():
        raise UsageError(
            f"{path} sudah ada; berkas itu mungkin sudah diisi.",
            "Sebut nama lain: kinerja template NAMA.xlsx",
        )
    from kinerja_cli.intake.template import workbook

    content = workbook.made(
        period.words if period else "", period.tahun if period else None, known, unit
    )
    path = files.write(path, content).berkas
    counts = {kind: len(rows) for kind, rows in known.items()}
    return TemplateResult(path, unit, period, counts, sha256(content).hexdigest())


def disclosed(done: TemplateResult, db: Path, actor: Actor, wait: float) -> str:
    """Tell on the trail of a workbook with data of people; return what to tell the officer.

    Raises:
        BusyError: the file is there, but somebody else writes to the database.
    """
    if not done.unit:
        return ""
    details = {"jenis": "lembar-isian", "periode": str(done.periode), "format": ["xlsx"],
               "perangkat_daerah": [done.unit], "disamarkan": False}  # fmt: skip
    return disclosure.record(db, actor, wait, details, {}, [(done.berkas, done.sha256)])


def _last(connection: Connection) -> Period:
    """Return the period that was last scored, for whoever names none."""
    text = runs.remembered(connection, runs.LAST_PERIOD)
    if text is None:
        raise UsageError(
            "Periode belum disebut.",
            "Misalnya: kinerja template --dinas kesehatan --periode 2026-Q1",
        )
    return from_id(text)


class _Known:
    """What the database says of one office, as rows of the sheets."""

    def __init__(self, connection: Connection, period: Period, unit_id: int, unit: str) -> None:
        self._connection, self._period = connection, period
        self._unit_id, self._unit = unit_id, unit
        self._sequence = audit.head(connection).n
        people = People(connection, self._sequence)
        self._nips = people.in_unit(period, [unit_id])
        self._names = people.nama

    def rows(self) -> dict[str, Rows]:
        """Return kind of sheet → rows; what is there already stands in them, to be corrected."""
        if not self._nips:
            raise UsageError(
                f"Tidak ada pegawai {self._unit} yang tercatat pada {self._period.words}.",
                "Impor dahulu lembar pegawainya, atau pakai kinerja template tanpa --dinas.",
            )
        plans = self._plans()
        return {
            "pegawai": self._people(),
            "indikator": plans,
            "realisasi": self._realisations(plans),
            **{kind: self._of_period(kind) for kind in ("perilaku", "rating", "disiplin")},
            **{kind: self._of_office(kind) for kind in ("organisasi", "layanan")},
        }

    def _every(self, kind: str, periods: Iterable[str] = ()) -> Rows:
        at = facts.positions(kind)
        of_office = "unit_id" in at and "nip" not in at
        found = []
        for row in facts.every(
            self._connection, kind, self._sequence, nips=None if of_office else self._nips,
            tahun=self._period.tahun if "butir_id" in at else None, periods=tuple(periods),
        ):  # fmt: skip
            values = {name: _text(row[place]) for name, place in at.items()}
            found.append({"nip": _text(row[0]), **values})
        return found

    def _people(self) -> Rows:
        here = [row for row in self._every("pegawai") if row["unit_id"] == str(self._unit_id)]
        for row in here:
            row["unit"] = self._unit
            row["nip_atasan"] = row["nip_atasan"] or row["atasan"]
        return here

    def _plans(self) -> Rows:
        plans = self._every("indikator")
        for row in plans:
            row["nama"], row["tahun"] = self._names.get(row["nip"], ""), str(self._period.tahun)
        return plans

    def _realisations(self, plans: Rows) -> Rows:
        """Return one row for each indicator, with what was reported already."""
        period = str(self._period)
        said = {row["butir_id"]: row for row in self._every("realisasi", [period])}
        return [
            {
                **{name: plan[name] for name in ("nip", "indikator", "rencana", "aspek")},
                "periode": period,
                **{
                    name: said.get(plan["butir_id"], {}).get(name, "")
                    for name in ("target", "realisasi", "bukti_dukung", "umpan_balik")
                },
            }
            for plan in plans
        ]

    def _of_period(self, kind: str) -> Rows:
        """Return the rows of everybody: those that are there, an empty one for who has none."""
        period = str(self._period)
        said: dict[str, Rows] = {}
        for row in self._every(kind, [period]):
            said.setdefault(row["nip"], []).append(row)
        return [
            {**row, "nama": self._names.get(nip, "")}
            for nip in self._nips
            for row in said.get(nip, [{"nip": nip, "periode": period}])
        ]

    def _of_office(self, kind: str) -> Rows:
        period = str(self._period)
        said = [row for row in self._every(kind, [period]) if row["unit_id"] == str(self._unit_id)]
        return [{**row, "unit": self._unit} for row in said or [{"periode": period}]]


def _text(value: object) -> str:
    return "" if value is None else str(value)
