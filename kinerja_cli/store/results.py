"""What scoring runs stored: one row an employee, one an indicator; the newest run is valid."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from kinerja_cli.rules.indicators import IndicatorScore
from kinerja_cli.rules.model import DISIPLIN, KOMPETENSI, LAYANAN
from kinerja_cli.rules.numbers import canonical
from kinerja_cli.rules.score import Score
from kinerja_cli.store.database import Connection

_NO_LIMIT = 2**62
"""More runs than there can be."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One employee's stored result."""

    proses: int
    nip: str
    unit_id: int
    masukan_sha256: str
    hasil_kerja: str | None
    perilaku: str | None
    rating_hasil_kerja: str | None
    rating_perilaku: str | None
    dari_hasil_kerja: str | None
    dari_perilaku: str | None
    usulan_hasil_kerja: str | None
    usulan_perilaku: str | None
    usulan_predikat: str | None
    predikat: str | None
    disiplin: str | None
    kompetensi: str | None
    layanan: str | None
    nilai: str | None
    alasan: tuple[str, ...]


class IndicatorRow(NamedTuple):
    """The stored figures of one indicator."""

    keadaan: str
    capaian: str | None
    bobot_persen: str | None


_FIELDS = attrgetter(*Stored.__slots__[:-1])
_STORED = (
    "proses_id, nip, unit_id, masukan_sha256, hasil_kerja, perilaku, rating_hasil_kerja, "
    "rating_perilaku, dari_hasil_kerja, dari_perilaku, usulan_hasil_kerja, usulan_perilaku, "
    "usulan_predikat, predikat, disiplin, kompetensi, layanan, nilai, alasan"
)


_NEWEST = """terbaru AS (
    SELECT pu.unit_id, max(p.id) AS proses_id FROM proses p
    JOIN proses_unit pu ON pu.proses_id = p.id WHERE p.periode = ? AND p.id < ?
    GROUP BY pu.unit_id
)"""
"""The newest run of every unit in a period, of those before a number."""


def _text(value: Decimal | None) -> str | None:
    return None if value is None else canonical(value)


def _stored(row: tuple[Any, ...]) -> Stored:
    return Stored(*(*row[:-1], tuple(json.loads(row[-1]))))


def stored_row(proses: int, score: Score, digest: str) -> Stored:
    """Return the row that a score is stored as."""
    verdict = score.verdict
    return Stored(
        proses,
        score.inputs.nip,
        score.tempat.placement.unit_id,
        digest,
        _text(score.hasil_kerja),
        _text(score.perilaku),
        verdict.hasil_kerja.rating,
        verdict.perilaku.rating,
        verdict.hasil_kerja.dari,
        verdict.perilaku.dari,
        verdict.usulan.hasil_kerja,
        verdict.usulan.perilaku,
        verdict.usulan.predikat,
        verdict.predikat,
        _text(score.komponen.get(DISIPLIN)),
        _text(score.komponen.get(KOMPETENSI)),
        _text(score.komponen.get(LAYANAN)),
        _text(score.nilai),
        tuple(reason.kode for reason in verdict.alasan),
    )


def save(connection: Connection, rows: Iterable[tuple[Stored, Score]]) -> None:
    """Write the results of a run: one row an employee, one an indicator."""
    insert = f"INSERT INTO skor ({_STORED}) VALUES ({','.join('?' * len(Stored.__slots__))})"
    for stored, score in rows:
        connection.execute(insert, (*_FIELDS(stored), json.dumps(stored.alasan)))
        proses, nip = stored.proses, stored.nip
        connection.executemany(
            "INSERT INTO skor_indikator VALUES (?,?,?,?,?,?)",
            [
                (proses, nip, row.indicator.butir_id, row.keadaan, _text(row.capaian),
                 _text(row.bobot_persen))
                for row in score.indikator
            ],
        )  # fmt: skip


def indicator_row(row: IndicatorScore) -> IndicatorRow:
    """Return the figures that an indicator's score is stored as."""
    return IndicatorRow(row.keadaan, _text(row.capaian), _text(row.bobot_persen))


def indicator_rows(connection: Connection, proses: int, nip: str) -> dict[int, IndicatorRow]:
    """Return the stored figures of one employee's indicators in a run, by indicator."""
    rows = connection.execute(
        "SELECT butir_id, keadaan, capaian, bobot_persen FROM skor_indikator"
        " WHERE proses_id = ? AND nip = ? ORDER BY butir_id",
        (proses, nip),
    )
    return {butir: IndicatorRow(*figures) for butir, *figures in rows}


def of_period(
    connection: Connection,
    periode: str,
    units: Sequence[int] | None = None,
    until: int | None = None,
) -> dict[str, Stored]:
    """Return the valid result of every employee in a period: that of the newest run.

    With `until` only runs before that number count.

    A unit's results are those of the newest run that covered it; somebody who stands in two
    units' results after a move counts where the newer run put them.
    """
    rows = connection.execute(
        f"""
        WITH {_NEWEST}
        SELECT {", ".join("s." + name.strip() for name in _STORED.split(","))}
        FROM skor s JOIN terbaru t ON t.proses_id = s.proses_id AND t.unit_id = s.unit_id
        ORDER BY s.proses_id, s.nip
        """,
        (periode, until if until is not None else _NO_LIMIT),
    )
    newest = {row[1]: _stored(row) for row in rows}
    if units is None:
        return newest
    return {nip: stored for nip, stored in newest.items() if stored.unit_id in units}


def of_person(connection: Connection, nip: str) -> dict[str, Stored]:
    """Return one employee's valid result in every period, by period; as `of_period` has it."""
    rows = connection.execute(
        f"""
        SELECT p.periode, {", ".join("s." + name.strip() for name in _STORED.split(","))}
        FROM skor s JOIN proses p ON p.id = s.proses_id
        WHERE s.nip = ? AND s.proses_id = (
            SELECT max(n.id) FROM proses n JOIN proses_unit u ON u.proses_id = n.id
            WHERE n.periode = p.periode AND u.unit_id = s.unit_id)
        ORDER BY p.periode, s.proses_id
        """,
        (nip,),
    )
    return {row[0]: _stored(row[1:]) for row in rows}


def predicates(
    connection: Connection, periode: str, nips: Iterable[str], until: int | None = None
) -> dict[str, str | None]:
    """Return the valid predikat of some people in a period, by nip; of runs before `until`."""
    rows = connection.execute(
        f"""
        WITH {_NEWEST}
        SELECT s.nip, s.predikat FROM terbaru t
        CROSS JOIN skor s ON s.proses_id = t.proses_id AND s.unit_id = t.unit_id
        WHERE s.nip IN (SELECT value FROM json_each(?)) ORDER BY s.proses_id, s.nip
        """,
        (periode, until if until is not None else _NO_LIMIT, json.dumps(sorted(nips))),
    )
    return dict(rows.fetchall())


def same_inputs(
    connection: Connection, run: int, periode: str, units: Sequence[int] | None
) -> list[int]:
    """Return the runs whose valid results have the same people and inputs as a newer run.

    Empty when anybody's differ. The comparison stays in the database, person by person along an
    index (CROSS JOIN fixes that order): a city is not held anywhere.
    """
    rows = connection.execute(
        f"""
        WITH {_NEWEST}, lama AS (
            SELECT s.nip, s.unit_id, s.masukan_sha256, max(s.proses_id) AS proses_id
            FROM skor s INDEXED BY skor_nip
            CROSS JOIN terbaru t ON t.proses_id = s.proses_id AND t.unit_id = s.unit_id
            WHERE s.proses_id IN (SELECT proses_id FROM terbaru)
            GROUP BY s.nip
        )
        SELECT l.proses_id, count(*), sum(coalesce(n.masukan_sha256 = l.masukan_sha256, 0))
        FROM lama l LEFT JOIN skor n ON n.proses_id = ? AND n.nip = l.nip
        WHERE ? OR l.unit_id IN (SELECT value FROM json_each(?))
        GROUP BY l.proses_id
        """,
        (periode, run, run, units is None, json.dumps(units or ())),
    ).fetchall()
    (made,) = connection.execute("SELECT count(*) FROM skor WHERE proses_id = ?", (run,)).fetchone()
    people, same = sum(row[1] for row in rows), sum(row[2] for row in rows)
    return [row[0] for row in rows] if people == same == made else []


def members(connection: Connection, proses: int) -> dict[str, Stored]:
    """Return every result that one run stored, whether it still holds or not."""
    rows = connection.execute(
        f"SELECT {_STORED} FROM skor WHERE proses_id = ? ORDER BY nip", (proses,)
    )
    return {row[1]: _stored(row) for row in rows}


def one(connection: Connection, proses: int, nip: str) -> Stored | None:
    """Return one employee's result of one run."""
    row = connection.execute(
        f"SELECT {_STORED} FROM skor WHERE proses_id = ? AND nip = ?", (proses, nip)
    ).fetchone()
    return _stored(row) if row else None
