"""The plain text that goes back to an office with a file that could not be taken."""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja_cli.batch.file_words import only_unknown
from kinerja_cli.batch.outcome import FileOutcome
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.nip import show
from kinerja_cli.rules.periods import day_words

NAME = "Penjelasan.txt"
_AWAITED = {
    "nip-tidak-dikenal": "data pegawai",
    "unit-tidak-dikenal": "data perangkat daerah",
    "indikator-tidak-dikenal": "data indikator",
}
_LOCKED, _REPLACED = "periode-terkunci", "isi-diganti"
_RETURN = "Agar isi lainnya dapat masuk, kembalikan isi yang terkunci ke yang berlaku."
_ASK = (
    "Bila isi yang terkunci memang harus berubah, sampaikan kepada {siapa}, dengan menyebut berkas, "
    "pegawai dan alasannya: kuncinya hanya dapat dibuka di sana."
)
_WIDTH = 78
_CELLS = 40
_WARNINGS = 30
_PART = re.compile(r"(?<=[.;]) ")
_COMMAND = re.compile(r"\bkinerja [a-z]|--[a-z]|^Minta ")
"""What is meant for the office that runs kinerja, not for the one that sent the file."""
_THEIR_WORDS = (
    ("Impor dahulu", "Kirim dahulu"), ("impor dahulu", "kirim dahulu"), ("impor lagi", "kirim lagi"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the letter, and where a mended file goes; "" what is not settled."""

    instansi: str
    kirim_ke: str


def text(
    one: FileOutcome, findings: Sequence[Finding], why: str, marked: str, sender: Sender, day: date
) -> str:
    """Return the letter.

    Args:
        one: the file.
        findings: what is wrong in it.
        why: why it could not be read at all; "" where it could.
        marked: name of the marked copy beside the letter; "" without one.
        sender: who sends it.
        day: when the file was looked at.
    """
    locked = _grouped([f for f in findings if f.kode == _LOCKED])
    faults = _grouped([f for f in findings if f.tingkat == GALAT and f.kode != _LOCKED])
    # Nothing of a refused file holds, so nothing of another was replaced by it.
    warnings = _grouped([f for f in findings if f.tingkat != GALAT and f.kode != _REPLACED])
    only_locked = bool(locked) and not faults
    waits = only_unknown(findings)
    parts = [_head(one, _reason(faults, only_locked=only_locked, waits=waits), why, day)]
    if waits:
        parts.append("YANG DITUNGGU\n\n" + "\n\n".join(_entries(faults, _waiting_entry)))
    elif faults:
        parts.append("YANG PERLU DIPERBAIKI\n\n" + "\n\n".join(_entries(faults)))
    if locked:
        about = _wrapped(
            "Periode berikut sudah dikunci, jadi isinya tidak berubah; yang berlaku tetap yang lama."
        )
        parts.append(f"YANG TERKUNCI\n\n{about}\n\n" + "\n\n".join(_entries(locked)))
    if warnings:
        shown = "\n\n".join(_entries(warnings[:_WARNINGS]))
        rest = len(warnings) - _WARNINGS
        more = f"\n\n(dan {rest} hal serupa; semuanya ada di salinan bertanda)" if rest > 0 else ""
        about = _wrapped("Hal berikut tidak menghalangi, tetapi mohon diperiksa juga.")
        parts.append(f"MOHON DIPERIKSA JUGA\n\n{about}\n\n{shown}{more}")
    if only_locked:
        closing = _lock_tail(sender)
    else:
        closing = _wait_tail(marked, sender) if waits else _tail(one, why, marked, sender)
    if locked and not only_locked:
        ask = f"{_RETURN} {_ASK.format(siapa=_asked(sender))}"
        parts.append(f"TENTANG YANG TERKUNCI\n\n{_wrapped(ask)}")
    parts.append(closing)
    return "\n\n".join(parts) + "\n"


def _reason(faults: Sequence[Sequence[Finding]], *, only_locked: bool, waits: bool) -> str:
    """Return why a file that could be read was not taken."""
    if only_locked:
        return "Mohon maaf, berkas itu belum dapat kami masukkan, karena mengubah isi periode yang sudah dikunci."
    if waits:
        codes = {group[0].kode for group in faults}
        awaited = " dan ".join(what for code, what in _AWAITED.items() if code in codes)
        return (
            f"Isi berkas itu tidak salah; berkas itu menunggu {awaited} yang belum ada pada kami."
        )
    return f"Mohon maaf, berkas itu belum dapat kami masukkan, karena ada {len(faults)} hal yang perlu diperbaiki."


def _head(one: FileOutcome, reason: str, why: str, day: date) -> str:
    office = " dan ".join(one.dinas) or "Perangkat Daerah pengirim"
    lines = [f"Yth. Pengelola Kepegawaian\n{clean(office)}\n"]
    opening = (
        f"Terima kasih atas berkas “{clean(one.berkas)}” yang kami proses pada {day_words(day)}."
    )
    if why:
        lines.append(
            _wrapped(
                f"{opening} Mohon maaf, berkas itu belum dapat kami masukkan, karena tidak dapat dibaca:"
            )
        )
        lines.append(_wrapped(_for_office(clean(why)), 4))
    else:
        lines.append(_wrapped(f"{opening} {reason}"))
    lines.append(
        _wrapped(
            "Tidak satu pun isi berkas ini kami simpan; data yang sudah Bapak/Ibu kirim sebelumnya "
            "tidak berubah."
        )
    )
    return "\n".join(lines)


def _grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return what is said of many cells in the same words as one entry."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.kode, one.place.lembar, one.nilai, one.pesan), []).append(one)
    return list(groups.values())


def _entry(number: int, group: Sequence[Finding]) -> str:
    """Return one thing: where, what stands there, what was expected, how to mend it, its code."""
    one, kind = group[0], group[0].kind
    if one.kode == _LOCKED:
        return _locked_entry(number, group)
    expected = clean(kind.harapan.format_map(one.data)).removeprefix("Seharusnya ")
    rows = [
        ("Letak", _where(group)),
        ("Tertulis", _written(one)),
        ("Seharusnya", f"{expected[0].upper()}{expected[1:]}"),
        ("Perbaikan", _for_office(clean(kind.perbaikan.format_map(one.data)))),
        ("Kode", one.kode),
    ]
    return _rows(number, kind.judul, one, rows)


def _entries(
    groups: Sequence[Sequence[Finding]], entry: Callable[[int, Sequence[Finding]], str] = _entry
) -> list[str]:
    return [entry(number, group) for number, group in enumerate(groups, 1)]


def _waiting_entry(number: int, group: Sequence[Finding]) -> str:
    """Return what is not known yet: no fault of the sender, as far as one can see."""
    one = group[0]
    rows = [
        ("Letak", _where(group)),
        ("Tertulis", _written(one)),
        ("Menunggu", _AWAITED[one.kode]),
        ("Kode", one.kode),
    ]
    if calon := clean(one.data.get("calon", "")):
        rows.insert(3, ("Yang mirip", calon))
    return _rows(number, one.kind.judul, one, rows)


def _locked_entry(number: int, group: Sequence[Finding]) -> str:
    """Return what is locked and what holds; there is nothing to mend in the sheet."""
    one = group[0]
    rows = [
        ("Letak", _where(group)),
        ("Tertulis", _written(one)),
        ("Berlaku", f"“{clean(one.data['lama'])}”" if one.data.get("lama") else ""),
        ("Terkunci", clean(one.data.get("kunci", ""))),
        ("Kode", one.kode),
    ]
    return _rows(number, one.kind.judul, one, rows)


def _written(one: Finding) -> str:
    return f"“{clean(one.nilai)}”" if one.nilai else "(kosong atau tidak ada)"


def _rows(number: int, title: str, one: Finding, rows: list[tuple[str, str]]) -> str:
    if one.nip:
        rows.insert(1, ("Pegawai", show(one.nip)))
    lines = [_wrapped(f"{number}. {title}", 0, 3)]
    lines += [_wrapped(f"{name:<11}: {words}", 3, 16) for name, words in rows if words]
    return "\n".join(lines)


def _for_office(remedy: str) -> str:
    """Return a remedy for whoever sent the file: they send again, they run no commands."""
    told = [part for part in _PART.split(remedy) if not _COMMAND.search(part)]
    words = " ".join(told)
    for ours, theirs in _THEIR_WORDS:
        words = words.replace(ours, theirs)
    words = words[:-1] + "." if words.endswith(";") else words
    return words or "Hubungi kami; hal ini kami selesaikan bersama."


def _where(group: Sequence[Finding]) -> str:
    sheet = clean(group[0].place.lembar)
    cells = list(dict.fromkeys(one.place.sel for one in group if one.place.sel))
    words = f"lembar “{sheet}”" if sheet else "seluruh berkas"
    if cells:
        more = f" dan {len(cells) - _CELLS} lagi" if len(cells) > _CELLS else ""
        kind = "" if cells[0].startswith("baris") else "sel "
        words += f", {kind}{', '.join(cells[:_CELLS])}{more}"
    return words


def _tail(one: FileOutcome, why: str, marked: str, sender: Sender) -> str:
    steps = []
    if marked:
        steps.append(
            f"Buka salinan bertanda “{clean(marked)}” yang menyertai surat ini. Sel yang perlu diperbaiki "
            "diwarnai dan diberi komentar; daftarnya ada di lembar temuan."
        )
        steps.append("Perbaiki di salinan itu, lalu simpan dengan nama yang sama.")
    elif why:
        steps.append(
            "Siapkan isinya sebagai buku kerja Excel (.xlsx) yang dapat dibuka dan disimpan ulang."
        )
    else:
        steps.append(f"Perbaiki berkas “{clean(one.berkas)}”, lalu simpan dengan nama yang sama.")
    where = clean(sender.kirim_ke) or "alamat yang sama dengan pengiriman semula"
    steps.append(f"Kirim kembali ke {where}. Berkas itu akan diproses dengan sendirinya.")
    return _closing("CARA MENGIRIM KEMBALI", steps, sender)


def _wait_tail(marked: str, sender: Sender) -> str:
    where = clean(sender.kirim_ke) or "alamat yang sama dengan pengiriman semula"
    steps = [
        "Bila data yang ditunggu itu dari Bapak/Ibu dan belum dikirim (atau baru saja dikembalikan "
        "untuk diperbaiki), kirimkan ke " + where + ".",
        (
            "Berkas ini tidak perlu diubah dan tidak perlu dikirim ulang: kami memprosesnya lagi sesudah "
            "data itu masuk."
        ),
        (
            "Hanya bila NIP, nama perangkat daerah atau indikator di atas ternyata salah tulis, perbaiki "
            "lalu kirim kembali berkas ini dengan nama yang sama."
        ),
    ]
    if marked:
        steps.append(f"Salinan “{clean(marked)}” hanya menunjukkan letaknya di lembar.")
    return _closing("TINDAK LANJUT", steps, sender)


def _lock_tail(sender: Sender) -> str:
    steps = [
        (
            "Tidak ada yang perlu diperbaiki di lembar ini. Berkas yang sama akan ditolak lagi, jadi "
            "mohon tidak dikirim ulang."
        ),
        _ASK.format(siapa=_asked(sender)),
        (
            "Bila berkas ini juga memuat isi lain yang baru, kirim yang baru itu saja, tanpa mengubah "
            "isi periode yang terkunci."
        ),
    ]
    return _closing("TINDAK LANJUT", steps, sender)


def _asked(sender: Sender) -> str:
    """Return whom to ask, as far as it is settled."""
    who, at = clean(sender.instansi) or "pengirim surat ini", clean(sender.kirim_ke)
    return f"pengelola kinerja {who}" + (f" ({at})" if at else "")


def _closing(title: str, steps: Sequence[str], sender: Sender) -> str:
    told = [_wrapped(f"{number}. {words}", 0, 3) for number, words in enumerate(steps, 1)]
    lines = [f"{title}\n", *told]
    name = f"\n{clean(sender.instansi)}" if sender.instansi else ""
    lines.append(f"\nTerima kasih atas kerja sama Bapak/Ibu.\n{name}")
    return "\n".join(lines).rstrip()


def clean(text_: str) -> str:
    """Return a text of the sheet as part of a line: no breaks, nothing that is not printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text_).split())


def _wrapped(words: str, indent: int = 0, hanging: int | None = None) -> str:
    return textwrap.fill(
        words,
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hanging is None else hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
