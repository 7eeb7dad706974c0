"""Random records in random layouts: `make` writes workbooks and tells what they say.

`python tests/layouts.py SEED FOLDER` writes the workbooks of one seed and prints their golden.
"""

import copy
import json
import random
import sys
from decimal import Decimal
from pathlib import Path

import layout_cells as cells
import layout_words as words
from layout_paint import paint
from layout_records import draw, plain
from layout_tables import (
    Golden,
    achievement,
    column,
    figure_column,
    identity,
    indicator_block,
    number_block,
    person_block,
    rating_block,
    reached,
    remark_block,
    shuffled,
    simple,
    wrapped,
)
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
        return self.books[-1].create_sheet(name, at)

    def save(self):
        paths = []
        for number, book in enumerate(self.books, 1):
            sheets = [sheet.sheet_state == "visible" for sheet in book.worksheets]
            book.active = sheets.index(True)
            paths.append(self.folder / f"kinerja {self.seed}-{number}.xlsx")
            book.save(paths[-1])
        return paths


def table(rng, city, rows, blocks, lines, pegawai="ulang"):
    blocks = [block for block in blocks if block]
    if rng.random() < 0.2:
        first = 1 if blocks[0][0]["key"] == "no" else 0
        blocks = [*blocks[:first], *rng.sample(blocks[first:], len(blocks) - first)]
    return {"judul": lines, "blok": blocks, "rows": rows, "pegawai": pegawai, "kota": city}


def offices(rng, city):
    """Draw how a table names the office: the way, and for each table its people and title words."""
    ways = ["kolom", "kolom", "kolom", "judul", "judul", "bagian", "saja"]
    way = rng.choice([*ways, "kop", "kop"] if city["huruf_besar"] else ways)
    people = city["orang"]
    if way in {"kolom", "saja"}:
        return way, [(people, {"foreign": True})]
    by_unit = [(unit, [p for p in people if p["unit"] == unit]) for unit in city["unit"]]
    if way == "bagian":
        return way, [([p for _, some in by_unit for p in some], {})]
    return way, [
        (some, {"unit" if way == "judul" else "letterhead": unit}) for unit, some in by_unit
    ]


def sections(rng, rows, way):
    """Give the rows their banner: the office, or a part of it that says nothing to be read."""
    if way == "bagian":
        style = rng.choice(("{}", "SKPD : {}"))
        for row in rows:
            row["bagian"] = style.format(row["p"]["unit"])
    elif way in {"judul", "kop"} and rng.random() < 0.2:
        for row in rows[len(rows) // 2 :]:
            row["bagian"] = row["p"]["unit_kerja"].upper()
    return rows


def employees(rng, city, shelf, plan, golden):
    way, tables = offices(rng, city)
    for people, said in tables:
        rows = sections(rng, [{"p": p} for p in people], way)
        blocks = [number_block(rng, rows), person_block(rng, rows, plan, golden, way)]
        blocks.append(remark_block(rng, rows))
        lines = titles(rng, city, "pegawai", **said)
        shelf.paint(table(rng, city, rows, blocks, lines))


def year_said(rng, city, rows):
    """Say the year in a column of its own or in the title."""
    if rng.random() < 0.5:
        made = [(city["tahun"], None) for _ in rows]
        return [column("tahun", cells.heading(rng, "tahun", 0.1), made)], None
    return [], str(city["tahun"])


def indicators(rng, city, shelf, plan, golden):
    rows = [{"p": p, "i": i} for p in city["orang"] for i in p["indikator"]]
    block = shuffled(rng, indicator_block(rng, rows, plan, golden))
    extra, slot = year_said(rng, city, rows)
    annual = rng.random() < 0.7 or len(city["slot"]) != 4
    quarterly = len(city["slot"]) == 4 and (not annual or rng.random() < 0.5)
    goals = []
    if annual:
        head = rng.choice((cells.heading(rng, "target_tahun"), cells.heading(rng, "target")))
        head = cells.heading(rng, "target_tahun") if quarterly else head
        goals.append(
            figure_column(rng, "target", head, rows, [r["i"]["target"] for r in rows], plan)
        )
    if quarterly:
        goals += quarter_columns(rng, rows, plan, "Target", "targets", city["slot"])
    for row in rows:
        facts = {"target": plain(row["i"]["target"])} if annual else {}
        if quarterly:
            facts |= quarters_told(row["i"], city["slot"])
        golden.say("indikator", (row["p"]["nip"], row["i"]["indikator"]), **facts)
    blocks = [number_block(rng, rows), identity(rng, rows, named=rng.random() < 0.6)]
    blocks += [[*block, *extra], goals, remark_block(rng, rows)]
    lines = titles(rng, city, "indikator", slot=slot)
    shelf.paint(table(rng, city, rows, blocks, lines, pegawai_way(rng, identity_only=True)))


def pegawai_way(rng, *, identity_only=False):
    if identity_only and rng.random() < 0.7:
        return "ulang"
    return rng.choice(("ulang", "kosong", "gabung"))


def quarters_told(one, slots):
    return {f"target_tw{slot[-1]}": plain(one["targets"][slot]) for slot in slots}


def quarter_columns(rng, rows, plan, label, key, slots):
    """Make one column for each quarter, under a group heading or with flat headings."""
    way = rng.choice(("grup", "datar", "datar_panjang"))
    case = rng.choice((str, str, str.upper))
    made = []
    for slot in slots:
        roman = words.ROMAN[int(slot[-1]) - 1]
        long = rng.choice(("TW", "Triwulan")) if way == "datar_panjang" else "TW"
        head = (case(label), f"TW {roman}") if way == "grup" else case(f"{label} {long} {roman}")
        if way != "grup":
            head = cells.careless(rng, head, 0.15)
        values = [row["i"][key][slot] for row in rows]
        made.append(figure_column(rng, f"{key}{slot}", head, rows, values, plan))
    return made


def realisations(rng, city, shelf, plan, golden):
    slots = city["slot"][: rng.randint(1, 4)]
    monthly = cells.parts(slots[0])[1] == "bulan"
    target = rng.random() < 0.6
    rows = []
    for p in city["orang"]:
        some = [{"p": p, "i": i, "slot": slot} for i in p["indikator"] for slot in slots]
        rows += sorted(some, key=lambda row: row["slot"]) if rng.random() < 0.5 else some
    rows = [r for r in rows if r["i"]["realisasi"][r["slot"]] is not None or (target and rng.random() < 0.5)]
    apart = rng.random() < 0.3
    for group in [[r for r in rows if r["slot"] == s] for s in slots] if apart else [rows]:
        if not group:
            continue
        block = [simple(rng, "indikator", [r["i"]["indikator"] for r in group])]
        if plan["rencana"] and rng.random() < 0.5:
            block.append(simple(rng, "rencana", [r["i"]["rencana"] for r in group]))
        if not apart:
            block += period_columns(rng, [r["slot"] for r in group], monthly)
        figures = []
        for key, name in (("target", "targets"), ("realisasi", "realisasi")):
            if key == "realisasi" or target:
                values = [r["i"][name][r["slot"]] for r in group]
                head = cells.heading(rng, key)
                figures.append(figure_column(rng, key, head, group, values, plan))
        remarks = remark_block(rng, group)
        notes = [(rng.choice((None, *words.FEEDBACK)), None) for _ in group]
        if told := rng.random() < 0.25:
            remarks.append(column("umpan", cells.heading(rng, "umpan"), notes))
        for row, (note, _) in zip(group, notes, strict=True):
            more = {"umpan_balik": note} if told and note else {}
            reached(golden, row, row["slot"], target=target, **more)
        blocks = [number_block(rng, group), identity(rng, group, named=rng.random() < 0.5)]
        blocks += [shuffled(rng, block), shuffled(rng, figures, 0.2), remarks]
        lines = titles(rng, city, "realisasi", slot=group[0]["slot"] if apart else None)
        shelf.paint(table(rng, city, group, blocks, lines, pegawai_way(rng, identity_only=True)))


def period_columns(rng, slots, monthly):
    if rng.random() < 0.75:
        return [column("periode", cells.heading(rng, "periode", 0.15), cells.periods(rng, slots))]
    key = "bulan" if monthly else "triwulan"
    numbers = [cells.parts(slot)[2] for slot in slots]
    if monthly:
        case = rng.choice((str, str.upper))
        made = [(case(words.MONTHS[n - 1]), None) for n in numbers]
    else:
        style = rng.choice(("{}", "TW {}", "Triwulan {}"))
        made = [(style.format(words.ROMAN[n - 1]), None) for n in numbers]
    years = [(int(slot[:4]), None) for slot in slots]
    return [column("tahun", "Tahun", years), column(key, cells.heading(rng, key, 0), made)]


def rated(rng, city, shelf, golden):
    slots = rng.choice((city["slot"][:1], city["slot"][:4], [str(city["tahun"])]))
    rows = [{"p": p, "slot": s} for p in city["orang"] for s in slots if s in p["rating"]]
    if not rows:
        return
    block = rating_block(rng, rows, golden, [row["slot"] for row in rows])
    when, slot = period_columns_or_title(rng, rows, slots)
    blocks = [number_block(rng, rows), identity(rng, rows, named=rng.random() < 0.6)]
    blocks += [[*when, *block]]
    lines = titles(rng, city, "rating", slot=slot)
    shelf.paint(table(rng, city, rows, blocks, lines))


def period_columns_or_title(rng, rows, slots):
    if len(slots) == 1 and rng.random() < 0.4:
        return [], slots[0]
    made = cells.periods(rng, [row["slot"] for row in rows])
    return [column("periode", cells.heading(rng, "periode", 0.15), made)], None


def long_sheets(rng, city, shelf, plan, golden):
    steps = [
        lambda: employees(rng, city, shelf, plan, golden),
        lambda: indicators(rng, city, shelf, plan, golden),
        lambda: realisations(rng, city, shelf, plan, golden),
    ]
    if rng.random() < 0.4:
        steps.append(lambda: rated(rng, city, shelf, golden))
    for step in steps if rng.random() < 0.7 else rng.sample(steps, len(steps)):
        step()


def known_before(rng, city, shelf, plan, golden):
    """Now and then a list of employees stands beside the recap, which then names them only."""
    if rng.random() < 0.75:
        return False
    employees(rng, city, shelf, plan, golden)
    return True


def who(rng, rows, plan, golden, way):
    if way == "dikenal":
        return shuffled(rng, identity(rng, rows))
    return person_block(rng, rows, plan, golden, way)


def recaps(rng, city, shelf, plan, golden):
    known = known_before(rng, city, shelf, plan, golden)
    way, tables = ("dikenal", [(city["orang"], {})]) if known else offices(rng, city)
    ratings = rng.random() < 0.4
    slots = city["slot"]
    first = rng.randrange(len(slots))
    for slot in slots[first : first + rng.choice((1, 1, 2, 4))]:
        for people, said in tables:
            rows = [{"p": p, "i": i} for p in people for i in p["indikator"]]
            rows = sections(rng, rows, way)
            recap(rng, city, shelf, plan, golden, (rows, slot, way, said, ratings))


def recap(rng, city, shelf, plan, golden, task):
    rows, slot, way, said, ratings = task
    person = who(rng, rows, plan, golden, way)
    block = wrapped(rng, shuffled(rng, indicator_block(rng, rows, plan, golden, more=False)),
                    ("INDIKATOR KINERJA", "URAIAN"), 0.15)  # fmt: skip
    figures = []
    for key, name in (("target", "targets"), ("realisasi", "realisasi")):
        values = [row["i"][name][slot] for row in rows]
        figures.append(figure_column(rng, key, cells.heading(rng, key), rows, values, plan))
    if rng.random() < 0.4:
        pairs = [(row["i"]["targets"][slot], row["i"]["realisasi"][slot]) for row in rows]
        figures.append(achievement(rng, cells.heading(rng, "capaian", 0.2), pairs))
    figures = wrapped(rng, figures, ("KINERJA", "CAPAIAN KINERJA", "TARGET DAN REALISASI"))
    for row in rows:
        reached(golden, row, slot, target=True)
    rating = []
    if ratings:
        rating = rating_block(rng, rows, golden, [slot] * len(rows))
        rating = wrapped(rng, rating, ("PENILAIAN", "RATING"), 0.4)
    blocks = [number_block(rng, rows), person, block, figures, rating, remark_block(rng, rows)]
    name, in_title = None, slot
    if "Q" in slot and rng.random() < 0.15:
        name, in_title = f"TW {words.ROMAN[int(slot[-1]) - 1]} {city['tahun']}", None
    lines = titles(rng, city, "rekap", slot=in_title, **said)
    shelf.paint(table(rng, city, rows, blocks, lines, pegawai_way(rng)), name)


def wide(rng, city, shelf, plan, golden):
    known = known_before(rng, city, shelf, plan, golden)
    way, tables = ("dikenal", [(city["orang"], {})]) if known else offices(rng, city)
    monthly = len(city["slot"]) == 12
    count = rng.randint(2, 6) if monthly else rng.choice((4, 4, 4, 2, 3))
    first = rng.randrange(7) if monthly else 0
    slots = city["slot"][first : first + count]
    form = rng.choice(("pasangan", "pasangan", "jenis", *([] if monthly else ["datar", "realisasi"])))
    for people, said in tables:
        rows = sections(rng, [{"p": p, "i": i} for p in people for i in p["indikator"]], way)
        person = who(rng, rows, plan, golden, way)
        block = shuffled(rng, indicator_block(rng, rows, plan, golden, more=False))
        extra, slot = year_said(rng, city, rows)
        head = cells.heading(rng, "target_tahun")
        yearly = [
            figure_column(rng, "target_tahun", head, rows, [r["i"]["target"] for r in rows], plan)
        ]
        annual = form == "realisasi" or (count == 4 and not monthly and rng.random() < 0.3)
        figures = wide_figures(rng, rows, plan, form, slots)
        for row in rows:
            wide_told(golden, row, slots, form, annual=annual, monthly=monthly)
        blocks = [number_block(rng, rows), person, [*block, *extra, *(yearly if annual else [])]]
        blocks += [figures, remark_block(rng, rows)]
        lines = titles(rng, city, "lebar", slot=slot, **said)
        shelf.paint(table(rng, city, rows, blocks, lines, pegawai_way(rng)))


def wide_told(golden, row, slots, form, *, annual, monthly):
    """Tell a quarter's target with the indicator, a month's with its realisation."""
    facts = {"target": plain(row["i"]["target"])} if annual else {}
    if form != "realisasi" and not monthly:
        facts |= quarters_told(row["i"], slots)
    golden.say("indikator", (row["p"]["nip"], row["i"]["indikator"]), **facts)
    for slot in slots:
        if monthly or row["i"]["realisasi"][slot] is not None:
            reached(golden, row, slot, target=monthly)


def wide_figures(rng, rows, plan, form, slots):
    """Make the columns of the quarters or months."""
    case = rng.choice((str, str.upper))
    target, real = case("Target"), case("Realisasi")
    spelled = dict(zip(slots, slot_names(rng, slots), strict=True))
    share = rng.random() < 0.25 and form == "pasangan"
    kinds = [(real, "realisasi")] if form == "realisasi" else [(target, "targets"), (real, "realisasi")]
    pairs = [(slot, kind) for slot in slots for kind in kinds]
    if form in {"jenis", "realisasi"} or (form == "datar" and rng.random() < 0.5):
        pairs = [(slot, kind) for kind in kinds for slot in slots]
    made = []
    for slot, (label, key) in pairs:
        head = (spelled[slot], label) if form == "pasangan" else (label, spelled[slot])
        head = f"{label} {spelled[slot]}" if form == "datar" else head
        values = [row["i"][key][slot] for row in rows]
        made.append(figure_column(rng, key, head, rows, values, plan))
        if share and key == "realisasi":
            both = [(row["i"]["targets"][slot], row["i"]["realisasi"][slot]) for row in rows]
            made.append(achievement(rng, (spelled[slot], rng.choice(("%", "Capaian (%)"))), both))
    return wrapped(rng, made, ("TARGET DAN REALISASI", "KINERJA", f"TAHUN {slots[0][:4]}"), 0.2)


def slot_names(rng, slots):
    case = rng.choice((str, str.upper))
    if cells.parts(slots[0])[1] == "bulan":
        months = rng.choice((words.MONTHS, words.MONTHS, words.MONTHS_SHORT))
        return [case(months[int(slot[-2:]) - 1]) for slot in slots]
    style = rng.choice(("TW {}", "Triwulan {}", "TW {}", "TW-{}"))
    return [case(style.format(words.ROMAN[int(slot[-1]) - 1])) for slot in slots]


def old_data(rng, city, shelf, plan):
    """Hide a recap of the year before: other figures, perhaps people who have left."""
    old = copy.deepcopy(city)
    for p in old["orang"]:
        for i in p["indikator"]:
            i["realisasi"] = {slot: Decimal(1) for slot in old["slot"]}
    rows = [{"p": p, "i": i} for p in old["orang"] for i in p["indikator"]]
    figures = [
        figure_column(rng, key, key.title(), rows, [r["i"][name][old["slot"][0]] for r in rows], plan)
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
    print(json.dumps(told, ensure_ascii=False, indent=1))
