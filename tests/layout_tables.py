"""Tables of every kind as columns, and what each of them says."""

import layout_cells as cells
import layout_words as words
from layout_paint import achieved
from layout_records import plain


class Golden:
    """What the painted sheets say, gathered while they are painted."""

    def __init__(self):
        self.kinds = {kind: {} for kind in ("pegawai", "indikator", "realisasi", "rating")}

    def say(self, kind, key, **fields):
        self.kinds[kind].setdefault(key, {}).update(fields)

    def told(self):
        return {"keluar": 0, **{kind: list(known.values()) for kind, known in self.kinds.items()}}


def column(key, head, made, *, pegawai=False):
    heads = list(head) if isinstance(head, tuple) else [head]
    return {"key": key, "heads": heads, "cells": made, "pegawai": pegawai}


def simple(rng, key, values, *, pegawai=False):
    return column(key, cells.heading(rng, key), cells.texts(rng, values), pegawai=pegawai)


def shuffled(rng, block, level=0.5):
    return rng.sample(block, len(block)) if rng.random() < level else block


def wrapped(rng, block, names, level=0.3):
    """Now and then put a block under a group heading, or under two."""
    if len(block) < 2 or rng.random() > level:
        return block
    room = 3 - max(len(one["heads"]) for one in block)
    for name in rng.sample(names, min(room, 2 if rng.random() < 0.2 else 1)):
        for one in block:
            one["heads"].insert(0, name)
    return block


def number_block(rng, rows):
    if rng.random() < 0.3:
        return []
    style = rng.choice((int, str, "{}.".format))
    each, n, last, made = rng.random() < 0.3, 0, None, []
    for row in rows:
        n += 1 if each or row["p"] is not last else 0
        last = row["p"]
        made.append((style(n), None))
    return [column("no", cells.heading(rng, "no", 0.1), made, pegawai=not each)]


def identity(rng, rows, *, named=True):
    """NIP and name, apart or in one cell."""
    people = [row["p"] for row in rows]
    if named and rng.random() < 0.25:
        turned = rng.random() < 0.25
        head = cells.heading(rng, "gabung_balik" if turned else "gabung", 0.2)
        if not turned and rng.random() < 0.25:
            head = (cells.careless(rng, "Nama Pegawai", 0.2), "NIP")
        return [column("gabung", head, cells.joint(rng, people, turned), pegawai=True)]
    block = [
        column("nip", cells.heading(rng, "nip"), cells.nips(rng, [p["nip"] for p in people]),
               pegawai=True)
    ]  # fmt: skip
    if named:
        block.append(simple(rng, "nama", [p["nama"] for p in people], pegawai=True))
    return block


def person_block(rng, rows, plan, golden, unit_way):
    """Say everything the table says of its employees."""
    people = [row["p"] for row in rows]
    block = identity(rng, rows)
    said = [key for key in ("jabatan", "pangkat") if rng.random() < 0.6]
    within = unit_way != "saja" and rng.random() < 0.3
    within = within and not any("bagian" in row for row in rows)
    block += [simple(rng, key, [p[key] for p in people], pegawai=True) for key in said]
    if unit_way in {"kolom", "saja"}:
        head = cells.heading(rng, "unit" if unit_way == "kolom" else "unit_saja")
        made = cells.texts(rng, [p["unit"] for p in people])
        block.append(column("unit", head, made, pegawai=True))
    if within:
        block.append(simple(rng, "unit_kerja", [p["unit_kerja"] for p in people], pegawai=True))
        said.append("unit_kerja")
    if rng.random() < 0.3:
        block.append(simple(rng, "status", [p["status"] for p in people], pegawai=True))
    noise = {
        "nik": [(f"3374{p['nip'][6:8]}{p['nip'][4:6]}{p['nip'][2:4]}000{p['nip'][-1]}00"[:16], "@")
                for p in people],
        "nip_lama": [(f"5{p['nip'][4:8]}{p['nip'][-4:]}", "@") for p in people],
        "kelas": [(p["kelas"], None) for p in people],
    }  # fmt: skip
    for key, made in noise.items():
        if rng.random() < 0.12:
            block.append(column(key, cells.heading(rng, key), made, pegawai=True))
    for p in people:
        facts = {key: p[key] for key in ("nip", "nama", "unit", *said)}
        golden.say("pegawai", p["nip"], **facts)
    return wrapped(rng, shuffled(rng, block), ("IDENTITAS PEGAWAI", "DATA PEGAWAI"))


def indicator_block(rng, rows, plan, golden, *, more=True):
    """Say what an indicator is: text, plan, unit, weight and so on."""
    year = plan["tahun"]
    block = [simple(rng, "indikator", [row["i"]["indikator"] for row in rows])]
    said = []
    block += [
        simple(rng, key, [row["i"][key] for row in rows])
        for key in ("rencana", "aspek")
        if plan[key]
    ]
    if plan["satuan"]:
        block.append(simple(rng, "satuan", [row["i"]["satuan"] for row in rows]))
        said.append("satuan")
    if plan["polaritas"]:
        made = cells.polarities(rng, [row["i"]["polaritas"] for row in rows])
        block.append(column("polaritas", cells.heading(rng, "polaritas"), made))
        said.append("polaritas")
    if plan["bobot"]:
        head = cells.heading(rng, "bobot", 0.2)
        shares = [row["i"]["bobot"] for row in rows]
        made = cells.figures(rng, shares, [None] * len(rows), percent=True, habit=plan["kebiasaan"])
        block.append(column("bobot", head, made))
    if more and plan["jenis"]:
        block.append(simple(rng, "jenis", [row["i"]["jenis"].title() for row in rows]))
        said.append("jenis")
    if more and plan["akumulasi"]:
        block.append(simple(rng, "akumulasi", [row["i"]["akumulasi"] for row in rows]))
        said.append("akumulasi")
    for row in rows:
        p, i = row["p"], row["i"]
        facts = {key: i[key] for key in said}
        if plan["bobot"]:
            facts["bobot"] = plain(i["bobot"])
        golden.say("indikator", (p["nip"], i["indikator"]),
                   nip=p["nip"], tahun=year, indikator=i["indikator"], **facts)  # fmt: skip
    return block


def figure_column(rng, key, head, rows, values, plan):
    units = [row["i"]["satuan"] if plan["satuan"] else None for row in rows]
    with_unit = plan["satuan"] and rng.random() < 0.5
    made = cells.figures(rng, values, units, with_unit=with_unit, habit=plan["kebiasaan"])
    return column(key, head, made)


def achievement(rng, head, pairs):
    """Work out the percentage beside the figures: shown, never read."""
    mark, sign = rng.choice((".", ",")), rng.choice(("", " %", "%"))
    as_number = rng.random() < 0.5
    made = []
    for target, reached in pairs:
        value = achieved(target, reached)
        if value is None:
            made.append(("-", None))
        elif as_number:
            made.append((float(value), None))
        else:
            made.append((str(value).replace(".", mark) + sign, None))
    return column("capaian", head, made)


def reached(golden, row, slot, *, target=False, **more):
    p, i = row["p"], row["i"]
    facts = {"target": plain(i["targets"][slot])} if target else {}
    golden.say("realisasi", (p["nip"], i["indikator"], slot),
               nip=p["nip"], indikator=i["indikator"], periode=slot,
               realisasi=plain(i["realisasi"][slot]), **facts, **more)  # fmt: skip


def rating_block(rng, rows, golden, slots):
    """Say the ratings; `slots` names the period of each row."""
    drawn = [row["p"]["rating"].get(slot) for row, slot in zip(rows, slots, strict=True)]
    both = rng.random() < 0.8
    missing = rng.choice((None, "-"))
    block = []
    for place, key in enumerate(("hasil", "perilaku")[: 2 if both else 1]):
        values = [words.RATINGS[pair[place]] if pair else missing for pair in drawn]
        spelled = [
            cells.ratings(rng, [value])[0] if pair else (missing, None)
            for value, pair in zip(values, drawn, strict=True)
        ]
        block.append(column(key, cells.heading(rng, key), spelled, pegawai=True))
    if both and rng.random() < 0.4:
        made = [(words.PREDICATES[pair] if pair else missing, None) for pair in drawn]
        block.append(column("predikat", cells.heading(rng, "predikat"), made, pegawai=True))
    for row, slot, pair in zip(rows, slots, drawn, strict=True):
        if pair:
            facts = {"rating_hasil_kerja": words.RATINGS[pair[0]]}
            if both:
                facts["rating_perilaku"] = words.RATINGS[pair[1]]
            nip = row["p"]["nip"]
            golden.say("rating", (nip, slot), nip=nip, periode=slot, **facts)
    return block


def remark_block(rng, rows):
    if rng.random() > 0.3:
        return []
    made = [(rng.choice(words.REMARKS), None) for _ in rows]
    return [column("ket", cells.heading(rng, "ket", 0.2), made)]
