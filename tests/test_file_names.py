"""Names of offices and people become names of files: inside the folder, and never one for two."""

import os
import re
from pathlib import Path

import pytest
from books import office
from conftest import run
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from kinerja_cli.errors import CannotWriteError
from kinerja_cli.reports import files

NAMES = (
    "../../etc/passwd", "..", ".", "/etc/passwd", "..\\..\\windows\\system32", "C:\\Windows", "C:", "\\\\server\\bagi",
    "//server/bagi", "~/rahasia", "~", "$HOME", "%TEMP%", "`id`", "$(id)", "a;b", "a|b", "a>b", "a<b", "a*b", "a?b",
    'a"b', "a:b", "a\\b", "a/b", "a b", "a\tb", "a\nb", "a\rb", "a\x00b", "a\x1bb", "-rf", "--ke", "CON", "con.html",
    "NUL", "NUL.html", "aux", "PRN.xlsx", "COM1", "LPT9.txt", "nama.", "nama..", "nama ", " nama", ".tersembunyi",
    "x" * 300, "x" * 301, "é" * 300, "Dinas \u202egnitraH", "Dinas \u200fRTL", "Dinas \u200b", "😀", "😁", "Dinas 😀",
    "", " ", "ディナス", "Дінас", "a#b&c",
)  # fmt: skip


def test_there_are_sixty():
    assert len(set(NAMES)) == len(NAMES) == 60


def test_sixty_evil_names_are_sixty_files_inside_the_folder(tmp_path):
    folder = tmp_path / "laporan"
    names = files.Names()
    for name in NAMES:
        placed = files.write(folder / f"{names.plain(name)}.html", name.encode())
        assert placed.terbuka is None
    made = list(folder.iterdir())
    assert len({path.name.casefold() for path in made}) == 60
    assert [path.name for path in tmp_path.iterdir()] == ["laporan"]
    for path in made:
        assert path.resolve().parent == folder.resolve()
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.html", path.name), path.name
        assert len(path.name) < 100
        assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)\.html", path.name)


def test_two_commands_give_one_name_the_same_file():
    assert [files.plain_name(name) for name in NAMES] == [files.plain_name(name) for name in NAMES]
    lossy = [files.plain_name(name) for name in ("Dinas A/B", "Dinas A B", "Dinas 😀", "Dinas 😁")]
    assert len(set(lossy)) == 4


def test_the_offices_of_the_city_keep_their_plain_names():
    for name, plain in (("Dinas Kesehatan Kota Tirtamadya", "dinas-kesehatan-kota-tirtamadya"),
                        ("Dinas Pengendalian Penduduk, PP & KB", "dinas-pengendalian-penduduk-pp-kb"),
                        ("RSUD dr. Soetomo (Kelas A)", "rsud-dr-soetomo-kelas-a")):  # fmt: skip
        assert files.plain_name(name) == plain


def test_offices_of_evil_names_are_reported_inside_the_folder(tmp_path):
    offices = [name for name in NAMES if name.strip() and not ILLEGAL_CHARACTERS_RE.search(name)]
    people = [[f"19850312201001{1 + n % 2}{n:03}", f"Ani {n}", "Analis", f"Dinas {name}", "Tidak", "", ""]
              for n, name in enumerate(offices, 1)]  # fmt: skip
    (tmp_path / "kerja").mkdir()
    os.chdir(tmp_path / "kerja")
    book = office(tmp_path / "k.xlsx", pegawai=people, indikator=[], realisasi=[], perilaku=[])
    outcome = run("import", book, "--lewati-galat")
    assert outcome.code in {0, 3}, outcome.out
    assert run("score", "--periode", "2024-Q1").code == 0
    outcome = run("report", "--semua", "--format", "json", "--json")
    assert outcome.code == 0, outcome.err
    written = [Path(one["berkas"]) for one in outcome.json()["laporan"]]
    assert len(written) == len({path.name for path in written}) > 20
    assert {path.resolve().parent for path in written} == {tmp_path / "kerja" / "laporan"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["k.xlsx", "kerja"]


def test_a_link_in_the_folder_is_not_followed(tmp_path):
    secret = tmp_path / "rahasia"
    secret.write_text("utuh")
    link = tmp_path / "laporan.html"
    link.symlink_to(secret)
    with pytest.raises(CannotWriteError, match="symlink"):
        files.write(link, b"baru")
    assert (secret.read_text(), link.is_symlink()) == ("utuh", True)
    link.unlink()
    link.symlink_to(tmp_path / "tiada")
    with pytest.raises(CannotWriteError):
        files.write(link, b"baru")
