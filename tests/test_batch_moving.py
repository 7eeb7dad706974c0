"""A file on its way to the archive: whatever happens meanwhile, no version of it is lost."""

import errno
from pathlib import Path

import pytest
from batch_office import batch, folder, named, staff

from kinerja_cli.batch import inbox, moving
from kinerja_cli.batch.job import Watched
from kinerja_cli.errors import CannotWriteError

SOURCE = Path("masuk/a.xlsx")


@pytest.fixture
def two_drives(monkeypatch):
    """Let the archive be another drive than the inbox."""
    real = Path.rename

    def rename(self, target):
        if ("arsip" in self.parts) != ("arsip" in Path(target).parts):
            raise OSError(errno.EXDEV, "another drive")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(Path, "replace", rename)


@pytest.fixture
def mark(_folder_of_its_own):
    SOURCE.parent.mkdir()
    SOURCE.write_bytes(b"lama")
    return moving.digest(SOURCE)


def everything():
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_between_drives_a_file_goes_whole(mark, two_drives):
    assert moving.move(SOURCE, Path("arsip"), "a.xlsx", mark) == Path("arsip/a.xlsx")
    assert everything() == {"arsip/a.xlsx": b"lama"}
    assert not list(Path("masuk").iterdir())


def test_a_version_saved_during_the_copy_stays_in_the_inbox(mark, two_drives, monkeypatch):
    real = moving._copy

    def copy(source, place):
        real(source, place)
        SOURCE.write_bytes(b"baru")

    monkeypatch.setattr(moving, "_copy", copy)
    assert moving.move(SOURCE, Path("arsip"), "a.xlsx", mark)
    assert everything() == {"arsip/a.xlsx": b"lama", "masuk/a.xlsx": b"baru"}


def test_a_file_written_to_during_the_copy_is_not_taken(mark, two_drives, monkeypatch):
    real = moving._copy

    def copy(source, place):
        real(source, place)
        with source.open("ab") as stream:  # by whoever has it open
            stream.write(b" dan baru")

    monkeypatch.setattr(moving, "_copy", copy)
    assert moving.move(SOURCE, Path("arsip"), "a.xlsx", mark) is None
    assert everything() == {"masuk/a.xlsx": b"lama dan baru"}


def test_where_the_same_bytes_lie_already_a_new_version_is_not_removed(mark, monkeypatch):
    Path("arsip").mkdir()
    Path("arsip/a.xlsx").write_bytes(b"lama")
    real = moving.free_name

    def free_name(place, name, sha256):
        found = real(place, name, sha256)
        if sha256:
            SOURCE.write_bytes(b"baru")
        return found

    monkeypatch.setattr(moving, "free_name", free_name)
    assert moving.move(SOURCE, Path("arsip"), "a.xlsx", mark) is None
    assert everything() == {"arsip/a.xlsx": b"lama", "masuk/a.xlsx": b"baru"}


def test_a_copy_that_fails_leaves_the_file_where_it_was(mark, two_drives, monkeypatch):
    def copy(_source, _place):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(moving, "_copy", copy)
    with pytest.raises(CannotWriteError):
        moving.move(SOURCE, Path("arsip"), "a.xlsx", mark)
    assert everything() == {"masuk/a.xlsx": b"lama"}
    assert not Path("masuk/.kinerja-pindah").exists()


def test_what_a_killed_move_had_set_aside_is_taken_by_the_next_batch():
    folder()
    path = staff("dinas/pegawai.xlsx")
    aside = path.parent / ".kinerja-pindah"
    aside.mkdir()
    path.rename(aside / path.name)
    assert batch().code == 0
    assert named("arsip/*/dinas/pegawai.xlsx")
    assert not aside.exists()


def linked():
    """Put a link to somebody else's file in the place of the one that was looked at."""
    other = Path("lain.xlsx")
    other.write_bytes(b"lama")
    other.chmod(0o644)
    SOURCE.unlink()
    SOURCE.symlink_to(other.absolute())
    return other


def test_a_link_put_in_the_place_of_a_file_is_neither_taken_nor_followed(mark):
    other = linked()
    assert moving.move(SOURCE, Path("arsip"), "a.xlsx", mark) is None
    assert SOURCE.is_symlink()
    assert other.stat().st_mode & 0o777 == 0o644
    with pytest.raises(OSError, match="link"):
        moving.digest(SOURCE)


def test_a_link_put_there_at_the_very_moment_of_the_move_goes_back(mark, monkeypatch):
    real, others = Path.rename, []

    def rename(self, target):
        if self == SOURCE:
            others.append(linked())
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    assert moving.move(SOURCE, Path("arsip"), "a.xlsx", mark) is None
    assert SOURCE.is_symlink()
    assert others[0].stat().st_mode & 0o777 == 0o644


def test_a_link_that_came_while_the_inbox_waited_is_no_file_of_it(mark):
    watched = (Watched(Path("masuk"), Path("masuk"), None),)
    found = inbox.look(watched, 0.05, lambda _: linked())
    assert (found.files, found.waiting) == ((), ())
