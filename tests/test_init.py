"""`kinerja init`: a work folder that every other command can use, and nothing overwritten."""

import os
import re
import stat
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

from books import office
from conftest import Run

from kinerja_cli import config
from kinerja_cli.config import Config

FOLDERS = ["arsip", "catatan", "karantina", "kebijakan", "laporan", "masuk"]
FILES = ["kinerja.db", "kinerja.toml", "templat-kinerja.xlsx"]


def names(kind: type) -> list[tuple[str, str]]:
    """Return (class, field) of a settings class and of all within it."""
    hints, found = get_type_hints(kind), []
    for one in fields(kind):
        found.append((kind.__name__, one.name))
        for inner in (hints[one.name], *get_args(hints[one.name])):
            if is_dataclass(inner):
                found += names(inner)
    return found


def test_a_fresh_folder_has_everything_for_one_pair_of_eyes(kinerja: Run):
    outcome = kinerja("init", "kantor")
    assert outcome.code == 0
    made = sorted(Path("kantor").iterdir())
    assert [path.name for path in made if path.is_dir()] == FOLDERS
    assert [path.name for path in made if path.is_file()] == FILES
    for path in (Path("kantor"), *made):
        if path.suffix == ".db":
            continue  # made by SQLite; the umask of the process keeps it
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    for path in made:
        assert path.name in outcome.out


def test_the_settings_are_the_defaults_and_all_there_are(kinerja: Run):
    kinerja("init")
    text = Path("kinerja.toml").read_text(encoding="utf-8")
    assert config.load() == Config()
    everything = re.sub(r"^#(?=[^\s])", "", text, flags=re.MULTILINE)
    Path("semua.toml").write_text(everything, encoding="utf-8")
    assert config.load(Path("semua.toml")).laporan.kop
    assert config.load(Path("semua.toml")).batch.folder
    listed = re.findall(r'^#?\[*(?:[a-z_]+\.)*"?([A-Za-z_]+)"?\]*(?: =|$)', text, re.MULTILINE)
    wanted = [name for _, name in names(Config)]
    assert len(wanted) > 40
    assert not [name for name in wanted if listed.count(name) < wanted.count(name)]


def test_a_second_time_changes_nothing(kinerja: Run, tmp_path):
    kinerja("init")
    kinerja("import", office(tmp_path / "k.xlsx"))
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    outcome = kinerja("init")
    assert outcome.code == 0
    assert "sudah lengkap; tidak ada yang diubah" in outcome.out
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


def test_what_is_there_stays_and_what_is_missing_is_made(kinerja: Run):
    Path("kinerja.toml").write_text('basis_data = "data.db"\n[batch]\nmasuk = ["a/b", "c"]\n')
    Path("laporan").mkdir(mode=0o755)
    Path("templat-kinerja.xlsx").write_bytes(b"sudah diisi")
    outcome = kinerja("init")
    assert outcome.code == 0
    assert "sudah ada kinerja.toml, dibiarkan" in outcome.out
    assert Path("kinerja.toml").read_text().startswith('basis_data = "data.db"')
    assert Path("templat-kinerja.xlsx").read_bytes() == b"sudah diisi"
    assert Path("data.db").is_file()
    assert not Path("kinerja.db").exists()
    assert all(Path(name).is_dir() for name in ("a/b", "c"))
    assert stat.S_IMODE(Path("a").stat().st_mode) == 0o700


def test_the_database_may_stand_elsewhere(kinerja: Run, tmp_path):
    (tmp_path / "data").mkdir()
    elsewhere = tmp_path / "data" / "kota.db"
    assert kinerja("init", "kantor", "--db", elsewhere).code == 0
    assert elsewhere.is_file()
    assert config.load(Path("kantor/kinerja.toml")).basis_data == str(elsewhere)
    assert kinerja("init", "lain", "--db", "lain/dalam.db").code == 0
    assert config.load(Path("lain/kinerja.toml")).basis_data == "dalam.db"


def test_a_database_on_another_drive_is_named_whole(kinerja: Run, tmp_path, monkeypatch):
    def other_drive(*_):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", other_drive)
    elsewhere = tmp_path / "kota.db"
    assert kinerja("init", "kantor", "--db", elsewhere).code == 0
    assert config.load(Path("kantor/kinerja.toml")).basis_data == str(elsewhere)


def test_a_folder_whose_name_begins_with_dots_lies_inside(kinerja: Run):
    Path("kantor/..data").mkdir(parents=True)
    assert kinerja("init", "kantor", "--db", "kantor/..data/kota.db").code == 0
    assert config.load(Path("kantor/kinerja.toml")).basis_data == "..data/kota.db"


def test_what_cannot_be_made_is_refused_in_words(kinerja: Run):
    Path("berkas").write_text("x")
    assert kinerja("init", "berkas").code == 8
    Path("alien").mkdir()
    Path("alien/kinerja.db").write_text("bukan basis data" * 50)
    assert kinerja("init", "alien").code == 6
    Path("salah").mkdir()
    Path("salah/kinerja.toml").write_text("tidak = ada")
    assert kinerja("init", "salah").code == 5


def test_every_other_command_works_in_it(kinerja: Run, tmp_path):
    kinerja("init")
    assert kinerja("status").code == 0
    assert kinerja("import", "templat-kinerja.xlsx").code == 0
    assert kinerja("batch").code == 0
    assert kinerja("schedule", "--cron").code == 0
    assert kinerja("import", office(tmp_path / "k.xlsx")).code == 0
