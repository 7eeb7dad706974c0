"""The checks of every policy beside the rating: cases/side.toml against what a policy gives."""

import re
from decimal import Decimal

from builders import Q1, cases
from logbook import course, entry, reached
from sides import FAMILY, PP94, SURVEY, assessed, attended, levels, policy, recap, served, survey

from kinerja_cli.rules import (
    achievement_scale,
    credit,
    daily_log,
    recognition,
    sanctions,
    service,
    talent,
    training,
)
from kinerja_cli.rules.numbers import canonical
from kinerja_cli.rules.periods import Period

EXPECTED = cases("side")
MARCH, FEBRUARY, JANUARY = (Period(2024, "bulan", n) for n in (3, 2, 1))
MINUTES = ("1", "31", "61", "91")


def starred(label, note):
    return label + ("*" if note else "")


def disiplin(cuts, expected):
    """Yield (what, got, expected) of an attendance policy."""

    def mark(records, period=MARCH):
        return str(attended(records, period, cuts, PP94).nilai)

    for field, value in expected["satu"].items():
        yield field, mark({MARCH: recap(**{field: 1})}), value
        if field.startswith(("tl", "psw")):
            score = attended({MARCH: recap(**{field: 1})}, MARCH, cuts, PP94)
            (minute,) = re.findall(r"menit ke-(\d+)", score.step.bagian[0].cara)
            yield f"menit {field}", minute, MINUTES[int(field[-1]) - 1]
    lost = {JANUARY: recap(tanpa_keterangan=60), FEBRUARY: recap(hadir=20), MARCH: recap(hadir=20)}
    examples = [
        mark({MARCH: recap(tl1=2, tl3=1, tanpa_keterangan=1)}),
        mark({MARCH: recap(hadir=20)}),
        mark({MARCH: recap(tanpa_keterangan=60)}),
        mark(lost, Q1),
        mark({Q1: recap(tl1=1)}, Q1),
    ]
    yield "contoh", examples, expected["contoh"]


def hukuman_disiplin(days, expected):
    def words(one):
        article = str(one.sumber).removeprefix("PP 94/2021 ") if one else ""
        article = article.removesuffix(", belum dikonfirmasi")
        return f"{one.tingkat}: {one.sanksi} [{article}]" if one else ""

    for count, value in expected["hari"]:
        yield count, words(sanctions.for_days(Decimal(count), days)), value
    for count, value in expected["berturut"]:
        yield count, words(sanctions.for_row(Decimal(count), days)), value


def layanan(skm, expected):
    given = [SURVEY, survey(*[1] * 9), survey(*[4] * 9)]
    indices = [str(served({Q1: one}, policy=skm).nilai) for one in given]
    yield "contoh", indices, expected["contoh"]
    for index, letter in expected["mutu"]:
        score = served({Q1: survey(ikm=index)}, policy=skm)
        yield index, re.search(r"mutu (\w)", score.step.cara)[1], letter
    own = Decimal(expected["contoh"][2])
    for apart, warned in (("0.01", False), ("-0.01", False), ("0.02", True), ("-0.02", True)):
        record = survey(*[4] * 9, ikm=str(own + Decimal(apart)))
        yield f"selisih {apart}", bool(service.apart(str(Q1), record, skm)), warned


def kompetensi(jpm, expected):
    who = {"pimpinan_tinggi": {"jenjang": "Ahli Utama"}, "lainnya": {"jenjang": "Ahli Madya"}}
    for group, placement in who.items():
        for held, category in expected[group]:
            score = assessed({Q1: levels((held, 100))}, policy=jpm, **placement)
            noted = "celah" in score.komponen.step.cara
            yield f"{group} {held}", starred(score.kategori, noted), category
    for pairs, value in expected["jpm"]:
        yield pairs, str(assessed({Q1: levels(*pairs)}, policy=jpm).komponen.nilai), value


def angka_kredit(ak, expected):
    for rung, values in expected["grid"].items():
        year = [credit.credit(name, rung, 12, ak).nilai for name in ak.persen]
        parts = [credit.credit("Baik", rung, months, ak).nilai for months in (1, 5, 7)]
        yield rung, [str(one) for one in (*year, *parts)], values
    for name, rung, months, value in expected["cetak"]:
        made = credit.credit(name, rung, months, ak).nilai
        yield (name, rung, months), str(credit.printed(made, ak)), value
    for rung, golongan, rank, following in expected["kebutuhan"]:
        need = credit.remaining(Decimal(0), rung, golongan, ak)
        yield (
            (rung, golongan),
            [str(n or "") for n in (need.pangkat, need.jenjang)],
            [rank, following],
        )
    for golongan, low, high, new_low, new_high in expected["lama"]:
        for old, new, beyond in ((low, new_low, -1), (high, new_high, 1)):
            if old:
                edge = credit.integrate(Decimal(old), golongan, ak)
                past = credit.integrate(Decimal(old) + beyond, golongan, ak)
                yield (golongan, old), edge.nilai, Decimal(new)
                noted = ["di luar" in made.step.cara for made in (edge, past)]
                yield (golongan, old, "rentang"), noted, [False, True]


def talenta(nine, expected):
    for predikat, kategori, number in expected["kotak"]:
        placed = talent.place(predikat, None, kategori, nine)
        yield (predikat, kategori), placed.kotak.nomor, number


def skala_capaian(scale, expected):
    for value, label in expected:
        yield value, starred(*achievement_scale.classify(Decimal(value), scale)), label


def rapat(rule, expected):
    """Yield what an office of some size, some past and some sanction gives."""
    kelas = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")

    def person(number, predikat="Sangat Baik", nilai=None, days=91, past=(), years=()):
        value = Decimal(200 - number if nilai is None else nilai)
        past = (*past, "Baik", "Baik")
        return recognition.Standing(
            f"{number:03}", predikat, value, False, days, 91, past, "", tuple(years)
        )

    def awards(people):
        return recognition.recognise(people, kelas, rule.penghargaan)

    for count, listed in expected["kuota"]:
        yield f"{count} orang", len(awards(map(person, range(count))).daftar), listed
    yield "hukuman", list(rule.penghargaan.hukuman), expected["hukuman"]
    yield "bulan hukuman", rule.penghargaan.hukuman_bulan, expected["hukuman_bulan"]
    for name, listed in expected["calon"]:
        found = awards([person(1, name)]) if name in kelas else None
        yield name, bool(found and found.daftar), listed

    def fresh(count, days, predikat):
        past = ("Baik",) * (count - 1)
        return recognition.Standing("1", predikat, Decimal(1), False, days, 91, past)

    for count, days, awarded, guided in expected["syarat"]:
        got = recognition.guide([fresh(count, days, "Kurang")], kelas, rule.pembinaan, 3)
        may = [len(awards([fresh(count, days, "Sangat Baik")]).daftar), len(got.daftar)]
        yield (count, days), may, [awarded, guided]
    for years, noted in expected["talenta"]:
        (one,) = awards([person(1, years=years)]).daftar
        yield years, one.talenta, noted
    for past, months, forms, over in expected["pembinaan"]:
        name, *before = past
        found = recognition.guide([person(1, name, past=before)], kelas, rule.pembinaan, months)
        (one,) = found.daftar or [None]
        got = [" + ".join(one.bentuk), one.lewat] if one else ["", False]
        yield (past, months), got, [forms, over]
    yield "jarak", str(rule.perbatasan.nilai), expected["jarak"]
    yield "jarak_sebutan", str(rule.perbatasan.sebutan), expected["jarak_sebutan"]
    for change, word in expected["selisih"]:
        then = recognition.Reached("Baik", Decimal(95), "a")
        now = recognition.Reached("Baik", Decimal(95) + Decimal(change), "a")
        yield change, recognition.compare(then, now, kelas, rule.selisih), word


def pengembangan(rules, expected):
    def left(jp):
        return canonical(training.hours([course("1", jp)], "PNS", rules).sisa)

    yield "sisa", [left(jp) for jp in ("0", "19.5", "20", "21")], expected["sisa"]
    yield "pppk", training.summary(rules)[2][0], expected["pppk"]
    rows = [reached(value) for value in ("90", "89.99", "100")]
    found = training.needs([("1", (), rows)], rules)
    weak = [str(row.capaian) for need in found for who in need.orang for row in who.indikator]
    yield "lemah", weak, expected["lemah"]


def log_harian(rules, expected):
    def told(kind, entries):
        return any(one.kode == kind for one in daily_log.signals(entries, {}, rules))

    yield "efektif", daily_log.summary(rules)[1][0], expected["efektif"]
    for minutes, value in expected["menit"]:
        yield f"menit {minutes}", told(daily_log.BERLEBIH, [entry(1, menit=minutes)]), value
    for late, value in expected["mundur"]:
        made = entry(1, waktu_input=f"2024-01-{1 + late:02d}")
        yield f"mundur {late}", told(daily_log.MUNDUR, [made]), value
    for count, letters, value in expected["sama"]:
        made = [entry(day, kegiatan="x" * letters) for day in range(1, count + 1)]
        yield f"sama {count} {letters}", told(daily_log.SAMA, made), value
    for count, on, value in expected["borongan"]:
        made = [
            entry(1 + n % on, kegiatan=f"Kegiatan {n}", status="disetujui", validator="Ibu Rina",
                  tanggal_validasi="2024-03-29")
            for n in range(count)
        ]  # fmt: skip
        yield f"borongan {count} {on}", told(daily_log.BORONGAN, made), value


CHECKS = {
    "pengembangan": pengembangan,
    "log-harian": log_harian,
    "disiplin": disiplin,
    "hukuman-disiplin": hukuman_disiplin,
    "layanan": layanan,
    "kompetensi": kompetensi,
    "angka-kredit": angka_kredit,
    "talenta": talenta,
    "skala-capaian": skala_capaian,
    "rapat": rapat,
}


def failures(policy_id, texts):
    """Return the checks of a policy that fail under `texts`: (what, got, expected).

    Raises:
        ConfigError, ValueError: the policy cannot be read, or refuses what it must answer.
    """
    family = FAMILY[policy_id]
    made = CHECKS[family](policy(policy_id, texts), EXPECTED[family][policy_id])
    return [check for check in made if check[1] != check[2]]
