"""A file that is open in Excel costs the officer nothing: the new one goes beside it."""

from hashlib import sha256
from pathlib import Path

import pytest
from books import ANI, BUDI, office
from conftest import run
from findings_each import change, put

from kinerja_cli.errors import CannotWriteError
from kinerja_cli.reports import files

Q1 = ("--periode", "2024-Q1")


@pytest.fixture
def opened(monkeypatch):
    """Let `os.replace` refuse some file names, n times each or always."""
    refused: dict[str, int] = {}
    replace = Path.replace
    pauses = []

    def fake(self, target):
        name = Path(target).name
        if refused.get(name, 0) > 0:
            refused[name] -= 1
            raise PermissionError(13, "The process cannot access the file", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fake)
    monkeypatch.setattr(files, "sleep", pauses.append)
    refused["pauses"] = pauses
    return refused


ALWAYS = 10**6


def test_a_file_that_is_closed_in_time_is_replaced(tmp_path, opened):
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"lama")
    opened[path.name] = 2
    assert files.write(path, b"baru") == files.Placed(path)
    assert path.read_bytes() == b"baru"
    assert [one.name for one in tmp_path.iterdir()] == ["laporan.xlsx"]
    assert opened["pauses"] == sorted(opened["pauses"])
    assert len(opened["pauses"]) == 2


def test_else_the_new_one_goes_beside_it(tmp_path, opened):
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"lama")
    opened[path.name] = ALWAYS
    assert files.write(path, b"baru") == files.Placed(tmp_path / "laporan (2).xlsx", path)
    assert files.write(path, b"lagi") == files.Placed(tmp_path / "laporan (3).xlsx", path)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        "laporan.xlsx": b"lama", "laporan (2).xlsx": b"baru", "laporan (3).xlsx": b"lagi"}  # fmt: skip
    assert (tmp_path / "laporan (2).xlsx").stat().st_mode & 0o077 == 0


def test_a_folder_that_refuses_is_no_open_file(tmp_path, opened):
    opened["laporan.xlsx"] = ALWAYS
    with pytest.raises(CannotWriteError):
        files.write(tmp_path / "laporan.xlsx", b"baru")
    assert (list(tmp_path.iterdir()), opened["pauses"]) == ([], [])


def keep_open(opened, path):
    """Let another program have an older file open: one of the same bytes would be left alone."""
    Path(path).write_bytes(b"lama")
    opened[Path(path).name] = ALWAYS


@pytest.fixture
def reported(tmp_path):
    """Write the reports of an office."""
    run("import", office(tmp_path / "k.xlsx"))
    run("score", *Q1)
    assert run("report", "--semua").code == 0
    return {path.name: path for path in Path("laporan").iterdir()}


def test_report_exits_with_0_names_the_file_to_close_and_the_one_written(reported, opened):
    (book,) = (path for name, path in reported.items() if name.endswith(".xlsx"))
    keep_open(opened, book)
    before = book.read_bytes()
    outcome = run("report", "--semua", "--json")
    assert outcome.code == 0
    assert f"{book} sedang terbuka" in outcome.err
    (told,) = [one for one in outcome.json()["laporan"] if one["format"] == "xlsx"]
    written = Path(told["berkas"])
    assert (written.name, told["terbuka"]) == (f"{book.stem} (2).xlsx", str(book))
    assert sha256(written.read_bytes()).hexdigest() == told["sha256"]
    assert book.read_bytes() == before
    assert str(written) in run("report", "--semua").out, "the same again is not written twice"
    assert str(book) in run("report", "--semua", "-q").err


def test_the_index_names_the_files_really_written(tmp_path, opened):
    two = [[ANI, "Ani", "A", "Dinas Satu", "Tidak", "", ""],
           [BUDI, "Budi", "A", "Dinas Dua", "Tidak", "", ""]]  # fmt: skip
    run("import", office(tmp_path / "k.xlsx", pegawai=two, rating=[]))
    run("score", *Q1)
    first = run("report", "--semua", "--json")
    assert first.json()["indeks"]
    (book,) = Path("laporan").glob("*satu.xlsx")
    keep_open(opened, book)
    outcome = run("report", "--semua", "--json")
    assert outcome.code == 0
    index = Path(outcome.json()["indeks"]).read_text(encoding="utf-8")
    assert f"{book.stem} (2).xlsx" in index
    assert f">{book.name}<" not in index


def test_check_and_explain_too(reported, tmp_path, opened):
    listed = ("check", *Q1, "--format", "xlsx", "--json")
    (first,) = run(*listed).json()["berkas"]
    name = Path(first["berkas"]).name
    keep_open(opened, first["berkas"])
    outcome = run(*listed)
    assert outcome.json()["berkas"][0]["berkas"].endswith(" (2).xlsx")
    assert f"{name} sedang terbuka" in outcome.err
    words = ("explain", ANI, "--format", "html", "--json")
    page = Path(run(*words).json()["berkas"])
    keep_open(opened, page)
    outcome = run(*words)
    assert outcome.json()["berkas"].endswith(" (2).html")
    assert f"{page} sedang terbuka" in outcome.err


def test_an_open_copy_is_not_replaced_either(tmp_path, opened):
    book = office(tmp_path / "k.xlsx")
    change(book, put("realisasi", "D2", "banyak"))
    words = ("import", book, "--tandai", "periksa.xlsx")
    assert run(*words, "--json").json()["ditandai"] == "periksa.xlsx"
    keep_open(opened, "periksa.xlsx")
    outcome = run(*words)
    assert outcome.code == 2
    assert "periksa.xlsx sudah ada dan tidak ditimpa" in outcome.err
    assert Path("periksa.xlsx").read_bytes() == b"lama"
