"""The line for cron: one line of `crontab`, in which % and the shell have their own meaning."""

import shlex

from kinerja_cli.actions.schedule import Job
from kinerja_cli.errors import UsageError

_LONGEST = 990
"""Bytes: older crons cut a command after 998 without a word."""
_LAST_LINES = 200
"""What is sent of one night; all of it is in the log."""


def lines(job: Job) -> str:
    """Return the line to paste into `crontab -e`, with what has to be known about it.

    Raises:
        UsageError: the paths cannot be written in a crontab.
    """
    return f"{_notes(job)}\n{_line(job)}\n"


def _line(job: Job) -> str:
    """Return the line itself: cron takes % for a line's end, but not after a backslash."""
    command = _command(job)
    if "\\" in command:
        raise UsageError(
            "Nama folder memuat garis miring terbalik (\\), yang tidak dibaca sama oleh semua cron.",
            "Ganti nama folder itu, atau pakai --systemd.",
        )
    days = "*" if job.setiap_hari else ",".join(str((day + 1) % 7) for day in job.hari)
    command = command.replace("%", "\\%")
    line = f"{job.menit} {job.jam} * * {days} {command}"
    if len(line.encode()) > _LONGEST:
        raise UsageError(
            "Baris cron menjadi terlalu panjang; cron lama memotongnya tanpa memberi tahu.",
            "Letakkan folder kerja di jalur yang lebih pendek, atau pakai --systemd.",
        )
    return line


def _command(job: Job) -> str:
    """Return what the shell runs: silent when all went well, the last words when not."""
    log, folder = shlex.quote(str(job.catatan)), shlex.quote(str(job.folder))
    logs = shlex.quote(str(job.catatan.parent))
    told = f'{{ echo "kinerja batch: kode keluar $?"; tail -n {_LAST_LINES} {log}; }}'
    return (
        f"umask 077; cd {folder} && mkdir -p {logs} && "
        f"{{ {shlex.join(job.perintah)} >{log} 2>&1 || {told}; }}"
    )


def _notes(job: Job) -> str:
    notes = [
        f"kinerja batch untuk {job.folder}",
        f"Pasang: jalankan crontab -e sebagai {job.pengguna}, lalu tempel baris-baris ini.",
        f"Waktu : {job.waktu_kata}.",
        "        Malam ketika komputer mati tidak disusul cron; berkasnya dikerjakan malam berikutnya.",
        "Kunci : kinerja batch memegang satu kunci. Bila yang lama masih berjalan, yang baru berhenti",
        "        dengan kode 75 dan tidak mengubah apa pun; flock tidak diperlukan.",
        f"Catatan: {job.catatan} (malam terakhir; riwayatnya di batch-*.jsonl di folder itu)",
        "Surat : tidak ada bila semua beres. Bila tidak, cron mengirim kode keluar dan akhir catatan",
        "        kepada MAILTO. Hapus tanda # dan isi alamatnya; komputer tanpa layanan surat",
        "        cukup diperiksa dengan: kinerja status --maks-usia 26j",
    ]
    return "\n".join(f"# {note}" for note in notes) + "\n# MAILTO=nama@instansi.go.id"
