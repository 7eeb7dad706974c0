"""Write one large workbook as the input template has it: `python benchmarks/large_office.py FILE [EMPLOYEES]`.

Each employee has five indicators, each of them four quarters, and one row of behaviour: 27 rows in
all, so 5,926 employees make 160,002 rows.
"""

import sys
from pathlib import Path

import xlsxwriter

UNITS = 40
INDICATORS = 5
VALUES = 7


def main(target: Path, employees: int) -> None:
    """Write the workbook."""
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True, "strings_to_urls": False})
    people = [
        f"{1970 + n % 20}{1 + n % 12:02d}{1 + n % 28:02d}{2008 + n % 12}{1 + n % 12:02d}"
        f"{1 + n % 2}{1 + n // 360:03d}"
        for n in range(employees)
    ]
    assert len(set(people)) == employees

    def sheet(name: str, header: list[str]) -> "xlsxwriter.worksheet.Worksheet":
        made = book.add_worksheet(name)
        made.write_row(0, 0, header)
        return made

    staff = sheet(
        "pegawai",
        ["NIP", "Nama", "Jenis ASN", "Pangkat/Gol. Ruang", "Jabatan", "Jenis Jabatan", "Unit Kerja",
         "Perangkat Daerah", "Pimpinan Unit", "NIP Atasan", "Status Jabatan"],
    )  # fmt: skip
    for row, nip in enumerate(people, 1):
        staff.write_row(row, 0, [
            nip, f"Pegawai Nomor {row}, S.Kom.", "PNS", "Penata (III/c)", f"Analis {row % 12}",
            "Fungsional", f"Bidang {row % 9}", f"Dinas Nomor {row % UNITS}", "Tidak",
            people[row // 10 * 10], "Definitif",
        ])  # fmt: skip
    plan = sheet(
        "indikator",
        ["NIP", "Rencana Hasil Kerja Pimpinan yang Diintervensi", "Rencana Hasil Kerja",
         "Indikator Kinerja Individu", "Aspek", "Jenis", "Satuan", "Polaritas", "Bobot",
         "Akumulasi", "Tahun", "Target TW I", "Target TW II", "Target TW III", "Target TW IV",
         "Target"],
    )  # fmt: skip
    done = sheet(
        "realisasi",
        ["NIP", "Indikator Kinerja Individu", "Periode", "Target", "Realisasi", "Bukti Dukung",
         "Umpan Balik"],
    )  # fmt: skip
    at = reported = 0
    for nip in people:
        for number in range(INDICATORS):
            at += 1
            text = f"Indikator kinerja nomor {number + 1} bidang layanan"
            plan.write_row(at, 0, [
                nip, f"Layanan bidang {number + 1} meningkat", f"Layanan nomor {number + 1} selesai",
                text, "Kuantitas", "Utama", "dokumen", "Turun" if number == 1 else "Naik", 20,
                "Jumlah", 2024, 10, 10, 10, 10, 40,
            ])  # fmt: skip
            for quarter in range(1, 5):
                reported += 1
                value = 8 + (at * 7 + quarter * 3) % 40 / 10
                done.write_row(reported, 0, [
                    nip, text, f"2024-Q{quarter}", 10, value,
                    f"https://berkas.contoh.go.id/bukti/{reported}",
                    f"Pertahankan mutu layanan {at % 50}; lengkapi bukti tiap bulan.",
                ])  # fmt: skip
    marks = sheet(
        "perilaku",
        ["NIP", "Periode", "Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal",
         "Adaptif", "Kolaboratif"],
    )  # fmt: skip
    for row, nip in enumerate(people, 1):
        marks.write_row(row, 0, [nip, "2024-Q1", *[80 + row % 15] * VALUES])
    book.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5_926)
