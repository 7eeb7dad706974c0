"""Random records in random layouts: `make` writes workbooks and tells what they say.

`python tests/layouts.py SEED FOLDER` writes the workbooks of one seed and prints their golden.
"""

import copy
import json
import random
import sys
from decimal import Decimal
from pathlib import Path

from layout_paint import paint
from layout_recaps import recaps, wide
from layout_records import draw
from layout_sheets import long_sheets, table
from layout_tables import Golden, figure_column, indicator_block, person_block
from layout_titles import titles
from openpyxl import Workbook

PLAIN_NAMES = ("Sheet1", "Data", "Lembar1", "GABUNGAN", "Worksheet 11", "rekap ok", "CLEAN ALL")


class Shelf:
    """Where tables go: sheets of one workbook, workbooks of their own, or one below another."""

    def __init__(self, rng, folder, seed):
        self.rng, self.folder, self.seed = rng, folder, seed
        self.way = rng.choice(("lembar", "lembar", "berkas", "tumpuk"))
        self.books, self.sheet, self.row = [], None, 0

    def paint(self, table, name=None):
        if self.way == "tumpuk" and self.sheet and not name:
            self.row += self.rng.choice((2, 3, 5))
        else:
            if self.way == "berkas" or not self.books:
                self.books.append(Workbook())
                self.books[-1].remove(self.books[-1].active)
            self.sheet, self.row = self.add(name or self.rng.choice(PLAIN_NAMES)), 1
            if self.rng.random() < 0.15:
                self.row += self.rng.choice((1, 2, 3))
        self.row = paint(self.rng, self.sheet, self.row, table)

    def add(self, name, at=None):
        taken = sum(old.partition(" (")[0] == name for old in self.books[-1].sheetnames)
        return self.books[-1].create_sheet(f"{name} ({taken + 1})" if taken else name, at)

    def save(self):
        paths = []
        for number, book in enumerate(self.books, 1):
            sheets = [sheet.sheet_state == "visible" for sheet in book.worksheets]
            book.active = sheets.index(True)
            paths.append(self.folder / f"kinerja {self.seed}-{number}.xlsx")
            book.save(paths[-1])
        return paths


def old_data(rng, city, shelf, plan):
    """Hide a recap of the year before: other figures, perhaps people who have left."""
    old = copy.deepcopy(city)
    for p in old["orang"]:
        for i in p["indikator"]:
            i["realisasi"] = {slot: Decimal(1) for slot in old["slot"]}
    rows = [{"p": p, "i": i} for p in old["orang"] for i in p["indikator"]]
    figures = [
        figure_column(
            rng, key, key.title(), rows, [r["i"][name][old["slot"][0]] for r in rows], plan
        )
        for key, name in (("target", "targets"), ("realisasi", "realisasi"))
    ]
    blocks = [person_block(rng, rows, plan, Golden(), "kolom"),
              indicator_block(rng, rows, plan, Golden(), more=False), figures]  # fmt: skip
    lines = titles(rng, old, "rekap", slot=f"{old['tahun'] - 1}-Q1")
    sheet = shelf.add(rng.choice(("master", "data lama", "Sheet9")), rng.choice((0, None)))
    paint(rng, sheet, 1, table(rng, old, rows, blocks, lines))
    sheet.sheet_state = rng.choice(("hidden", "hidden", "veryHidden"))


def make(seed, folder):
    """Write the workbooks of a seed into a folder; return their paths and their golden."""
    rng = random.Random(seed)
    layout = rng.choice((long_sheets, recaps, wide))
    grains = {
        long_sheets: ("triwulan", "triwulan", "triwulan", "bulan"),
        recaps: ("triwulan", "triwulan", "semester", "tahun", "bulan"),
        wide: ("triwulan", "triwulan", "bulan"),
    }
    city = draw(rng, rng.choice(grains[layout]))
    plan = {
        "tahun": city["tahun"],
        "kebiasaan": rng.choice(("id", "id", "id", "id", "en", "en", None)),
        "satuan": rng.random() < 0.8,
        "bobot": rng.random() < 0.75,
        "polaritas": rng.random() < 0.5,
        "rencana": rng.random() < 0.3,
        "aspek": rng.random() < 0.15,
        "jenis": rng.random() < 0.2,
        "akumulasi": rng.random() < 0.4,
    }
    golden = Golden()
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(rng, folder, seed)
    layout(rng, city, shelf, plan, golden)
    if rng.random() < 0.15:
        old_data(rng, city, shelf, plan)
    if rng.random() < 0.2:
        shelf.add(rng.choice(("Sheet2", "kosong")), rng.choice((0, None)))
    return shelf.save(), golden.told()


if __name__ == "__main__":
    _, told = make(int(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
