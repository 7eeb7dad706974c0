"""Findings about what rows state together, and about scores."""

from kinerja_cli.rules.catalogue.kind import galat, peringatan

RECORDS = {
    "unit-tidak-dikenal": galat(
        "Perangkat daerah belum dikenal",
        "perangkat daerah yang ada di data pegawai atau rekap; yang paling mirip: {calon}.",
        "Samakan namanya, atau impor dahulu lembar pegawainya.",
        "“Dinas Antah Berantah” di lembar organisasi.",
    ),
    "unit-mirip": peringatan(
        "Perangkat daerah baru mirip dengan yang lain",
        "nama lengkap yang sama bila memang satu perangkat daerah; mungkin maksudnya {calon}.",
        "Perbaiki namanya, atau pakai kinerja units alias atau units merge; bila memang baru, biarkan.",
        "“Dinas Contohh Kota Uji” di samping “Dinas Contoh Kota Uji”.",
    ),
    "indikator-ganda": galat(
        "Indikator cocok dengan lebih dari satu butir",
        "satu indikator; yang cocok: {calon}.",
        "Tambahkan kolom Rencana Hasil Kerja atau Aspek agar jelas yang mana.",
        "Dua indikator “Laporan tersusun” dengan Rencana Hasil Kerja berbeda; realisasi hanya menyebut bunyinya.",
    ),
    "indikator-angka": galat(
        "Indikator berupa angka",
        "bunyi indikator; mungkin isinya tertukar dengan kolom di sebelahnya.",
        "Betulkan isi sel itu.",
        "“10” di kolom Indikator, sedangkan bunyinya di kolom Target.",
    ),
    "indikator-tidak-dikenal": galat(
        "Indikator belum dikenal untuk pegawai ini",
        "indikator yang ada di lembar indikator; yang paling mirip: {calon}.",
        "Samakan bunyi indikator itu, atau impor dahulu lembar indikatornya.",
        "“Laporan tersusn” di lembar realisasi.",
    ),
    "nilai-bertentangan": galat(
        "Dua isi berbeda untuk hal yang sama",
        "satu isi untuk {kolom}; {lain} berisi “{isi_lain}”.",
        "Pilih yang benar dan hapus yang lain.",
        "Dua baris realisasi untuk hal yang sama: 12 dan 11.",
    ),
    "baris-kembar": peringatan(
        "Baris yang sama tertulis dua kali",
        "satu baris; isinya sama dengan {lain}, jadi dihitung sekali.",
        "Hapus salah satunya bila tidak disengaja.",
        "Baris realisasi yang sama disalin dua kali.",
    ),
    "realisasi-tanpa-target": peringatan(
        "Realisasi tanpa target periode itu",
        "Tidak ada target {periode}, jadi realisasi ini hanya dihitung untuk nilai tahunan.",
        "Isi kolom Target TW yang sesuai bila indikator itu memang dinilai di {periode}.",
        "Realisasi untuk 2024-Q2, sedangkan Target TW II tidak ada.",
    ),
    "target-berbeda": peringatan(
        "Target berbeda dari rencana",
        "target yang sama dengan lembar indikator: {lain}; yang dipakai adalah rencana itu.",
        "Samakan target, atau perbarui lembar indikator.",
        "Lembar indikator bertarget 12, lembar realisasi menulis target 10.",
    ),
    "polaritas-kosong": peringatan(
        "Polaritas kosong",
        "Seharusnya Naik, Turun atau Stabil; bunyinya mungkin makin kecil makin baik, tetapi dihitung Naik.",
        "Isi kolom Polaritas dengan Turun bila memang demikian.",
        "“Waktu tanggap pengaduan” dengan kolom Polaritas kosong.",
    ),
    "bobot-bukan-100": peringatan(
        "Jumlah bobot bukan 100",
        "bobot kinerja utama seorang pegawai berjumlah 100; di sini {jumlah}, jadi diskalakan.",
        "Perbaiki bobot bila tidak disengaja.",
        "Bobot 60 dan 30.",
    ),
    "bobot-berubah": peringatan(
        "Bobot indikator berubah",
        "Bobot berlaku untuk setahun; sebelumnya {lama}. Nilai periode lain tahun itu ikut berubah.",
        "Nilai ulang periode itu bila memang berubah; bila tidak, perbaiki bobotnya.",
        "Bobot 60 diimpor lagi sebagai 50.",
    ),
    "angka-beda-skala": peringatan(
        "Target dan realisasi tampaknya berbeda skala",
        "Target {target}, realisasi {realisasi}: yang satu pecahan, yang lain mungkin persen.",
        "Samakan cara menulisnya: keduanya persen, atau keduanya pecahan.",
        "Target 95, realisasi 0,9.",
    ),
    "bobot-sebagian": peringatan(
        "Bobot hanya terisi sebagian",
        "semua kinerja utama berbobot, atau tidak satu pun; pegawai ini belum dapat dinilai.",
        "Isi bobot yang kosong.",
        "Satu indikator berbobot 60, yang lain kosong.",
    ),
    "akumulasi-ditebak": peringatan(
        "Cara akumulasi tidak tertulis",
        "Seharusnya Jumlah, Rata-rata, Nilai Terakhir, Maksimum atau Minimum; dipakai {pakai}.",
        "Isi kolom Akumulasi.",
        "Semester I dihitung dari TW I dan TW II, kolom Akumulasi kosong.",
    ),
    "predikat-berbeda": peringatan(
        "Predikat di lembar berbeda dari hitungan",
        "Predikat menurut kebijakan: {hitung}; predikat di lembar tidak dipakai.",
        "Periksa rating dan bukti dukung pegawai itu.",
        "Lembar menulis Sangat Baik, hitungannya Baik.",
    ),
    "data-hilang": peringatan(
        "Data yang dahulu ada kini tidak ada",
        "Yang hilang: {apa}, terakhir diimpor dari {lain}; data lama tetap dipakai.",
        "Tambahkan --hapus-hilang bila memang harus dihapus.",
        "Umpan balik di E2 dahulu terisi, kini kosong.",
    ),
    "data-dihapus": peringatan(
        "Data yang kini tidak ada dihapus",
        "Yang dihapus: {apa}, terakhir diimpor dari {lain}, atas permintaan (--hapus-hilang).",
        "Riwayatnya tetap tersimpan untuk penilaian yang lalu.",
        "Umpan balik di E2 dikosongkan, lalu diimpor dengan --hapus-hilang.",
    ),
    "lembar-tidak-ada": galat(
        "Lembar tidak ada di berkas ini",
        "salah satu dari: {ada}.",
        "Perbaiki --lembar.",
        '--lembar "TW 9", padahal berkas tidak memuatnya.',
    ),
    "atasan-tidak-dikenal": peringatan(
        "NIP atasan belum dikenal",
        "Seharusnya NIP atasan yang ada di data pegawai.",
        "Lengkapi data pegawai, atau tulis jabatannya bila atasan di luar daftar.",
        "NIP Atasan seorang pegawai tidak ada di lembar pegawai.",
    ),
    "penetapan-pimpinan": peringatan(
        "Penetapan pimpinan unit berbeda dari predikat organisasi",
        "Rating hasil kerja pimpinan unit mengikuti predikat organisasi: {organisasi}.",
        "Penetapan ini ditampilkan tetapi tidak dipakai.",
        "Predikat organisasi Baik, rating pimpinannya ditetapkan Di Atas Ekspektasi.",
    ),
    "perilaku-sebagian": peringatan(
        "Nilai perilaku belum lengkap",
        "Rata-rata dihitung dari {jumlah} nilai yang ada; seharusnya tujuh nilai BerAKHLAK.",
        "Lengkapi nilai yang kosong.",
        "Enam nilai perilaku terisi, Kolaboratif kosong.",
    ),
    "gabungan-berbeda": peringatan(
        "Catatan periode berbeda dari gabungan bagiannya",
        "Untuk {periode} tercatat {catatan}, gabungan bagiannya {gabungan}; yang dipakai catatan {periode}.",
        "Periksa mana yang benar.",
        "Realisasi setahun tercatat 30, sedangkan triwulannya berjumlah 20.",
    ),
    "target-negatif": peringatan(
        "Target negatif",
        "target nol atau lebih; indikator ini tidak dapat dihitung.",
        "Perbaiki target itu.",
        "Target -5.",
    ),
    "target-nol": peringatan(
        "Target nol",
        "target lebih dari nol bila realisasinya lebih dari nol; capaian tidak dapat dihitung.",
        "Perbaiki target itu, atau isi Polaritas Turun bila makin kecil makin baik.",
        "Target 0, realisasi 4, makin besar makin baik.",
    ),
    "hitungan-berbeda": peringatan(
        "Hitungan ulang tidak sama dengan nilai tersimpan",
        "nilai yang sama seperti saat dinilai; yang ditampilkan hitungan ulang.",
        "Nilai ulang periode itu; bila berulang, laporkan kepada pengelola kinerja.",
        "Angka di basis data diubah di luar kinerja sesudah dinilai.",
    ),
    "penempatan-setelah-periode": peringatan(
        "TMT jabatan sesudah periode",
        "jabatan yang berlaku pada {periode}; dipakai jabatan pertama yang tercatat.",
        "Lengkapi riwayat jabatan pegawai itu di lembar pegawai.",
        "TMT Jabatan 1 Juli 2024, dinilai untuk Triwulan I 2024.",
    ),
    "pindah-dalam-periode": peringatan(
        "Pindah di tengah periode",
        "Dinilai di {pakai} ({hari} hari), bukan di {lain}.",
        "Tidak perlu diperbaiki; sekadar pemberitahuan.",
        "TMT Jabatan di dinas baru 1 Maret 2024, dinilai untuk Triwulan I 2024.",
    ),
}
