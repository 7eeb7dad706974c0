"""Findings about a sheet as a whole: its kind, columns, period and office."""

from kinerja_cli.rules.catalogue.kind import galat, peringatan

SHEETS = {
    "format-tanpa-periksa": peringatan(
        "Format lama dibaca tanpa pemeriksaan sel",
        "Pada berkas {format} tidak terlihat sel galat (#REF!), rumus yang belum dihitung, format persen dan baris tersembunyi: sel galat terbaca kosong, 95% dapat terbaca 0,95.",
        "Sebaiknya simpan dari Excel sebagai .xlsx lalu impor berkas itu.",
        "Berkas rekap.xls yang disimpan Excel 2003.",
    ),
    "lembar-tidak-dikenal": galat(
        "Tidak ada tabel yang dikenali",
        "Tidak satu lembar pun memuat judul kolom yang dikenal; baris pertama yang terbaca: {baris}.",
        "Pastikan ada baris judul dengan kolom {kolom}.",
        "Berkas hanya berisi tabel “Bahan | Gram”.",
    ),
    "kolom-hilang": galat(
        "Kolom wajib tidak ada",
        "Lembar jenis {jenis} memerlukan kolom {kolom}; judul yang paling mirip: {mirip}.",
        'Perbaiki judul kolom itu atau pakai --petakan "Judul=kolom".',
        "Lembar berisi NIP, Indikator dan Periode, tetapi realisasinya berjudul “Yang Dicapai”.",
    ),
    "kolom-ganda": galat(
        "Dua kolom berarti sama",
        "Kolom {kolom} sudah ada di {lain}.",
        "Sisakan satu kolom, atau beri judul yang berbeda.",
        "Dua kolom berjudul “Realisasi” dalam satu tabel.",
    ),
    "kolom-tidak-dikenal": peringatan(
        "Kolom tidak dikenal, isinya tidak dibaca",
        "Judul ini tidak ada dalam daftar judul yang dikenal{saran}.",
        'Abaikan bila memang tidak diperlukan; bila perlu pakai --petakan "Judul=kolom".',
        "Kolom “Kesan Atasan” di lembar rating.",
    ),
    "periode-kosong": galat(
        "Periode tidak diketahui",
        "periode di kolom, di judul lembar, di nama lembar, atau lewat --periode.",
        "Tulis misalnya “TRIWULAN I TAHUN 2024” di atas tabel, atau tambahkan --periode 2024-Q1.",
        "Kolom Periode kosong, dan judul lembar tidak menyebut triwulan.",
    ),
    "periode-tidak-terbaca": galat(
        "Periode tidak terbaca",
        "periode seperti 2024-Q1, Triwulan I Tahun 2024, Semester I 2024, Januari 2024 atau 2024.",
        "Perbaiki isi sel itu.",
        "“triwulan kelima” di kolom Periode.",
    ),
    "kolom-mirip": galat(
        "Judul kolom tampaknya salah tulis",
        "judul {kolom}; tanpa itu isinya tidak terbaca.",
        'Perbaiki judulnya, atau tambahkan --petakan "{judul}={kolom}" (atau "{judul}=abaikan").',
        "Kolom berjudul “Realisai”.",
    ),
    "kolom-tanpa-judul": peringatan(
        "Kolom berisi angka tanpa judul",
        "Kolom {kolom} tidak dibaca karena tidak berjudul.",
        "Beri judul bila isinya diperlukan.",
        "Kolom G berisi angka, tetapi baris judulnya kosong.",
    ),
    "periode-berbeda": peringatan(
        "Periode berbeda dari judul lembar",
        "Dipakai {pakai}, bukan {lain}.",
        "Periksa mana yang benar.",
        "Judul TRIWULAN I TAHUN 2024, sedangkan kolom Periode berisi 2023.",
    ),
    "periode-bertentangan": galat(
        "Periode bertentangan",
        "Opsi --periode meminta {minta}, lembar menyebut {lembar}.",
        "Pilih yang benar: perbaiki judul lembar atau jalankan tanpa --periode.",
        "--periode 2024-Q2, sedangkan barisnya menyebut 2024-Q1.",
    ),
    "dinas-kosong": galat(
        "Perangkat daerah tidak diketahui",
        "perangkat daerah di kolom, di judul lembar, atau lewat --dinas.",
        'Tulis nama perangkat daerah di atas tabel, atau tambahkan --dinas "Dinas …".',
        "Kolom Perangkat Daerah kosong pada baris pegawai.",
    ),
    "dinas-bertentangan": galat(
        "Perangkat daerah bertentangan",
        "Opsi --dinas meminta {minta}, lembar menyebut {lembar}.",
        "Pilih yang benar: perbaiki judul lembar atau jalankan tanpa --dinas.",
        '--dinas "Dinas Lain", sedangkan kolomnya berisi Dinas Contoh Kota Uji.',
    ),
    "baris-tersembunyi": peringatan(
        "Baris tersembunyi ikut dibaca",
        "Ada {jumlah} baris data tersembunyi di lembar ini (baris {baris}) dibaca seperti baris lain.",
        "Hapus baris itu dari lembar bila tidak boleh dihitung.",
        "Baris 2 disembunyikan (Hide) di Excel.",
    ),
    "kolom-absensi-ganda": galat(
        "Judul kolom absensi dapat berarti dua hal",
        "judul yang pasti; {judul} dapat berarti {arti}, jadi kolom itu tidak dibaca.",
        'Tulis judulnya lengkap, atau tambahkan --petakan "{judul}=Dinas Luar" '
        '(atau kolom yang benar, atau "{judul}=abaikan").',
        "Kolom “TL” berisi 2: terlambat atau tugas luar.",
    ),
    "unsur-bernomor": galat(
        "Unsur layanan hanya bernomor",
        "nama unsurnya; nomor unsur tidak sama di setiap aplikasi, jadi kolom itu tidak dibaca.",
        "Tulis nama unsur di judul kolomnya, misalnya “U1 Persyaratan”, atau tambahkan kolom IKM.",
        "Kolom U1 sampai U9 tanpa nama unsur dan tanpa kolom IKM.",
    ),
}
