"""Why a file is not read, each in its own words with what to do."""

from kinerja_cli.errors import UnreadableError

_AGAIN = "Minta berkas itu dikirim ulang."
_SAVE = "Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu impor lagi."
_COPY = "Salin isi tabelnya ke buku kerja baru, simpan sebagai .xlsx, lalu impor lagi."
_ASK_SHEET = "Minta lembar Excel aslinya (.xlsx) kepada pengirimnya."

_WORDS = {
    "kosong": ("{} kosong (0 byte).", _AGAIN),
    "kunci": (
        "{} adalah berkas kunci sementara, bukan buku kerja.",
        "Tutup buku kerja itu di Excel atau LibreOffice, lalu impor berkas aslinya.",
    ),
    "sandi": (
        "{} dilindungi kata sandi.",
        "Buka dengan kata sandinya, simpan salinannya tanpa kata sandi, lalu impor salinan itu.",
    ),
    "rusak": ("{}: buku kerja rusak atau tidak lengkap.", _SAVE),
    "teks-rusak": (
        "{} rusak: di tengah teksnya ada karakter kosong (NUL).",
        "Minta berkas itu diekspor atau dikirim ulang.",
    ),
    "teks-ulang": (
        "{}: berkas .xls rusak karena pernah diubah sebagai teks; isinya tidak dapat dipulihkan.",
        "Minta berkas aslinya dikirim ulang sebagai lampiran atau di dalam arsip .zip.",
    ),
    "login": (
        "{} adalah halaman masuk (login) sebuah aplikasi web, bukan data.",
        "Masuk dahulu ke aplikasi itu, unduh ulang datanya, lalu impor berkas yang baru.",
    ),
    "html-tanpa-tabel": (
        "{} adalah halaman web (HTML) tanpa tabel.",
        "Unduh ulang datanya dari aplikasi asalnya; bila ada pilihan, pilih Excel (.xlsx).",
    ),
    "pdf": ("{} adalah berkas PDF.", _ASK_SHEET),
    "gambar": ("{} adalah gambar.", _ASK_SHEET),
    "word": (
        "{} adalah dokumen Word, bukan lembar kerja.",
        "Salin tabelnya ke Excel dengan kolom NIP berformat Teks, simpan sebagai .xlsx.",
    ),
    "powerpoint": ("{} adalah presentasi PowerPoint, bukan lembar kerja.", _ASK_SHEET),
    "dokumen-lain": ("{} adalah dokumen OpenDocument yang bukan lembar kerja.", _ASK_SHEET),
    "numbers": (
        "{} adalah berkas Apple Numbers.",
        "Di Numbers pilih File, Export To, Excel, lalu impor hasilnya.",
    ),
    "arsip": (
        "{} adalah arsip (zip, rar, 7z atau sejenisnya).",
        "Buka (ekstrak) arsip itu, lalu impor lembar atau folder hasilnya.",
    ),
    "pintasan": (
        "{} hanya pintasan ke berkas di internet (Google Drive, OneDrive atau halaman web).",
        "Buka di peramban, unduh sebagai Microsoft Excel (.xlsx), lalu impor hasil unduhan itu.",
    ),
    "belum-terunduh": (
        "{} belum terisi: semua isinya nol, biasanya karena belum selesai diunduh.",
        "Tunggu sampai OneDrive atau Google Drive selesai, atau unduh ulang berkas itu.",
    ),
    "sqlite": (
        "{} adalah basis data (SQLite), bukan lembar kerja.",
        "Bila ini kinerja.db, pakai dengan opsi --db; yang diimpor adalah lembar Excel.",
    ),
    "xls-kuno": ("{} berformat Excel yang sangat lama (sebelum Excel 97).", _SAVE),
    "ole-lain": ("{} bukan buku kerja Excel, melainkan dokumen Office lain.", _ASK_SHEET),
    "xml-lain": ("{} adalah berkas XML yang bukan lembar kerja.", _ASK_SHEET),
    "tidak-dikenal": (
        "{}: isinya tidak dikenali sebagai lembar kerja.",
        "kinerja membaca .xlsx, .xlsm, .xlsb, .xls, .ods, .csv, .txt, .tsv dan HTML.",
    ),
    "folder": ("{} adalah folder.", "Sebutkan berkas di dalamnya."),
    "bukan-berkas": (
        "{} bukan berkas biasa (pipa atau perangkat).",
        "Simpan dahulu isinya sebagai berkas, lalu impor berkas itu.",
    ),
}


def refused(why: str, berkas: str) -> UnreadableError:
    """Return the refusal of a file for one of the reasons above."""
    words, remedy = _WORDS[why]
    return UnreadableError(words.format(berkas), remedy)


def damaged(berkas: str) -> UnreadableError:
    """Return the refusal of a workbook that is damaged or incomplete."""
    return refused("rusak", berkas)


def unsafe(berkas: str, why: str) -> UnreadableError:
    """Return the refusal of a file that could exhaust the machine."""
    return UnreadableError(f"{berkas}: tidak dibaca karena {why}.", _COPY)


def unbalanced(berkas: str, row: int) -> UnreadableError:
    """Return the refusal of a text file whose quotes swallow rows."""
    return UnreadableError(
        f'{berkas}: tanda kutip (") di baris {row} tidak berpasangan, baris sesudahnya ikut tertelan.',
        "Hapus atau lengkapi tanda kutip itu, atau simpan ulang dari Excel sebagai .xlsx.",
    )
