"""Findings about one cell."""

from kinerja_cli.rules.catalogue.kind import galat, peringatan

CELLS = {
    "sel-galat": galat(
        "Sel berisi galat rumus",
        "sebuah nilai, bukan galat Excel.",
        "Betulkan rumusnya, simpan, lalu impor lagi.",
        "#REF! di kolom Realisasi.",
    ),
    "rumus-tanpa-nilai": galat(
        "Rumus belum punya hasil",
        "rumus yang sudah dihitung; berkas ini dibuat program tanpa menghitung rumusnya.",
        "Buka berkas di Excel atau LibreOffice, simpan, lalu impor lagi.",
        "=1+1 yang ditulis aplikasi lain dan belum pernah dibuka di Excel.",
    ),
    "angka-tidak-terbaca": galat(
        "Bukan angka",
        "angka di kolom {kolom}, misalnya 95,5 atau 1.250.000.",
        "Perbaiki isi sel itu; kosongkan bila memang belum ada.",
        "“9O,5” di kolom Realisasi: huruf O, bukan angka nol.",
    ),
    "angka-ambigu": galat(
        "Angka dapat dibaca dua cara",
        "tanda desimal yang jelas; {contoh} dapat berarti {satu} atau {dua}, dan kolom {kolom} tidak "
        "memberi petunjuk.",
        "Ubah sel menjadi angka Excel, atau tulis tanpa titik ribuan.",
        "“1.234” sebagai teks: dapat berarti 1234 atau 1,234.",
    ),
    "pilihan-tidak-dikenal": galat(
        "Isian tidak dikenal",
        "salah satu dari: {pilihan}.",
        "Ganti isi sel itu{saran}.",
        "“Naek” di kolom Polaritas.",
    ),
    "tanggal-tidak-terbaca": galat(
        "Tanggal tidak terbaca",
        "tanggal seperti 01-04-2022 atau 1 April 2022.",
        "Perbaiki isi sel itu.",
        "“awal tahun” di kolom TMT Jabatan.",
    ),
    "tanggal-ambigu": galat(
        "Tanggal dapat dibaca dua cara",
        "urutan hari/bulan yang pasti.",
        "Tulis bulannya dengan huruf, misalnya 3 April 2022.",
        "“03/04/2022” di kolom TMT Jabatan: 3 April atau 4 Maret.",
    ),
    "isi-kosong": galat(
        "Isian wajib kosong",
        "kolom {kolom} terisi pada setiap baris data.",
        "Isi sel itu.",
        "Kolom Indikator Kinerja Individu kosong pada baris realisasi.",
    ),
    "bobot-negatif": galat(
        "Bobot negatif",
        "bobot nol atau lebih.",
        "Perbaiki isi sel itu.",
        "-10 di kolom Bobot.",
    ),
    "sel-tergabung": galat(
        "Sel gabungan di kolom angka",
        "Satu angka tergabung di atas beberapa indikator; tidak jelas milik yang mana.",
        "Pisahkan selnya (Unmerge) dan isi angka tiap indikator.",
        "Realisasi 12 digabung (merge) di atas dua indikator.",
    ),
    "angka-berskala": galat(
        "Angka dengan kata ribu, juta atau miliar",
        "angka penuh, misalnya 1.500.000.000.",
        "Tulis angkanya penuh, pada target maupun realisasi.",
        "“1,5 juta” di kolom Realisasi.",
    ),
    "satuan-berbeda": galat(
        "Satuan realisasi berbeda dari satuan target",
        "satuan yang sama; target memakai “{target}”, realisasi memakai “{realisasi}”.",
        "Samakan satuannya, misalnya keduanya dalam menit.",
        "Target “3 jam”, realisasi “90 menit”.",
    ),
    "perilaku-di-luar-skala": galat(
        "Nilai perilaku di luar skala",
        "angka dari 0 sampai 100, atau sebutan ekspektasi.",
        "Perbaiki isi sel itu.",
        "120 di kolom Berorientasi Pelayanan.",
    ),
    "target-bertanda": peringatan(
        "Target berupa batas atas tanpa Polaritas",
        "Target ini dihitung sebagai makin besar makin baik.",
        "Isi kolom Polaritas dengan Turun bila makin kecil makin baik.",
        "“≤ 14” di kolom Target, Polaritas kosong.",
    ),
    "skala-perilaku": galat(
        "Skala nilai perilaku tidak pasti",
        "nilai 0–100 atau sebutan ekspektasi; semua angka di kolom {kolom} tidak lebih dari 5.",
        'Buat berkas teks kinerja.toml di folder ini berisi dua baris: [impor] lalu skala_perilaku = "3-tinggi" (3 = di atas), '
        '"1-tinggi" (1 = di atas), "5-tinggi" (5 = 100, 4 = 80 dan seterusnya) atau "persen" (memang 0–100).',
        "Ketujuh nilai perilaku berisi 3, dan tidak ada angka di atas 5.",
    ),
    "jumlah-absensi": galat(
        "Bukan jumlah hari atau kejadian",
        "jumlah nol atau lebih, bulat atau setengah, paling banyak 366, di kolom {kolom}.",
        "Perbaiki isi sel itu; tulis jumlahnya, bukan persentasenya.",
        "“95%” di kolom Hadir, atau -1 di kolom Sakit.",
    ),
    "di-luar-rentang": galat(
        "Angka di luar rentang",
        "angka dari {dari} sampai {sampai} di kolom {kolom}.",
        "Perbaiki isi sel itu.",
        "3,53 di kolom IKM, yang berskala 25–100.",
    ),
}
