"""The units for systemd, in a script that writes them: a service that may do little, a timer."""

import shlex

from kinerja_cli.actions.schedule import Job
from kinerja_cli.errors import UsageError

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNITS = "/etc/systemd/system"
_END = "AKHIR_BERKAS"


def lines(job: Job) -> str:
    """Return the commands that install a service and its timer.

    Raises:
        UsageError: systemd cannot take the name of the folder.
    """
    log, logs = shlex.quote(str(job.catatan)), shlex.quote(str(job.catatan.parent))
    name = job.nama
    return f"""\
# kinerja batch untuk {job.folder}
# Pasang: tempel semua baris ini di terminal sebagai {job.pengguna}; sudo menanyakan kata sandi.
# Coba sekarang juga: sudo systemctl start {name}.service, lalu: systemctl status {name}.service
# Copot: sudo systemctl disable --now {name}.timer, lalu hapus kedua berkasnya di {_UNITS}
( umask 077; mkdir -p {logs} && touch {log} ) &&
sudo tee {_UNITS}/{name}.service >/dev/null <<'{_END}' &&
{service(job)}{_END}
sudo tee {_UNITS}/{name}.timer >/dev/null <<'{_END}' &&
{timer(job)}{_END}
sudo systemctl daemon-reload && sudo systemctl enable --now {name}.timer
"""


def service(job: Job) -> str:
    """Return the text of the service's unit."""
    folder, writable = _plain(str(job.folder)), " ".join(_quoted(str(one)) for one in job.menulis)
    return f"""\
[Unit]
Description=kinerja batch ({job.nama})
RequiresMountsFor={_quoted(str(job.folder))}
# Kabar bila gagal: hapus tanda # dan sebut unit yang mengirim pesan.
#OnFailure=kabari-petugas@%n.service

[Service]
# Satu unit tidak pernah berjalan dua kali sekaligus, dan kinerja batch memegang kunci sendiri:
# yang dijalankan dengan tangan pada saat yang sama berhenti dengan kode 75.
Type=oneshot
User={job.pengguna}
WorkingDirectory={folder}
ExecStart={_executed(job.perintah)}
StandardOutput=append:{_plain(str(job.catatan))}
StandardError=inherit
# 3 dan 9: selesai, tetapi ada baris yang dilewati atau data yang kurang.
SuccessExitStatus=3 9
TimeoutStartSec=4h
Nice=10
UMask=0077
# kinerja tidak memakai jaringan. Perintah sesudah batch yang mengirim sesuatu memerlukan
# PrivateNetwork=no.
PrivateNetwork=yes
# Hanya folder kerja yang dapat ditulis, dan tempat berkas sementara.
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={writable} /tmp
NoNewPrivileges=yes
CapabilityBoundingSet={_capabilities(job)}
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
PrivateDevices=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
LockPersonality=yes
"""


def timer(job: Job) -> str:
    """Return the text of the timer's unit."""
    days = "" if job.setiap_hari else f"{','.join(_DAYS[day] for day in job.hari)} "
    zone = f" {job.zona.nama}" if job.zona.nama else ""
    return f"""\
[Unit]
Description=Waktu kinerja batch ({job.nama})

[Timer]
# {job.waktu_kata}.
OnCalendar={days}*-*-* {job.waktu}:00{zone}
# Malam ketika komputer mati disusul begitu komputer menyala.
Persistent=true

[Install]
WantedBy=timers.target
"""


def _capabilities(job: Job) -> str:
    """Return what root may still do: read and write the files of others in the work folder."""
    return "CAP_DAC_OVERRIDE CAP_FOWNER" if job.pengguna == "root" else ""


def _plain(text: str) -> str:
    """Return a path for a setting that takes the rest of its line as it stands."""
    if text.endswith(("\\", " ")):
        raise UsageError(
            f"Nama folder “{text}” berakhir dengan spasi atau garis miring terbalik.",
            "Ganti namanya; systemd membuang huruf itu.",
        )
    return text.replace("%", "%%")


def _quoted(text: str) -> str:
    """Return one word for a setting that takes several."""
    inner = text.replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _executed(command: tuple[str, ...]) -> str:
    """Return a command line; ":" keeps systemd from replacing what begins with a dollar sign."""
    prefix = ":" if any("$" in word for word in command) else ""
    return prefix + " ".join(_quoted(word) for word in command)
