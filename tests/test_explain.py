"""`kinerja explain`: the tree, what follows, differences, past runs, and the page."""

import re
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from books import ANI, BUDI, PERILAKU, SESUAI, UNIT, office, write
from conftest import Run, run
from programs import browse, needs_browser

from kinerja_cli.actions import policies
from kinerja_cli.resources import policy_texts

FUNCTIONAL = [["NIP", "Nama", "Jabatan", "Perangkat Daerah", "Jenis Jabatan", "Jenjang", "Pangkat"],
              [ANI, "Ani Lestari, S.E.", "Analis", UNIT, "Fungsional", "Ahli Pertama", "III/b"],
              [BUDI, "Budi Santoso", "Kepala Bidang", UNIT, "Fungsional", "Ahli Mula", ""]]  # fmt: skip
LEVELS = [["NIP", "Nama", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai"],
          [ANI, "Ani", 2024, "Integritas", 3, 3], [ANI, "Ani", 2024, "Komunikasi", 3, 1],
          [ANI, "Ani", 2024, "Kerja Sama", 3, 2]]  # fmt: skip
POLICIES = (
    "standar-daerah", "perka-bkn-1-2013", "permenpanrb-8-2021", "pp-30-2019", "kmk-127-2026",
    "permenpanrb-6-2022",
)  # fmt: skip


def spoken(tree):
    """Return a tree as one line, without its guides."""
    return " ".join(re.sub(r"[│├└─]", " ", tree).split())


@pytest.fixture
def scored(tmp_path):
    run("import", office(tmp_path / "k.xlsx"))
    run("score", "--periode", "2024-Q1")


@pytest.fixture
def functional(scored, tmp_path):
    """Return nothing; the two are functional officials, one of them assessed."""
    write(tmp_path / "jf.xlsx", {"pegawai": FUNCTIONAL, "kompetensi": LEVELS})
    outcome = run("import", tmp_path / "jf.xlsx")
    assert outcome.code == 0, outcome.err + outcome.out
    run("score", "--periode", "2024-Q1")


def explained(*words, nip=ANI):
    return run("explain", nip, "--json", *words).json()


def tamper(*statements):
    with closing(sqlite3.connect("kinerja.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("width", [80, 120])
def test_the_tree_fits_the_width_and_names_formula_article_and_cell(scored, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("explain", ANI).out
    tree = shown[shown.index("Predikat kinerja = ") : shown.index("Hitungan ulang")]
    assert max(map(len, tree.splitlines())) <= width
    assert (
        "Capaian Waktu tanggap pengaduan = 120 (1 + (1 − 2,4 ÷ 3)) × 100 = 120 dasar: "
    ) in spoken(tree)
    assert "Target = 3 sumber: k.xlsx › indikator!E3 (impor 1)" in spoken(tree)
    assert "usulan dari angka, nilai hasil kerja 108,00: lebih dari 100" in spoken(tree)


def test_an_article_is_not_repeated_below_the_step_that_has_it(scored):
    tree = spoken(run("explain", ANI).out)
    group = tree[tree.index("Kelompok Atasan") : tree.index("Atasan = ", tree.index("Kelompok"))]
    assert "dasar:" not in group


def test_what_is_missing_says_what_that_meant(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx",
                             realisasi=[[BUDI, "Kegiatan selesai", "2024-Q1", 4, ""]]))  # fmt: skip
    kinerja("score", "--periode", "2024-Q1")
    tree = spoken(kinerja("explain", ANI).out)
    assert "Predikat kinerja: belum ada belum lengkap: Realisasi belum ada untuk" in tree
    assert (
        "Capaian Laporan tersusun: belum ada target ada, realisasi belum ada; yang kosong bukan "
        "nol; pegawai ditunda sampai realisasinya ada"
    ) in tree
    assert "Realisasi: belum ada" in tree


def test_what_the_next_class_would_have_needed_stands_at_the_end(scored):
    shown = run("explain", BUDI).out
    assert "Untuk kelas berikutnya: Nilai hasil kerja 80,00; usulan Sesuai Ekspektasi" in shown
    assert explained(nip=BUDI)["untuk_kelas_berikutnya"].endswith(
        "memerlukan paling sedikit 90. "
        "Nilai perilaku 2,00; usulan Di Atas Ekspektasi memerlukan paling sedikit 2,5."
    )


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_is_explained(functional, policy):
    assert run("score", "--periode", "2024-Q1", "--kebijakan", policy).code == 0
    one = explained()
    assert (one["kebijakan"], one["beda_dari_simpanan"]) == (policy, [])
    shown = run("explain", ANI)
    assert shown.code == 0
    assert "Hitungan ulang sama" in shown.out
    assert run("explain", ANI, "--format", "html").code == 0


def test_a_year_in_two_halves_is_explained(tmp_path):
    sheets = {
        "indikator": [["NIP", "Indikator Kinerja Individu", "Bobot", "Target", "Tahun"],
                      [ANI, "Laporan", 100, 12, 2021]],
        "pegawai": [["NIP", "Nama", "Jabatan", "Perangkat Daerah"], [ANI, "Ani", "Analis", UNIT]],
        "realisasi": [["NIP", "Indikator Kinerja Individu", "Periode", "Target", "Realisasi"],
                      [ANI, "Laporan", "2021-S1", 6, 6], [ANI, "Laporan", "2021-S2", 6, 5]],
        "perilaku": [PERILAKU, [ANI, "2021-S1", *[85] * 7, "Atasan"],
                     [ANI, "2021-S2", *[90] * 7, "Atasan"]],
    }  # fmt: skip
    outcome = run("import", write(tmp_path / "k.xlsx", sheets))
    assert outcome.code == 0, outcome.out + outcome.err
    run("score", "--periode", "2021")
    one = explained()
    assert (one["kebijakan"], one["beda_dari_simpanan"]) == ("integrasi-2021", [])
    tree = spoken(run("explain", ANI).out)
    assert "Semester I Tahun 2021 menurut perka-bkn-1-2013" in tree
    assert "Untuk kelas berikutnya: Nilai akhir" in tree


def test_functional_officials_earn_angka_kredit(functional):
    following = explained()["tindak_lanjut"]
    assert following["angka_kredit"] == {"nilai": "4.6875", "jenjang": "Ahli Pertama",
                                         "golongan": "III/b", "bulan": 3, "alasan": None}  # fmt: skip
    tree = spoken(run("explain", ANI).out)
    assert "Angka kredit = 4,6875 3 ÷ 12 × 150% (Sangat Baik) × 12,5 (Ahli Pertama)" in tree
    assert "dasar: PermenPANRB 1/2023 Pasal 37 ayat (1)" in tree
    assert "Kebutuhan angka kredit = 100 untuk pangkat berikutnya; 100 untuk jenjang" in tree


def test_an_unknown_jenjang_says_so(functional):
    credit = explained(nip=BUDI)["tindak_lanjut"]["angka_kredit"]
    assert (credit["nilai"], credit["alasan"]) == (
        None,
        "Jenjang “Ahli Mula” tidak berangka kredit.",
    )


def test_without_a_predikat_there_is_no_angka_kredit_and_no_zero(tmp_path):
    run("import", office(tmp_path / "k.xlsx", perilaku=[]))
    run("import", write(tmp_path / "jf.xlsx", {"pegawai": FUNCTIONAL, "kompetensi": LEVELS}))
    run("score", "--periode", "2024-Q1")
    credit = explained()["tindak_lanjut"]["angka_kredit"]
    assert (credit["nilai"], credit["alasan"]) == (None, "Belum ada predikat.")
    assert "Angka kredit: belum ada" in run("explain", ANI).out


def test_who_is_no_functional_official_has_no_angka_kredit(scored):
    assert explained()["tindak_lanjut"] == {"angka_kredit": None, "talenta": None,
                                            "pengembangan": [], "langkah": []}  # fmt: skip
    assert "Yang mengikuti" not in run("explain", ANI).out


def test_gaps_are_needs_for_development_and_lead_to_a_box(functional):
    following = explained()["tindak_lanjut"]
    assert [(one["kompetensi"], one["selisih"]) for one in following["pengembangan"]] == [
        ("Komunikasi", "-2"), ("Kerja Sama", "-1")]  # fmt: skip
    assert following["pengembangan"][0]["sumber"]["berkas"] == "jf.xlsx"
    assert following["talenta"]["kotak"] == 4
    assert "Kebutuhan pengembangan = 2 kompetensi di bawah standar" in run("explain", ANI).out


def test_rules_that_were_not_in_force_yet_are_not_applied(tmp_path):
    sheets = {
        "indikator": [["NIP", "Indikator Kinerja Individu", "Bobot", "Target", "Tahun"],
                      [ANI, "Laporan", 100, 6, 2020]],
        "pegawai": [["NIP", "Nama", "Jabatan", "Perangkat Daerah", "Jenis Jabatan", "Jenjang"],
                    [ANI, "Ani", "Analis", UNIT, "Fungsional", "Ahli Pertama"]],
        "realisasi": [["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi"],
                      [ANI, "Laporan", "2020", 6]],
        "perilaku": [["NIP", "Periode", "Rating Perilaku Kerja"], [ANI, "2020", SESUAI]],
    }  # fmt: skip
    run("import", write(tmp_path / "k.xlsx", sheets))
    run("score", "--periode", "2020")
    credit = explained()["tindak_lanjut"]["angka_kredit"]
    assert credit["nilai"] is None
    assert credit["alasan"] == (
        "Tidak ada peraturan konversi angka kredit yang berlaku pada Tahun 2020."
    )


def test_a_past_run_is_explained_from_what_it_read(scored, tmp_path):
    old = run("explain", ANI).out
    changed = [[ANI, "Laporan tersusun", "2024-Q1", 6, ""]]
    run("import", office(tmp_path / "baru.xlsx", realisasi=changed))
    assert "data pegawai ini berubah sesudah proses 1" in run("explain", ANI).out
    run("score", "--periode", "2024-Q1")
    assert run("explain", ANI, "--proses", 1).out == old
    assert explained()["proses"] == 2
    assert explained("--proses", 1)["beda_dari_simpanan"] == []


def test_a_run_made_under_an_older_text_keeps_that_text(tmp_path, monkeypatch):
    texts = policy_texts()
    name = "permenpanrb-6-2022"
    older = texts[name].replace("minimal = 90", "minimal = 70")
    assert older != texts[name]
    monkeypatch.setattr(policies, "policy_texts", lambda: {**texts, name: older})
    run("import", office(tmp_path / "k.xlsx"))
    run("score", "--periode", "2024-Q1")
    monkeypatch.setattr(policies, "policy_texts", lambda: texts)
    run("score", "--periode", "2024-Q1")
    old, new = (explained("--proses", number, nip=BUDI) for number in (1, 2))
    assert (old["usulan"]["hasil_kerja"], new["usulan"]["hasil_kerja"]) == (
        SESUAI, "Di Bawah Ekspektasi")  # fmt: skip
    assert old["beda_dari_simpanan"] == new["beda_dari_simpanan"] == []
    assert "paling sedikit 70" in spoken(run("explain", BUDI, "--proses", 1).out)


@pytest.mark.parametrize(
    ("statement", "kode", "says"),
    [
        ("UPDATE skor SET hasil_kerja = '99.5'", "hasil_kerja",
         "nilai hasil kerja: tersimpan 99,5, hitungan ulang 108"),
        ("UPDATE skor SET predikat = 'Kurang'", "predikat",
         "predikat: tersimpan Kurang, hitungan ulang Sangat Baik"),
        ("UPDATE skor_indikator SET capaian = '1' WHERE capaian = '100'", "indikator.capaian",
         "capaian indikator Laporan tersusun: tersimpan 1, hitungan ulang 100"),
        ("DELETE FROM skor_indikator", "indikator.keadaan",
         "keadaan indikator Laporan tersusun: tersimpan –, hitungan ulang dinilai"),
        ("UPDATE realisasi SET realisasi = '11' WHERE realisasi = '12'", "masukan_sha256",
         "sidik masukan yang dibaca"),
        ("UPDATE kebijakan SET teks = teks || '\n'", "kebijakan", "sidik naskah kebijakan"),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_named(scored, statement, kode, says):
    tamper(statement)
    assert kode in explained()["beda_dari_simpanan"]
    assert any(one["apa"] in says for one in explained()["perbedaan"])
    shown = run("explain", ANI).out
    assert "PERHATIAN: hitungan ulang berbeda dari yang tersimpan pada proses 1" in shown
    assert says in shown


def test_inputs_that_are_gone_are_no_crash(scored):
    tamper("PRAGMA foreign_keys = OFF", "DELETE FROM pegawai")
    outcome = run("explain", ANI)
    assert outcome.code == 6
    assert "tidak ada lagi dalam basis data" in outcome.err


def test_the_page_is_one_private_file_and_says_where_it_is(scored, tmp_path):
    told = run("explain", ANI, "--format", "html")
    path = Path(told.out.strip())
    assert path == Path("laporan") / f"2024-Q1-{ANI}-penjelasan-proses-1.html"
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    as_json = run("explain", ANI, "--format", "HTML", "--ke", "lain", "--json").json()
    content = Path(as_json["berkas"]).read_bytes()
    assert as_json["sha256"] == sha256(content).hexdigest()
    assert content == path.read_bytes()
    assert [one.name for one in Path("lain").iterdir()] == [path.name]
    page = content.decode()
    for word in ("k.xlsx › realisasi!D3 (impor 1)", "(1 + (1 − 2,4 ÷ 3)) × 100 = 120",
                 "Hitungan ulang sama", "Ani Lestari", "<details open>"):  # fmt: skip
        assert word in page
    assert not re.search(r"(?:src|href)=[\"']?https?:", page)


def test_an_office_may_have_its_own_page(scored):
    Path("kinerja.toml").write_text('[laporan]\ntemplat = "punya"\n', encoding="utf-8")
    Path("punya/html").mkdir(parents=True)
    Path("punya/html/asal-usul.html.j2").write_text(
        '{% extends "kinerja:html/asal-usul.html.j2" %}{% block kop %}<h1>Kop kami</h1>{% endblock %}',
        encoding="utf-8",
    )
    path = run("explain", ANI, "--format", "html").out.strip()
    assert "<h1>Kop kami</h1>" in Path(path).read_text(encoding="utf-8")


@needs_browser
def test_a_browser_takes_the_page_without_complaint(scored, tmp_path):
    hostile = 'Ani </title><script>document.title="kena"</script> {{ 7*7 }}'
    people = [[ANI, hostile, "Analis", UNIT, "", "", ""]]
    run("import", office(tmp_path / "k.xlsx", pegawai=people))
    run("score", "--periode", "2024-Q1")
    path = Path(run("explain", ANI, "--format", "html").out.strip()).resolve()
    page, complaints = browse(path, tmp_path / "profil")
    assert "Nilai hasil kerja" in page
    assert "CONSOLE" not in complaints
    assert "<title>kena" not in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--format", "pdf"], "tidak tersedia dalam format pdf"),
        (["--ke", "lain"], "--ke hanya untuk --format html"),
    ],
)
def test_wrong_use_is_told(scored, words, says):
    outcome = run("explain", ANI, *words)
    assert (outcome.code, says in outcome.err) == (2, True)


def test_a_nip_with_a_digit_too_few_is_told_so(tmp_path):
    run("import", office(tmp_path / "k.xlsx"))
    run("score", "--periode", "2024-Q1")
    outcome = run("explain", ANI[:-1])
    assert outcome.code == 2
    assert "NIP terdiri atas 18 digit; yang ditulis 17, jadi kurang 1 digit." in outcome.err
    assert "digit" not in run("explain", ANI[:-1] + "9").err
