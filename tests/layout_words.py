"""The words that offices write: heading spellings, names, offices, indicators."""

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Desember"),
)
MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sept", "Okt", "Nov", "Des")
ROMAN = ("I", "II", "III", "IV")

HEADS = {
    "no": ("No", "NO", "No.", "NO.", "Nomor", "NO URUT"),
    "nip": (
        *("NIP", "nip", "NIP BARU", "NIP Baru", "NIP / NRP", "NIP Pegawai", "NIP ASN"),
        *("NIP/NIPPPK", "NOMOR INDUK PEGAWAI", "PEG_NIP"),
    ),
    "gabung": ("Nama / NIP", "NAMA / NIP", "Nama Pegawai", "NAMA/NIP", "Nama Pegawai / NIP"),
    "gabung_balik": ("NIP / NAMA PEGAWAI", "NIP / Nama"),
    "nama": (
        *("Nama", "Nama Pegawai", "NAMA PEGAWAI", "Nama Lengkap", "NAMA ASN", "NAMA DAN GELAR"),
        *("NAMA LENGKAP (DENGAN GELAR)", "PEG_NAMA"),
    ),
    "pangkat": (
        *("Pangkat/Gol", "Pangkat / Gol", "PANGKAT/ GOL.RUANG", "Pangkat/Gol. Ruang", "Gol. Ruang"),
        *("Golongan", "Gol/Ruang", "Gol / Rg", "GOL AKHIR NAMA", "Pangkat", "PANGKAT (GOL)"),
    ),
    "jabatan": ("Jabatan", "JABATAN NAMA", "Nama Jabatan", "Jabatan Pegawai"),
    "unit": ("Perangkat Daerah", "OPD", "SKPD", "NAMA SKPD", "PERANGKAT DAERAH"),
    "unit_saja": ("Unit Kerja", "SATKER", "Satuan Kerja", "UNOR NAMA"),
    "unit_kerja": ("Unit Kerja", "UNIT KERJA", "Unit Kerja Pegawai", "Sub Unit Kerja"),
    "status": ("Jenis ASN", "STATUS ASN", "Jenis Pegawai", "Status Pegawai"),
    "rencana": ("Rencana Hasil Kerja", "RHK", "RENCANA KINERJA", "Sasaran Kinerja", "Sasaran"),
    "indikator": (
        *("Indikator", "INDIKATOR KINERJA", "Indikator Kinerja Utama", "IKU", "IKI", "I K U"),
        *("INDIKATOR KINERJA INDIVIDU", "Indikator Kinerja Individu"),
    ),
    "aspek": ("Aspek",),
    "jenis": ("Jenis",),
    "satuan": ("Satuan", "SATUAN", "Sat"),
    "polaritas": ("Polarisasi", "Polaritas"),
    "akumulasi": ("Akumulasi",),
    "bobot": ("Bobot", "BOBOT", "BOBOT (%)", "Bobot\n(%)"),
    "target": ("Target", "TARGET", "Target Kinerja", "TGT"),
    "target_tahun": ("Target Tahunan", "TARGET TAHUNAN", "Target\nTahunan"),
    "realisasi": ("Realisasi", "REALISASI", "Realisasi Kinerja", "Relisasi", "REAL"),
    "periode": ("Periode", "PERIODE", "Periode Penilaian"),
    "tahun": ("Tahun", "TAHUN"),
    "triwulan": ("Triwulan", "TW"),
    "bulan": ("Bulan", "BULAN"),
    "hasil": ("Rating Hasil Kerja", "RATING HASIL KERJA*"),
    "perilaku": ("Rating Perilaku Kerja", "Rating Hasil Perilaku", "Rating Perilaku"),
    "predikat": ("Predikat", "Predikat Kinerja", "PREDIKAT KINERJA PEGAWAI"),
    "capaian": ("% Capaian", "CAPAIAN (%)", "Persentase Capaian"),
    "ket": ("Keterangan", "Ket", "Ket.", "KET."),
    "nik": ("NIK", "NO KTP"),
    "nip_lama": ("NIP LAMA", "NIP_LAMA"),
    "kelas": ("Kelas Jabatan", "Kls. Jab."),
    "bukti": ("Bukti Dukung", "Link Bukti Dukung"),
    "umpan": ("Umpan Balik",),
}

CITIES = ("Sagara", "Muara Wening", "Tirtawangi", "Bukit Lestari")
OFFICES = {
    "Dinas Perhubungan": ("Sekretariat", "Bidang Lalu Lintas", "Bidang Angkutan"),
    "Dinas Sosial": ("Sekretariat", "Bidang Rehabilitasi Sosial", "Bidang Pemberdayaan"),
    "Dinas Kesehatan": ("Sekretariat", "Bidang Kesehatan Masyarakat", "Bidang P2P"),
    "Dinas Perpustakaan dan Kearsipan": ("Sekretariat", "Bidang Layanan", "Bidang Kearsipan"),
    "Badan Keuangan dan Aset Daerah": ("Sekretariat", "Bidang Anggaran", "Bidang Aset"),
    "Inspektorat Daerah": ("Sekretariat", "Inspektur Pembantu I", "Inspektur Pembantu II"),
    "Kecamatan Cempaka": ("Sekretariat", "Seksi Pemerintahan", "Seksi Pelayanan Umum"),
}
FIRST = (
    *("Siti", "Agus", "Bambang", "Dewi", "Nur", "Rahmat", "Sri", "Yohanes", "Ni Made", "Muh."),
    *("Ahmad", "Endang", "Hendra", "Lilis", "Maria", "Putu", "Ratna", "Slamet", "Tuti", "Wahyu"),
)
LAST = (
    *("Aminah", "Salim", "Sutejo", "Lestari", "Hidayat", "Wahyuni", "Nugroho", "Ma'ruf", "Astuti"),
    *("Siregar", "Tarigan", "Permana", "Kusuma", "Handayani", "Rumondor", "Al-Amin", "Prasetyo"),
)
FRONT = ("Dra.", "Drs.", "dr.", "Ir.", "H.", "Dr.", "Hj.")
BACK = ("S.E.", "S.Pd., M.Pd.", "S.Sos.", "M.Si.", "A.Md.Kom.", "S.T., M.T.", "S.Kep., Ns.", "SH")

RANKS = {
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
}
JOBS = (
    *("Kepala Subbagian Umum dan Kepegawaian", "Analis Kebijakan Ahli Muda", "Pengelola Data"),
    *("Pranata Komputer Ahli Pertama", "Arsiparis Terampil", "Penyuluh Sosial Ahli Pertama"),
    *("Analis Keuangan Pusat dan Daerah", "Pengadministrasi Perkantoran", "Kepala Seksi"),
)
PLANS = (
    *("Meningkatnya kualitas layanan publik", "Terlaksananya administrasi perkantoran"),
    *("Tersusunnya dokumen perencanaan, penganggaran, dan evaluasi", "Meningkatnya tata kelola"),
    *("Terwujudnya layanan yang cepat & tepat", "Terkelolanya data/informasi sektoral"),
)
# text, unit, polarity, how large: the size is a key of SIZES in layout_records
INDICATORS = (
    ("Jumlah dokumen perencanaan (RKA/DPA) yang disusun", "Dokumen", "naik", "kecil"),
    ("Jumlah laporan keuangan semesteran", "Laporan", "naik", "kecil"),
    ("Jumlah penerimaan retribusi yang dipungut", "Rupiah", "naik", "uang"),
    ("Jumlah peserta bimbingan teknis", "Orang", "naik", "ratus"),
    ("Jumlah arsip yang dialihmediakan", "Berkas", "naik", "ribu"),
    ("Jumlah kejadian kecelakaan kerja", "Kejadian", "turun", "kecil"),
    ("Persentase surat masuk yang ditindaklanjuti tepat waktu", "%", "naik", "persen"),
    ("Persentase penyerapan anggaran, termasuk DAK", "%", "naik", "persen"),
    ("Persentase pengaduan yang selesai <= 5 hari kerja", "Persen", "naik", "persen"),
    ("Persentase temuan yang belum ditindaklanjuti", "%", "turun", "persen"),
    ("Persentase ketepatan deviasi anggaran kas", "%", "stabil", "rentang"),
    ("Total nilai aset yang diinventarisasi", "Rupiah", "naik", "uang"),
    ("Rata-rata waktu penyelesaian rekomendasi", "Hari", "turun", "sedang"),
    ("Rata-rata waktu tunggu pemohon: loket A & B", "Menit", "turun", "sedang"),
    ("Indeks Kepuasan Masyarakat (IKM)", "Indeks", "naik", "indeks"),
    ('Nilai "SAKIP" unit kerja', "Nilai", "naik", "indeks"),
    ("Suhu ruang arsip (derajat)", "Derajat", "stabil", "rentang"),
    ("Cakupan kunjungan rumah tangga miskin", "Rumah tangga", "naik", "ribu"),
    ("Kegiatan sosialisasi; tatap muka dan daring", "Kegiatan", "naik", "kecil"),
    ("Waktu respons gangguan jaringan - tingkat I", "Jam", "turun", "sedang"),
    ("Tingkat kehadiran apel pagi/sore", "%", "naik", "persen"),
    ("Volume sampah terangkut", "Ton", "naik", "ribu"),
    ("Layanan konsultasi yang diberikan (luring, daring)", "Layanan", "naik", "ratus"),
    ("Target dan realisasi investasi yang terdata", "Laporan", "naik", "kecil"),
)
FEEDBACK = (
    *("Pertahankan.", "Baik, tingkatkan koordinasi dengan bidang lain", "Dokumen agar lebih cepat"),
    *("Sudah sesuai; lanjutkan", "Perlu perbaikan pada triwulan berikutnya"),
)
REMARKS = ("Tercapai", "sesuai rencana", "-", None, "menunggu data", "Selesai", "proses TTE")
RATINGS = ("Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi")
RATING_SPELLINGS = {
    "Di Atas Ekspektasi": ("Di atas ekspektasi", "DIATAS EKSPEKTASI", "Diatas Ekspektasi (AE)"),
    "Sesuai Ekspektasi": ("Sesuai ekspektasi", "SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI (SE)"),
    "Di Bawah Ekspektasi": ("Di bawah ekspektasi", "Dibawah Ekspektasi", "DIBAWAH EKSPEKTASI (BE)"),
}
PREDICATES = {  # results, then behaviour
    (0, 0): "Sangat Baik",
    (0, 1): "Baik",
    (1, 0): "Baik",
    (1, 1): "Baik",
    (2, 0): "Butuh Perbaikan",
    (2, 1): "Butuh Perbaikan",
    (0, 2): "Kurang",
    (1, 2): "Kurang",
    (2, 2): "Sangat Kurang",
}
