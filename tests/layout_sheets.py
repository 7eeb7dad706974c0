"""Canonical long sheets: employees, indicators, realisations, ratings."""

import layout_cells as cells
import layout_words as words
from layout_records import plain
from layout_tables import (
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
)
from layout_titles import titles


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
    elif way == "judul" and rng.random() < 0.2:
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
    rows = [
        r
        for r in rows
        if r["i"]["realisasi"][r["slot"]] is not None or (target and rng.random() < 0.5)
    ]
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
        notes = [
            n if r["i"]["realisasi"][r["slot"]] is not None else (None, None)
            for n, r in zip(notes, group, strict=True)
        ]
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
