"""Everything held about one person as plain values: rows, places, and the trail of processing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.rules.findings import address
from kinerja_cli.rules.mentions import Mention, without_others
from kinerja_cli.store import chain, imports, persons, units
from kinerja_cli.store.chain import Entry
from kinerja_cli.store.database import Connection
from kinerja_cli.store.persons import Named

HIDDEN_RATER = "tidak ditampilkan"
_ON_THE_TRAIL = ("sejak", "sampai", "audit_n")


@dataclass(frozen=True, slots=True)
class Held:
    """One row about the person.

    Attributes:
        isi: column → value as stored; NIPs of others are masked.
        sumber: "berkas", "lembar", "baris", "impor"; empty for what no sheet says.
        sel: column → cell, with its file where that is another one.
    """

    isi: Mapping[str, Any]
    sumber: Mapping[str, Any]
    sel: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonData:
    """Everything held about one person.

    Attributes:
        tabel: table → rows, every version.
        disebut: where records of others name the person: the place only.
        unit: offices by number.
        proses: scoring run → entry of the trail, period, moment.
        bersama: names that others bear too, so that texts were not searched for them.
        pelaku: entries of the trail in which the person worked with kinerja.
    """

    nip: str
    nama: tuple[str, ...]
    tabel: Mapping[str, tuple[Held, ...]]
    disebut: tuple[Mapping[str, Any], ...]
    jejak: tuple[Entry, ...]
    unit: Mapping[int, str]
    proses: Mapping[int, tuple[int, str, str]]
    bersama: tuple[str, ...]
    pelaku: tuple[int, ...]

    @property
    def baris(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self.tabel.values())) + len(self.disebut)

    @property
    def berkas(self) -> tuple[str, ...]:
        """The files that the data came from."""
        own = [one.sumber for rows in self.tabel.values() for one in rows]
        places = [*own, *(one["sumber"] for one in self.disebut)]
        return tuple(sorted({place["berkas"] for place in places if place}))


class _Sources:
    """Where a value stands: the imported tables by number."""

    def __init__(self, connection: Connection) -> None:
        self._places = imports.places(connection).tabel
        self._letters = imports.letters(connection)
        self._entries = {one.id: one.audit_n for one in imports.listing(connection)}

    def of(self, tabel: int, baris: int) -> dict[str, Any]:
        """Return file, sheet, row and import."""
        berkas, lembar, impor = self._places[tabel]
        return {"berkas": berkas, "lembar": lembar, "baris": baris, "impor": impor}

    def cell(self, tabel: int, baris: int, letters: str, home: int) -> str:
        """Return a cell; with its file and sheet when that is not the row's own table."""
        berkas, lembar, _ = self._places[tabel]
        cell = address(letters, baris)
        return cell if tabel == home else f"{berkas} › {lembar}!{cell}"

    def cells(self, row: Mapping[str, Any]) -> dict[str, str]:
        """Return column → cell for everything that a row states."""
        home, baris = row["tabel_id"], row["baris"]
        found = {
            name: self.cell(home, baris, letters, home)
            for name, letters in self._letters[home].items()
            if row.get(name) is not None
        }
        for name, (tabel, at, letters) in json.loads(row["asal"] or "{}").items():
            if row.get(name) is not None:
                found[name] = self.cell(tabel, at, letters, home)
        return found

    def entries(self, row: Mapping[str, Any]) -> set[int]:
        """Return the entries of the trail that brought or ended a row."""
        found = {row[name] for name in _ON_THE_TRAIL if row.get(name)}
        if row.get("tabel_id"):
            tables = {row["tabel_id"], *(at[0] for at in json.loads(row["asal"] or "{}").values())}
            found |= {self._entries[self._places[tabel][2]] for tabel in tables}
        return found


def collect(connection: Connection, nip: str) -> PersonData:
    """Return everything that the database holds about somebody; inside a transaction.

    Raises:
        DatabaseError: the trail can no longer be read.
    """
    who, sources = persons.mention(connection, nip), _Sources(connection)
    numbers: set[int] = set()
    held: dict[str, tuple[Held, ...]] = {}
    names = units.names(connection)
    runs: set[int] = set()
    for table, rows in persons.own_rows(connection, nip):
        held[table.nama] = tuple(_held(row, nip, sources) for row in rows)
        for row in rows:
            numbers |= sources.entries(row)
            runs |= {row["proses_id"]} if "proses_id" in row else set()
    named = list(persons.named_in(connection, who))
    for one in named:
        numbers |= sources.entries(one.baris)
    of_runs = persons.of_runs(connection, sorted(runs))
    numbers |= {entry for entry, _, _ in of_runs.values()}
    if sign := persons.sign(connection, nip):
        numbers |= set(persons.about(connection, sign))
    every = list(chain.entries(connection))
    numbers |= {one.n for one in every if _reports(one, held, of_runs, names)}
    return PersonData(
        nip,
        _names(held, who),
        held,
        tuple(_place(one, nip, sources) for one in named),
        tuple(one for one in every if one.n in numbers),
        names,
        of_runs,
        who.bersama,
        tuple(persons.acted(connection, who)),
    )


def _reports(
    entry: Entry, held: Mapping[str, tuple[Held, ...]], runs: Mapping[int, tuple[int, str, str]],
    names: Mapping[int, str],
) -> bool:  # fmt: skip
    """Return whether an entry tells of reports about a whole office with the person's result.

    What was written about one person or one superior bears their number in its name instead.
    """
    said = entry.rincian
    if entry.tindakan != "laporan" or said.get("nip") or said.get("atasan"):
        return False
    scored = {
        (runs[one.isi["proses_id"]][1], names.get(one.isi["unit_id"]))
        for one in held.get("skor", ())
    }
    return any((said.get("periode"), unit) in scored for unit in said.get("perangkat_daerah") or ())


def _names(held: Mapping[str, tuple[Held, ...]], who: Mention) -> tuple[str, ...]:
    """Return the names of the person: of the newest placement first, then as others write them."""
    rows = sorted(held.get("pegawai", ()), key=lambda one: -int(one.isi["sejak"]))
    own = [str(one.isi["nama"]) for one in rows if one.isi["nama"]]
    return tuple(dict.fromkeys([*own, *who.tertulis])) or (who.nip,)


def _held(row: Mapping[str, Any], nip: str, sources: _Sources) -> Held:
    """Return a row as it may be handed to the person: others' numbers masked, raters not told."""
    said = {name: value for name, value in row.items() if name not in {"tabel_id", "asal"}}
    if said.get("nip_penilai") and said["nip_penilai"] != nip:
        said["nip_penilai"] = HIDDEN_RATER
    shown = {
        name: without_others(value, nip) if isinstance(value, str) else value
        for name, value in said.items()
    }
    if "tabel_id" not in row:
        return Held(shown, {}, {})
    place = sources.of(row["tabel_id"], row["baris"])
    cells = {name: without_others(text, nip) for name, text in sources.cells(row).items()}
    return Held(shown, _masked(place, nip), cells)


def _masked(place: Mapping[str, Any], nip: str) -> dict[str, Any]:
    return {
        name: without_others(value, nip) if isinstance(value, str) else value
        for name, value in place.items()
    }


def _place(named: Named, nip: str, sources: _Sources) -> dict[str, Any]:
    """Return where a record of somebody else names the person, and nothing else it says.

    A row of nobody, as the name of a file or of a sheet, says it.
    """
    row = named.baris
    place = sources.of(row["tabel_id"], row["baris"]) if row.get("tabel_id") else {}
    nobodys = not {"nip", "butir_id"} & row.keys()
    return {
        "tabel": named.tabel,
        "kolom": sorted(named.isi),
        "sumber": _masked(place, nip),
        **({"isi": _masked(named.isi, nip)} if nobodys else {}),
        **{name: row[name] for name in ("periode", *_ON_THE_TRAIL) if name in row},
    }


def reason(entry: Entry) -> str:
    """Return why somebody did what an entry tells; "" when it does not say, or not any more."""
    return str(entry.rincian.get("alasan", ""))
