"""Network shares: where a file really lies, told from the system's table of mounts.

SQLite and locks behave differently there: a share is recognised, told about, and decides the kind
of lock (`lock_kinds`).
"""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SMB, NFS, OTHER = "smb", "nfs", "lain"

_KINDS = {
    "cifs": SMB, "smb2": SMB, "smb3": SMB, "smbfs": SMB,
    "nfs": NFS, "nfs3": NFS, "nfs4": NFS,
    "9p": OTHER, "afs": OTHER, "beegfs": OTHER, "ceph": OTHER, "coda": OTHER, "davfs": OTHER,
    "drvfs": OTHER, "gfs2": OTHER, "glusterfs": OTHER, "gpfs": OTHER, "lustre": OTHER, "ncpfs": OTHER,
    "ocfs2": OTHER, "prl_fs": OTHER, "vboxsf": OTHER, "virtiofs": OTHER, "vmhgfs": OTHER,
}  # fmt: skip
_ON_FUSE = {
    "sshfs", "rclone", "glusterfs", "ceph", "davfs", "davfs2", "s3fs", "curlftpfs", "gvfsd-fuse", "smbnetfs",
    "vmhgfs-fuse", "gcsfuse", "onedriver", "google-drive-ocamlfuse", "juicefs",
}  # fmt: skip
_MOUNTS = Path("/proc/self/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_UNC = re.compile(
    r"^(?:[\\/]{2}\?[\\/]UNC[\\/]|[\\/]{2}(?![?.][\\/]))([^\\/]+)[\\/]+([^\\/]+)", re.IGNORECASE
)
_DRIVE = re.compile(r"^(?:[\\/]{2}\?[\\/])?([A-Za-z]:)")


@dataclass(frozen=True, slots=True)
class Share:
    """A network share that holds a file.

    Attributes:
        jenis: SMB, NFS or OTHER.
        sistem: what the system calls it, such as "cifs" or "fuse.sshfs".
        asal: the server's side, or the drive.
    """

    jenis: str
    sistem: str
    asal: str

    def __str__(self) -> str:
        """Return the share as it is told: //server/bagi (cifs)."""
        text = f"{self.asal} ({self.sistem})"
        return "".join(mark for mark in text if mark.isprintable())


def share_of(path: Path) -> Share | None:
    """Return the network share that holds a file or a folder, None on a disk of this computer."""
    if sys.platform == "win32":
        return on_windows(os.path.realpath(path), _is_remote) or on_windows(str(path), _is_remote)
    try:
        mounts = _MOUNTS.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:  # no Linux: nothing is known
        return None
    return on_linux(os.path.realpath(path), mounts)


def on_linux(path: str, mounts: str) -> Share | None:
    """Return the share of an absolute path by a table of mounts as in /proc/self/mounts.

    The longest mount point above the path holds it; of two at one place the later hides the earlier.
    """
    found: tuple[int, str, str] | None = None
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004
            continue
        source, place, system = (_unescaped(field) for field in fields[:3])
        above = place.rstrip("/")
        inside = path == above or path.startswith(above + "/")
        if inside and (found is None or len(above) >= found[0]):
            found = len(above), system, source
    if found is None:
        return None
    _, system, source = found
    kind = _KINDS.get(system) or (OTHER if system.removeprefix("fuse.") in _ON_FUSE else None)
    return Share(kind, system, source) if kind else None


def on_windows(path: str, remote: Callable[[str], bool]) -> Share | None:
    r"""Return the share of a path on Windows: \\server\share, or a drive mapped to one.

    Args:
        path: as Windows writes it, also in the long form (\\?\UNC\server\share).
        remote: says whether a drive ("Z:") is on the network.
    """
    if match := _UNC.match(path):
        return Share(SMB, "UNC", rf"\\{match[1]}\{match[2]}")
    if (match := _DRIVE.match(path)) and remote(match[1].upper()):
        return Share(SMB, "drive jaringan", match[1].upper())
    return None


def _unescaped(field: str) -> str:
    r"""Return a field of the table as it is: blanks stand there as \040."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), field)


def _is_remote(drive: str) -> bool:
    """Ask Windows whether a drive is on the network."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415  # Windows only

    remote = 4
    return int(ctypes.windll.kernel32.GetDriveTypeW(drive + "\\")) == remote
