"""The sample city: every score equals an independent reading of the workbooks."""

from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

import pytest
from builders import POLICY
from conftest import CITY
from oracle_city import expected

from kinerja_cli.actions.score import scores
from kinerja_cli.rules.indicators import TIDAK_DINILAI
from kinerja_cli.rules.names import unit_key
from kinerja_cli.rules.periods import from_id
from kinerja_cli.rules.reported import SKP_PARTS
from kinerja_cli.store import audit, database, reported

PERIODS = [f"{y}-{part}" for y in (2023, 2024) for part in ("Q1", "Q2", "Q3", "Q4", "S1", "S2")]
PERIODS += ["2023", "2024"]


@pytest.mark.parametrize("period", PERIODS)
def test_every_score_equals_a_recomputation_from_the_workbooks(city_db: Path, period: str):
    wanted = expected(CITY, period)
    with closing(database.open_existing(city_db, 5)) as connection:
        read_at = audit.head(connection).n
        made = {
            one.inputs.nip: one
            for one in scores(connection, from_id(period), None, POLICY, read_at)
        }
    assert made.keys() == wanted.keys()
    for nip, truth in wanted.items():
        one, verdict = made[nip], made[nip].verdict
        assert (
            one.hasil_kerja,
            one.perilaku,
            verdict.usulan.hasil_kerja,
            verdict.usulan.perilaku,
            verdict.hasil_kerja.rating,
            verdict.hasil_kerja.dari,
            verdict.perilaku.rating,
            verdict.perilaku.dari,
            verdict.predikat,
            {reason.kode for reason in verdict.alasan},
            unit_key(one.tempat.placement.unit),
        ) == (
            truth.nilai,
            truth.perilaku,
            truth.usulan_hasil_kerja,
            truth.usulan_perilaku,
            truth.rating_hasil_kerja,
            truth.dari_hasil_kerja,
            truth.rating_perilaku,
            truth.dari_perilaku,
            truth.predikat,
            truth.alasan,
            unit_key(truth.unit),
        ), nip
        capaian = {
            row.indicator.indikator: row.capaian
            for row in one.indikator
            if row.keadaan != TIDAK_DINILAI
        }
        assert {name: _settled(value) for name, value in capaian.items()} == {
            name: _settled(value) for name, value in truth.capaian.items()
        }, nip


def _settled(value):
    return None if value is None else round(value, 15)


def test_the_city_imports_without_a_fault_and_only_with_the_warnings_it_was_given(kinerja):
    outcome = kinerja("import", CITY, "--json")
    codes = sorted(f["kode"] for one in outcome.json() for f in one["temuan"])
    assert codes == ["realisasi-tanpa-target"] * 3


def test_no_sentence_of_feedback_stands_at_more_than_three_people_in_a_quarter(city_db: Path):
    import re

    heard = defaultdict(set)
    with closing(database.open_existing(city_db, 5)) as connection:
        rows = connection.execute(
            "SELECT b.nip, r.periode, r.umpan_balik FROM realisasi r JOIN butir b ON b.id = r.butir_id "
            "WHERE r.umpan_balik IS NOT NULL AND r.sampai IS NULL "
            "UNION ALL SELECT nip, periode, catatan FROM rating WHERE catatan IS NOT NULL "
            "UNION ALL SELECT nip, periode, umpan_balik FROM umpan_balik"
        ).fetchall()
    for nip, period, text in rows:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            heard[period, sentence].add(nip)
    assert len(rows) > 2000
    assert max(len(people) for people in heard.values()) <= 3


def test_the_city_has_attendance_competencies_services_plans_and_objections(city_db: Path):
    with closing(database.open_existing(city_db, 5)) as connection:

        def rows(query):
            return connection.execute(query).fetchall()

        absent = rows("SELECT nip, periode FROM disiplin WHERE CAST(tanpa_keterangan AS REAL) >= 5")
        punished = rows("SELECT nip, periode, hukuman FROM disiplin WHERE hukuman IS NOT NULL")
        gaps = rows(
            "SELECT count(DISTINCT nip) FROM kompetensi WHERE level_pegawai < level_standar"
        )
        unsur = rows("SELECT periode, ikm FROM layanan WHERE pengaduan IS NOT NULL")
        linked = rows(
            "SELECT count(DISTINCT i.butir_id) FROM indikator i JOIN rencana_unit r"
            " ON r.rencana = i.rencana_atasan AND r.periode = '2024'"
        )
        answers = rows("SELECT jawaban IS NOT NULL FROM keberatan ORDER BY tanggal")
    assert absent == [("199807062020031001", "2024-Q3")]
    assert punished == [("199011252012122001", "2024-Q3", "Ringan")]
    assert gaps[0][0] > 10
    assert [period for period, _ in unsur] == ["2024-S1", "2024-S2"]
    assert linked[0][0] > 100
    assert answers == [(1,), (0,)]


def test_the_city_has_feedback_trainings_skp_and_logs_with_their_stories(city_db: Path):
    with closing(database.open_existing(city_db, 5)) as connection:
        head, quarter = audit.head(connection).n, from_id("2024-Q4")
        told = reported.feedback(connection, None, from_id("2024"), head)
        trained = reported.trainings(connection, None, 2024, head)
        lines = reported.skp_lines(connection, None, 2024, head)
        log = reported.daily_log(connection, None, quarter, head)
        assert reported.daily_log(connection, None, from_id("2024-Q3"), head) == []
    assert (len(told), len(trained), len(lines), len(log)) == (326, 294, 259, 4497)
    assert len({one.nip for one in lines}) == 23
    assert len({one.bagian for one in lines}) == len(SKP_PARTS)
    assert all(one.menit and one.mulai and one.status for one in log)
    assert all(one.jp and one.tanggal and one.kompetensi for one in trained)
    filled_in = {
        one.nip for one in log if one.hari_input and (one.hari_input - one.tanggal).days > 14
    }
    assert len(filled_in) == 2
    texts = defaultdict(Counter)
    for one in log:
        texts[one.nip][one.kegiatan] += 1
    copied = [nip for nip, said in texts.items() if said.most_common(1)[0][1] > said.total() / 4]
    assert len(copied) == 2
    at_once = Counter(one.tanggal_validasi for one in log if one.tanggal_validasi)
    assert {day[:13] for day, _ in at_once.most_common(5)} == {"2024-11-29 23"}
