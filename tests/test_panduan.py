"""What the officer's manual shows and names is what the program does and has."""

import re
import shlex
import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from conftest import ROOT, run
from openpyxl import Workbook, load_workbook
from sessions import folder_with_city, matches, sessions
from typer.main import get_command

from kinerja_cli import config
from kinerja_cli.actions import first_settings
from kinerja_cli.cli import app
from kinerja_cli.cli.screen import scores
from kinerja_cli.errors import EXIT_MEANINGS
from kinerja_cli.intake import headers
from kinerja_cli.intake.kinds import BY_NAME
from kinerja_cli.intake.reported_headings import IN_LOG, IN_SKP
from kinerja_cli.rules.catalogue import CATALOGUE
from kinerja_cli.rules.names import key
from kinerja_cli.rules.remedies import CHECKED

MANUAL = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
TABLE = r"((?:\|.*\n)+)"
KIND = re.compile(r"\*\*Jenis `([\w-]+)`\*\*(?:.+\n)+\n" + TABLE)
RECAP = re.compile(r"Contoh rekap.*\n\n```text\n((?:.+\n)+)```\n\n" + TABLE)
DECREE = re.search(r"### Keputusan sendiri.*?```toml\n(.*?)```", MANUAL, re.DOTALL)[1]
PACKAGING = re.compile(r"^(?:py|pip) .*$", re.MULTILINE)
OWN = {"kegiatan": IN_LOG, "skp": IN_SKP}
TOLD = ("✗ ", "! ", "Galat: ")


def cells(table: str) -> list[list[str]]:
    """Return the rows of a Markdown table: its header, then what is below the dashes."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [rows[0], *rows[2:]]


def section(number: int) -> str:
    return MANUAL.partition(f"\n## {number} ")[2].partition("\n## ")[0]


def columns_of(kind: str) -> list[tuple[str, str, str]]:
    """Return (column, needed, example) of every column that the manual lists for a kind."""
    table = cells(dict(KIND.findall(MANUAL))[kind])[1:]
    return [
        (name, row[1], row[2] if len(row) > 3 else "")
        for row in table
        for name in row[0].split(", ")
    ]


def examples(*, more: bool = False) -> Workbook:
    """Return the manual's first examples as one workbook, a sheet for each kind; or its others."""
    book = Workbook()
    book.remove(book.active)
    kinds = [kind for kind, _ in KIND.findall(MANUAL)]
    at = kinds.index("rekap")
    for kind in kinds[at + 1 :] if more else kinds[:at]:
        given = [(name, example) for name, _, example in columns_of(kind) if example]
        sheet = book.create_sheet(kind)
        sheet.append([name for name, _ in given])
        sheet.append([example for _, example in given])
    return book


def recap() -> Workbook:
    """Return the manual's recap, its title above the table."""
    book = Workbook()
    title, table = RECAP.search(MANUAL).groups()
    for line in title.splitlines():
        book.active.append([line])
    for row in cells(table):
        book.active.append([cell or None for cell in row])
    return book


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder as the manual's reader has it."""
    folder_with_city(tmp_path, ROOT)
    examples().save(tmp_path / "contoh.xlsx")
    faulty = load_workbook(tmp_path / "contoh.xlsx")
    nip = faulty["realisasi"]["A2"]
    nip.value = nip.value[:-1]
    faulty.save(tmp_path / "contoh-salah.xlsx")
    recap().save(tmp_path / "rekap-contoh.xlsx")
    (tmp_path / "kepwal-15-2024.toml").write_text(DECREE, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_every_session_prints_what_the_manual_shows():
    played, told = sessions(MANUAL), ""
    assert len(played) >= 10
    for command, expected in played:
        words = shlex.split(command)
        assert words[0] == "kinerja", command
        outcome = run(*words[1:])
        ending = f"\n[keluar {outcome.code}]" if outcome.code else ""
        actual = (outcome.out.rstrip("\n") + ending).strip("\n")
        assert matches(expected.splitlines(), actual.splitlines()), f"$ {command}\n{actual}"
        told += outcome.err
    shown = [line for line in MANUAL.splitlines() if line.startswith(TOLD)]
    assert len(shown) >= 2
    for line in shown:
        assert line in told.splitlines(), f"{line}\n{told}"


@pytest.mark.usefixtures("desk")
def test_the_recap_of_the_manual_is_read():
    done = run("import", "rekap-contoh.xlsx", "--json", "--db", "rekap.db").json()
    assert done["tertulis"]
    assert done["temuan"] == []
    (sheet,) = done["lembar"]
    assert (sheet["jenis"], sheet["baris"], sheet["periode"]) == ("rekap", 2, "2024-Q1")


@pytest.mark.usefixtures("desk")
def test_the_further_examples_of_the_manual_are_read():
    examples(more=True).save("lain.xlsx")
    assert run("import", "contoh.xlsx", "--db", "lain.db").code == 0
    done = run("import", "lain.xlsx", "--json", "--db", "lain.db").json()
    assert done["temuan"] == []
    assert [sheet["jenis"] for sheet in done["lembar"]] == [
        "disiplin", "kompetensi", "layanan", "rencana-unit", "keberatan",
        "umpan-balik", "pelatihan", "kegiatan", "skp",
    ]  # fmt: skip


def test_every_kind_of_sheet_has_its_table():
    assert [kind for kind, _ in KIND.findall(MANUAL)] == [
        "pegawai", "indikator", "realisasi", "perilaku", "rating", "organisasi", "rekap",
        "disiplin", "kompetensi", "layanan", "rencana-unit", "keberatan",
        "umpan-balik", "pelatihan", "kegiatan", "skp",
    ]  # fmt: skip
    assert {kind for kind, _ in KIND.findall(MANUAL)} == BY_NAME.keys()


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_the_columns_named_are_those_the_program_reads(name):
    kind = BY_NAME[name]

    def field_of(column):
        return OWN.get(name, {}).get(key(column)) or headers.field_of(column)

    for column, _, _ in columns_of(name):
        field = field_of(column)
        assert field, column
        assert kind.reads(field), column
    needed = {field_of(column) for column, mark, _ in columns_of(name) if mark.startswith("ya")}
    context = {"unit", "unit_kerja", "periode", "tahun"} & needed
    assert not kind.lacks(needed)
    for field in needed - context:
        group = {"rating_hasil_kerja", "rating_perilaku"} if name == "rating" else {field}
        group |= needed - context - {"nip"} if name in {"perilaku", "disiplin"} else set()
        assert kind.lacks(needed - group), field


def test_every_option_named_exists():
    def helps(command, path):
        yield run(*path, "--help").out
        for name, inner in getattr(command, "commands", {}).items():
            yield from helps(inner, [*path, name])

    known = set(re.findall(r"--[a-z][a-z-]*", "".join(helps(get_command(app), []))))
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PACKAGING.sub("", MANUAL)))
    assert len(named) >= 15
    assert named <= known


def test_every_command_named_exists():
    tree = get_command(app)
    for words in re.findall(r"[`$] ?kinerja ([a-z][a-z ]*)", MANUAL):
        first, *rest = words.split()
        assert first in tree.commands, words
        inner = getattr(tree.commands[first], "commands", None)
        if inner:
            assert rest
            assert rest[0] in inner, words


def test_every_code_named_stands_in_the_catalogue():
    rows = cells(re.search(TABLE, section(8))[1])[1:]
    listed = [code for row in rows for code in re.findall(r"`([a-z-]+)`", row[0])]
    assert len(listed) >= 25
    assert not set(listed) - CATALOGUE.keys()
    shown = re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]$", MANUAL, re.MULTILINE)
    assert shown
    assert not set(shown) - CATALOGUE.keys()
    elsewhere = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", MANUAL.replace(section(8), "")))
    folders = {"demo-kinerja"}
    known = BY_NAME.keys() | CATALOGUE.keys() | scores._REMEDIES.keys() | CHECKED.keys()
    assert not elsewhere - folders - known


def test_every_reason_of_an_incomplete_score_is_explained():
    rows = cells(re.search(TABLE, section(5))[1])[1:]
    assert {row[0].strip("`") for row in rows} == scores._REMEDIES.keys()


def test_everything_that_check_looks_at_is_explained():
    assert set(re.findall(r"`([a-z-]+)`", section(5))) >= CHECKED.keys()


def test_every_exit_code_is_explained():
    rows = cells(re.findall(TABLE, section(8))[1])[1:]
    assert {int(row[0]) for row in rows} == EXIT_MEANINGS.keys()


def test_the_settings_shown_are_all_there_are(tmp_path):
    path = tmp_path / "kinerja.toml"
    path.write_text(re.search(r"```toml\n(.*?)```", MANUAL, re.DOTALL)[1], encoding="utf-8")
    shown = config.load(path)
    assert shown.impor.skala_perilaku
    text = path.read_text(encoding="utf-8")
    for one in (shown, shown.impor, shown.laporan):
        for name in [field.name for field in fields(one)]:
            assert re.search(rf"^\[?(?:laporan\.)?{name}\b", text, re.MULTILINE), name


def test_the_settings_of_the_batch_are_shown_with_their_defaults_as_init_writes_them(tmp_path):
    shown, own = re.findall(r"```toml\n(.*?)```", section(10), re.DOTALL)
    defaults = asdict(config.BatchConfig()) | {"folder": []}
    assert set(tomllib.loads(shown)["batch"]) == defaults.keys() - {"folder"}
    for text in (shown, first_settings.text("kinerja.db")):
        told = tomllib.loads(text)["batch"]
        assert told == {name: _plain(defaults[name]) for name in told}
    (one,) = tomllib.loads(own)["batch"]["folder"]
    assert one.keys() == {field.name for field in fields(config.FolderConfig)}


def _plain(value):
    return list(value) if isinstance(value, tuple) else value


def test_links_within_the_manual_lead_somewhere():
    heads = re.findall(r"^## (.+)$", MANUAL, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#(.+?)\)", MANUAL)) == anchors
    for file in re.findall(r"\]\(([\w./-]+\.md)\)", MANUAL):
        assert (ROOT / "docs" / file).is_file(), file
