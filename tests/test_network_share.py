"""Network shares: recognised from the system's table, told about, and locked as they need."""

import os
import signal
import subprocess
import sys

import pytest
from books import office
from conftest import run

from kinerja_cli.errors import BusyError
from kinerja_cli.store import lockfile, shares
from kinerja_cli.store.shares import NFS, OTHER, SMB, Share, on_linux, on_windows

TABLE = r"""/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//server/bagi /mnt/bagi cifs rw,vers=3.1.1 0 0
//server/bagi\040dua /mnt/bagi\040dua smb3 rw 0 0
nas:/ekspor /srv/nas nfs4 rw 0 0
/dev/sdb1 /srv/nas/lokal ext4 rw 0 0
nas:/lama /srv/nas/lokal/lama nfs rw 0 0
host0 /mnt/c 9p rw 0 0
ratna@server:/home /home/ratna/server fuse.sshfs rw 0 0
/dev/sdc1 /media/usb fuseblk rw 0 0
/etc/auto.net /net autofs rw 0 0
nas:/v /net/nas/v nfs rw 0 0
nas:/tutup /mnt/tutup nfs rw 0 0
/dev/sdd1 /mnt/tutup xfs rw 0 0
nas:/back\134slash\011tab /mnt/a\134b nfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
rusak
"""


@pytest.mark.parametrize(
    ("path", "kind", "source"),
    [
        ("/home/ratna/kinerja.db", None, ""),
        ("/mnt/bagi/kinerja.db", SMB, "//server/bagi"),
        ("/mnt/bagi", SMB, "//server/bagi"),
        ("/mnt/bagian/kinerja.db", None, ""),  # a name that only begins alike
        ("/mnt/bagi dua/kinerja.db", SMB, "//server/bagi dua"),
        ("/srv/nas/kinerja.db", NFS, "nas:/ekspor"),
        ("/srv/nas/lokal/kinerja.db", None, ""),
        ("/srv/nas/lokal/lama/x/kinerja.db", NFS, "nas:/lama"),
        ("/mnt/c/Users/kinerja.db", OTHER, "host0"),
        ("/home/ratna/server/kinerja.db", OTHER, "ratna@server:/home"),
        ("/media/usb/kinerja.db", None, ""),
        ("/net/lain/kinerja.db", None, ""),
        ("/net/nas/v/kinerja.db", NFS, "nas:/v"),
        ("/mnt/tutup/kinerja.db", None, ""),  # a disk mounted over a share
        ("/mnt/a\\b/kinerja.db", NFS, "nas:/back\\slash\ttab"),
        ("/run/user/1000/gvfs/smb-share:server=x/kinerja.db", OTHER, "gvfsd-fuse"),
    ],
)
def test_linux_is_asked_by_its_table_of_mounts(path, kind, source):
    found = on_linux(path, TABLE)
    assert (found and found.jenis, found.asal if found else "") == (kind, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (r"\\server\bagi\kinerja.db", r"\\server\bagi"),
        ("//server/bagi/kinerja.db", r"\\server\bagi"),
        (r"\\?\UNC\server\bagi\kinerja.db", r"\\server\bagi"),
        (r"\\10.0.0.5\bagi$\a\kinerja.db", r"\\10.0.0.5\bagi$"),
        (r"Z:\kinerja.db", "Z:"),
        (r"z:kinerja.db", "Z:"),
        (r"\\?\Z:\kinerja.db", "Z:"),
        (r"C:\Users\ratna\kinerja.db", None),
        (r"\\?\C:\kinerja.db", None),
        (r"\\.\C:\kinerja.db", None),
        ("kinerja.db", None),
    ],
)
def test_windows_is_asked_for_unc_paths_and_mapped_drives(path, source):
    found = on_windows(path, lambda drive: drive == "Z:")
    assert (found.asal if found else None) == source


def test_a_share_cannot_speak_to_the_terminal():
    assert str(Share(SMB, "cifs", "//a\x1b[2J\nb")).isprintable()


@pytest.fixture
def mounted(tmp_path, monkeypatch):
    """Say that the test's folder is a mount of some kind."""

    def mount(system):
        table = tmp_path / "mounts"
        place = str(tmp_path).replace(" ", r"\040")
        table.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/bagi {place} {system} rw 0 0\n")
        monkeypatch.setattr(shares, "_MOUNTS", table)

    return mount


def test_each_command_that_writes_tells_it_once(tmp_path, mounted):
    book = office(tmp_path / "k.xlsx")
    assert "jaringan" not in run("import", book).err
    mounted("nfs4")
    for words in (
        ("import", book),
        ("score", "--periode", "2024-Q1"),
        ("units", "alias", "A", "Umum"),
    ):
        outcome = run(*words)
        assert outcome.err.count("server:/bagi (nfs4)") == 1, words
        assert "server:/bagi" not in run(*words, "-q").err
    assert run("import", book, "--json").json()
    assert "jaringan" not in run("units").err


def test_status_reports_it(tmp_path, mounted):
    run("import", office(tmp_path / "k.xlsx"))
    assert run("status", "--json").json()["jaringan"] is None
    mounted("cifs")
    assert run("status", "--json").json()["jaringan"] == "server:/bagi (cifs)"
    assert "PERHATIAN: ada di jaringan, server:/bagi (cifs)" in run("status").out


@pytest.mark.parametrize(
    ("system", "kind"),
    [("ext4", "UnixFileLock"), ("cifs", "UnixFileLock"), ("nfs", "StrictSoftFileLock"),
     ("9p", "StrictSoftFileLock")],
)  # fmt: skip
def test_the_lock_is_chosen_by_the_file_system(tmp_path, mounted, system, kind, monkeypatch):
    from kinerja_cli.store import lock_kinds

    mounted(system)
    taken = []
    acquired = lock_kinds.acquired

    def spy(*words):
        taken.append(type(lock := acquired(*words)).__name__)
        return lock

    monkeypatch.setattr(lock_kinds, "acquired", spy)
    run("import", office(tmp_path / "k.xlsx"))
    assert taken == [kind]


HOLD = """
import sys, time
from pathlib import Path
from kinerja_cli.store import lockfile, shares
shares._MOUNTS = Path(sys.argv[2])
with lockfile.held(Path(sys.argv[1]), 5, "kinerja batch"):
    print("siap", flush=True)
    time.sleep(60)
"""


def test_on_nfs_a_held_lock_holds_and_a_killed_holder_is_buried(tmp_path, mounted):
    mounted("nfs")
    path = tmp_path / ".kinerja.db.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, path, tmp_path / "mounts"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "siap\n"
    with pytest.raises(BusyError, match=str(process.pid)), lockfile.held(path, 0, "uji"):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with lockfile.held(path, 0, "uji"):
        assert lockfile.holder(path).proses == os.getpid()
    modes = {one.stat().st_mode & 0o077 for one in tmp_path.rglob(".kinerja*")}
    assert modes == {0}


def test_a_share_without_hard_links_is_locked_as_well_as_can_be(tmp_path, mounted, monkeypatch):
    mounted("fuse.sshfs")

    def no_links(*_words, **_named):
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "x.lock"
    again = lockfile.held(path, 0, "lain")
    with lockfile.held(path, 0, "uji"), pytest.raises(BusyError), again:
        pass
