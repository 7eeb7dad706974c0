"""Recaps of one period, and wide sheets of quarters or months."""

import layout_cells as cells
import layout_words as words
from layout_records import plain
from layout_sheets import employees, offices, pegawai_way, quarters_told, sections, table, year_said
from layout_tables import (
    achievement,
    figure_column,
    identity,
    indicator_block,
    number_block,
    person_block,
    rating_block,
    reached,
    remark_block,
    shuffled,
    wrapped,
)
from layout_titles import titles


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
    form = rng.choice(
        ("pasangan", "pasangan", "jenis", *([] if monthly else ["datar", "realisasi"]))
    )
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
    kinds = (
        [(real, "realisasi")] if form == "realisasi" else [(target, "targets"), (real, "realisasi")]
    )
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
