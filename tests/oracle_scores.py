"""Oracle: a naive recomputation of scores, written from docs/scoring.md, docs/penilaian.md and
policies/*.toml only. Exact fractions inside, Decimal at the edge. One function a rule."""

import re
import tomllib
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

WIDE = Context(prec=50, rounding=ROUND_HALF_UP)
HUNDRED = Fraction(100)
MONTHS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
DEDUCTION = {
    "tl1": "0.5",
    "tl2": "1",
    "tl3": "1.25",
    "tl4": "1.5",
    "psw1": "0.5",
    "psw2": "1",
    "psw3": "1.25",
    "psw4": "1.5",
    "tanpa_keterangan": "3",
}
HEAD = re.compile(
    r"(plt\b\.?\s*)?(kepala (dinas|badan|satuan)|inspektur(?!\s+pembantu)|sekretaris (dprd|daerah)"
    r"|camat|direktur rsud)\b",
    re.IGNORECASE,
)


# ---------------------------------------------------------------- policies


def load(folder) -> dict:
    """Every *.toml of the folder as id → table, `extends` resolved."""
    raw = {}
    for path in sorted(Path(folder).glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        raw[table["id"]] = table
    return {name: resolved(raw, name) for name in raw}


def resolved(raw: dict, name: str) -> dict:
    table = raw[name]
    if "extends" not in table:
        return table
    own = {key: value for key, value in table.items() if key != "extends"}
    return merged(resolved(raw, table["extends"]), own)


def merged(base: dict, own: dict) -> dict:
    """Tables are merged, lists and scalars are replaced."""
    out = dict(base)
    for key, value in own.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = merged(out[key], value)
        else:
            out[key] = value
    return out


# ---------------------------------------------------------------- numbers


@lru_cache(maxsize=200_000)
def exact(number) -> Fraction:
    """int, Decimal or canonical text → fraction."""
    return Fraction(number)


def half_up(number: Fraction, places: int) -> Fraction:
    scale = 10**places
    shifted = abs(number) * scale + Fraction(1, 2)
    whole = shifted.numerator // shifted.denominator
    return Fraction(whole if number >= 0 else -whole, scale)


def rounded(number: Fraction, places: int) -> Fraction:
    """Half-up at the 15th decimal first, so that thirds settle, then half-up."""
    return half_up(half_up(number, 15), places)


def as_decimal(number) -> Decimal | None:
    if number is None:
        return None
    return WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))


def mean(numbers) -> Fraction:
    numbers = list(numbers)
    return sum(numbers, Fraction(0)) / len(numbers)


# ---------------------------------------------------------------- cells

NUMBER = re.compile(r"-?\d+(\.\d+)?")


@lru_cache(maxsize=200_000)
def cell(text):
    """None, ("angka", n), ("rentang", lo, hi) or ("teks", words)."""
    if text is None or not text.strip():
        return None
    text = text.strip()
    if NUMBER.fullmatch(text):
        return ("angka", Fraction(text))
    low, dots, high = text.partition("..")
    if dots and NUMBER.fullmatch(low) and NUMBER.fullmatch(high):
        return ("rentang", Fraction(low), Fraction(high))
    return ("teks", text)


def filled(text) -> bool:
    return text is not None and text.strip() != ""


# ---------------------------------------------------------------- periods


def kind_of(period: str) -> str:
    if len(period) == 4:
        return "tahun"
    if period[5] == "S":
        return "semester"
    if period[5] == "Q":
        return "triwulan"
    return "bulan"


def quarters_of_half(half: str) -> list[str]:
    year, number = half[:4], int(half[6])
    return [f"{year}-Q{2 * number - 1}", f"{year}-Q{2 * number}"]


def months_of_quarter(quarter: str) -> list[str]:
    year, number = quarter[:4], int(quarter[6])
    return [f"{year}-{month:02d}" for month in range(3 * number - 2, 3 * number + 1)]


def parts_of(indicator: dict, period: str) -> list[str]:
    kind = kind_of(period)
    if kind == "bulan":
        return []
    if kind == "triwulan":
        return months_of_quarter(period)
    if kind == "semester":
        return quarters_of_half(period)
    halves = [f"{period}-S1", f"{period}-S2"]
    if any(stands_for_its_quarters(indicator, half) for half in halves):
        return halves
    return [quarter for half in halves for quarter in quarters_of_half(half)]


def stands_for_its_quarters(indicator: dict, half: str) -> bool:
    """The half has an own realisation and none of its quarters has one; months do not make one."""

    def has_own(period):
        return cell(indicator["realisasi"].get(period)) is not None

    return has_own(half) and not any(has_own(quarter) for quarter in quarters_of_half(half))


# ---------------------------------------------------------------- roll-up


def combined_numbers(numbers: list, method: str) -> Fraction:
    if method == "Jumlah":
        return sum(numbers, Fraction(0))
    if method == "Maksimum":
        return max(numbers)
    if method == "Minimum":
        return min(numbers)
    return half_up(mean(numbers), 15)


def combined(cells: list, method: str):
    if method == "Nilai Terakhir":
        return cells[-1]
    if any(one[0] == "teks" for one in cells):
        return cells[-1]
    if any(one[0] == "rentang" for one in cells):
        low = combined_numbers([one[1] for one in cells], method)
        high = combined_numbers([one[-1] for one in cells], method)
        return ("rentang", low, high)
    return ("angka", combined_numbers([one[1] for one in cells], method))


def method_of(indicator: dict, year: str) -> str:
    """Akumulasi, or the only way that makes the quarters' targets the year's target."""
    if indicator.get("akumulasi"):
        return indicator["akumulasi"]
    annual = cell(indicator["target"].get(year))
    quarters = [cell(indicator["target"].get(f"{year}-Q{number}")) for number in (1, 2, 3, 4)]
    quarters = [one for one in quarters if one is not None]
    if annual is None or not quarters:
        return "Rata-rata"
    fitting = [
        method
        for method in ("Jumlah", "Nilai Terakhir", "Rata-rata")
        if combined(quarters, method) == annual
    ]
    return fitting[0] if len(fitting) == 1 else "Rata-rata"


def target_of(indicator: dict, period: str):
    own = cell(indicator["target"].get(period))
    if own is not None:
        return own
    targets = [target_of(indicator, part) for part in parts_of(indicator, period)]
    found = [one for one in targets if one is not None]
    return combined(found, method_of(indicator, period[:4])) if found else None


def realisation_of(indicator: dict, period: str):
    own = cell(indicator["realisasi"].get(period))
    if own is not None:
        return own
    found = []
    for part in parts_of(indicator, period):
        realised = realisation_of(indicator, part)
        if realised is not None:
            found.append(realised)
        elif target_of(indicator, part) is not None:
            return None  # a due part is missing
    return combined(found, method_of(indicator, period[:4])) if found else None


# ---------------------------------------------------------------- formulas
# Each gives a percentage or None = cannot be computed. T > 0 unless said otherwise.


def formula_naik(target, realised, policy):
    if target == 0:
        return HUNDRED if realised == 0 else None
    if target < 0:
        if policy["capaian"].get("target_negatif") == "terbalik":
            return (1 + (1 - realised / target)) * 100
        return None
    return realised / target * 100


def formula_turun_2t(target, realised, policy):
    if target == 0:
        return HUNDRED if realised <= 0 else Fraction(0)
    if target < 0:
        return None
    return (1 + (1 - realised / target)) * 100


def formula_turun_tr(target, realised, policy):
    if target == 0:
        return HUNDRED if realised <= 0 else Fraction(0)
    if target < 0:
        return None
    if realised <= 0:
        cap = policy["capaian"].get("batas_atas")
        return None if cap is None else exact(cap)
    return target / realised * 100


def formula_stabil(target, realised, policy):
    if target == 0:
        return formula_naik(target, realised, policy)
    if target < 0:
        return None
    percent = realised / target * 100
    if percent > 100:
        percent = 200 - percent
    if "stabil" in policy:
        return interpolated(percent, policy["stabil"]["titik"])
    return percent


def interpolated(percent, points):
    points = [(exact(x), exact(y)) for x, y in points]
    percent = max(percent, points[0][0])
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        if percent <= x2:
            return y1 + (y2 - y1) * (percent - x1) / (x2 - x1)
    return points[-1][1]


def formula_efisiensi(target, realised, policy):
    realised = max(realised, Fraction(0))
    if target <= 0:
        return formula_turun_2t(target, realised, policy)
    factor = exact(policy["efisiensi"]["pengali"])
    limit = exact(policy["efisiensi"]["batas"])
    base = exact(policy["efisiensi"]["pangkal"])
    efficiency = 100 - realised / target * 100
    value = (factor * target - realised) / target * 100
    if efficiency <= limit:
        return value
    return base - (value - 100)


FORMULAS = {
    "naik": formula_naik,
    "turun-2t": formula_turun_2t,
    "turun-tr": formula_turun_tr,
    "stabil": formula_stabil,
    "efisiensi": formula_efisiensi,
}


def formula_name(policy: dict, indicator: dict) -> str:
    own = indicator.get("rumus") or ""
    if own and own not in ("rentang", "tingkat"):  # these two only affirm the target's shape
        return own
    polarity = indicator.get("polaritas") or ""
    aspect = policy.get("aspek", {}).get(indicator.get("aspek") or "")
    if aspect and polarity not in ("naik", "stabil"):
        return aspect["rumus"]
    return policy["rumus"][polarity or "naik"]["rumus"]


# ---------------------------------------------------------------- capaian


def scale_of(policy: dict, word: str):
    for scale in policy["tingkat"]["skala"].values():
        if word in scale:
            return scale
    return None


def is_qualitative(policy: dict, target) -> bool:
    return target[0] == "teks" and scale_of(policy, target[1]) is None


def level_percent(policy: dict, target_word: str, realised):
    """Ordered categories: at target 100, so much for each class above or below."""
    scale = scale_of(policy, target_word)
    if realised[0] != "teks" or realised[1] not in scale:
        return None
    step = scale.index(realised[1]) - scale.index(target_word)
    rule = policy["tingkat"]
    if step >= 0:
        return HUNDRED + step * exact(rule["naik_per_kelas"])
    return max(HUNDRED + step * exact(rule["turun_per_kelas"]), exact(rule["batas_bawah"]))


def raw_percent(policy: dict, indicator: dict, target, realised):
    if target[0] == "teks":
        return level_percent(policy, target[1], realised)
    if realised[0] != "angka":
        return None
    number = realised[1]
    goal = target[1]
    if target[0] == "rentang":
        low, high = target[1], target[2]
        if low <= number <= high:
            return HUNDRED
        goal = low if number < low else high
    return FORMULAS[formula_name(policy, indicator)](goal, number, policy)


def limited(policy: dict, percent):
    rule = policy["capaian"]
    if "batas_bawah" in rule:
        percent = max(percent, exact(rule["batas_bawah"]))
    if "batas_atas" in rule:
        percent = min(percent, exact(rule["batas_atas"]))
    if "desimal" in rule:
        percent = rounded(percent, rule["desimal"])
    return percent


class Row:
    """An indicator that is due in the period."""

    def __init__(self, policy, indicator, period):
        self.indicator = indicator
        self.extra = indicator["jenis"] == "tambahan"
        self.target = target_of(indicator, period)
        self.due = self.target is not None
        self.realised = realisation_of(indicator, period) if self.due else None
        self.qualitative = self.due and is_qualitative(policy, self.target)
        if self.due and self.realised is None and policy["kosong"]["realisasi"] == "nol":
            self.realised = ("angka", Fraction(0))
        self.percent = None
        if self.realised is not None and not self.qualitative:
            percent = raw_percent(policy, indicator, self.target, self.realised)
            self.percent = None if percent is None else limited(policy, percent)


# ---------------------------------------------------------------- hasil kerja


def result_of_work(policy, employee, rows, period):
    """(value or None, reasons, nothing lacks but a number: only qualitative targets, all realised)."""
    reasons = set()
    main = [row for row in rows if row.due and not row.extra]
    if not main:
        return None, {"tanpa-target"}, False
    way = policy["hasil_kerja"]["cara"]
    if way == "tertimbang":  # also among those whose realisation is still missing
        weights = [filled(row.indicator.get("bobot")) for row in main if not row.qualitative]
        if any(weights) and not all(weights):
            reasons.add("bobot-sebagian")
    if policy["kosong"]["realisasi"] == "abaikan":
        main = [row for row in main if row.realised is not None]
        if not main:
            return None, reasons | {"realisasi-kosong"}, False
    if any(row.realised is None for row in main):
        reasons.add("realisasi-kosong")
    counted = [row for row in main if not row.qualitative]
    if any(row.realised is not None and row.percent is None for row in counted):
        reasons.add("capaian-tidak-terhitung")
    if reasons:
        return None, reasons, False
    if not counted:
        return None, reasons, True
    if way == "tertimbang":
        value = weighted_mean(counted)
    elif way == "kegiatan":
        value = mean_of_activities(counted)
    else:
        value = value_by_category(policy, employee, counted, rows, period)
    return rounded(value, policy["pembulatan"]["desimal"]), reasons, False


def weighted_mean(rows):
    if not filled(rows[0].indicator.get("bobot")):
        return mean(row.percent for row in rows)
    weights = [exact(row.indicator["bobot"]) for row in rows]
    if sum(weights) == 0:
        return mean(row.percent for row in rows)
    total = sum(weight * row.percent for weight, row in zip(weights, rows))
    return total / sum(weights)


def plans(rows):
    """Rows of the same rencana together; a row without rencana stands alone."""
    groups = {}
    for number, row in enumerate(rows):
        plan = (row.indicator.get("rencana") or "").strip()
        groups.setdefault(plan or number, []).append(row)
    return list(groups.values())


def mean_of_activities(rows):
    return mean(mean(row.percent for row in group) for group in plans(rows))


# PermenPANRB 8/2021


def value_by_category(policy, employee, counted, rows, period):
    extra = [row for row in rows if row.extra and row.percent is not None]
    rule = policy["hasil_kerja"]
    if on_the_line(employee):
        main = main_value_leader(rule, counted, period)
        pairs = [line_value(rule["pimpinan"], row) for row in extra]
    else:
        main = main_value_staff(rule["pegawai"], counted)
        pairs = [staff_value(rule["pegawai"], row) for row in extra]
    total = main + extra_value(rule["tambahan"], extra, pairs)
    return min(total, exact(rule["batas_atas"]))


def on_the_line(employee) -> bool:
    kind = (employee.get("jenis_jabatan") or "").strip().casefold()
    return is_head(employee) or kind.startswith(
        ("jpt", "pimpinan tinggi", "jabatan pimpinan tinggi")
    )


def line_value(rule, row):
    """(kategori, nilai) of one indicator of a leader."""
    percent = row.percent
    if row.indicator.get("target_maksimum") and percent == 100:
        return "Sangat Baik", exact(rule["target_maksimum"])
    for line in rule["garis"]:
        if "lebih_dari" in line:
            if percent > exact(line["lebih_dari"]):
                return line["kategori"], exact(line["nilai"])
        elif "sampai" not in line:
            if percent == exact(line["dari"]):
                return line["kategori"], exact(line["nilai"])
        elif exact(line["dari"]) <= percent <= exact(line["sampai"]):
            start, end = exact(line["dari"]), exact(line["sampai"])
            low, high = exact(line["nilai_dari"]), exact(line["nilai_sampai"])
            return line["kategori"], low + (high - low) * (percent - start) / (end - start)
    raise ValueError(f"no line for {percent}")


def main_value_leader(rule, counted, period):
    key = "bobot_periodik" if kind_of(period) in ("bulan", "triwulan") else "bobot"
    weights = rule["pimpinan"][key]
    actions = [row for row in counted if row.indicator["jenis"] == "rencana aksi"]
    main = [row for row in counted if row.indicator["jenis"] != "rencana aksi"]
    total = weight_sum = Fraction(0)
    for weight, group in ((weights["utama"], main), (weights["rencana_aksi"], actions)):
        if group:
            total += exact(weight) * mean(line_value(rule["pimpinan"], row)[1] for row in group)
            weight_sum += exact(weight)
    return total / weight_sum


def category_of(rule, percent) -> str:
    for band in rule["kategori"]:
        if "minimal" not in band or percent >= exact(band["minimal"]):
            return band["kelas"]
    raise ValueError("no category")


def staff_value(rule, row):
    category = category_of(rule, row.percent)
    return category, exact(rule["nilai"][category])


def category_of_plan(rule, categories: list[str]) -> str:
    if len(categories) == 1:
        return categories[0]
    for line in rule["gabungan"]:
        if "kategori" not in line or categories.count(line["kategori"]) >= line["sedikitnya"]:
            return line["menjadi"]
    raise ValueError("no rule")


def main_value_staff(rule, counted):
    values = []
    for group in plans(counted):
        category = category_of_plan(rule, [category_of(rule, row.percent) for row in group])
        values.append(exact(rule["nilai"][category]))
    return mean(values)


def extra_value(rule, rows, pairs):
    total = Fraction(0)
    for row, (category, value) in zip(rows, pairs):
        weight = row.indicator.get("bobot")
        weight = exact(weight) if filled(weight) else exact(rule["bobot_bawaan"])
        total += exact(rule["persen"][category]) / 100 * weight / 100 * value
    return min(total, exact(rule["batas_atas"]))


# ---------------------------------------------------------------- perilaku

WORDS = ("Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi")


def marks_of(rater: dict) -> list[str]:
    """The filled values, or the rater's overall rating when all seven are empty."""
    marks = [mark for mark in (rater.get("nilai") or {}).values() if filled(mark)]
    if not marks and filled(rater.get("rating")):
        marks = [rater["rating"]]
    return marks


def counted_groups(policy, raters) -> dict:
    """group → list of raters' marks, only the groups that count."""
    groups = {}
    for rater in raters:
        marks = marks_of(rater)
        if marks:
            groups.setdefault(rater.get("penilai") or "Atasan", []).append(marks)
    counted = {}
    for name, group in groups.items():
        rule = policy["perilaku"]["kelompok"].get(name)
        if isinstance(rule, dict) and rule["bobot"] > 0 and len(group) >= rule.get("minimal", 1):
            counted[name] = group
    return counted


def has_counted_record(policy, employee, period) -> bool:
    """Not of Diri alone, of groups that do not count, or without any mark."""
    return bool(counted_groups(policy, (employee.get("perilaku") or {}).get(period) or []))


def behaviour_periods(policy, employee, period) -> list:
    """The period itself when it has a record that counts, else its parts, as a nested list."""
    if has_counted_record(policy, employee, period):
        return [period]
    kind = kind_of(period)
    if kind == "bulan":
        names = []
    elif kind == "triwulan":
        names = months_of_quarter(period)
    elif kind == "semester":
        names = quarters_of_half(period)
    else:
        halves = [f"{period}-S1", f"{period}-S2"]
        names = [quarter for half in halves for quarter in quarters_of_half(half)]
        for half in halves:
            in_quarters = any(
                behaviour_periods(policy, employee, quarter) for quarter in quarters_of_half(half)
            )
            if has_counted_record(policy, employee, half) and not in_quarters:
                names = halves
    parts = [behaviour_periods(policy, employee, name) for name in names]
    return [part for part in parts if part]


def flat(tree) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    return [leaf for branch in tree for leaf in flat(branch)]


def mark_value(policy, mark, on_words: bool) -> Fraction:
    rule = policy["perilaku"]
    if mark in WORDS:
        return exact(rule["nilai"][mark] if on_words else rule["setara"][mark])
    return exact(mark)


def value_of_record(policy, raters, on_words):
    groups = counted_groups(policy, raters)
    if not groups:
        return None
    total = weight_sum = Fraction(0)
    for name, group in groups.items():
        weight = exact(policy["perilaku"]["kelompok"][name]["bobot"])
        total += weight * mean(
            mean(mark_value(policy, mark, on_words) for mark in marks) for marks in group
        )
        weight_sum += weight
    return total / weight_sum


def value_of_tree(policy, employee, tree, on_words):
    if isinstance(tree, str):
        return value_of_record(policy, employee["perilaku"][tree], on_words)
    values = [value_of_tree(policy, employee, branch, on_words) for branch in tree]
    values = [value for value in values if value is not None]
    return mean(values) if values else None


def behaviour(policy, employee, period):
    """(value as shown, on the word scale?, value on 0–100)."""
    tree = behaviour_periods(policy, employee, period)
    marks = [
        mark
        for leaf in flat(tree)
        for group in counted_groups(policy, employee["perilaku"][leaf]).values()
        for rater in group
        for mark in rater
    ]
    if not marks:
        return None, False, None
    places = policy["pembulatan"]["desimal"]
    hundred = rounded(value_of_tree(policy, employee, tree, False), places)
    on_words = policy["perilaku"]["skala"] == "sebutan" and all(mark in WORDS for mark in marks)
    if not on_words:
        return hundred, False, hundred
    return rounded(value_of_tree(policy, employee, tree, True), places), True, hundred


# ---------------------------------------------------------------- other components


def discipline(employee, period):
    record = employee.get("disiplin")
    if record is None:
        return None
    months = MONTHS[kind_of(period)]
    total = Fraction(0)
    for name, percent in DEDUCTION.items():
        if filled(record.get(name)):
            total += exact(record[name]) * exact(percent)
    total = min(total, Fraction(100 * months))
    return rounded(max(100 - total / months, Fraction(0)), 2)


def competence(employee):
    pairs = [
        (exact(one["standar"]), exact(one["pegawai"]))
        for one in employee.get("kompetensi") or []
        if filled(one.get("standar")) and filled(one.get("pegawai"))
    ]
    required = sum(standard for standard, _ in pairs)
    if required == 0:
        return None
    held = sum(min(own, standard) for standard, own in pairs)
    return rounded(held / required * 100, 2)


def service(employee):
    text = employee.get("layanan")
    return rounded(exact(text), 2) if filled(text) else None


# ---------------------------------------------------------------- bands and heads


def band(bands, value, new_idea=False) -> str:
    for one in bands:
        if one.get("syarat") == "ide-baru" and not new_idea:
            continue
        if "lebih_dari" in one:
            if value > exact(one["lebih_dari"]):
                return one["kelas"]
        elif "minimal" not in one or value >= exact(one["minimal"]):
            return one["kelas"]
    raise ValueError("no band")


def is_head(employee) -> bool:
    if employee.get("pimpinan") == "Ya":
        return True
    if employee.get("pimpinan") == "Tidak":
        return False
    return HEAD.match((employee.get("jabatan") or "").strip()) is not None


def under_ceiling(policy, predicate, sanction):
    """The best predicate somebody under that sanction can have."""
    best = policy["predikat"].get("hukuman", {}).get(sanction or "")
    if best is None:
        return predicate
    classes = policy["predikat"]["kelas"]
    return classes[max(classes.index(predicate), classes.index(best))]


def weighted_total(policy, values: dict):
    """Components and their weights → total, rounded once more."""
    weights = {name: exact(policy["nilai"]["bobot"][name]) for name in values}
    total = sum(weights[name] * value for name, value in values.items())
    return rounded(total / sum(weights.values()), policy["pembulatan"]["desimal"])


# ---------------------------------------------------------------- one employee


def compute(policies: dict, policy_id: str, employee: dict) -> dict:
    policy = policies[policy_id]
    if policy["jenis"] == "gabungan":
        return compute_joined(policies, policy, employee)
    return compute_single(policy, employee)


def empty_result(employee) -> dict:
    out = {"capaian": [None] * len(employee.get("indikator") or [])}
    for name in (
        "hasil_kerja",
        "perilaku",
        "disiplin",
        "kompetensi",
        "layanan",
        "nilai",
        "rating_hasil_kerja",
        "rating_perilaku",
        "usulan_hasil_kerja",
        "usulan_perilaku",
        "usulan_predikat",
        "predikat",
    ):
        out[name] = None
    out["alasan"] = []
    return out


def compute_single(policy, employee) -> dict:
    period = employee["periode"]
    rows = [Row(policy, indicator, period) for indicator in employee.get("indikator") or []]
    work, reasons, qualitative_only = result_of_work(policy, employee, rows, period)
    out = empty_result(employee)
    out["capaian"] = [as_decimal(row.percent) for row in rows]
    if policy["jenis"] == "matriks":
        by_matrix(policy, employee, period, out, work, reasons, qualitative_only)
    else:
        by_bands(policy, employee, period, out, work, reasons, qualitative_only)
    out["alasan"] = sorted(reasons)
    if reasons:
        out["predikat"] = None
    return out


def by_matrix(policy, employee, period, out, work, reasons, qualitative_only):
    decided = employee.get("penetapan") or {}
    matrix = policy["predikat"]["matriks"]
    attitude, on_words, attitude_hundred = behaviour(policy, employee, period)
    out["hasil_kerja"] = as_decimal(work)
    out["perilaku"] = as_decimal(attitude)
    show_other_components(policy, employee, period, out)

    if work is not None:
        out["usulan_hasil_kerja"] = band(policy["hasil_kerja"]["ambang"], work)
    if attitude is not None:
        table = policy["perilaku"]["rating" if on_words else "angka"]["ambang"]
        out["usulan_perilaku"] = band(table, attitude)
    if out["usulan_hasil_kerja"] and out["usulan_perilaku"]:
        out["usulan_predikat"] = matrix[out["usulan_hasil_kerja"]][out["usulan_perilaku"]]

    if "organisasi" in policy and is_head(employee):
        out["rating_hasil_kerja"] = policy["organisasi"].get(employee.get("organisasi") or "")
        if out["rating_hasil_kerja"] is None:
            reasons.add("predikat-organisasi-kosong")
    else:
        out["rating_hasil_kerja"] = decided.get("hasil_kerja") or out["usulan_hasil_kerja"]
        if qualitative_only and not decided.get("hasil_kerja"):
            reasons.add("perlu-penetapan")
    out["rating_perilaku"] = decided.get("perilaku") or out["usulan_perilaku"]
    if out["rating_perilaku"] is None:
        reasons.add("perilaku-kosong")

    if "nilai" in policy:
        same = policy["perilaku"]["setara"]
        if qualitative_only and decided.get("hasil_kerja"):
            work = exact(same[decided["hasil_kerja"]])
        if attitude_hundred is None and decided.get("perilaku"):
            attitude_hundred = exact(same[decided["perilaku"]])
        if work is not None and attitude_hundred is not None:
            total = weighted_total(policy, {"hasil_kerja": work, "perilaku": attitude_hundred})
            out["nilai"] = as_decimal(total)

    if not reasons:
        out["predikat"] = matrix[out["rating_hasil_kerja"]][out["rating_perilaku"]]


def show_other_components(policy, employee, period, out):
    """Shown where the policy has the table; they decide nothing."""
    if "disiplin" in policy:
        out["disiplin"] = as_decimal(discipline(employee, period))
    if "kompetensi" in policy:
        out["kompetensi"] = as_decimal(competence(employee))
    if "layanan" in policy:
        out["layanan"] = as_decimal(service(employee))


def by_bands(policy, employee, period, out, work, reasons, qualitative_only):
    decided = employee.get("penetapan") or {}
    same = policy["perilaku"]["setara"]
    out["rating_hasil_kerja"] = decided.get("hasil_kerja") or None
    out["rating_perilaku"] = decided.get("perilaku") or None

    if qualitative_only:
        if not decided.get("hasil_kerja"):
            reasons.add("perlu-penetapan")
        else:
            work = exact(same[decided["hasil_kerja"]])
    attitude, _, _ = behaviour(policy, employee, period)
    if attitude is None and decided.get("perilaku"):
        attitude = exact(same[decided["perilaku"]])

    found = {
        "hasil_kerja": work,
        "perilaku": attitude,
        "disiplin": discipline(employee, period),
        "kompetensi": competence(employee),
        "layanan": service(employee),
    }
    values = {}
    cap = policy["nilai"].get("batas_komponen")
    for name in policy["nilai"]["bobot"]:
        value = found[name]
        if value is not None:
            values[name] = value if cap is None else min(value, exact(cap))
            out[name] = as_decimal(values[name])
        elif name != "hasil_kerja":
            nobody = name not in (employee.get("unit_punya") or [])
            if not (nobody and policy["nilai"]["tanpa_data_unit"] == "abaikan"):
                reasons.add(f"{name}-kosong")
    if reasons:
        return
    total = weighted_total(policy, values)
    out["nilai"] = as_decimal(total)
    out["usulan_predikat"] = band(
        policy["predikat"]["ambang"], total, bool(decided.get("ide_baru"))
    )
    sanction = (employee.get("disiplin") or {}).get("hukuman")
    out["predikat"] = under_ceiling(policy, out["usulan_predikat"], sanction)


def compute_joined(policies, policy, employee) -> dict:
    """A year in two parts, each scored in full under its own policy."""
    out = empty_result(employee)
    reasons = set()
    total = weight_sum = Fraction(0)
    out["bagian"] = []
    for part in policy["nilai"]["bagian"]:
        half = dict(employee)
        half["periode"] = f"{employee['periode'][:4]}-{part['periode']}"
        half["penetapan"] = {"hasil_kerja": None, "perilaku": None, "ide_baru": False}
        half["organisasi"] = None
        half["disiplin"] = None
        result = compute_single(policies[part["kebijakan"]], half)
        out["bagian"].append(result)
        reasons.update(result["alasan"])
        if result["nilai"] is not None:
            total += exact(part["bobot"]) * exact(result["nilai"])
            weight_sum += exact(part["bobot"])
    out["alasan"] = sorted(reasons)
    if reasons:
        return out
    value = rounded(total / weight_sum, policy["pembulatan"]["desimal"])
    new_idea = bool((employee.get("penetapan") or {}).get("ide_baru"))
    out["nilai"] = as_decimal(value)
    out["usulan_predikat"] = band(policy["predikat"]["ambang"], value, new_idea)
    out["predikat"] = out["usulan_predikat"]
    return out
