"""Findings: what is wrong in the officer's data, where, and how to mend it.

A finding is a value, never an exception: all of them are collected. Each kind stands once in
`CATALOGUE` with its stable name, its severity and its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.nip import show

GALAT = "galat"
PERINGATAN = "peringatan"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, a sheet and a cell; empty parts are unknown."""

    berkas: str = ""
    lembar: str = ""
    sel: str = ""

    def __str__(self) -> str:
        """Return the place in words, as a finding begins."""
        words = [self.berkas] if self.berkas else []
        if self.lembar:
            words.append(f"lembar {self.lembar}")
        if self.sel:
            words.append(self.sel if self.sel.startswith("baris") else f"sel {self.sel}")
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue.

    Attributes:
        tingkat: "galat" refuses the import; "peringatan" is only told.
        judul: a short title.
        harapan: what was expected, with `{placeholders}` filled from the finding's data; without
            a capital it follows "Seharusnya", with one it is a sentence of its own.
        perbaikan: how to mend it, likewise.
    """

    tingkat: str
    judul: str
    harapan: str
    perbaikan: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place.

    Attributes:
        kode: its name in the catalogue.
        place: where it stands.
        nilai: what stands there, as text.
        data: what the catalogue's words ask for.
        asal: the stored value it is about, when the engine found it; `actions` turns it into a
            place.
        nip: whom it is about, when it is about one employee.
    """

    kode: str
    place: Place = Place()
    nilai: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    asal: Origin | None = None
    nip: str = ""

    @property
    def kind(self) -> Kind:
        """The catalogue entry."""
        return CATALOGUE[self.kode]

    @property
    def tingkat(self) -> str:
        """Severity: "galat" or "peringatan"."""
        return self.kind.tingkat

    @property
    def pesan(self) -> str:
        """What was found, what was expected and how to mend it, without the place."""
        kind = self.kind
        there = f": “{self.nilai}”." if self.nilai else "."
        expected = kind.harapan.format_map(self.data)
        if not expected[0].isupper():
            expected = f"Seharusnya {expected}"
        return f"{kind.judul}{there} {expected} {kind.perbaikan.format_map(self.data)}".strip()

    def __str__(self) -> str:
        """Return the whole finding: place, value, expectation, remedy and code."""
        where = [str(self.place)] if self.place.berkas else []
        who = [f"pegawai {show(self.nip)}"] if self.nip else []
        start = ", ".join((*where, *who))
        return f"{start}: {self.pesan} [{self.kode}]" if start else f"{self.pesan} [{self.kode}]"


def _galat(judul: str, harapan: str, perbaikan: str) -> Kind:
    return Kind(GALAT, judul, harapan, perbaikan)


def _peringatan(judul: str, harapan: str, perbaikan: str) -> Kind:
    return Kind(PERINGATAN, judul, harapan, perbaikan)


_SHEET = {
    "lembar-tidak-dikenal": _galat(
        "Tidak ada tabel yang dikenali",
        "Tidak satu lembar pun memuat judul kolom yang dikenal; baris pertama yang terbaca: {baris}.",
        "Pastikan ada baris judul dengan kolom NIP dan, misalnya, Indikator, Target, Realisasi.",
    ),
    "kolom-hilang": _galat(
        "Kolom wajib tidak ada",
        "Lembar jenis {jenis} memerlukan kolom {kolom}; judul yang paling mirip: {mirip}.",
        'Perbaiki judul kolom itu atau pakai --petakan "Judul=kolom".',
    ),
    "kolom-ganda": _galat(
        "Dua kolom berarti sama",
        "Kolom {kolom} sudah ada di {lain}.",
        "Sisakan satu kolom, atau beri judul yang berbeda.",
    ),
    "kolom-tidak-dikenal": _peringatan(
        "Kolom tidak dikenal, isinya tidak dibaca",
        "Judul ini tidak ada dalam daftar judul yang dikenal{saran}.",
        'Abaikan bila memang tidak diperlukan; bila perlu pakai --petakan "Judul=kolom".',
    ),
    "periode-kosong": _galat(
        "Periode tidak diketahui",
        "periode di kolom, di judul lembar, di nama lembar, atau lewat --periode.",
        "Tulis misalnya “TRIWULAN I TAHUN 2024” di atas tabel, atau tambahkan --periode 2024-Q1.",
    ),
    "periode-tidak-terbaca": _galat(
        "Periode tidak terbaca",
        "periode seperti 2024-Q1, Triwulan I Tahun 2024, Semester I 2024, Januari 2024 atau 2024.",
        "Perbaiki isi sel itu.",
    ),
    "periode-bertentangan": _galat(
        "Periode bertentangan",
        "Opsi --periode meminta {minta}, lembar menyebut {lembar}.",
        "Pilih yang benar: perbaiki judul lembar atau jalankan tanpa --periode.",
    ),
    "dinas-kosong": _galat(
        "Perangkat daerah tidak diketahui",
        "perangkat daerah di kolom, di judul lembar, atau lewat --dinas.",
        'Tulis nama perangkat daerah di atas tabel, atau tambahkan --dinas "Dinas …".',
    ),
    "dinas-bertentangan": _galat(
        "Perangkat daerah bertentangan",
        "Opsi --dinas meminta {minta}, lembar menyebut {lembar}.",
        "Pilih yang benar: perbaiki judul lembar atau jalankan tanpa --dinas.",
    ),
    "baris-tersembunyi": _peringatan(
        "Baris tersembunyi ikut dibaca",
        "Ada {jumlah} baris data tersembunyi di lembar ini (baris {baris}) dibaca seperti baris lain.",
        "Hapus baris itu dari lembar bila tidak boleh dihitung.",
    ),
}

_CELL = {
    "sel-galat": _galat(
        "Sel berisi galat rumus",
        "sebuah nilai, bukan galat Excel.",
        "Betulkan rumusnya, simpan, lalu impor lagi.",
    ),
    "rumus-tanpa-nilai": _galat(
        "Rumus belum punya hasil",
        "rumus yang sudah dihitung; berkas ini dibuat program tanpa menghitung rumusnya.",
        "Buka berkas di Excel atau LibreOffice, simpan, lalu impor lagi.",
    ),
    "angka-tidak-terbaca": _galat(
        "Bukan angka",
        "angka di kolom {kolom}, misalnya 95,5 atau 1.250.000.",
        "Perbaiki isi sel itu; kosongkan bila memang belum ada.",
    ),
    "angka-ambigu": _galat(
        "Angka dapat dibaca dua cara",
        "tanda desimal yang jelas; {contoh} dapat berarti {satu} atau {dua}, dan kolom {kolom} tidak "
        "memberi petunjuk.",
        "Ubah sel menjadi angka Excel, atau tulis tanpa titik ribuan.",
    ),
    "angka-bertentangan": _galat(
        "Tanda desimal bertentangan dalam satu kolom",
        "satu tanda desimal per kolom; kolom {kolom} memakai {lain} di {sel_lain}.",
        "Samakan cara menulis angka di kolom itu.",
    ),
    "pilihan-tidak-dikenal": _galat(
        "Isian tidak dikenal",
        "salah satu dari: {pilihan}.",
        "Ganti isi sel itu{saran}.",
    ),
    "tanggal-tidak-terbaca": _galat(
        "Tanggal tidak terbaca",
        "tanggal seperti 01-04-2022 atau 1 April 2022.",
        "Perbaiki isi sel itu.",
    ),
    "tanggal-ambigu": _galat(
        "Tanggal dapat dibaca dua cara",
        "urutan hari/bulan yang pasti.",
        "Tulis bulannya dengan huruf, misalnya 3 April 2022.",
    ),
    "isi-kosong": _galat(
        "Isian wajib kosong",
        "kolom {kolom} terisi pada setiap baris data.",
        "Isi sel itu.",
    ),
    "bobot-negatif": _galat(
        "Bobot negatif",
        "bobot nol atau lebih.",
        "Perbaiki isi sel itu.",
    ),
    "perilaku-di-luar-skala": _galat(
        "Nilai perilaku di luar skala",
        "angka dari 0 sampai 100, atau sebutan ekspektasi.",
        "Perbaiki isi sel itu.",
    ),
    "target-bertanda": _peringatan(
        "Target berupa batas atas tanpa Polaritas",
        "Target ini dihitung sebagai makin besar makin baik.",
        "Isi kolom Polaritas dengan Turun bila makin kecil makin baik.",
    ),
    "skala-perilaku": _galat(
        "Skala nilai perilaku tidak pasti",
        "nilai 0–100 atau sebutan ekspektasi; semua angka di kolom {kolom} tidak lebih dari 5.",
        'Buat berkas teks kinerja.toml di folder ini berisi dua baris: [impor] lalu skala_perilaku = "3-tinggi" (3 = di atas), '
        '"1-tinggi" (1 = di atas) atau "persen" (memang 0–100).',
    ),
    "teks-terpotong": _peringatan(
        "Teks terlalu panjang",
        "paling banyak {batas} huruf; panjangnya {panjang}, sisanya tidak disimpan.",
        "Ringkas isi sel itu.",
    ),
}

_NIP = {
    "nip-angka": _galat(
        "NIP tersimpan sebagai angka",
        "Seharusnya NIP sebagai teks 18 digit; Excel sudah membuang tiga digit terakhirnya.",
        "Ubah format kolom menjadi Teks, lalu ketik ulang NIP itu dari sumber aslinya.",
    ),
    "nip-notasi-ilmiah": _galat(
        "NIP rusak (notasi ilmiah)",
        "18 digit; angka di belakangnya sudah hilang dan tidak dapat dipulihkan.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
    ),
    "nip-ekor-nol": _galat(
        "NIP berakhir 000",
        "nomor urut 001 atau lebih; ekor 000 berarti Excel memotong tiga digit terakhir.",
        "Ketik ulang NIP itu sebagai teks dari sumber aslinya.",
    ),
    "nip-panjang": _galat(
        "Panjang NIP salah",
        "18 digit, ditemukan {panjang}; ada digit yang hilang atau berlebih.",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-lama": _galat(
        "NIP lama (9 digit)",
        "Seharusnya NIP baru 18 digit.",
        "Ganti dengan NIP baru pegawai itu.",
    ),
    "nip-nik": _galat(
        "Tampaknya NIK, bukan NIP",
        "Seharusnya NIP 18 digit; 16 digit adalah panjang NIK.",
        "Ganti dengan NIP pegawai itu.",
    ),
    "nip-huruf": _galat(
        "NIP memuat huruf",
        "18 digit tanpa huruf.",
        "Perbaiki NIP itu; huruf O dan I sering tertukar dengan angka 0 dan 1.",
    ),
    "nip-tanggal-lahir": _galat(
        "Tanggal lahir dalam NIP tidak ada",
        "delapan digit pertama berupa tanggal lahir (tahun, bulan, hari).",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-tmt": _galat(
        "Bulan pengangkatan dalam NIP salah",
        "digit 13–14 bernilai 01–12 (PNS) atau 21–29 (PPPK).",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-usia": _galat(
        "Tahun pengangkatan dalam NIP tidak masuk akal",
        "pengangkatan pada usia 15 sampai 60 tahun; NIP ini berarti usia {usia}.",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-kelamin": _galat(
        "Kode jenis kelamin dalam NIP salah",
        "digit ke-15 bernilai 1 atau 2.",
        "Periksa NIP itu pada SK pegawai.",
    ),
    "nip-kosong": _galat(
        "NIP kosong",
        "Seharusnya NIP pada setiap baris pegawai.",
        "Isi NIP pegawai itu, atau hapus barisnya.",
    ),
    "nip-tidak-dikenal": _galat(
        "NIP belum dikenal",
        "Seharusnya NIP yang ada di data pegawai atau rekap.",
        "Impor dahulu lembar pegawai yang memuat NIP ini, atau periksa NIP itu.",
    ),
    "nama-berbeda": _peringatan(
        "Nama berbeda untuk NIP yang sama",
        "nama yang sama dengan data pegawai: {lain}.",
        "Periksa apakah NIP itu milik orang yang benar.",
    ),
    "unit-berbeda": _peringatan(
        "Perangkat daerah berbeda dari data pegawai",
        "perangkat daerah menurut data pegawai: {lain}; yang dipakai tetap data pegawai.",
        "Perbarui lembar pegawai bila pegawai itu pindah.",
    ),
}

_RECORD = {
    "unit-tidak-dikenal": _galat(
        "Perangkat daerah belum dikenal",
        "perangkat daerah yang ada di data pegawai atau rekap; yang paling mirip: {calon}.",
        "Samakan namanya, atau impor dahulu lembar pegawainya.",
    ),
    "unit-mirip": _peringatan(
        "Perangkat daerah baru mirip dengan yang sudah ada",
        "nama yang sama bila memang satu perangkat daerah; yang sudah ada: {calon}.",
        "Perbaiki namanya bila hanya salah ketik; bila memang baru, biarkan.",
    ),
    "indikator-ganda": _galat(
        "Indikator cocok dengan lebih dari satu butir",
        "satu indikator; yang cocok: {calon}.",
        "Tambahkan kolom Rencana Hasil Kerja atau Aspek agar jelas yang mana.",
    ),
    "indikator-tidak-dikenal": _galat(
        "Indikator belum dikenal untuk pegawai ini",
        "indikator yang ada di lembar indikator; yang paling mirip: {calon}.",
        "Samakan bunyi indikator itu, atau impor dahulu lembar indikatornya.",
    ),
    "nilai-bertentangan": _galat(
        "Dua isi berbeda untuk hal yang sama",
        "satu isi untuk {kolom}; {lain} berisi “{isi_lain}”.",
        "Pilih yang benar dan hapus yang lain.",
    ),
    "baris-kembar": _peringatan(
        "Baris yang sama tertulis dua kali",
        "satu baris; isinya sama dengan {lain}, jadi dihitung sekali.",
        "Hapus salah satunya bila tidak disengaja.",
    ),
    "realisasi-tanpa-target": _peringatan(
        "Realisasi tanpa target periode itu",
        "Tidak ada target {periode}, jadi realisasi ini hanya dihitung untuk nilai tahunan.",
        "Isi kolom Target TW yang sesuai bila indikator itu memang dinilai di {periode}.",
    ),
    "target-berbeda": _peringatan(
        "Target berbeda dari rencana",
        "target yang sama dengan lembar indikator: {lain}; yang dipakai adalah rencana itu.",
        "Samakan target, atau perbarui lembar indikator.",
    ),
    "polaritas-kosong": _peringatan(
        "Polaritas kosong",
        "Seharusnya Naik, Turun atau Stabil; bunyinya mungkin makin kecil makin baik, tetapi dihitung Naik.",
        "Isi kolom Polaritas dengan Turun bila memang demikian.",
    ),
    "bobot-bukan-100": _peringatan(
        "Jumlah bobot bukan 100",
        "bobot kinerja utama seorang pegawai berjumlah 100; di sini {jumlah}, jadi diskalakan.",
        "Perbaiki bobot bila tidak disengaja.",
    ),
    "bobot-sebagian": _peringatan(
        "Bobot hanya terisi sebagian",
        "semua kinerja utama berbobot, atau tidak satu pun; pegawai ini belum dapat dinilai.",
        "Isi bobot yang kosong.",
    ),
    "akumulasi-ditebak": _peringatan(
        "Cara akumulasi tidak tertulis",
        "Seharusnya Jumlah, Rata-rata, Nilai Terakhir, Maksimum atau Minimum; dipakai {pakai}.",
        "Isi kolom Akumulasi.",
    ),
    "predikat-berbeda": _peringatan(
        "Predikat di lembar berbeda dari hitungan",
        "Predikat menurut kebijakan: {hitung}; predikat di lembar tidak dipakai.",
        "Periksa rating dan bukti dukung pegawai itu.",
    ),
    "data-hilang": _peringatan(
        "Data yang dahulu ada kini tidak ada",
        "Yang hilang: {apa}, terakhir diimpor dari {lain}; data lama tetap dipakai.",
        "Tambahkan --hapus-hilang bila memang harus dihapus.",
    ),
    "data-dihapus": _peringatan(
        "Data yang kini tidak ada dihapus",
        "Yang dihapus: {apa}, terakhir diimpor dari {lain}, atas permintaan (--hapus-hilang).",
        "Riwayatnya tetap tersimpan untuk penilaian yang lalu.",
    ),
    "lembar-tidak-ada": _galat(
        "Lembar tidak ada di berkas ini",
        "salah satu dari: {ada}.",
        "Perbaiki --lembar.",
    ),
    "atasan-tidak-dikenal": _peringatan(
        "NIP atasan belum dikenal",
        "Seharusnya NIP atasan yang ada di data pegawai.",
        "Lengkapi data pegawai, atau tulis jabatannya bila atasan di luar daftar.",
    ),
    "penetapan-pimpinan": _peringatan(
        "Penetapan pimpinan unit berbeda dari predikat organisasi",
        "Rating hasil kerja pimpinan unit mengikuti predikat organisasi: {organisasi}.",
        "Penetapan ini ditampilkan tetapi tidak dipakai.",
    ),
    "perilaku-sebagian": _peringatan(
        "Nilai perilaku belum lengkap",
        "Rata-rata dihitung dari {jumlah} nilai yang ada; seharusnya tujuh nilai BerAKHLAK.",
        "Lengkapi nilai yang kosong.",
    ),
    "gabungan-berbeda": _peringatan(
        "Catatan periode berbeda dari gabungan bagiannya",
        "Untuk {periode} tercatat {catatan}, gabungan bagiannya {gabungan}; yang dipakai catatan {periode}.",
        "Periksa mana yang benar.",
    ),
    "target-negatif": _peringatan(
        "Target negatif",
        "target nol atau lebih; indikator ini tidak dapat dihitung.",
        "Perbaiki target itu.",
    ),
    "target-nol": _peringatan(
        "Target nol",
        "target lebih dari nol bila realisasinya lebih dari nol; capaian tidak dapat dihitung.",
        "Perbaiki target itu, atau isi Polaritas Turun bila makin kecil makin baik.",
    ),
    "hitungan-berbeda": _peringatan(
        "Hitungan ulang tidak sama dengan nilai tersimpan",
        "nilai yang sama seperti saat dinilai; yang ditampilkan hitungan ulang.",
        "Nilai ulang periode itu; bila berulang, laporkan kepada pengelola kinerja.",
    ),
    "penempatan-setelah-periode": _peringatan(
        "TMT jabatan sesudah periode",
        "jabatan yang berlaku pada {periode}; dipakai jabatan pertama yang tercatat.",
        "Lengkapi riwayat jabatan pegawai itu di lembar pegawai.",
    ),
    "pindah-dalam-periode": _peringatan(
        "Pindah di tengah periode",
        "Dinilai di {pakai} ({hari} hari), bukan di {lain}.",
        "Tidak perlu diperbaiki; sekadar pemberitahuan.",
    ),
}

CATALOGUE: dict[str, Kind] = {**_SHEET, **_CELL, **_NIP, **_RECORD}
"""Every kind of finding the program can report, by its code."""


def refuse(findings: list[Finding]) -> bool:
    """Return whether any of them is a fault that stops the import."""
    return any(finding.tingkat == GALAT for finding in findings)
