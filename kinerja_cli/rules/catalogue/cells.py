"""Findings about one cell."""

from kinerja_cli.rules.catalogue.kind import galat, peringatan

CELLS = {
    "sel-galat": galat(
        "Sel berisi galat rumus",
        "sebuah nilai, bukan galat Excel.",
        "Betulkan rumusnya, simpan, lalu impor lagi.",
    ),
    "rumus-tanpa-nilai": galat(
        "Rumus belum punya hasil",
        "rumus yang sudah dihitung; berkas ini dibuat program tanpa menghitung rumusnya.",
        "Buka berkas di Excel atau LibreOffice, simpan, lalu impor lagi.",
    ),
    "angka-tidak-terbaca": galat(
        "Bukan angka",
        "angka di kolom {kolom}, misalnya 95,5 atau 1.250.000.",
        "Perbaiki isi sel itu; kosongkan bila memang belum ada.",
    ),
    "angka-ambigu": galat(
        "Angka dapat dibaca dua cara",
        "tanda desimal yang jelas; {contoh} dapat berarti {satu} atau {dua}, dan kolom {kolom} tidak "
        "memberi petunjuk.",
        "Ubah sel menjadi angka Excel, atau tulis tanpa titik ribuan.",
    ),
    "pilihan-tidak-dikenal": galat(
        "Isian tidak dikenal",
        "salah satu dari: {pilihan}.",
        "Ganti isi sel itu{saran}.",
    ),
    "tanggal-tidak-terbaca": galat(
        "Tanggal tidak terbaca",
        "tanggal seperti 01-04-2022 atau 1 April 2022.",
        "Perbaiki isi sel itu.",
    ),
    "tanggal-ambigu": galat(
        "Tanggal dapat dibaca dua cara",
        "urutan hari/bulan yang pasti.",
        "Tulis bulannya dengan huruf, misalnya 3 April 2022.",
    ),
    "isi-kosong": galat(
        "Isian wajib kosong",
        "kolom {kolom} terisi pada setiap baris data.",
        "Isi sel itu.",
    ),
    "bobot-negatif": galat(
        "Bobot negatif",
        "bobot nol atau lebih.",
        "Perbaiki isi sel itu.",
    ),
    "sel-tergabung": galat(
        "Sel gabungan di kolom angka",
        "Satu angka tergabung di atas beberapa indikator; tidak jelas milik yang mana.",
        "Pisahkan selnya (Unmerge) dan isi angka tiap indikator.",
    ),
    "angka-berskala": galat(
        "Angka dengan kata ribu, juta atau miliar",
        "angka penuh, misalnya 1.500.000.000.",
        "Tulis angkanya penuh, pada target maupun realisasi.",
    ),
    "satuan-berbeda": galat(
        "Satuan realisasi berbeda dari satuan target",
        "satuan yang sama; target memakai “{target}”, realisasi memakai “{realisasi}”.",
        "Samakan satuannya, misalnya keduanya dalam menit.",
    ),
    "perilaku-di-luar-skala": galat(
        "Nilai perilaku di luar skala",
        "angka dari 0 sampai 100, atau sebutan ekspektasi.",
        "Perbaiki isi sel itu.",
    ),
    "target-bertanda": peringatan(
        "Target berupa batas atas tanpa Polaritas",
        "Target ini dihitung sebagai makin besar makin baik.",
        "Isi kolom Polaritas dengan Turun bila makin kecil makin baik.",
    ),
    "skala-perilaku": galat(
        "Skala nilai perilaku tidak pasti",
        "nilai 0–100 atau sebutan ekspektasi; semua angka di kolom {kolom} tidak lebih dari 5.",
        'Buat berkas teks kinerja.toml di folder ini berisi dua baris: [impor] lalu skala_perilaku = "3-tinggi" (3 = di atas), '
        '"1-tinggi" (1 = di atas) atau "persen" (memang 0–100).',
    ),
}
