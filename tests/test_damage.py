"""Damaged files of every format: never a traceback, only the contract's exit codes, nothing written."""

import io
import os
import random
import re
import zipfile

import pytest
from books import ANI, BUDI
from conftest import CITY, Run
from containers import CONTAINERS

SOURCES = [
    CITY / "Rekap Kinerja Kec. Muara Wening 2024.xlsx",
    CITY / "REKAP SATPOL PP TW I-II.xlsx",
    CITY / "rekap dispusarsip tw4 fix.xlsx",
]
ROWS = [
    ["DINAS CONTOH KOTA UJI, TRIWULAN I TAHUN 2024"],
    ["NIP", "Nama", "Indikator", "Target", "Realisasi"],
    *([nip, "Nama", f"Indikator {n}", 12.5, "9,5"] for n in range(9) for nip in (ANI, BUDI)),
]
OTHERS = [kind for kind in CONTAINERS if kind != "xlsx"]
WORDS = [
    b"<table>",
    b"<td rowspan=9>",
    b"</tr>",
    b'"',
    b";",
    b"\n",
    b"\0",
    b"&#x41;",
    b"<!",
    b"9" * 30,
]
VALUES = ["1e400", "-5", "NaN", "99999999999999999999", "", "abc", "0", "1e-300", "TRUE"]
PLACES = [' r="A1"', ' r="ZZ9"', ' r="B0"', ""]
TYPES = [' t="e"', ' t="b"', ' t="d"', ' t="n"', ""]
RANGES = ["A1:XFD9", "B3:A1", "Z", "A1:B400000"]


def bent(part: bytes, chance: random.Random) -> bytes:
    """Return a part with some of its cells made strange."""
    pattern, made = chance.choice(
        [
            (r"<v>[^<]*</v>", lambda: f"<v>{chance.choice(VALUES)}</v>"),
            (r' r="[A-Z]+\d+"', lambda: chance.choice(PLACES)),
            (r' t="[a-z]+"', lambda: chance.choice(TYPES)),
            (r'<mergeCell ref="[^"]*"/>', lambda: f'<mergeCell ref="{chance.choice(RANGES)}"/>'),
        ]
    )

    def some(match: re.Match[str]) -> str:
        return made() if chance.random() < 0.2 else match.group()

    return re.sub(pattern, some, part.decode("utf-8", "replace")).encode()


def with_words(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with words of the text formats put in anywhere."""
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(data))
        data = data[:at] + chance.choice(WORDS) + data[at + chance.randint(0, 9) :]
    return data


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a workbook with flipped bytes, cut short, without a part, or with strange cells."""
    zipped = data.startswith(b"PK")
    way = chance.choice(
        ["bytes", "cut", "drop", "cells", "xml"] if zipped else ["bytes", "cut", "put"]
    )
    if way == "cut":
        return data[: chance.randrange(len(data))]
    if way == "put":
        return with_words(data, chance)
    if way == "bytes":
        flipped = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        return bytes(flipped)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        victim = chance.choice(source.namelist())
        for name in source.namelist():
            part = source.read(name)
            if way == "drop" and name == victim:
                continue
            if way == "cells" and "worksheets/sheet" in name:
                part = bent(part, chance)
            if way == "xml" and name == victim and part:
                broken = bytearray(part)
                for _ in range(chance.randint(1, 10)):
                    broken[chance.randrange(len(broken))] = chance.randrange(32, 126)
                part = bytes(broken)
            target.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(100 if os.environ.get("KINERJA_SOAK") else 10))
def test_a_damaged_workbook_ends_in_words_and_a_code_of_the_contract(kinerja: Run, tmp_path, seed):
    chance = random.Random(seed)
    for number in range(20):
        path = tmp_path / f"{number}.xlsx"
        whole = CONTAINERS[OTHERS[number % len(OTHERS)]](ROWS)
        if number % 4 == 0:
            whole = chance.choice(SOURCES).read_bytes()
        path.write_bytes(mutated(whole, chance))
        outcome = kinerja("import", path, "--uji")
        assert outcome.code in {0, 4, 5}, (seed, number, outcome.err)
        assert "Traceback" not in outcome.err
    assert not (tmp_path / "kinerja.db").exists()
