"""Findings about a NIP: every defect has its own words."""

from kinerja_cli.rules.catalogue.kind import galat, peringatan

NIPS = {
    "nip-angka": galat(
        "NIP tersimpan sebagai angka",
        "Seharusnya NIP sebagai teks 18 digit; Excel sudah membuang tiga digit terakhirnya.",
        "Ubah format kolom menjadi Teks, lalu ketik ulang NIP itu dari sumber aslinya.",
    ),
    "nip-notasi-ilmiah": galat(
        "NIP rusak (notasi ilmiah)",
        "18 digit; angka di belakangnya sudah hilang dan tidak dapat dipulihkan.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
    ),
    "nip-ekor-nol": galat(
        "NIP berakhir 000",
        "nomor urut 001 atau lebih; ekor 000 berarti Excel memotong tiga digit terakhir.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
    ),
    "nip-panjang": galat(
        "Panjang NIP salah",
        "18 digit, ditemukan {panjang}; ada digit yang hilang atau berlebih.",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-lama": galat(
        "NIP lama (9 digit)",
        "Seharusnya NIP baru 18 digit.",
        "Ganti dengan NIP baru pegawai itu.",
    ),
    "nip-nik": galat(
        "Tampaknya NIK, bukan NIP",
        "Seharusnya NIP 18 digit; 16 digit adalah panjang NIK.",
        "Ganti dengan NIP pegawai itu.",
    ),
    "nip-huruf": galat(
        "NIP memuat huruf",
        "18 digit tanpa huruf.",
        "Perbaiki NIP itu; huruf O dan I sering tertukar dengan angka 0 dan 1.",
    ),
    "nip-tanggal-lahir": galat(
        "Tanggal lahir dalam NIP tidak ada",
        "delapan digit pertama berupa tanggal lahir (tahun, bulan, hari).",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-tmt": galat(
        "Bulan pengangkatan dalam NIP salah",
        "digit 13–14 bernilai 01–12 (PNS) atau 21–29 (PPPK).",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-usia": galat(
        "Tahun pengangkatan dalam NIP tidak masuk akal",
        "pengangkatan pada usia 15 sampai 60 tahun; NIP ini berarti usia {usia}.",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-masa-depan": galat(
        "Tahun pengangkatan dalam NIP belum tiba",
        "tahun pengangkatan (digit 9–12) yang sudah lewat.",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-dipulihkan": peringatan(
        "NIP yang terpotong dipulihkan",
        "NIP sebagai teks 18 digit; 15 digit pertama dan nama hanya cocok dengan {nama}, NIP {nip}, dan "
        "itulah yang dipakai.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
    ),
    "nip-kelamin": galat(
        "Kode jenis kelamin dalam NIP salah",
        "digit ke-15 bernilai 1 atau 2.",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-kosong": galat(
        "NIP kosong",
        "Seharusnya NIP pada setiap baris pegawai.",
        "Isi NIP pegawai itu, atau hapus barisnya.",
    ),
    "nip-tidak-dikenal": galat(
        "NIP belum dikenal",
        "Seharusnya NIP yang ada di data pegawai atau rekap.",
        "Impor dahulu lembar pegawai yang memuat NIP ini, atau periksa NIP itu.",
    ),
    "nama-berbeda": peringatan(
        "Nama berbeda untuk NIP yang sama",
        "nama yang sama dengan data pegawai: {lain}.",
        "Periksa apakah NIP itu milik orang yang benar.",
    ),
    "unit-berbeda": peringatan(
        "Perangkat daerah berbeda dari data pegawai",
        "perangkat daerah menurut data pegawai: {lain}; yang dipakai tetap data pegawai.",
        "Perbarui lembar pegawai bila pegawai itu pindah.",
    ),
}
