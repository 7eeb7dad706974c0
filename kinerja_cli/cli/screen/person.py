"""What was handed out or erased about a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_cli.actions.person_erase import ErasePlan, EraseResult, SweepResult
from kinerja_cli.actions.person_export import ExportResult
from kinerja_cli.actions.persons.person_files import KINDS, Outside
from kinerja_cli.cli.screen.terminal import paragraph, say, say_json
from kinerja_cli.rules.nip import show as show_nip

_LISTED = 12
_UNSWEPT = (
    "berkas basis data belum dapat ditulis ulang (perlu ruang di disk untuk satu salinan lagi), jadi"
    " sisa hapusan masih dapat terbaca. Sediakan ruang, lalu jalankan kinerja person erase dengan NIP"
    " yang sama sekali lagi: sisanya dibersihkan."
)
_STAYS = "NIP-nya masih terbaca di berkas basis data, misalnya di jejak yang dibuat kinerja lama."


def show_exported(done: ExportResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print which files hold everything about a person."""
    if as_json:
        say_json(
            {
                "nip": done.nip,
                "nama": done.nama,
                "baris": dict(done.baris),
                "disebut": done.disebut,
                "jejak": done.jejak,
                "berkas": [{"berkas": str(path), "sha256": sha} for path, sha in done.berkas],
                "nama_bersama": list(done.bersama),
                "catatan": done.catatan,
            }
        )
        return
    if done.catatan:
        say(f"Perhatian: {done.catatan}", err=True)
    if quiet:
        return
    count = sum(done.baris.values())
    say(f"{done.nama} ({show_nip(done.nip)})")
    say(
        f"{count} baris miliknya, {done.disebut} baris orang lain yang menyebutnya,"
        f" {done.jejak} jejak pemrosesan"
    )
    if detailed:
        for name, number in done.baris.items():
            say(f"  {name}: {number}")
    for path, _ in done.berkas:
        say(f"  {path}")
    if done.bersama:
        paragraph(
            "Perhatian: ada pegawai lain yang bernama sama, jadi catatan orang lain hanya dicari"
            " menurut NIP."
        )
    paragraph(
        "Bacalah dahulu sebelum diserahkan: catatan yang diketik bebas dapat menyebut orang lain."
        " Serahkan hanya kepada orangnya."
        + ("" if done.catatan else " Penyerahan ini tercatat di jejak.")
    )


def question(planned: ErasePlan) -> str:
    """Return what an officer is asked before somebody is erased."""
    lines = [
        f"Semua data {planned.nama} ({show_nip(planned.nip)}) akan dihapus selamanya:",
        f"  {sum(planned.baris.values())} baris miliknya: {_counts(planned.baris)}",
    ]
    if planned.disebut:
        lines.append(f"  namanya diganti di baris orang lain: {_counts(planned.disebut)}")
    locked = [f"  {text}" for text in _locked(planned)]
    return "\n".join([*lines, *locked, *(f"  {text}" for text in _warnings(planned))])


def _counts(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items())


def _locked(planned: ErasePlan) -> list[str]:
    """Return what speaks against erasing: the office itself declared a period final."""
    if not planned.terkunci:
        return []
    return [
        (
            f"PERHATIAN: ada periode terkunci: {'; '.join(planned.terkunci)}. Selama masa retensi arsip"
            " belum lewat, data itu wajib disimpan (lihat docs/pdp.md); lanjutkan hanya dengan dasar"
            " tertulis yang disebut di --alasan."
        )
    ]


def _warnings(planned: ErasePlan) -> list[str]:
    """Return what must be known before and after somebody is erased."""
    found = []
    if planned.atasan:
        found.append(
            f"{planned.atasan} penempatan pegawai menyebutnya sebagai atasan; impor atasan barunya."
        )
    if planned.bersama:
        found.append(
            "Ada pegawai lain yang bernama sama, jadi di baris orang lain hanya NIP-nya yang dicari;"
            " teks yang menyebut namanya tetap."
        )
    if planned.pelaku:
        found.append(
            f"Namanya tetap tercatat sebagai pelaku pada {planned.pelaku} catatan jejak: jejak"
            " pertanggungjawaban tidak dihapus."
        )
    return found


def show_erased(done: EraseResult, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print what is gone, and every place that no command reaches."""
    if as_json:
        say_json(_erased_json(done))
        return
    if quiet:
        return
    planned = done.rencana
    say(f"Terhapus: {planned.nama} ({show_nip(planned.nip)}), dicatat di jejak nomor {done.jejak}")
    say(f"  {sum(planned.baris.values())} baris miliknya dihapus: {_counts(planned.baris)}")
    if planned.disebut:
        say(f"  namanya diganti “Dihapus (jejak {done.jejak})”: {_counts(planned.disebut)}")
    say("  nilai pegawai lain tetap" if not done.nilai_lain else f"  PERHATIAN: {_moved(done)}")
    if planned.terkunci:
        paragraph(f"termasuk dari periode terkunci: {'; '.join(planned.terkunci)}", indent=2)
    for text in _warnings(planned):
        paragraph(text, indent=2)
    if done.bersih and not done.sisa:
        say("Diperiksa: NIP dan namanya tidak ada lagi di berkas basis data.")
    else:
        paragraph(f"PERHATIAN: {_left(done)}")
    _show_outside(done, detailed=detailed)


def _moved(done: EraseResult) -> str:
    return (
        f"{done.nilai_lain} nilai pegawai lain akan berbeda bila dihitung ulang, karena hanya orang ini"
        " yang punya data sebuah komponen di perangkat daerahnya; yang tersimpan tidak berubah"
    )


def _left(done: EraseResult) -> str:
    if done.sisa:
        return f"namanya masih ada di: {', '.join(done.sisa)}."
    if not done.dipadatkan:
        return _UNSWEPT
    if done.rencana.pelaku:
        return "namanya masih terbaca di berkas basis data, sebagai pelaku pada jejak."
    return "namanya masih terbaca di berkas basis data, misalnya karena orang lain bernama mirip."


def _show_outside(done: EraseResult, *, detailed: bool) -> None:
    """Print the files that hold the person still; they are destroyed by hand."""
    _list_outside(done.di_luar)
    if done.sumber:
        say("Lembar asli yang pernah diimpor dan memuatnya, di mana pun disimpan:")
        shown = done.sumber if detailed else done.sumber[:_LISTED]
        for name in shown:
            say(f"  {name}")
        if len(shown) < len(done.sumber):
            say(f"  dan {len(done.sumber) - len(shown)} lagi (--rinci menyebut semuanya)")
    paragraph(
        "Periksa juga cadangan di tempat lain, surel, dan laporan yang sudah dibagikan. Lembar yang"
        " masih memuatnya jangan diimpor lagi: datanya akan kembali."
    )


def _list_outside(files: Sequence[Outside]) -> None:
    if files:
        say("Masih memuat orang ini, dan harus Anda musnahkan atau ganti sendiri:")
    for one in files:
        doubt = "" if one.pasti else " (isinya tidak dapat diperiksa)"
        say(f"  {one.waktu[:10]}  {KINDS[one.jenis]}: {one.berkas}{doubt}")


def show_swept(done: SweepResult, *, as_json: bool, quiet: bool) -> None:
    """Print what is left of somebody who was erased before."""
    if as_json:
        say_json(
            {
                "jejak": done.jejak,
                "sudah_dihapus": done.waktu,
                "bersih": done.bersih,
                "di_luar": [_outside_json(one) for one in done.di_luar],
            }
        )
        return
    if quiet:
        return
    say(
        f"Data NIP {show_nip(done.nip)} sudah dihapus pada {done.waktu[:10]}"
        f" (jejak nomor {done.jejak})."
    )
    if done.bersih:
        say("Diperiksa: NIP-nya tidak ada lagi di berkas basis data.")
    else:
        paragraph(f"PERHATIAN: {_UNSWEPT if not done.dipadatkan else _STAYS}")
    _list_outside(done.di_luar)
    paragraph("Namanya tidak dikenal lagi, jadi hanya NIP-nya yang dicari.")


def _erased_json(done: EraseResult) -> dict[str, Any]:
    planned = done.rencana
    return {
        "jejak": done.jejak,
        "dihapus": dict(planned.baris),
        "diganti": dict(planned.disebut),
        "periode_terkunci": list(planned.terkunci),
        "atasan_dari": planned.atasan,
        "nama_bersama": list(planned.bersama),
        "jejak_sebagai_petugas": planned.pelaku,
        "nilai_lain_berbeda": done.nilai_lain,
        "bersih": done.bersih and not done.sisa,
        "sisa": list(done.sisa),
        "di_luar": [_outside_json(one) for one in done.di_luar],
        "lembar_asli": list(done.sumber),
    }


def _outside_json(one: Outside) -> dict[str, Any]:
    return {"berkas": str(one.berkas), "jenis": one.jenis, "waktu": one.waktu, "pasti": one.pasti}
