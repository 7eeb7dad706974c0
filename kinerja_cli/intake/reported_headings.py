"""Spellings of the headings of feedback, trainings, the daily log and lines of the SKP."""

SPELLINGS: dict[str, str] = {
    "umpan_balik": (
        "umpan balik|umpan balik berkelanjutan|umpan balik berkelanjutan berdasarkan bukti dukung|"
        "umpan balik pimpinan|umpan balik atasan|isi umpan balik|uraian umpan balik|"
        "umpan balik yang diberikan|catatan umpan balik|umpan balik rekan kerja"
    ),
    "pemberi": (
        "pemberi|pemberi umpan balik|nama pemberi|nama pemberi umpan balik|umpan balik dari|"
        "diberikan oleh|pemberi masukan|sumber umpan balik"
    ),
    "pelatihan": (
        "nama pelatihan|pelatihan|nama diklat|diklat|nama diklat pelatihan|nama pelatihan diklat|"
        "judul pelatihan|nama bimtek|pelatihan yang diikuti|diklat yang diikuti|nama kursus|"
        "nama pengembangan kompetensi|jenis pengembangan kompetensi|nama pelatihan seminar|"
        "nama pelatihan bimtek|nama bangkom|kegiatan pengembangan kompetensi|nama kegiatan pelatihan"
    ),
    "jp": (
        "jp|jumlah jp|jml jp|jam pelajaran|jumlah jam pelajaran|jam pelajaran jp|total jp|"
        "durasi jp|lama jp|jumlah jam pelajaran jp|jam pelatihan|jumlah jam pelatihan"
    ),
    "kegiatan": (
        "kegiatan|uraian kegiatan|kegiatan harian|uraian kegiatan harian|aktivitas|aktifitas|"
        "uraian aktivitas|aktivitas harian|rincian kegiatan|deskripsi kegiatan|deskripsi aktivitas|"
        "kegiatan yang dilaksanakan|nama aktivitas|uraian pekerjaan harian|kegiatan aktivitas|"
        "nama kegiatan harian|uraian aktifitas|kegiatan yang dilakukan"
    ),
    "menit": (
        "menit|durasi menit|lama menit|waktu menit|jumlah menit|waktu efektif menit|durasi dalam menit|"
        "lama kegiatan menit|waktu kerja efektif menit|lama waktu menit"
    ),
    "jam": "durasi jam|lama jam|waktu efektif jam|durasi dalam jam|lama kegiatan jam|lama waktu jam",
    "durasi": (
        "durasi|menit jam|jam menit|lama kegiatan|durasi kegiatan|waktu efektif|lama waktu|"
        "durasi waktu|lama pengerjaan|durasi menit jam|durasi jam menit|waktu pelaksanaan"
    ),
    "mulai": (
        "jam mulai|waktu mulai|pukul mulai|mulai jam|mulai pukul|dari jam|dari pukul|waktu dari|"
        "waktu jam mulai|jam dari"
    ),
    "selesai": (
        "jam selesai|waktu selesai|pukul selesai|selesai jam|selesai pukul|sampai jam|sampai pukul|"
        "waktu sampai|jam sampai|jam berakhir|waktu jam selesai"
    ),
    "status": (
        "status validasi|status persetujuan|status kegiatan|status aktivitas|status verifikasi|"
        "status approval|status laporan|status pengajuan"
    ),
    "validator": (
        "validator|nama validator|divalidasi oleh|disetujui oleh|verifikator|penyetuju|"
        "atasan validator|pejabat validator|diverifikasi oleh|nama verifikator"
    ),
    "waktu_input": (
        "tanggal input|tgl input|waktu input|tanggal waktu input|tanggal entri|tgl entri|waktu entri|"
        "tanggal entry|tgl entry|tanggal dibuat|created at|diinput pada|tanggal pengisian|"
        "waktu pengisian|tanggal lapor|tgl lapor|waktu lapor|tanggal isi"
    ),
    "tanggal_validasi": (
        "tanggal validasi|tgl validasi|waktu validasi|tanggal persetujuan|tgl persetujuan|"
        "waktu persetujuan|tanggal verifikasi|tgl verifikasi|tanggal disetujui|tgl disetujui|"
        "divalidasi pada|validated at|approved at"
    ),
    "bagian": "bagian skp|bagian lampiran|bagian lampiran skp|bagian dalam skp|bagian/jenis skp",
    "isi": "isi|isi skp|isi lampiran|isi bagian|isi lampiran skp",
}  # fmt: skip
"""Field → normalised spellings."""

LABELS = {
    "pelatihan": "Nama Pelatihan",
    "jp": "JP",
    "menit": "Menit/Jam",
    "jam": "Menit/Jam",
    "durasi": "Menit/Jam",
    "mulai": "Jam Mulai",
    "selesai": "Jam Selesai",
    "waktu_input": "Tanggal Input",
    "tanggal_validasi": "Tanggal Validasi",
    "umpan_balik": "Umpan Balik",
}
"""Field → the canonical heading, as messages name it."""

ALSO: dict[str, str] = {
    "tanggal": (
        "tanggal pelatihan|tgl pelatihan|tanggal pelaksanaan|tgl pelaksanaan|tanggal kegiatan|"
        "tgl kegiatan|tanggal kursus|tanggal diklat|tanggal aktivitas|hari tanggal|tanggal mulai|"
        "tgl mulai"
    ),
    "kompetensi": "kompetensi yang dikembangkan|kompetensi terkait|pengembangan kompetensi",
}
"""Field that other sheets have as well → the spellings that only these have."""

IN_LOG: dict[str, str] = {
    "status": "status",
    "jam": "durasi",
    "waktu": "durasi",
    "pukul": "durasi",
    "lama": "durasi",
    "jumlah jam": "jam",
    "mulai": "mulai",
    "selesai": "selesai",
    "tanggal pengajuan": "waktu_input",
    "tgl pengajuan": "waktu_input",
}
"""Heading that means a field in a daily log only, beside Tanggal and Kegiatan."""

IN_TRAININGS: dict[str, str] = {"jumlah jam": "jp", "jam": "jp", "durasi": "jp"}
"""Heading that means a field in a list of trainings only."""

IN_SKP: dict[str, str] = {"bagian": "bagian"}
"""Heading that means a field beside Isi only; elsewhere "Bagian" is a unit."""
