"""`explain`: one score of any run, made again and laid out step by step."""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from kinerja_cli.actions import consequences as following
from kinerja_cli.actions import scored
from kinerja_cli.actions.differences import Difference, differences
from kinerja_cli.actions.scored import Scored
from kinerja_cli.errors import DatabaseError, UsageError
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.consequences import Consequences, consequences
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.indicators import IndicatorScore
from kinerja_cli.rules.model import COMPONENTS, Decision
from kinerja_cli.rules.next_class import needed
from kinerja_cli.rules.numbers import canonical, round_half_up
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.trace import Step
from kinerja_cli.store import database, imports, results, runs
from kinerja_cli.store.database import Connection
from kinerja_cli.store.imports import Places
from kinerja_cli.store.inputs import People


@dataclass(frozen=True, slots=True)
class Explanation:
    """The derivation of one score, with what turns origins into file, sheet and cell.

    Attributes:
        usang: whether the employee's data changed after the run read them.
        beda: what the stored result says otherwise.
        butuh: what the next better class would have needed; "" for nothing to say.
        data_per: when the newest import that the run read was made; None without any.
    """

    scored: Scored
    places: Places
    temuan: tuple[Finding, ...]
    usang: bool
    beda: tuple[Difference, ...]
    butuh: str
    tindak_lanjut: Consequences
    data_per: str | None


def explain(db: Path, nip: str, period: Period | None, run: int | None, wait: float) -> Explanation:
    """Return the derivation of one employee's score.

    Args:
        db: the database.
        nip: in any spelling.
        period: the period; None: that of the last `score` call.
        run: a run's number; None: the newest that contains the employee.
        wait: seconds to wait for a writer.

    Raises:
        UsageError: no such person, period or run; says what there is.
        DatabaseError: what the run read of them is not there any more.
    """
    stripped = nips.strip(nip)
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        stored = _stored(connection, stripped, period, run)
        of_run = scored.existing(connection, stored.proses)
        people = People(connection, of_run.baca_sampai)
        known = {stripped: stored} if stripped in people.placements else {}
        one = next(iter(scored.again(connection, of_run, known, people)), None)
        if one is None:
            raise _unreadable(stripped, of_run.id)
        places = imports.places(connection)
        newest = results.of_period(connection, of_run.periode).get(stripped)
        changed = newest == stored and bool(scored.stale(connection, [one]))
        apart = differences(one, results.indicator_rows(connection, of_run.id, stripped))
        data_per = imports.newest_until(connection, of_run.baca_sampai)
    findings = tuple(replace(f, place=places.of(f.asal)) if f.asal else f for f in one.score.temuan)
    return Explanation(
        scored=one,
        places=places,
        temuan=findings,
        usang=changed,
        beda=apart,
        butuh=needed(one.score, one.policy),
        tindak_lanjut=consequences(
            one.score, one.policy, following.side_policies(one.score.inputs.periode)
        ),
        data_per=data_per,
    )


def _unreadable(nip: str, run: int) -> DatabaseError:
    return DatabaseError(
        f"Masukan proses {run} untuk NIP {nips.show(nip)} tidak ada lagi dalam basis data.",
        "Basis data ini diubah di luar kinerja; pulihkan dari cadangan.",
    )


def _stored(
    connection: Connection, nip: str, period: Period | None, run: int | None
) -> results.Stored:
    if run is not None:
        of_run = from_id(scored.existing(connection, run).periode)
        if period not in {None, of_run}:
            raise UsageError(
                f"Proses {run} menilai {of_run.words} ({of_run}), sedangkan --periode menyebut "
                f"{period}.",
                "Sebut salah satu saja: --proses atau --periode.",
            )
        found = results.one(connection, run, nip)
        where = f"proses {run}"
    else:
        wanted = period or scored.last_period(connection)
        found = results.of_period(connection, str(wanted)).get(nip)
        where = wanted.words
    if found is None:
        have = [
            text
            for text, _ in runs.periods(connection)
            if nip in results.of_period(connection, text)
        ]
        hint = (
            f"Pegawai ini punya nilai di: {', '.join(have)}." if have
            else unknown_nip(nip)
        )  # fmt: skip
        raise UsageError(f"Tidak ada nilai untuk NIP {nips.show(nip)} pada {where}.", hint)
    return found


def unknown_nip(nip: str) -> str:
    """Return what to do about a NIP without any score; a wrong number of digits is said."""
    count = len(nip)
    if nip.isdecimal() and count != nips.LENGTH:
        apart = (
            f"kurang {nips.LENGTH - count}"
            if count < nips.LENGTH
            else f"lebih {count - nips.LENGTH}"
        )
        return f"NIP terdiri atas {nips.LENGTH} digit; yang ditulis {count}, jadi {apart} digit."
    return "Periksa NIP itu, atau jalankan dahulu kinerja score untuk periodenya."


def as_json(explanation: Explanation) -> dict[str, Any]:
    """Return the derivation as the contract of `explain --json` has it."""
    one, places = explanation.scored, explanation.places
    score, verdict = one.score, one.score.verdict
    return {
        "nip": score.inputs.nip,
        "nama": score.inputs.nama,
        "perangkat_daerah": score.tempat.placement.unit,
        "periode": str(score.inputs.periode),
        "kebijakan": one.run.kebijakan,
        "proses": one.run.id,
        "status": "lengkap" if score.lengkap else "belum-lengkap",
        "indikator": [_indicator(row, places) for row in score.indikator],
        "komponen": {name: _two(score.komponen.get(name)) for name in COMPONENTS},
        "nilai": _two(score.nilai),
        "rating_hasil_kerja": verdict.hasil_kerja.rating,
        "rating_perilaku": verdict.perilaku.rating,
        "rating_dari": {
            "hasil_kerja": verdict.hasil_kerja.dari,
            "perilaku": verdict.perilaku.dari,
        },
        "usulan": {
            "hasil_kerja": verdict.usulan.hasil_kerja,
            "perilaku": verdict.usulan.perilaku,
            "predikat": verdict.usulan.predikat,
        },
        "penetapan": [
            _ruling(score.inputs.penetapan, name) for name in score.inputs.penetapan.dari_keputusan
        ],
        "alasan_belum_lengkap": [reason.kode for reason in verdict.alasan],
        "keterangan_belum_lengkap": [reason.kalimat for reason in verdict.alasan],
        "predikat": verdict.predikat,
        "beda_dari_simpanan": [different.kode for different in explanation.beda],
        "perbedaan": [
            {"apa": d.apa, "tersimpan": d.tersimpan, "hitung_ulang": d.hitung_ulang}
            for d in explanation.beda
        ],
        "data_berubah_sesudahnya": explanation.usang,
        "untuk_kelas_berikutnya": explanation.butuh,
        "langkah": [_step(score.step, places)],
        "tindak_lanjut": following.as_json(
            explanation.tindak_lanjut, partial(_step, places=places), places
        ),
        "temuan": [
            {"kode": f.kode, "tingkat": f.tingkat, "pesan": f.pesan} for f in explanation.temuan
        ],
    }


def _ruling(decided: Decision, name: str) -> dict[str, str]:
    """Return one thing decided with `kinerja decide`: what, by whom, when and why."""
    ruling = decided.putusan[name]
    return {
        "apa": name,
        "nilai": getattr(decided, name).nilai,
        "oleh": ruling.oleh,
        "tanggal": ruling.tanggal,
        "alasan": ruling.alasan,
        "dasar": ruling.dasar,
    }


def _two(value: Any) -> str | None:
    return None if value is None else format(value, ".2f")


def _indicator(row: IndicatorScore, places: Places) -> dict[str, Any]:
    sources = row.realisasi.sumber or row.target.sumber
    place = places.of(sources[-1]) if sources else None
    capaian = row.capaian
    return {
        "indikator": row.indicator.indikator,
        "jenis": row.indicator.jenis,
        "satuan": row.indicator.satuan or None,
        "polaritas": row.indicator.polaritas or "naik",
        "rumus": row.achieved.rumus if row.achieved else None,
        "target": row.target.nilai,
        "realisasi": row.realisasi.nilai,
        "bobot": canonical(row.bobot) if row.bobot is not None else None,
        "capaian": None if capaian is None else format(round_half_up(capaian, 2), "f"),
        "keadaan": row.keadaan,
        "sumber": {"berkas": place.berkas, "lembar": place.lembar, "sel": place.sel}
        if place
        else None,
    }


def _step(step: Step, places: Places) -> dict[str, Any]:
    return {
        "apa": step.apa,
        "nilai": step.nilai,
        "cara": step.cara,
        "dasar": step.dasar,
        "sumber": [
            {**_cell(places, origin), "impor": places.import_of(origin)} for origin in step.sumber
        ],
        "bagian": [_step(part, places) for part in step.bagian],
    }


def _cell(places: Places, origin: Any) -> dict[str, str]:
    place = places.of(origin)
    return {"berkas": place.berkas, "lembar": place.lembar, "sel": place.sel}
