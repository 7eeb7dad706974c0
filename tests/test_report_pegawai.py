"""`--jenis pegawai`: the official forms field by field, and a development page that keeps its word."""

import re
import tomllib
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import run
from openpyxl import load_workbook

from kinerja_cli.actions.views.employee_views import employee_report
from kinerja_cli.actions.views.feedback_given import Given
from kinerja_cli.actions.views.form_views import _curve, _plan_span
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.reports import excel, html
from kinerja_cli.reports.view_layout import PageView
from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.periods import parse
from kinerja_cli.rules.positions import is_position
from kinerja_cli.rules.reported import Feedback
from kinerja_cli.store import database

FORMS = tomllib.loads(
    (Path(__file__).with_name("cases") / "formulir.toml").read_text(encoding="utf-8")
)
JF, HEAD, WORDS = "199808222023211008", "196702251990021001", "199409142020031001"
EXTRA = "197305122001032001"  # has kinerja tambahan
INCOMPLETE = "197112281997032001"
WHOSE = {
    "skp_ja": JF,
    "skp_jpt": HEAD,
    "skp_kualitatif": WORDS,
    "lampiran": JF,
    "evaluasi_ja": JF,
    "evaluasi_jpt": HEAD,
    "evaluasi_kualitatif": WORDS,
    "dokumen": JF,
}
PERIODS = ("2024-Q1", "2024-Q3")
BLOCKS = {"th", "td", "p", "li", "h2", "h3", "h4", "div", "br", "tr", "figcaption", "title", "text"}
BLOCKS |= {"dt", "dd", "desc", "figure", "svg", "ul", "section", "table", "thead", "tbody"}


@pytest.fixture(scope="module")
def scored_db(city_db, tmp_path_factory):
    db = tmp_path_factory.mktemp("pegawai") / "kinerja.db"
    db.write_bytes(city_db.read_bytes())
    for period in ("2023-Q4", *PERIODS):
        outcome = run("score", "--periode", period, "--db", db)
        assert outcome.code == 0, outcome.err
    return db


@pytest.fixture(scope="module")
def views_of(scored_db):
    with closing(database.open_existing(scored_db, 1)) as connection, database.reading(connection):
        yield lambda period: Views(connection, parse(period), "")


@pytest.fixture(scope="module")
def reports(views_of):
    views = views_of("2024-Q3")
    return {nip: employee_report(views, nip) for nip in (JF, HEAD, WORDS, EXTRA, INCOMPLETE)}


class Chunks(HTMLParser):
    """The texts of one section of a page, block by block, in the order of reading."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.found, self._name, self._text, self._depth, self.spans = [], name, "", 0, []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag == "section":
            self._depth = 1 if known.get("aria-labelledby") == self._name else 0
        if self._depth and known.get("rowspan", "1") != "1":
            self.spans.append((len(self.found), int(known["rowspan"])))
        self._end(tag)

    def handle_endtag(self, tag):
        self._end(tag)
        if tag == "section":
            self._depth = 0

    def handle_data(self, data):
        if self._depth:
            self._text += data

    def _end(self, tag):
        if tag in BLOCKS:
            text = " ".join(self._text.split())
            self._text = ""
            if text:
                self.found.append(text)


def on_page(report, name):
    reader = Chunks(name)
    reader.feed(html.render("pegawai", report))
    return reader.found


def on_sheet(report, name, tmp_path):
    path = tmp_path / "pegawai.xlsx"
    path.write_bytes(excel.render("pegawai", report))
    sheet = load_workbook(path)[name]
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return [
        line.removeprefix("• ").strip() for value in cells for line in str(value).split("\n")
    ]  # fmt: skip


def fits(found, wanted):
    return found.startswith(wanted[:-1]) if wanted.endswith("*") else found == wanted


def holds(found, form):
    """Say what of a transcribed form is missing or out of order; "" when all is there."""
    if found[0] != form["urutan"][0]:
        return f"begins with {found[0]}"
    place = 0
    for wanted in form["urutan"]:
        at = next((n for n in range(place, len(found)) if fits(found[n], wanted)), None)
        if at is None:
            return f"{wanted} is missing behind {found[place - 1]}"
        place = at + 1
    columns = [*form["kolom"], *(f"({n})" for n in range(1, len(form["kolom"]) + 1))]
    spans = (found[n : n + len(columns)] for n in range(len(found)))
    if columns and columns not in spans:
        return f"columns {columns}"
    return next((f"{one} is there" for one in form.get("tanpa", ()) if one in found), "")


@pytest.mark.parametrize("name", WHOSE)
def test_a_form_on_the_page_is_the_official_one(name, reports):
    form = FORMS[name]
    assert holds(on_page(reports[WHOSE[name]], form["bagian"]), form) == ""


@pytest.mark.parametrize("name", WHOSE)
def test_a_form_in_the_workbook_is_the_official_one(name, reports, tmp_path):
    form = FORMS[name]
    assert holds(on_sheet(reports[WHOSE[name]], form["lembar"], tmp_path), form) == ""


def test_a_form_with_a_label_less_is_noticed(reports):
    page = on_page(reports[JF], "evaluasi")
    for gone in ("RATING PERILAKU: DI ATAS EKSPEKTASI", "B. TAMBAHAN", "(5)"):
        rest = [one for one in page if one != gone]
        assert holds(rest, FORMS["evaluasi_ja"]) != ""


@pytest.mark.parametrize("organisation", FORMS["kurva"]["tinggi"])
def test_the_curve_has_the_heights_of_the_form(organisation, reports, views_of):
    from kinerja_cli.rules.model import Fact

    one, _ = views_of("2024-Q3").person(JF)
    inputs = replace(one.score.inputs, organisasi=Fact(organisation))
    changed = replace(one, score=replace(one.score, inputs=inputs))
    curve, _ = _curve(changed, organisation)
    assert curve.judul == f"{FORMS['kurva']['judul']} {organisation.upper()}"
    assert [name for name, _ in curve.titik] == FORMS["kurva"]["kelas"]
    assert [int(height) for _, height in curve.titik] == FORMS["kurva"]["tinggi"][organisation]
    form = replace(reports[JF].formulir, kurva=curve)
    page = html.render("pegawai", replace(reports[JF], formulir=form))
    assert curve.judul in page
    assert all(axis in page for axis in FORMS["kurva"]["sumbu"])


def test_number_and_plans_span_their_aspects(reports, tmp_path):
    reader = Chunks("evaluasi")
    reader.feed(html.render("pegawai", reports[JF]))
    assert sum(rows == 3 for _, rows in reader.spans) >= 3  # NO, (2) and (3) over three aspects
    path = tmp_path / "a.xlsx"
    path.write_bytes(excel.render("pegawai", reports[JF]))
    merged = load_workbook(path)["EV. KINERJA"].merged_cells.ranges
    tall = {one.coord[0] for one in merged if one.max_row - one.min_row == 2}
    assert tall >= {"A", "B", "C"}


def test_the_rating_official_is_the_superior_and_theirs_comes_from_their_placement(reports):
    forms = reports[JF].formulir
    assert forms.penilai.nama == "Hasan Hamid, S.STP., M.Si."
    assert forms.penilai.jabatan.startswith("Kepala Bidang")
    assert forms.atasan_penilai.nama == "Titik Handayani, S.STP., M.Si."
    head = reports[HEAD].formulir
    assert head.penilai.jabatan == "Sekretaris Daerah Kota Tirtamadya"
    assert (
        head.penilai.nama
        == head.penilai.nip
        == head.penilai.pangkat
        == head.penilai.unit_kerja
        == ""
    )
    assert head.atasan_penilai.nama == ""


def test_what_is_missing_is_dots_or_a_dash_and_never_zero(reports):
    report = reports[WORDS]
    assert report.formulir.predikat == ""
    page = on_page(report, "evaluasi")
    assert any(one.startswith("PREDIKAT KINERJA PEGAWAI: …") for one in page)
    assert "0" not in page
    assert not any(re.fullmatch(r"0(?:,0+)?(?: \w+)?", one) for one in page)


def test_kinerja_tambahan_stands_in_its_band(reports):
    page = on_page(reports[EXTRA], "evaluasi")
    extra = [row.indikator for group in reports[EXTRA].formulir.tambahan
             for plan in group.rencana for row in plan.baris]  # fmt: skip
    assert extra
    assert all(page.index(one) > page.index("B. TAMBAHAN") for one in extra)


def test_the_annex_and_the_expectations_come_from_the_imported_skp(views_of):
    views = views_of("2024-Q3")
    have = views.connection.execute("SELECT DISTINCT nip FROM skp ORDER BY nip").fetchall()
    nip = next(one for (one,) in have if one in views.everybody())
    report = employee_report(views, nip)
    lines = dict(report.formulir.lampiran)
    assert list(lines) == ["DUKUNGAN SUMBER DAYA", "SKEMA PERTANGGUNGJAWABAN", "KONSEKUENSI"]
    assert lines["DUKUNGAN SUMBER DAYA"]
    page = on_page(report, "lampiran")
    assert all(line in page for line in lines["DUKUNGAN SUMBER DAYA"])
    told = [line for value in report.formulir.nilai for line in value.ekspektasi]
    assert told
    assert all(line in on_page(report, "skp") for line in told)


def of_city(views):
    for nip in sorted(views.everybody(), key=lambda one: (views.everybody()[one].unit_id, one)):
        yield nip, employee_report(views, nip)


@pytest.mark.parametrize("period", PERIODS)
def test_no_sentence_stands_at_more_than_three_employees(period, views_of):
    people, silent = defaultdict(set), 0
    for nip, report in of_city(views_of(period)):
        page = report.pengembangan
        silent += not page.kalimat
        for sentence in page.kalimat:
            people[sentence].add(nip)
        names = {row.indikator for row in report.pegawai.indikator}
        for sentence in (*page.kekuatan, *page.kelemahan):
            named = [row for row in report.pegawai.indikator if f"“{row.indikator}”" in sentence]
            assert any(row.realisasi in sentence and row.target in sentence for row in named)
        for one in page.saran:
            told = [text for text in (one.apa, one.dampak, one.langkah, one.dukungan) if text]
            assert one.indikator in names
            assert all(f"“{one.indikator}”" in text for text in told)
            assert all(re.search(r"\d", text) for text in told)
        for one in page.pelatihan:
            assert re.search(r"level \d|capaian \d", one.alasan)
    crowded = {text: len(who) for text, who in people.items() if len(who) > 3}
    assert crowded == {}
    assert len(people) > 500
    assert silent > 0  # where data give no ground nothing is said


def test_the_page_shows_every_sentence_and_no_other(reports):
    for report in reports.values():
        page = html.render("pegawai", report)
        shown = re.findall(r'class="kalimat">(.*?)</', page)
        assert len(shown) == len(report.pengembangan.kalimat)


def test_who_has_no_figures_is_told_nothing(reports):
    page = reports[WORDS].pengembangan
    assert page.kekuatan == page.kelemahan == page.saran == ()
    assert "Kekuatan" not in html.render("pegawai", reports[WORDS])


def test_feedback_from_a_sheet_stands_at_the_indicator_it_names(reports):
    rows = [row for group in reports[HEAD].formulir.utama for plan in group.rencana
            for row in plan.baris]  # fmt: skip
    told = {row.indikator: row.umpan_balik for row in rows}
    spm = next(
        texts for name, texts in told.items() if name == "Persentase capaian SPM bidang kesehatan"
    )
    assert any(text.startswith("Atasan: ") for text in spm)
    assert any(one.pemberi == "Bawahan" for one in reports[HEAD].pengembangan.diterima)


def test_every_component_over_all_periods_with_gaps_as_gaps(reports):
    trend = reports[JF].pengembangan.tren
    assert [mark.label for mark in trend.periode] == [
        "TW IV 2023", "TW I 2024", "TW II 2024", "TW III 2024",
    ]  # fmt: skip
    results = next(line for line in trend.garis if line.kode == "hasil_kerja")
    assert results.titik[2].persen is None  # the second quarter was not scored here
    behaviour = next(line for line in trend.garis if line.kode == "perilaku")
    assert all(one.persen is None or 0 <= one.persen <= trend.atas for one in behaviour.titik)


def test_a_change_of_rules_is_marked(scored_db, tmp_path):
    db = tmp_path / "lain.db"
    db.write_bytes(scored_db.read_bytes())
    assert run("score", "--periode", "2024-Q3", "--kebijakan", "pp-30-2019", "--db", db).code == 0
    with closing(database.open_existing(db, 1)) as connection, database.reading(connection):
        report = employee_report(Views(connection, parse("2024-Q3"), ""), JF)
    marks = [mark.aturan for mark in report.pengembangan.tren.periode]
    assert marks == ["", "", "", "pp-30-2019"]
    assert "mulai pp-30-2019" in html.render("pegawai", report)
    assert any("pp-30-2019" in note for note in report.formulir.catatan)


def test_the_same_employee_gives_the_same_bytes(reports):
    assert excel.render("pegawai", reports[JF]) == excel.render("pegawai", reports[JF])


@pytest.mark.parametrize(
    ("text", "position"),
    [("Wali Kota Banyu Asri", True), ("Plt. Sekretaris Daerah", True), ("Kepala Dinas Kesehatan", True),
     ("Wali Kotanegara", False), ("Budi Santoso", False), ("Ketua Adat, S.H.", False), ("", False)],
)  # fmt: skip
def test_a_superior_written_as_a_position_is_told_from_a_name(text, position):
    assert is_position(text) is position


def test_place_and_date_of_the_settings_stand_above_the_signatures(reports, tmp_path):
    signed = PageView(tempat="Banyu Asri", tanggal="7 Juli 2025")
    page = html.render("pegawai", reports[JF], page=signed)
    assert page.count("<p>Banyu Asri, 7 Juli 2025</p>") == 5
    path = tmp_path / "a.xlsx"
    path.write_bytes(excel.render("pegawai", reports[JF], page=signed))
    book = load_workbook(path)
    for name in ("SKP", "LAMP SKP", "EV. KINERJA", "DOK. EV"):
        assert any(
            "Banyu Asri, 7 Juli 2025" in row for row in book[name].iter_rows(values_only=True)
        )


def test_every_page_has_the_paper_that_was_asked_for(reports):
    for paper, lying in (("f4", "330mm 215mm"), ("a4", "A4 landscape")):
        page = html.render("pegawai", reports[JF], page=PageView(kertas=paper))
        sizes = re.findall(r"(?<![-\w])size: ([^;]+);", page)
        assert lying in sizes
        assert {one.startswith("A4") for one in sizes} == {paper == "a4"}


def test_feedback_on_nothing_named_stands_in_the_remarks_with_its_giver():
    told = [
        Feedback(JF, "2024-Q3", "Wali Kota", "Lanjutkan.", Origin(0, 0, "")),
        Feedback(JF, "2024-Q3", "Rekan", "Adaptif sekali.", Origin(0, 0, "")),
    ]
    assert Given(told, [], parse("2024-Q3")).unplaced == ["Wali Kota: Lanjutkan."]


def test_remarks_reach_the_document(reports, views_of):
    every_one = [r for r in reports.values() if r.formulir.rekomendasi]
    for report in every_one:
        assert all(text in on_page(report, "dokumen") for text in report.formulir.rekomendasi)


def test_the_figures_of_the_curve_are_not_printed(reports, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(excel.render("pegawai", reports[JF]))
    sheet = load_workbook(path)["EV. KINERJA"]
    last = sheet.print_area.rpartition("$H")[0]
    assert last
    printed = [cell.value for row in sheet.iter_rows(max_col=8) for cell in row]
    assert not any(isinstance(value, int | float) for value in printed)
    labels = [row[9] for row in sheet.iter_rows(values_only=True)]
    assert any("bukan jumlah pegawai" in str(one) for one in labels)


def test_pages_of_the_workbook_end_between_blocks(reports, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(excel.render("pegawai", reports[JF]))
    sheet = load_workbook(path)["EV. KINERJA"]
    breaks = [one.id for one in sheet.row_breaks.brk]
    assert breaks
    for row in breaks:  # the row above the break ends a block
        above = [cell.value for cell in sheet[row] if cell.value]
        assert above not in (["PERILAKU KERJA"], ["HASIL KERJA"])
        assert not any(span.min_row <= row < span.max_row for span in sheet.merged_cells.ranges)
    last = [one for one in sheet.iter_rows(min_row=breaks[-1] + 1, values_only=True) if any(one)]
    assert any("Kolaboratif" in one for one in last)  # a signature is not alone


def test_the_skp_of_who_began_within_the_year_begins_with_the_tmt(views_of):
    one, _ = views_of("2024-Q3").person(JF)
    tempat = one.score.tempat
    rows = tuple(
        row._replace(indicator=replace(row.indicator, targets={}, realisations={}))
        for row in one.score.indikator
    )
    for tmt, span in [
        (date(2024, 4, 1), "1 APRIL SD 31 DESEMBER TAHUN 2024"),
        (date(2023, 4, 1), "1 JANUARI SD 31 DESEMBER TAHUN 2024"),
    ]:
        placed = replace(tempat, placement=replace(tempat.placement, tmt=tmt))
        changed = replace(one, score=replace(one.score, tempat=placed, indikator=rows))
        assert _plan_span(changed, {}) == span
        # who has targets before has an SKP before
        kept = replace(one, score=replace(one.score, tempat=placed))
        assert _plan_span(kept, {}).startswith("1 JANUARI") is bool(
            tmt.year < 2024 or any("2024-Q1" in r.indicator.targets for r in one.score.indikator)
        )


def test_a_sentence_that_ends_with_a_name_has_one_full_stop():
    from kinerja_cli.actions.views.hierarchy import acting
    from kinerja_cli.reports.templating import _akhiri
    from kinerja_cli.rules.model import Placement
    from kinerja_cli.rules.placement import InForce

    placed = Placement(None, 1, "RSUD", "Plt. Kepala Bagian", status="Plt.")
    assert acting(InForce(placed, placed, ()), "Siti") == ["Siti menjabat sebagai Plt."]
    assert _akhiri("apt. Yusuf, S.Farm.") == "apt. Yusuf, S.Farm."
    assert _akhiri("Sutrisno") == "Sutrisno."


def test_marks_in_words_are_drawn_on_their_own_scale(reports):
    trend = reports[JF].pengembangan.tren
    behaviour = next(line for line in trend.garis if line.kode == "perilaku")
    assert behaviour.bersebutan
    for one in behaviour.titik:
        assert one.sebutan is None or (one.persen is None and one.sebutan == (one.nilai - 1) / 2)
    page = html.render("pegawai", reports[JF])
    assert "Perilaku kerja menurut sebutan" in page
    assert "66,67 %" not in page
    assert [word for word, _ in trend.sebutan] == [
        "Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Di Atas Ekspektasi",
    ]  # fmt: skip
