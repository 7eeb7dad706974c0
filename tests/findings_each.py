"""For every kind of finding a small workbook that provokes it, and the cell where it must stand.

A new kind of finding needs: its entry in `kinerja_cli/rules/catalogue/`, a line here, a section in
docs/temuan.md. `tests/test_findings_each.py` says which of them is missing.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from books import ANI, BUDI, CITRA, DI_ATAS, PERILAKU, SESUAI, UNIT, Rows, office, write
from openpyxl import Workbook, load_workbook
from sides import SIDE_FINDINGS

from kinerja_cli.rules.records import SERVICE_FIELDS

TRAITS = Path(__file__).parent / "sheets" / "traits"
Edit = Callable[[Workbook], None]


@dataclass(frozen=True)
class Case:
    """One workbook and what must be found in it.

    Attributes:
        at: sheet and cell, "realisasi!D2"; "" for a finding about the whole file.
        rows: sheet → rows below its header, in place of those of the small office of `books`.
        sheets: whole sheets instead of that office.
        edit: what is done to the workbook before it is imported.
        merges: sheet → ranges to merge.
        options: of `kinerja import`.
        score: a period: the finding is one of `kinerja score`.
        again: what is done to the imported workbook before it is imported again.
        made: a rule that raises the finding, where no sheet leads to it yet; `at` is its cell.
        first: command lines run between the two imports.
        source: a file to import as it is.
        tampered: SQL run on the database after scoring: the finding is one of `kinerja report`.
    """

    at: str
    rows: Mapping[str, Rows] = field(default_factory=dict)
    sheets: Mapping[str, Rows] | None = None
    edit: Edit | None = None
    merges: Mapping[str, list[str]] | None = None
    options: tuple[str, ...] = ()
    score: str = ""
    again: Edit | None = None
    first: tuple[tuple[str, ...], ...] = ()
    tampered: str = ""
    source: Path | None = None
    made: Callable[[], Any] | None = None

    def write(self, path: Path) -> Path:
        """Write the workbook."""
        if self.source:
            return Path(shutil.copy(self.source, path.with_suffix(self.source.suffix)))
        if self.sheets is not None:
            write(path, self.sheets, self.merges)
        else:
            office(path, **self.rows)
        if self.edit:
            change(path, self.edit)
        return path


def change(path: Path, edit: Edit) -> None:
    """Change a workbook in place."""
    book = load_workbook(path)
    edit(book)
    book.save(path)


def put(sheet: str, cell: str, value: Any) -> Edit:
    """Return an edit that writes one cell."""

    def edit(book: Workbook) -> None:
        book[sheet][cell] = value

    return edit


def error(book: Workbook) -> None:
    """Write an Excel error."""
    book["realisasi"]["D2"] = "#REF!"
    book["realisasi"]["D2"].data_type = "e"


def hide(book: Workbook) -> None:
    """Hide a data row."""
    book["pegawai"].row_dimensions[2].hidden = True


def merge(book: Workbook) -> None:
    """Merge one figure over two indicators."""
    book["realisasi"]["D3"] = None
    book["realisasi"].merge_cells("D2:D3")


def realisasi(*rows: list[Any]) -> dict[str, Rows]:
    """Return rows of the sheet realisasi."""
    return {"realisasi": list(rows)}


def nip(value: Any) -> Case:
    """Return a case with one NIP in the sheet realisasi."""
    return Case("realisasi!A2", realisasi([value, "Laporan tersusun", "2024-Q1", 12, ""]))


def figure(value: Any) -> Case:
    """Return a case with one realisation."""
    return Case("realisasi!D2", realisasi([ANI, "Laporan tersusun", "2024-Q1", value, ""]))


def tmt(value: Any) -> list[Any]:
    """Return Ani's row of the sheet pegawai with a TMT."""
    return [ANI, "Ani Lestari, S.E.", "Analis Kinerja", UNIT, "Tidak", BUDI, value]


def plan(*rows: list[Any]) -> dict[str, Rows]:
    """Return rows of the sheet indikator, with nothing realised but what they plan for Ani."""
    return {"indikator": list(rows), **realisasi([ANI, "Laporan tersusun", "2024-Q1", 4, ""])}


def extra(name: str, header: list[str], *rows: list[Any]) -> Edit:
    """Return an edit that adds a sheet, or puts it in place of the one of that name."""

    def edit(book: Workbook) -> None:
        if name in book.sheetnames:
            del book[name]
        sheet = book.create_sheet(name)
        for row in (header, *rows):
            sheet.append(row)

    return edit


BUDI_ROW = [BUDI, "Budi Santoso", "Kepala Bidang Umum", UNIT, "Tidak", "Sekretaris Daerah", ""]
RECAP = ["NIP", "Nama", "Perangkat Daerah", "Periode", "Indikator", "Target", "Realisasi"]
MARKS = [DI_ATAS] * 7
REPORT = ["NIP", "Indikator Kinerja Individu", "Periode", "Target", "Realisasi"]
NAMES = ["NIP", "Rencana Hasil Kerja", "Indikator Kinerja Individu", "Target", "Tahun"]
LOG = ["NIP", "Tanggal", "Kegiatan", "Menit/Jam"]
OBJECTION = ["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"]
BEHAVIOUR = ["NIP", "Periode", *PERILAKU[2:9], "Penilai", "NIP Penilai"]
RATED = ["NIP", "Periode", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Predikat"]


def moved(book: Workbook) -> None:
    """Give a corrected realisation on a sheet of another name."""
    sheet = book["realisasi"]
    sheet.title = "realisasi baru"
    sheet["D2"] = 9


def third(book: Workbook) -> None:
    """Add a third employee, who falls short."""
    book["pegawai"].append([CITRA, "Citra Dewi", "Analis", UNIT, "Tidak", BUDI, ""])
    book["indikator"].append([CITRA, "Kegiatan selesai", "Naik", 100, 5, 20, 2024])
    book["realisasi"].append([CITRA, "Kegiatan selesai", "2024-Q1", 3, ""])
    book["perilaku"].append([CITRA, "2024-Q1", *[SESUAI] * 7, "Atasan"])


CASES = {
    # sheets
    "format-tanpa-periksa": Case("", source=TRAITS / "F_xls.xls"),
    "lembar-tidak-dikenal": Case("", sheets={"Dapur": [["Bahan", "Gram"], ["Tepung", 250]]}),
    "kolom-mirip": Case(
        "Sheet1!E1",
        sheets={"Sheet1": [["NIP", "Nama", "Perangkat Daerah", "Rating Perilaku", "Realisai", "Periode"],
                           [ANI, "Ani", UNIT, SESUAI, 4, "2024-Q1"]]},
    ),
    "kolom-tanpa-judul": Case(
        "Sheet1!G1",
        sheets={"Sheet1": [["NIP", "Nama", "Perangkat Daerah", "Periode", "Indikator", "Realisasi"],
                           [ANI, "Ani", UNIT, "2024-Q1", "Rapat", 4, 7]]},
    ),
    "periode-berbeda": Case(
        "Sheet1!D4",
        sheets={"Sheet1": [["TRIWULAN I TAHUN 2024"], [],
                           ["NIP", "Nama", "Perangkat Daerah", "Tahun", "Indikator", "Target", "Realisasi"],
                           [ANI, "Ani", UNIT, 2023, "Rapat", 4, 4]]},
    ),
    "kolom-hilang": Case(
        "Sheet1!A1",
        sheets={"Sheet1": [["NIP", "Indikator", "Periode", "Yang Dicapai"], [ANI, "Lapor", "2024-Q1", 1]]},
    ),
    "kolom-ganda": Case("realisasi!F1", edit=put("realisasi", "F1", "Realisasi")),
    "kolom-tidak-dikenal": Case("realisasi!F1", edit=put("realisasi", "F1", "Kesan Atasan")),
    "periode-kosong": Case("realisasi!C2", realisasi([ANI, "Laporan tersusun", "", 12, ""])),
    "periode-tidak-terbaca": Case(
        "realisasi!C2", realisasi([ANI, "Laporan tersusun", "triwulan kelima", 12, ""])
    ),
    "periode-bertentangan": Case("realisasi!C2", options=("--periode", "2024-Q2")),
    "dinas-kosong": Case("pegawai!D2", {"pegawai": [[*BUDI_ROW[:3], "", *BUDI_ROW[4:]]]}),
    "dinas-bertentangan": Case("pegawai!D2", options=("--dinas", "Dinas Lain Kota Uji")),
    "baris-tersembunyi": Case("pegawai!", edit=hide),
    "lembar-tidak-ada": Case("", options=("--lembar", "TW 9")),
    # cells
    "sel-galat": Case("realisasi!D2", edit=error),
    "rumus-tanpa-nilai": Case("realisasi!D2", edit=put("realisasi", "D2", "=1+1")),
    "angka-tidak-terbaca": figure("9O,5"),
    "angka-ambigu": figure("1.234"),
    "angka-berskala": figure("1,5 juta"),
    "pilihan-tidak-dikenal": Case("indikator!C2", edit=put("indikator", "C2", "Naek")),
    "tanggal-tidak-terbaca": Case("pegawai!G2", {"pegawai": [tmt("awal tahun"), BUDI_ROW]}),
    "tanggal-ambigu": Case("pegawai!G2", {"pegawai": [tmt("03/04/2022"), BUDI_ROW]}),
    "isi-kosong": Case("realisasi!B2", realisasi([ANI, "", "2024-Q1", 12, ""])),
    "bobot-negatif": Case("indikator!D2", edit=put("indikator", "D2", -10)),
    "sel-tergabung": Case("realisasi!D3", edit=merge),
    "satuan-berbeda": Case(
        "realisasi!E2",
        edit=extra("realisasi", REPORT, [ANI, "Laporan tersusun", "2024-Q1", "3 jam", "90 menit"]),
    ),
    "perilaku-di-luar-skala": Case(
        "perilaku!C2", {"perilaku": [[ANI, "2024-Q1", 120, *[90] * 6, "Atasan"]]}
    ),
    "skala-perilaku": Case("perilaku!C2", {"perilaku": [[ANI, "2024-Q1", *[3] * 7, "Atasan"]]}),
    "target-bertanda": Case("indikator!E2", plan([ANI, "Laporan tersusun", "", 100, "≤ 14", ""])),
    # NIP
    "nip-angka": nip(198503122010012003),
    "nip-notasi-ilmiah": nip("1,98503E+17"),
    "nip-ekor-nol": nip("198503122010012000"),
    "nip-panjang": nip("19850312201001200"),
    "nip-lama": nip("131234567"),
    "nip-nik": nip("3273011203850003"),
    "nip-huruf": nip("19850312201001200E"),
    "nip-tanggal-lahir": nip("198513322010012003"),
    "nip-tmt": nip("198503122010132003"),
    "nip-usia": nip("198503121990012003"),
    "nip-kelamin": nip("198503122010013003"),
    "nip-nama": nip("Ani Lestari"),
    "nip-masa-depan": nip("199508172045042003"),
    "nip-dipulihkan": Case(
        "rekap!A2",
        edit=extra("rekap", RECAP, [float(ANI[:15] + "000"), "Ani Lestari", UNIT, "2024-Q1", "Rapat", 4, 4]),
    ),
    "nip-beda-data": Case(
        "pegawai!C2",
        sheets={"pegawai": [["NIP", "Nama", "Tanggal Lahir", "Perangkat Daerah"],
                            [ANI, "Ani Lestari", "12-03-1986", UNIT]]},
    ),
    "nip-kosong": nip(""),
    "nip-tidak-dikenal": nip(CITRA),
    "nama-berbeda": Case(
        "rekap!B2",
        edit=extra("rekap", RECAP, [ANI, "Anie Lestari", UNIT, "2024-Q1", "Rapat", 4, 4]),
    ),
    "unit-berbeda": Case(
        "rekap!C2",
        edit=extra("rekap", RECAP, [ANI, "Ani Lestari", "Dinas Lain Kota Uji", "2024-Q1", "Rapat", 4, 4]),
    ),
    "unit-tidak-dikenal": Case(
        "organisasi!A2", {"organisasi": [["Dinas Antah Berantah", "2024-Q1", "Baik"]]}
    ),
    "unit-mirip": Case(
        "pegawai!D3", {"pegawai": [tmt(""), [*BUDI_ROW[:3], "Dinas Contohh Kota Uji", *BUDI_ROW[4:]]]}
    ),
    "unit-beda-kota": Case(
        "pegawai!D3", {"pegawai": [tmt(""), [*BUDI_ROW[:3], "Dinas Contoh Kab. Lain", *BUDI_ROW[4:]]]}
    ),
    "isi-diganti": Case("realisasi baru!D2", again=moved),
    # what rows state together
    "indikator-ganda": Case(
        "realisasi!B2",
        realisasi([ANI, "Laporan tersusun", "2024-Q1", 12, ""]),
        edit=extra(
            "indikator",
            NAMES,
            [ANI, "Tata kelola", "Laporan tersusun", 4, 2024],
            [ANI, "Pelayanan", "Laporan tersusun", 4, 2024],
        ),
    ),
    "indikator-angka": Case("realisasi!B2", realisasi([ANI, "10", "2024-Q1", 12, ""])),
    "indikator-tidak-dikenal": Case(
        "realisasi!B2", realisasi([ANI, "Laporan tersusn", "2024-Q1", 12, ""])
    ),
    "nilai-bertentangan": Case(
        "realisasi!D3",
        realisasi(
            [ANI, "Laporan tersusun", "2024-Q1", 12, ""],
            [ANI, "Laporan tersusun", "2024-Q1", 11, ""],
        ),
    ),
    "baris-kembar": Case(
        "realisasi!A3", realisasi(*[[ANI, "Laporan tersusun", "2024-Q1", 12, ""]] * 2)
    ),
    "realisasi-tanpa-target": Case(
        "realisasi!D2", realisasi([ANI, "Laporan tersusun", "2024-Q2", 12, ""])
    ),
    "angka-beda-skala": Case("realisasi!D2", {
        **plan([ANI, "Laporan tersusun", "Naik", 100, 95, 95]),
        **realisasi([ANI, "Laporan tersusun", "2024-Q1", 0.9, ""]),
    }),
    "atasan-tidak-dikenal": Case("pegawai!F2", edit=put("pegawai", "F2", CITRA)),
    "bobot-berubah": Case("indikator!D2", again=put("indikator", "D2", 50)),
    "data-hilang": Case("realisasi!E2", again=put("realisasi", "E2", None)),
    "data-dihapus": Case(
        "realisasi!E2", again=put("realisasi", "E2", None), options=("--hapus-hilang",)
    ),
    "jumlah-absensi": Case(
        "disiplin!C2", edit=extra("disiplin", ["NIP", "Periode", "Hadir", "Sakit"], [ANI, "2024-Q1", "95%", 1])
    ),
    "di-luar-rentang": Case(
        "layanan!C2", edit=extra("layanan", ["Perangkat Daerah", "Periode", "IKM"], [UNIT, "2024-Q1", 3.53])
    ),
    "kolom-absensi-ganda": Case(
        "disiplin!D1",
        edit=extra("disiplin", ["NIP", "Periode", "Hadir", "TL", "Sakit"], [ANI, "2024-Q1", 60, 2, 0]),
    ),
    "unsur-bernomor": Case(
        "layanan!C1",
        edit=extra("layanan", ["Perangkat Daerah", "Periode", "U1", "U2"], [UNIT, "2024-Q1", 3.5, 3.4]),
    ),
    "jawaban-mendahului": Case(
        "keberatan!F2",
        edit=extra("keberatan", OBJECTION,
                   [ANI, "2024-Q4", "5 Februari 2025", "Bukti terlewat", "Ditolak", "20 Januari 2025"]),
    ),
    "tanggal-janggal": Case(
        "keberatan!C2",
        edit=extra("keberatan", OBJECTION,
                   [ANI, "2024-Q4", "5 Februari 2023", "Bukti terlewat", "", ""]),
    ),
    "durasi-tidak-terbaca": Case(
        "kegiatan!D2", edit=extra("kegiatan", LOG, [ANI, "2024-01-03", "Rapat", "setengah hari"])
    ),
    "durasi-ambigu": Case("kegiatan!D2", edit=extra("kegiatan", LOG, [ANI, "2024-01-03", "Rapat", 2])),
    "durasi-berbeda": Case(
        "kegiatan!D2",
        edit=extra("kegiatan", [*LOG[:3], "Menit", "Jam Mulai", "Jam Selesai"],
                   [ANI, "2024-01-03", "Rapat", 60, "07.30", "09.00"]),
    ),
    "jam-tidak-terbaca": Case(
        "kegiatan!E2",
        edit=extra("kegiatan", [*LOG[:3], "Menit", "Jam Mulai", "Jam Selesai"],
                   [ANI, "2024-01-03", "Rapat", 60, "pagi", "09.00"]),
    ),
    "hadir-melebihi-hari-kerja": Case(
        "disiplin!D2",
        edit=extra("disiplin", ["NIP", "Periode", "Hari Kerja", "Hadir"], [ANI, "2024-01", 22, 25]),
    ),
    "penetapan-bertentangan": Case(
        "rating!C2",
        {"rating": [[ANI, "2024-Q1", SESUAI, SESUAI, ""]]},
        first=(("decide", ANI, "--periode", "2024-Q1", "--hasil-kerja", "AE", "--alasan", "Teladan"),),
        again=put("rating", "E2", "Pertahankan."),
    ),
    "periode-terkunci": Case(
        "realisasi!D2",
        first=(("lock", "--periode", "2024-Q1", "--ya"),),
        again=put("realisasi", "D2", 9),
    ),
    # scores
    "target-berbeda": Case(
        "realisasi!D2",
        edit=extra("realisasi", REPORT, [ANI, "Laporan tersusun", "2024-Q1", 10, 10]),
        score="2024-Q1",
    ),
    "polaritas-kosong": Case(
        "indikator!B3", edit=put("indikator", "C3", None), score="2024-Q1"
    ),
    "bobot-bukan-100": Case("indikator!B2", edit=put("indikator", "D3", 30), score="2024-Q1"),
    "bobot-sebagian": Case("indikator!D3", edit=put("indikator", "D3", None), score="2024-Q1"),
    "akumulasi-ditebak": Case("indikator!B2", score="2024"),
    "predikat-berbeda": Case(
        "rating!E2",
        edit=extra("rating", RATED, [ANI, "2024-Q1", SESUAI, SESUAI, "Sangat Baik"]),
        score="2024-Q1",
    ),
    "penetapan-pimpinan": Case(
        "rating!C2",
        {"organisasi": [[UNIT, "2024-Q1", "Baik"]], "rating": [[BUDI, "2024-Q1", DI_ATAS, SESUAI, ""]]},
        edit=put("pegawai", "E3", "Ya"),
        score="2024-Q1",
    ),
    "penilai-diri-sendiri": Case(
        "perilaku baru!K2",
        edit=extra("perilaku baru", BEHAVIOUR, [ANI, "2024-Q2", *MARKS, "Atasan", ANI]),
    ),
    "perilaku-sebagian": Case(
        "perilaku!I2", {"perilaku": [[ANI, "2024-Q1", *MARKS[:6], "", "Atasan"]]}, score="2024-Q1"
    ),
    "gabungan-berbeda": Case(
        "realisasi!D2",
        realisasi(
            [ANI, "Laporan tersusun", "2024", 30, ""],
            [ANI, "Laporan tersusun", "2024-Q1", 12, ""],
        ),
        score="2024",
    ),
    "target-negatif": Case(
        "indikator!E2", plan([ANI, "Laporan tersusun", "Naik", 100, -5, ""]), score="2024-Q1"
    ),
    "target-nol": Case(
        "indikator!E2", plan([ANI, "Laporan tersusun", "Naik", 100, 0, ""]), score="2024-Q1"
    ),
    "penempatan-setelah-periode": Case(
        "pegawai!A2", {"pegawai": [tmt("01-07-2024"), BUDI_ROW]}, score="2024-Q1"
    ),
    "merangkap-plt": Case(
        "pegawai!A3",
        {"pegawai": [tmt(""), [*tmt("01-02-2024")[:2], "Plt. Kepala Badan Lain", "Badan Lain", "Ya", BUDI, "01-02-2024"], BUDI_ROW]},
        score="2024-Q1",
    ),
    "pindah-dalam-periode": Case(
        "pegawai!A2",
        {"pegawai": [tmt(""), [*tmt("01-03-2024")[:3], "Badan Lain", "Tidak", BUDI, "01-03-2024"], BUDI_ROW]},
        score="2024-Q1",
    ),
    # components of a score, until their sheets are read
    "hari-tanpa-keterangan": Case("R5", made=SIDE_FINDINGS["hari-tanpa-keterangan"]),
    "kompetensi-sebagian": Case("D1", made=SIDE_FINDINGS["kompetensi-sebagian"]),
    "unsur-layanan-kosong": Case("D5", made=SIDE_FINDINGS["unsur-layanan-kosong"]),
    "ikm-berbeda": Case(
        "layanan!C2",
        edit=extra("layanan", ["Perangkat Daerah", "Periode", "IKM", *SERVICE_FIELDS.values()],
                   [UNIT, "2024-Q1", 90.56, *[3.5] * 9]),
    ),
    # distributions
    "distribusi-terbanyak": Case(
        "", {"organisasi": [[UNIT, "2024-Q1", "Istimewa"]]}, edit=third, score="2024-Q1"
    ),
    "distribusi-lebih": Case(
        "", {"organisasi": [[UNIT, "2024-Q1", "Butuh Perbaikan"]]}, score="2024-Q1"
    ),
    "distribusi-kurang": Case(
        "", {"organisasi": [[UNIT, "2024-Q1", "Butuh Perbaikan"]]}, score="2024-Q1"
    ),
    "hitungan-berbeda": Case(
        "", score="2024-Q1", tampered="UPDATE skor SET hasil_kerja = '1' WHERE nip = '" + ANI + "'"
    ),
}  # fmt: skip
