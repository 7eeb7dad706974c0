"""Programs that are not kinerja and hold SQLite's own lock, as far as the system names them."""

from pathlib import Path


def named(database: Path, own: int) -> list[str]:
    """Return "proses N (program)" of whoever else has a lock on a file; only Linux tells.

    Args:
        database: the file.
        own: the process that asks.
    """
    try:
        file = database.stat()
        locks = Path("/proc/locks").read_text(encoding="ascii", errors="replace")
    except OSError:
        return []
    processes = {
        int(fields[4])
        for fields in (line.replace("->", "").split() for line in locks.splitlines())
        if len(fields) > 5 and fields[4].isdigit() and fields[5].endswith(f":{file.st_ino}")  # noqa: PLR2004
        and _opened(int(fields[4]), file.st_dev, file.st_ino)
    }  # fmt: skip
    return [f"proses {number} ({_program(number)})" for number in sorted(processes - {own})]


def _opened(process: int, device: int, inode: int) -> bool:
    """Return whether a process has the file open, or hides what it has open."""
    try:
        opened = [one.stat() for one in Path(f"/proc/{process}/fd").iterdir() if one.exists()]
    except OSError:
        return True
    return any((one.st_dev, one.st_ino) == (device, inode) for one in opened)


def _program(process: int) -> str:
    try:
        name = Path(f"/proc/{process}/comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return "tidak dikenal"
    return "".join(mark for mark in name if mark.isprintable()) or "tidak dikenal"
