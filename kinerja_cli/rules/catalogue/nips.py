"""Findings about a NIP: every defect has its own words."""

from kinerja_cli.rules.catalogue.kind import galat, peringatan

NIPS = {
    "nip-angka": galat(
        "NIP tersimpan sebagai angka",
        "Seharusnya NIP sebagai teks 18 digit; Excel sudah membuang tiga digit terakhirnya.",
        "Ubah format kolom menjadi Teks, lalu ketik ulang NIP itu dari sumber aslinya.",
        "198503122010012000 sebagai angka Excel; aslinya berakhir 003.",
    ),
    "nip-notasi-ilmiah": galat(
        "NIP rusak (notasi ilmiah)",
        "18 digit; angka di belakangnya sudah hilang dan tidak dapat dipulihkan.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
        "“1,98503E+17” di kolom NIP.",
    ),
    "nip-ekor-nol": galat(
        "NIP berakhir 000",
        "nomor urut 001 atau lebih; ekor 000 berarti Excel memotong tiga digit terakhir.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
        "“198503122010012000” di kolom NIP.",
    ),
    "nip-panjang": galat(
        "Panjang NIP salah",
        "18 digit, ditemukan {panjang}; ada digit yang hilang atau berlebih.",
        "Periksa NIP itu pada SK pegawai.",
        "“19850312201001200” di kolom NIP: hanya 17 digit.",
    ),
    "nip-lama": galat(
        "NIP lama (9 digit)",
        "Seharusnya NIP baru 18 digit.",
        "Ganti dengan NIP baru pegawai itu.",
        "“131234567” di kolom NIP.",
    ),
    "nip-nik": galat(
        "Tampaknya NIK, bukan NIP",
        "Seharusnya NIP 18 digit; 16 digit adalah panjang NIK.",
        "Ganti dengan NIP pegawai itu.",
        "“3273011203850003” di kolom NIP.",
    ),
    "nip-huruf": galat(
        "NIP memuat huruf",
        "18 digit tanpa huruf.",
        "Perbaiki NIP itu; huruf O dan I sering tertukar dengan angka 0 dan 1.",
        "“19850312201001200E” di kolom NIP.",
    ),
    "nip-nama": galat(
        "Kolom NIP berisi kata",
        "18 digit; mungkin isinya tertukar dengan kolom Nama.",
        "Betulkan isi sel itu.",
        "“Ani Lestari” di kolom NIP.",
    ),
    "nip-tanggal-lahir": galat(
        "Tanggal lahir dalam NIP tidak ada",
        "delapan digit pertama berupa tanggal lahir (tahun, bulan, hari).",
        "Periksa NIP itu pada SK pegawai.",
        "“198513322010012003” di kolom NIP: bulan 13, tanggal 32.",
    ),
    "nip-tmt": galat(
        "Bulan pengangkatan dalam NIP salah",
        "digit 13–14 bernilai 01–12 (PNS) atau 21–29 (PPPK).",
        "Periksa NIP itu pada SK pegawai.",
        "“198503122010132003” di kolom NIP: bulan 13.",
    ),
    "nip-usia": galat(
        "Tahun pengangkatan dalam NIP tidak masuk akal",
        "pengangkatan pada usia 15 sampai 60 tahun; NIP ini berarti usia {usia}.",
        "Periksa NIP itu pada SK pegawai.",
        "“198503121990012003” di kolom NIP: lahir 1985, diangkat 1990.",
    ),
    "nip-masa-depan": galat(
        "Tahun pengangkatan dalam NIP belum tiba",
        "tahun pengangkatan (digit 9–12) yang sudah lewat.",
        "Periksa NIP itu pada SK pegawai.",
        "“199508172045042003” di kolom NIP: diangkat tahun 2045.",
    ),
    "nip-dipulihkan": peringatan(
        "NIP yang terpotong dipulihkan",
        "NIP sebagai teks 18 digit; 15 digit pertama dan nama hanya cocok dengan {nama}, NIP {nip}, dan "
        "itulah yang dipakai.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
        "NIP tersimpan sebagai angka 198503122010012000 di sebelah nama Ani Lestari; hanya satu pegawai yang "
        "cocok.",
    ),
    "nip-beda-data": peringatan(
        "NIP tidak cocok dengan kolom lain",
        "{kolom} yang sama dengan yang ada di dalam NIP: {nip}.",
        "Periksa apakah NIP itu milik orang ini, dan betulkan yang salah.",
        "Tanggal lahir 12-03-1986 di sebelah NIP yang diawali 19850312.",
    ),
    "nip-kelamin": galat(
        "Kode jenis kelamin dalam NIP salah",
        "digit ke-15 bernilai 1 atau 2.",
        "Periksa NIP itu pada SK pegawai.",
        "“198503122010013003” di kolom NIP: digit ke-15 bernilai 3.",
    ),
    "nip-kosong": galat(
        "NIP kosong",
        "Seharusnya NIP pada setiap baris pegawai.",
        "Isi NIP pegawai itu, atau hapus barisnya.",
        "Kolom NIP kosong, padahal barisnya berisi realisasi.",
    ),
    "nip-tidak-dikenal": galat(
        "NIP belum dikenal",
        "Seharusnya NIP yang ada di data pegawai atau rekap.",
        "Impor dahulu lembar pegawai yang memuat NIP ini, atau periksa NIP itu.",
        "NIP Citra di lembar realisasi, padahal ia tidak ada di lembar pegawai.",
    ),
    "nama-berbeda": peringatan(
        "Nama berbeda untuk NIP yang sama",
        "nama yang sama dengan data pegawai: {lain}.",
        "Periksa apakah NIP itu milik orang yang benar.",
        "Rekap menulis “Anie Lestari”, data pegawai “Ani Lestari, S.E.”.",
    ),
    "unit-berbeda": peringatan(
        "Perangkat daerah berbeda dari data pegawai",
        "perangkat daerah menurut data pegawai: {lain}; yang dipakai tetap data pegawai.",
        "Perbarui lembar pegawai bila pegawai itu pindah.",
        "Rekap menulis Dinas Lain Kota Uji, data pegawai Dinas Contoh Kota Uji.",
    ),
}
