"""Spellings of the headings of attendance, competencies, service quality and objections."""

from kinerja_cli.rules.records import SERVICE_FIELDS

_CLASSES = ("", "i", "ii", "iii", "iv")


def _classed(field: str, words: str) -> dict[str, str]:
    """Return the spellings of a count in four classes: TL1, TL 1, TL I, Terlambat 1."""
    return {
        f"{field}{n}": "|".join(
            f"{word}{mark}"
            for word in words.split("|")
            for mark in (*([str(n)] if " " not in word else []), f" {n}", f" {_CLASSES[n]}")
        )
        for n in range(1, 5)
    }


SPELLINGS: dict[str, str] = {
    "target_maksimum": (
        "target maksimum|target maksimal|target maks|target tertinggi|target sudah maksimum|"
        "target maksimum ya tidak|target maksimal ya tidak"
    ),
    "ide_baru": "ide baru|ide baru ya tidak|ide baru inovasi|memiliki ide baru|ide baru cara kerja baru",
    "hari_kerja": "hari kerja|jumlah hari kerja|jml hari kerja|jhk|hk|hari kerja efektif|hari kerja wajib",
    "hadir": "hadir|jumlah hadir|jml hadir|jumlah kehadiran|jml kehadiran|hari hadir|kehadiran|masuk kerja",
    **_classed("tl", "tl|terlambat|terlambat tl|datang terlambat"),
    **_classed("psw", "psw|pc|pulang cepat|pulang sebelum waktu|pulang sebelum waktunya|"
               "pulang sebelum waktu psw|pulang sebelum waktunya psw|pulang cepat psw"),
    "izin": "izin|ijin|jumlah izin|izin i|ijin i",
    "sakit": "sakit|jumlah sakit|sakit s|skt",
    "cuti": "cuti|jumlah cuti|jml cuti|cuti c",
    "dinas_luar": (
        "dinas luar|dl|dinas luar dl|jml dinas luar|jumlah dinas luar|tugas luar|tl tugas luar|"
        "tugas luar tl|perjalanan dinas|sppd|dinas luar sppd"
    ),
    "tanpa_keterangan": (
        "tanpa keterangan|tanpa ket|tk|tanpa keterangan tk|alpa|alpha|mangkir|tidak hadir tanpa keterangan|"
        "tidak masuk tanpa keterangan|tidak masuk kerja tanpa keterangan|tanpa alasan yang sah|"
        "tidak masuk kerja tanpa alasan yang sah|alpa tanpa keterangan|tanpa keterangan alpa|"
        "tanpa keterangan a|jumlah tanpa keterangan"
    ),
    "hukuman": (
        "hukuman disiplin|hukdis|hukuman|jenis hukuman disiplin|tingkat hukuman disiplin|"
        "hukuman disiplin hukdis|sanksi disiplin|jenis hukuman"
    ),
    "kompetensi": "kompetensi|nama kompetensi|jenis kompetensi|unit kompetensi|kompetensi asn",
    "level_standar": (
        "level standar|standar level|standar kompetensi|level yang dipersyaratkan|level persyaratan|"
        "standar kompetensi jabatan|skj|level standar kompetensi|"
        "level standar jabatan|level standar kompetensi jabatan"
    ),
    "level_pegawai": (
        "level pegawai|level capaian|capaian level|level hasil|level individu|level hasil penilaian|"
        "hasil level|level kompetensi|level kompetensi pegawai|capaian kompetensi|level aktual|"
        "level yang dicapai|level penguasaan"
    ),
    "ikm": (
        "ikm|skm|ikm skm|nilai ikm|nilai skm|indeks kepuasan masyarakat|nilai ikm skm|indeks ikm|"
        "indeks kepuasan masyarakat ikm|hasil skm|hasil ikm|ikm unit|ikm unit pelayanan|"
        "nilai indeks kepuasan masyarakat|survei kepuasan masyarakat|nilai survei kepuasan masyarakat"
    ),
    "persyaratan": "persyaratan|persyaratan pelayanan|kesesuaian persyaratan",
    "prosedur": (
        "prosedur|sistem mekanisme dan prosedur|sistem mekanisme prosedur|prosedur pelayanan|"
        "sistem mekanisme dan prosedur pelayanan|kemudahan prosedur|mekanisme dan prosedur"
    ),
    "waktu": "waktu penyelesaian|waktu pelayanan|kecepatan pelayanan|waktu penyelesaian pelayanan",
    "biaya": "biaya tarif|biaya pelayanan|kewajaran biaya tarif|kewajaran biaya",
    "produk": (
        "produk spesifikasi jenis pelayanan|produk layanan|produk spesifikasi|produk pelayanan|"
        "spesifikasi jenis pelayanan|produk spesifikasi jenis layanan"
    ),
    "kompetensi_pelaksana": "kompetensi pelaksana|kemampuan pelaksana|kompetensi petugas|kompetensi pelaksana layanan",
    "perilaku_pelaksana": "perilaku pelaksana|perilaku petugas|kesopanan dan keramahan|perilaku pelaksana layanan",
    "sarana": "sarana dan prasarana|sarana prasarana|sarpras|kualitas sarana dan prasarana",
    "pengaduan": (
        "penanganan pengaduan saran dan masukan|penanganan pengaduan|pengaduan saran dan masukan|"
        "penanganan pengaduan saran masukan|pengaduan"
    ),
    "unsur_bernomor": "|".join(f"u{n}|u {n}|unsur {n}" for n in range(1, 10)),
    "alasan": (
        "alasan|alasan keberatan|uraian keberatan|isi keberatan|keberatan|materi keberatan|"
        "dasar keberatan|pokok keberatan"
    ),
    "jawaban": (
        "jawaban|tanggapan|jawaban atas keberatan|tanggapan atas keberatan|jawaban pejabat penilai|"
        "jawaban keberatan|tanggapan keberatan|tanggapan pejabat penilai|keputusan atas keberatan|"
        "hasil keberatan|jawaban atasan pejabat penilai"
    ),
    "tanggal": (
        "tanggal|tgl|tanggal keberatan|tgl keberatan|tanggal pengajuan|tgl pengajuan|"
        "tanggal pengajuan keberatan|tanggal surat keberatan"
    ),
    "tanggal_jawaban": (
        "tanggal jawaban|tgl jawaban|tanggal tanggapan|tgl tanggapan|tanggal dijawab|"
        "tanggal penyelesaian|tanggal keputusan keberatan"
    ),
}  # fmt: skip
"""Field → normalised spellings."""

DOUBTFUL = {
    "tl": "Terlambat (TL1–TL4) atau Tugas Luar",
    "tm": "Terlambat Masuk atau Tidak Masuk",
    "cb": "cuti bersalin, cuti besar atau cuti bersama",
    "m": "Masuk atau Mangkir",
}
"""Attendance headings with two meanings → what they can mean."""

ATTENDANCE_LETTERS = {
    "h": "hadir", "s": "sakit", "i": "izin", "c": "cuti", "a": "tanpa_keterangan",
}  # fmt: skip
"""Headings of one letter, which mean this only in a table that is an attendance recap."""

SERVICE_WORDS = {
    "waktu": "waktu", "biaya": "biaya", "tarif": "biaya", "produk": "produk",
    "kompetensi": "kompetensi_pelaksana", "perilaku": "perilaku_pelaksana", "sarana": "sarana",
    "sarana prasarana": "sarana", "prosedur": "prosedur", "persyaratan": "persyaratan",
    "pengaduan": "pengaduan",
}  # fmt: skip
"""Short headings of unsur, which mean this only beside other unsur."""

WIDE = frozenset({
    "hari_kerja", "hadir", "izin", "sakit", "cuti", "dinas_luar", "tanpa_keterangan", "ikm",
    *(f"{name}{n}" for name in ("tl", "psw") for n in range(1, 5)),
})  # fmt: skip
"""Fields that a wide table spreads out over parts of the year."""

SERVICE = frozenset(SERVICE_FIELDS)
