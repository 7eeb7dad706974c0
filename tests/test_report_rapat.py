"""`report --jenis rapat`: who is on the lists of an office's meeting, why, and what became of them."""

import io
import re
from contextlib import closing
from pathlib import Path

import pytest
from books import PERILAKU, write
from conftest import Run
from meeting_office import DI_ATAS, DI_BAWAH, HEAD_NAME, SESUAI, Person, good, office, plain
from openpyxl import load_workbook
from programs import formulas_that_agree, needs_office

from kinerja_cli.actions.views import meeting_views, unit_views
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.reports import excel, html
from kinerja_cli.rules.periods import from_id
from kinerja_cli.store import database

COUNTS = ["NIP", "Periode", "Hari Kerja", "Hadir", "Sakit", "Tanpa Keterangan", "Hukuman Disiplin"]
OBJECTION = ["NIP", "Nama", "Periode", "Tanggal Keberatan", "Alasan", "Jawaban", "Tanggal Jawaban"]

TEAM = (
    good(1, 103),
    good(2, 103),
    good(3, 101.5),
    good(4, 110, tmt="2024-05-20"),
    good(5, 109),
    plain(6, 88, before=85),
    Person(7, (95, 97), (SESUAI, DI_BAWAH)),
    Person(8, (80, 99), (SESUAI, SESUAI)),
    Person(9, (101, None), (DI_ATAS, DI_ATAS)),
    *(plain(n) for n in range(10, 14)),
)
"""13 people and the head: a list for one, two who are tied at its cut."""


def packed(kinerja: Run, folder: Path, *people, period="2024-Q2", policies=None, **sheets):
    """Return the pack of an office that was scored in two quarters."""
    assert kinerja("import", office(folder / "k.xlsx", *people, **sheets)).code == 0
    for quarter in ("2024-Q1", "2024-Q2"):
        assert kinerja("score", "--periode", quarter).code == 0
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        views = Views(connection, from_id(period), "", policies)
        (unit,) = {one.unit_id for one in views.everybody().values()}
        return meeting_views.of_unit(views, unit)


@pytest.fixture
def pack(kinerja: Run, tmp_path):
    sanction = [COUNTS, [good(5, 0).nip, "2024-02", 20, 20, 0, 0, "Teguran tertulis"]]
    raised = [
        OBJECTION,
        [plain(6).nip, "Pegawai 006", "2024-Q2", "2024-07-10", "Berkas belum dihitung", "", ""],
    ]
    return packed(kinerja, tmp_path, *TEAM, disiplin=sanction, keberatan=raised)


def named(listed):
    return [one.orang.nama for one in listed]


def test_everybody_tied_at_the_cut_is_a_candidate_and_the_pack_says_so(pack):
    listed = pack.penghargaan.daftar
    assert named(listed) == ["Pegawai 001", "Pegawai 002"]
    assert all(one.seri and one.peringkat == 1 for one in listed)
    assert (
        "2 pegawai bernilai sama di batas daftar (103,00); semuanya masuk."
        in pack.penghargaan.ringkas
    )
    assert (
        "1 pegawai lain memenuhi syarat dengan nilai di bawah 103,00." in pack.penghargaan.ringkas
    )


def test_a_candidate_has_reasons_with_figures(pack):
    (one, _) = pack.penghargaan.daftar
    assert one.alasan[0] == (
        "Predikat Sangat Baik: hasil kerja Di Atas Ekspektasi (usulan), perilaku Di Atas "
        "Ekspektasi (usulan)."
    )
    assert one.alasan[1].startswith("Nilai hasil kerja 103,00, urutan 1 dari 3 pegawai")
    assert "2 periode berturut-turut Sangat Baik." in one.alasan
    (proof,) = one.bukti
    assert (proof.indikator, proof.realisasi, proof.target) == ("Berkas selesai 1", "103", "100")


def test_who_may_not_be_ranked_is_named_apart(pack):
    apart = {one.orang.nama: one.sebab for one in pack.penghargaan.disisihkan}
    assert set(apart) == {"Pegawai 004", "Pegawai 005"}
    assert "42 dari 91 hari" in apart["Pegawai 004"]
    assert apart["Pegawai 005"] == "Hukuman disiplin tercatat: Ringan, rekap Februari 2024."


def test_pembinaan_follows_the_predikat_and_names_what_missed_its_target(pack):
    by_name = {one.orang.nama: one for one in pack.pembinaan.daftar}
    assert set(by_name) == {"Pegawai 006", "Pegawai 007"}
    low, manner = by_name["Pegawai 006"], by_name["Pegawai 007"]
    assert low.bentuk == "bimbingan kinerja dan konseling kinerja"
    assert "2 periode berturut-turut Butuh Perbaikan." in low.alasan
    assert any("PP 30/2019 Pasal 57" in words for words in low.alasan)
    assert [str(proof.capaian) for proof in low.bukti] == ["88.00"]
    assert (manner.predikat, manner.bentuk) == ("Kurang", "konseling kinerja")
    assert len(manner.perilaku) == 7
    assert all(one.peringkat is None for one in by_name.values())


def test_nobody_is_on_a_list_for_being_last(kinerja: Run, tmp_path):
    pack = packed(kinerja, tmp_path, *(plain(n, 91 + n) for n in range(1, 6)))
    assert pack.pembinaan.daftar == ()
    assert "Nilai yang paling rendah saja tidak memasukkan siapa pun." in pack.pembinaan.ringkas


def test_the_last_meetings_list_is_followed_up_with_figures(kinerja: Run, tmp_path):
    people = (
        Person(1, (85, 88)), Person(2, (85, 85.5)), Person(3, (89, 80)), Person(4, (85, 96)),
        Person(5, (85, None)), *(plain(n) for n in range(6, 10)),
    )  # fmt: skip
    pack = packed(kinerja, tmp_path, *people)
    seen = {
        one.orang.nama[-1]: (one.keadaan, str(one.selisih), one.catatan)
        for one in pack.tindak_lanjut
    }
    assert seen == {
        "1": ("lebih baik", "3.00", "Tetap pada daftar pembinaan."),
        "2": ("sama", "0.50", "Tetap pada daftar pembinaan."),
        "3": ("lebih buruk", "-9.00", "Tetap pada daftar pembinaan."),
        "4": ("lebih baik", "11.00", "Keluar dari daftar pembinaan."),
        "5": ("belum ada predikat", "None", "Belum lengkap pada periode ini."),
    }
    assert pack.lalu == "Triwulan I Tahun 2024"


def test_key_figures_stand_beside_those_of_the_last_period(pack):
    figures = {one.nama: (one.kini, one.lalu, one.selisih) for one in pack.angka}
    assert figures["Sudah berpredikat"] == (13, 14, -1)
    assert figures["Belum lengkap"] == (1, 0, 1)
    assert figures["Predikat Kurang"] == (1, 0, 1)
    assert figures["Calon penghargaan"] == (2, 0, 2)  # one scored period was too few
    assert figures["Keberatan diajukan"] == (1, 0, 1)


def test_the_first_meeting_has_nothing_to_follow_up(kinerja: Run, tmp_path):
    pack = packed(kinerja, tmp_path, *TEAM, period="2024-Q1")
    assert (pack.lalu, pack.tindak_lanjut) == ("", ())
    assert all(one.lalu is None and one.selisih is None for one in pack.angka)
    assert pack.penghargaan.daftar == ()
    assert all("baru 1 periode" in one.sebab.lower() for one in pack.penghargaan.disisihkan
               if one.orang.nama != "Pegawai 004")  # fmt: skip
    page = html.render("rapat", pack)
    assert "Belum ada rapat sebelumnya" in page


def test_the_rest_of_the_agenda_is_in_the_pack(pack):
    assert [one.orang.nama for one in pack.belum] == ["Pegawai 009"]
    assert "isi kolom Realisasi" in pack.belum[0].putusan
    assert [one.nama for one in pack.keberatan] == ["Pegawai 006"]
    near = {(one.orang.nama, one.predikat_bila, str(one.jarak)) for one in pack.perbatasan}
    assert ("Pegawai 006", "Baik", "2.00") in near
    assert pack.pola.organisasi == "Baik"
    assert [one.nama for one in pack.hadir] == [HEAD_NAME]


def test_an_objection_to_an_earlier_period_is_listed_until_it_is_answered(kinerja: Run, tmp_path):
    raised = [
        OBJECTION,
        [plain(6).nip, "Pegawai 006", "2024-Q1", "2024-04-15", "Berkas belum dihitung", "", ""],
        [
            plain(10).nip,
            "Pegawai 010",
            "2024-Q1",
            "2024-04-16",
            "Bobot",
            "Sudah benar",
            "2024-04-20",
        ],
    ]
    pack = packed(kinerja, tmp_path, *TEAM, keberatan=raised)
    assert [(one.nama, one.atas) for one in pack.keberatan] == [
        ("Pegawai 006", "Triwulan I Tahun 2024")
    ]
    figures = {one.nama: (one.kini, one.lalu) for one in pack.angka}
    assert figures["Keberatan diajukan"] == (0, 2)
    page = html.render("rapat", pack)
    assert "1 keberatan belum dijawab, 1 di antaranya atas periode sebelumnya." in page
    assert "15 April 2024<" in page
    sheet = load_workbook(io.BytesIO(excel.render("rapat", pack)))["Belum lengkap"]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "15 April 2024 atas Triwulan I Tahun 2024" in cells
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        before = Views(connection, from_id("2024-Q1"), "")
        now = Views(connection, from_id("2024-Q2"), "")
        nips = set(now.everybody())
        assert [one.atas for one in before.raised(nips)] == ["", ""]
        assert [one.nip for one in now.raised({plain(10).nip})] == []
        (unit,) = {one.unit_id for one in now.everybody().values()}
        assert unit_views.of_unit(now, unit).keberatan == pack.keberatan
    lack = [
        one["pesan"]
        for one in kinerja("check", "--periode", "2024-Q2", "--json").json()["kurang"]
        if one["kode"] == "keberatan-terbuka"
    ]
    assert len(lack) == 1
    assert lack[0].startswith(
        "Keberatan tanggal 15 April 2024 atas Triwulan I Tahun 2024 belum dijawab"
    )
    for kind, who in (("ringkasan", ()), ("penjelasan", ("--nip", plain(6).nip))):
        kinerja("report", "--jenis", kind, "--periode", "2024-Q2", "--format", "html", *who)
    (whole,) = Path("laporan").glob("*ringkasan*.html")
    assert "<dt>Keberatan belum dijawab</dt><dd>1</dd>" in whole.read_text(encoding="utf-8")
    (plain_page,) = Path("laporan").glob("*penjelasan*.html")
    words = "Keberatan Anda tanggal 15 April 2024 atas Triwulan I Tahun 2024: <strong>belum dijawab"
    assert words in plain_page.read_text(encoding="utf-8")


def test_borderline_cases_are_told_exactly_and_behaviour_counts(kinerja: Run, tmp_path):
    pack = packed(kinerja, tmp_path, plain(1, 99), plain(2, 95))
    assert pack.perbatasan == ()  # 99 is 1 away from an edge that moves no predikat
    page = html.render("rapat", pack)
    words = (
        "Tidak ada pegawai yang predikatnya akan lain bila salah satu nilainya (hasil kerja atau "
        "perilaku) melewati batas rating yang berjarak paling jauh 2 (perilaku pada skala 1–3: 0,15)."
    )
    assert words in page
    assert "Tidak ada nilai yang berjarak" not in page
    marks = [PERILAKU]
    marks += [[plain(2).nip, "2024-Q2", *[DI_BAWAH] * 3, *[SESUAI] * 4, "Atasan"]]
    assert kinerja("import", write(tmp_path / "p.xlsx", {"perilaku": marks})).code == 0
    assert kinerja("score", "--periode", "2024-Q2").code == 0
    with closing(database.open_existing(Path("kinerja.db"), 1)) as connection:
        views = Views(connection, from_id("2024-Q2"), "")
        pack = meeting_views.of_unit(views, next(iter(views.everybody().values())).unit_id)
    (edge,) = [one for one in pack.perbatasan if one.orang.nama == "Pegawai 002"]
    assert (edge.komponen, str(edge.nilai), str(edge.jarak)) == ("perilaku", "1.57", "0.07")
    assert (edge.predikat, edge.predikat_bila, edge.naik) == ("Baik", "Kurang", False)
    assert '<div class="redup kecil">perilaku</div>' in html.render("rapat", pack)


def test_the_first_sheet_stays_one_printed_page(pack):
    book = load_workbook(io.BytesIO(excel.render("rapat", pack)))
    heights = {name: book[name].page_setup.fitToHeight for name in ("Rapat", "Penghargaan")}
    assert heights == {
        "Rapat": None,
        "Penghargaan": 0,
    }  # unstated: one page; 0: as many as it takes
    assert book["Rapat"].sheet_properties.pageSetUpPr.fitToPage


def test_the_office_overrules_the_numbers(kinerja: Run, tmp_path):
    folder = tmp_path / "kebijakan"
    folder.mkdir()
    (folder / "rapat-kami.toml").write_text(
        'id = "rapat-kami"\nextends = "rapat-evaluasi"\njudul = "Aturan kami"\n'
        "berlaku_dari = 2024-01-01\n[penghargaan]\npaling_sedikit = 3\n"
        'dasar = "SK Kepala Dinas 12/2024"\n',
        encoding="utf-8",
    )
    pack = packed(kinerja, tmp_path, *TEAM, policies=folder)
    assert named(pack.penghargaan.daftar) == ["Pegawai 005", "Pegawai 001", "Pegawai 002"]
    assert kinerja("policy", "check", folder / "rapat-kami.toml").code == 0
    assert kinerja("report", "--jenis", "rapat").code == 0
    (page,) = Path("laporan").glob("*rapat*.html")
    assert "Aturan kami (rapat-kami)" in page.read_text(encoding="utf-8")


def test_the_page_holds_the_minutes_and_breaks_only_where_there_is_something(
    pack, kinerja, tmp_path
):
    page = html.render("rapat", pack)
    for words in ("Daftar hadir", "Keputusan", "Notulis,", "Pimpinan rapat,", "Mengetahui,", HEAD_NAME,
                  "Berkas belum dihitung", "realisasi 103 dari target 100 berkas"):  # fmt: skip
        assert words in page
    assert len(re.findall(r"<section[^>]*ganti-halaman", page)) == 7


def test_every_section_of_the_agenda_is_there(pack):
    page = html.render("rapat", pack)
    for item in pack.acara:
        assert f'href="#{item.bagian}"' in page
        assert f'id="{item.bagian}"' in page


def test_the_workbook_holds_the_same_lists(pack):
    book = load_workbook(io.BytesIO(excel.render("rapat", pack)))
    assert book.sheetnames == [
        "Rapat", "Tindak lanjut", "Penghargaan", "Pembinaan", "Perbatasan", "Distribusi",
        "Belum lengkap", "Daftar hadir", "Notulen",
    ]  # fmt: skip
    cells = [cell.value for row in book["Penghargaan"].iter_rows() for cell in row]
    assert pack.penghargaan.daftar[0].orang.nip in cells
    assert "1 (seri)" in cells
    assert "Mengetahui," in [cell.value for row in book["Notulen"].iter_rows() for cell in row]


@pytest.mark.office
@needs_office
def test_the_differences_are_formulas_that_agree(pack, tmp_path):
    assert formulas_that_agree(excel.render("rapat", pack), tmp_path) > 10


def test_every_office_of_the_sample_city_has_its_pack(kinerja: Run, city: Path):
    for quarter in ("2023-Q4", "2024-Q1"):
        kinerja("score", "--periode", quarter)
    result = kinerja("report", "--jenis", "rapat", "--json")
    assert result.code == 0, result.err
    written = result.json()["laporan"]
    assert {one["format"] for one in written} == {"html", "xlsx"}
    assert len({one["dinas"] for one in written}) == len(written) / 2 == 12
    again = kinerja("report", "--jenis", "rapat", "--ke", "lagi", "--json").json()["laporan"]
    assert [one["sha256"] for one in written] == [one["sha256"] for one in again]
