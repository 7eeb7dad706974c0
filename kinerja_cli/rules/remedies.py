"""What an officer does about each thing that is missing: stable code → remedy in words."""

INCOMPLETE = {
    "tanpa-target": "isi target periode ini di lembar indikator, realisasi atau rekap",
    "realisasi-kosong": "isi kolom Realisasi",
    "capaian-tidak-terhitung": "perbaiki target atau realisasi yang disebut",
    "bobot-sebagian": "lengkapi kolom Bobot",
    "perlu-penetapan": "isi Rating Hasil Kerja di lembar rating",
    "predikat-organisasi-kosong": "isi lembar organisasi",
    "perilaku-kosong": "isi lembar perilaku atau rating",
    "disiplin-kosong": "kirim rekap kehadiran (lembar disiplin)",
    "kompetensi-kosong": "kirim hasil asesmen (lembar kompetensi)",
    "layanan-kosong": "kirim hasil survei kepuasan (lembar layanan)",
}
"""Why a score has no predikat."""

CHECKED = {
    "atasan-kosong": "isi NIP Atasan di lembar pegawai (NIP, atau jabatan bila di luar daftar)",
    "belum-dinilai": "jalankan kinerja score",
    "usang": "jalankan kinerja score lagi",
    "keberatan-terbuka": "jawab keberatan itu, catat jawaban dan tanggalnya di lembar keberatan",
    "unit-tanpa-data": "kirim dan impor lembar pegawai, indikator, realisasi dan perilaku",
}
"""What `check` looks at beside that."""

_OTHERWISE = "lengkapi datanya, impor, lalu jalankan kinerja score lagi"


def remedy(code: str) -> str:
    """Return what to do about a code."""
    return INCOMPLETE.get(code) or CHECKED.get(code) or _OTHERWISE
