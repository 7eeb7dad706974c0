"""Random but believable employees, edge cases often. Same policy, count and seed → same people."""

import random
from collections.abc import Iterator
from fractions import Fraction

DA, SE, DB = "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi"
WORDS = [DA, SE, DB]
VALUES = [
    "Berorientasi Pelayanan",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
]
AKIP = ["D", "C", "CC", "B", "BB", "A", "AA"]
OPINI = ["TMP", "TW", "WDP", "WTP"]
TERCAPAI = ["Tidak Tercapai", "Tercapai"]
SCALES = [AKIP, AKIP, OPINI, [DB, SE, DA], TERCAPAI]
METHODS = ["Jumlah", "Rata-rata", "Nilai Terakhir", "Maksimum", "Minimum"]
ORGANISATION = ["Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"]
JOBS = [
    "Analis Kebijakan Ahli Muda",
    "Pranata Komputer Ahli Pertama",
    "Pengelola Keuangan",
    "Kepala Seksi Pelayanan",
    "Kepala Bidang Anggaran",
    "Inspektur Pembantu Wilayah I",
    "Sekretaris Dinas",
    "Guru Ahli Madya",
    "Perawat Terampil",
    "Sekretaris Camat",
]
HEADS = [
    "Kepala Dinas Kesehatan",
    "Kepala Badan Keuangan Daerah",
    "Kepala Satuan Polisi Pamong Praja",
    "Inspektur",
    "Inspektur Daerah",
    "Sekretaris DPRD",
    "Sekretaris Daerah",
    "Camat Sukamaju",
    "Direktur RSUD Harapan",
    "Plt. Kepala Dinas Sosial",
    "Plt Camat Sukajaya",
    "Staf Ahli Bupati Bidang Hukum",
    "Asisten Administrasi Umum",
]  # the last two head no unit
KINDS = ["Fungsional", "Pelaksana", "Administrator", "Pengawas", ""]
TOP_KINDS = [
    "JPT Pratama",
    "Pimpinan Tinggi Pratama",
    "Jabatan Pimpinan Tinggi Pratama",
    "Administrator",
]
QUALITATIVE = [
    "Terlaksana dengan baik",
    "Dokumen tersusun tepat waktu",
    "Baik",
    "Sesuai arahan pimpinan",
]

PERIODS = {
    "permenpanrb-6-2022": ["2024-Q1", "2024-Q2", "2024-Q4", "2024", "2024", "2024-S1", "2024-03"],
    "pp-30-2019": ["2024-Q1", "2024-Q3", "2024", "2024", "2024-S2", "2024-11"],
    "pp-30-2019-360": ["2024-Q2", "2024", "2024", "2024-S1", "2024-08"],
    "standar-daerah": ["2024-Q1", "2024-Q4", "2024", "2024", "2024-S2", "2024-03"],
    "perka-bkn-1-2013": [
        "2020",
        "2020",
        "2019-Q3",
        "2020-S2",
        "2021-S1",
        "2021-Q1",
        "2021-Q2",
        "2020-05",
    ],
    "permenpanrb-8-2021": ["2021-Q3", "2021-Q4", "2021-S2", "2021-S2"],
    "integrasi-2021": ["2021"],
    "kmk-127-2026": ["2026-Q1", "2026-Q3", "2026", "2026", "2026-S1", "2026-05"],
}
# hasil kerja and perilaku in the total, percent
WEIGHTS = {
    "pp-30-2019": (70, 30),
    "pp-30-2019-360": (60, 40),
    "perka-bkn-1-2013": (60, 40),
    "permenpanrb-8-2021": (70, 30),
    "kmk-127-2026": (75, 25),
    "permenpanrb-6-2022": (70, 30),
    "standar-daerah": (80, 20),
}  # the last: only these two of the five, 60 and 15 scaled
TOTAL_EDGES = {
    "perka-bkn-1-2013": [
        "91",
        "90.995",
        "90.99",
        "90.994",
        "90.5",
        "76",
        "75.995",
        "75.99",
        "61",
        "60.995",
        "60.99",
        "51",
        "50.995",
        "50.99",
        "50",
    ],
    "standar-daerah": [
        "95",
        "94.995",
        "94.99",
        "94.994",
        "85",
        "84.995",
        "84.99",
        "70",
        "69.995",
        "69.99",
        "50",
        "49.995",
        "49.99",
        "100",
    ],
    "": [
        "110",
        "109.995",
        "109.99",
        "109.994",
        "110.01",
        "90",
        "89.995",
        "89.99",
        "89.994",
        "70",
        "69.995",
        "69.99",
        "50",
        "49.995",
        "49.99",
        "100",
        "100.01",
    ],
}
WORK_EDGES = [
    "89.99",
    "89.994",
    "89.995",
    "89.996",
    "90",
    "90.004",
    "99.99",
    "99.995",
    "100",
    "100.004",
    "100.005",
    "100.01",
    "105",
    "110",
    "109.995",
    "119.995",
    "120",
    "120.01",
    "150",
    "49.995",
    "50",
    "0",
    "76",
    "91",
    "70",
    "85",
    "95",
]
WHOLE_EDGES = [
    "110",
    "110.4",
    "110.5",
    "110.49",
    "111",
    "101",
    "100.5",
    "100.49",
    "100.4",
    "100",
    "99.5",
    "99.49",
    "99",
    "98",
    "97.89",
    "88",
    "80",
    "79.5",
    "79.49",
    "79",
    "60",
    "59.5",
    "59.49",
    "59",
    "30",
    "0",
    "200",
]


def employees(policy_id: str, count: int, seed: int) -> Iterator[dict]:
    rng = random.Random(f"{policy_id}/{seed}")
    for number in range(count):
        yield employee(policy_id, rng, number)


# ---------------------------------------------------------------- text


def text(number) -> str:
    """Canonical text of a number; what does not end is cut to 6 decimals."""
    number = Fraction(number)
    for places in range(13):
        if (number * 10**places).denominator == 1:
            break
    else:
        places = 6
        number = Fraction(round(number * 10**6), 10**6)
    sign = "-" if number < 0 else ""
    digits = str(int(abs(number) * 10**places)).rjust(places + 1, "0")
    if not places:
        return sign + digits
    whole, part = digits[:-places], digits[-places:].rstrip("0")
    return sign + whole + ("." + part if part else "")


def chance(rng, share) -> bool:
    return rng.random() < share


# ---------------------------------------------------------------- periods


def quarters(period: str) -> list[str]:
    year = period[:4]
    if len(period) == 4:
        return [f"{year}-Q{number}" for number in (1, 2, 3, 4)]
    number = int(period[6])
    return [f"{year}-Q{2 * number - 1}", f"{year}-Q{2 * number}"]


def months(quarter: str) -> list[str]:
    number = int(quarter[6])
    return [f"{quarter[:4]}-{month:02d}" for month in range(3 * number - 2, 3 * number + 1)]


def parts(period: str) -> list[str]:
    if len(period) == 4 or period[5] == "S":
        return quarters(period)
    return months(period) if period[5] == "Q" else []


# ---------------------------------------------------------------- one employee


def employee(policy_id: str, rng: random.Random, number: int) -> dict:
    period = rng.choice(PERIODS[policy_id])
    clean = chance(rng, 0.62)
    leader = chance(rng, 0.35 if policy_id == "permenpanrb-8-2021" else 0.15)
    person = {
        "nip": nip(rng, number),
        "periode": period,
        "jabatan": rng.choice(HEADS if leader else JOBS),
        "jenis_jabatan": rng.choice(TOP_KINDS if leader else KINDS),
        "pimpinan": rng.choice(["", "", "", "Ya" if leader else "Tidak"]),
        "indikator": [],
        "perilaku": {},
        "penetapan": decisions(policy_id, rng),
        "organisasi": rng.choice(ORGANISATION + ["Baik", "Baik", None])
        if leader or chance(rng, 0.3)
        else None,
        "disiplin": None,
        "kompetensi": [],
        "layanan": None,
        "unit_punya": [],
    }
    if chance(rng, 0.03):
        person["pimpinan"] = rng.choice(["Ya", "Tidak"])
    style = rng.random()
    if policy_id == "integrasi-2021":
        two_halves(rng, person, clean)
    elif style < 0.22:
        on_the_edge(policy_id, rng, person)
    else:
        person["indikator"] = indicators(policy_id, rng, period, clean)
        person["perilaku"] = behaviour(policy_id, rng, period, clean)
    only_two = person.pop("tanpa_lainnya", False)
    if (policy_id == "standar-daerah" and not only_two) or policy_id in (
        "permenpanrb-6-2022",
        "kmk-127-2026",
    ):
        other_components(rng, person, clean)
    elif policy_id != "standar-daerah":
        person["unit_punya"] = [
            name for name in ("disiplin", "kompetensi", "layanan") if chance(rng, 0.1)
        ]
    if person["perilaku"] or chance(rng, 0.7):
        person["unit_punya"].append("perilaku")
    if (
        clean
        and not person["penetapan"]["hasil_kerja"]
        and all(
            one["target"] and is_words(one)
            for one in person["indikator"]
            if one["jenis"] != "tambahan"
        )
        and policy_id != "integrasi-2021"
        and chance(rng, 0.7)
    ):
        person["penetapan"]["hasil_kerja"] = rng.choice(WORDS)
    return person


def is_words(indicator) -> bool:
    return all(target in QUALITATIVE for target in indicator["target"].values())


def nip(rng, number) -> str:
    birth = f"{rng.randint(1965, 1998)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    start = f"{int(birth[:4]) + 22}{rng.randint(1, 12):02d}"
    return f"{birth}{start}{rng.randint(1, 2)}{number % 999 + 1:03d}"


def decisions(policy_id, rng) -> dict:
    out = {"hasil_kerja": None, "perilaku": None, "ide_baru": chance(rng, 0.35)}
    if policy_id != "integrasi-2021":
        if chance(rng, 0.2):
            out["hasil_kerja"] = rng.choice(WORDS)
        if chance(rng, 0.2):
            out["perilaku"] = rng.choice(WORDS)
    return out


# ---------------------------------------------------------------- exact edges


def plain_indicator(name="Indikator 1", **fields) -> dict:
    out = {
        "indikator": name,
        "rencana": "",
        "aspek": "",
        "jenis": "utama",
        "polaritas": "",
        "rumus": "",
        "bobot": None,
        "akumulasi": "",
        "target_maksimum": False,
        "target": {},
        "realisasi": {},
    }
    out.update(fields)
    return out


def on_the_edge(policy_id, rng, person):
    """Numbers chosen so that a component or the total lands exactly on a band edge."""
    period = person["periode"]
    person["penetapan"]["hasil_kerja"] = None
    if policy_id == "permenpanrb-8-2021":
        edge = Fraction(rng.choice(WHOLE_EDGES))
        person["indikator"] = indicators_with(rng, period, edge, rng.randint(1, 4), spread=False)
        if chance(rng, 0.5):  # one rencana for everybody else: 120/100/80/60/25
            level, capaian = rng.choice([(120, 105), (100, 100), (80, 85), (60, 65)])
            person["jabatan"], person["jenis_jabatan"], person["pimpinan"] = (
                JOBS[0],
                "Fungsional",
                "",
            )
            person["indikator"] = indicators_with(rng, period, Fraction(capaian), 1)
            total = Fraction(rng.choice(TOTAL_EDGES[""]))
            attitude = (total - Fraction(70, 100) * level) / Fraction(30, 100)
            if 0 <= attitude <= 100:
                person["perilaku"] = {period: [boss(rng, attitude)]}
                return
        person["perilaku"] = {period: [boss(rng, Fraction(rng.randint(500, 1000), 10))]}
        return
    if policy_id in ("permenpanrb-6-2022", "kmk-127-2026") and chance(rng, 0.8):
        edge = Fraction(rng.choice(WORK_EDGES))
        person["indikator"] = indicators_with(rng, period, edge, rng.randint(1, 5))
        if chance(rng, 0.5):
            attitude = Fraction(
                rng.choice(
                    [
                        "91",
                        "90.995",
                        "90.994",
                        "90.99",
                        "76",
                        "75.995",
                        "75.99",
                        "75.994",
                        "90",
                        "89.995",
                        "89.994",
                        "100",
                        "99.995",
                    ]
                )
            )
            person["perilaku"] = {period: [boss(rng, attitude)]}
        else:
            person["perilaku"] = {period: word_edge(rng)}
        return
    person["tanpa_lainnya"] = policy_id == "standar-daerah" and chance(rng, 0.6)
    if policy_id == "standar-daerah" and not person["tanpa_lainnya"]:
        edge = Fraction(rng.choice(WORK_EDGES + ["95", "85", "84.995", "94.995"]))
        person["indikator"] = indicators_with(rng, period, edge, rng.randint(1, 4))
        person["perilaku"] = {period: [boss(rng, min(edge, Fraction(100)))]}
        return
    heavy, light = WEIGHTS[policy_id]
    total = Fraction(rng.choice(TOTAL_EDGES.get(policy_id, TOTAL_EDGES[""])))
    work, attitude = total, min(total, Fraction(100))
    for _ in range(60):
        attitude = Fraction(rng.randint(4000, 10000), 100)
        work = (total - attitude * light / 100) * 100 / heavy
        if (work * 100).denominator == 1 and 0 <= work <= 120:
            break
    else:
        work, attitude = total, min(total, Fraction(100))
    person["indikator"] = indicators_with(
        rng, period, work, rng.randint(1, 4), efficient=policy_id == "perka-bkn-1-2013"
    )
    person["perilaku"] = {period: [boss(rng, attitude)]}


def indicators_with(rng, period, capaian, count, spread=True, efficient=False) -> list[dict]:
    """Indicators whose mean is exactly `capaian` (percent); weights equal or of equal effect."""
    shares = [Fraction(capaian)] * count
    if spread and count > 1 and 3 <= capaian <= 117 and chance(rng, 0.5):
        shares[0] -= 2
        shares[1] += 2
    weight = rng.choice([None, text(Fraction(100, count)) if 100 % count == 0 else "20", "0"])
    out = []
    for number, share in enumerate(shares, 1):
        goal = Fraction(rng.choice([100, 50, 200, 1000, 8, 25]))
        one = plain_indicator(f"Indikator {number}", bobot=weight)
        done = goal * share / 100
        way = rng.random()
        if way < 0.2 and share <= 176 and efficient:
            one["aspek"] = rng.choice(["Waktu", "Biaya"])
            if share >= 76 and share <= 100:
                done = goal * (Fraction("1.76") - share / 100)
            else:
                one["polaritas"] = "naik"
        elif way < 0.4 and share <= 200 and not efficient:
            one["polaritas"] = "turun"
            done = goal * (2 - share / 100)
        one["target"] = {period: text(goal)}
        one["realisasi"] = {period: text(done)}
        out.append(one)
    return out


def boss(rng, value) -> dict:
    """An Atasan whose mean is exactly `value`."""
    value = Fraction(value)
    seven = [value] * 7
    if 3 <= value <= 97 and chance(rng, 0.5):
        seven[0] -= 3
        seven[3] += 3
    count = 7 if chance(rng, 0.6) else rng.choice([2, 4, 5])
    if count < 7:
        seven = [value] * count
    return {
        "penilai": rng.choice(["Atasan", "Atasan", ""]),
        "nip_penilai": "197001011995031001",
        "nilai": {name: text(mark) for name, mark in zip(VALUES, seven)},
        "rating": "",
    }


def word_edge(rng) -> list[dict]:
    """Word means near 2.5 and 1.5."""
    high, low = rng.choice([(DA, SE), (SE, DB), (DA, DB)])
    count = rng.choice([2, 4, 6, 7, 7])
    above = rng.choice([count // 2, (count + 1) // 2])
    marks = [high] * above + [low] * (count - above)
    return [
        {
            "penilai": "Atasan",
            "nip_penilai": "197001011995031001",
            "nilai": dict(zip(VALUES, marks)),
            "rating": "",
        }
    ]


# ---------------------------------------------------------------- indicators


def indicators(policy_id, rng, period, clean) -> list[dict]:
    if chance(rng, 0.01):
        return []
    count = rng.choice([1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12])
    category = policy_id == "permenpanrb-8-2021"
    perka = policy_id == "perka-bkn-1-2013"
    qualitative = chance(rng, 0.06)
    plan_count = rng.randint(1, max(1, count // 2))
    use_plans = chance(rng, 0.75 if category or perka else 0.5)
    out = []
    for number in range(1, count + 1):
        one = plain_indicator(f"Indikator {number}")
        if use_plans and chance(rng, 0.93):
            one["rencana"] = f"Rencana hasil kerja {rng.randint(1, plan_count)}"
        one["aspek"] = rng.choice(["", "Kuantitas", "Kuantitas", "Kualitas", "Waktu", "Biaya"])
        luck = rng.random()
        if number > 1 and luck < 0.13:
            one["jenis"] = "tambahan"
        elif luck < (0.35 if category else 0.2):
            one["jenis"] = "rencana aksi"
        one["polaritas"] = rng.choice(["", "", "naik", "naik", "turun", "stabil"])
        if chance(rng, 0.25):
            one["rumus"] = rng.choice(
                ["naik", "turun-2t", "turun-tr", "stabil", "rentang", "tingkat"]
            )
        one["target_maksimum"] = chance(rng, 0.3 if category else 0.1)
        one["akumulasi"] = rng.choice(METHODS + [""])
        fill(policy_id, rng, one, period, clean, qualitative)
        out.append(one)
    weigh(rng, out, clean)
    return out


def weigh(rng, rows, clean):
    count = len(rows)
    style = rng.random()
    if style < 0.3:
        weights = [None] * count
    elif style < 0.55:
        weights = [100 // count] * count
        weights[0] += 100 - sum(weights)
    elif style < 0.7:
        tenths = [Fraction(20 // count, 20)] * count
        tenths[-1] += 1 - sum(tenths)
        weights = tenths
    elif style < 0.78:
        weights = [0] * count
    elif style < 0.93:
        weights = [Fraction(rng.randint(0, 80), rng.choice([1, 2, 4])) for _ in rows]
    else:
        weights = [rng.choice([0, 10, 20, 30]) for _ in rows]
    for row, weight in zip(rows, weights):
        row["bobot"] = None if weight is None else text(weight)
    for row in rows:
        if row["jenis"] == "tambahan":
            row["bobot"] = rng.choice([None, "2", "5", "10", "0", row["bobot"]])
    if chance(rng, 0.02 if clean else 0.15):
        rng.choice(rows)["bobot"] = None if weights[0] is not None else "10"


def one_target(rng, one):
    """(kind, goal) – a number, a range, a word of a scale or words."""
    luck = rng.random()
    if luck < 0.07:
        return "nol", Fraction(0)
    if luck < 0.15:
        low = Fraction(rng.choice([80, 7, 50, 10, 0, 90]))
        return "rentang", (low, low + rng.choice([1, 5, 10]))
    if luck < 0.24:
        scale = rng.choice(SCALES)
        return "tingkat", (scale, rng.randrange(len(scale)))
    return "angka", Fraction(
        rng.choice(
            [
                1,
                2,
                3,
                4,
                6,
                7,
                12,
                12,
                30,
                85,
                95,
                100,
                100,
                100,
                250,
                1000,
                "97.5",
                "0.8",
                "3.25",
                170395000,
            ]
        )
    )


def realised_share(rng, policy_id) -> Fraction:
    luck = rng.random()
    if luck < 0.3:
        return Fraction(1)
    if luck < 0.4:
        return (
            Fraction(rng.choice(WHOLE_EDGES if policy_id == "permenpanrb-8-2021" else WORK_EDGES))
            / 100
        )
    if luck < 0.47:
        return Fraction(
            rng.choice(["0.76", "0.7599", "0.7601", "0.75", "0.5", "0", "1.76", "2", "2.5"])
        )
    if luck < 0.9:
        return Fraction(rng.randint(60, 125), 100)
    return Fraction(rng.randint(0, 220), 100)


def amount(policy_id, rng, kind, goal, clean) -> str:
    if kind == "tingkat":
        scale, place = goal
        if not clean and chance(rng, 0.05):
            return rng.choice(["95", "Baik", "WTP"])
        return scale[
            max(0, min(len(scale) - 1, place + rng.choice([0, 0, 0, 1, 1, -1, -1, 2, -2, -5])))
        ]
    if kind == "rentang":
        low, high = goal
        return text(
            rng.choice(
                [
                    low,
                    high,
                    (low + high) / 2,
                    low - 1,
                    high + 1,
                    high + Fraction(1, 2),
                    low * Fraction(7, 8),
                    high * 2,
                    Fraction(0),
                ]
            )
        )
    if not clean and chance(rng, 0.03):
        return rng.choice(["selesai", "BB", "80..90"])
    if kind == "nol":
        if clean:
            return "0"
        return rng.choice(["0", "0", "3", "0.5", "12", "-1"])
    if not clean and chance(rng, 0.03):
        return text(-abs(goal) / 10)
    return text(goal * realised_share(rng, policy_id))


def goal_text(kind, goal) -> str:
    if kind == "tingkat":
        return goal[0][goal[1]]
    if kind == "rentang":
        return f"{text(goal[0])}..{text(goal[1])}"
    return text(goal)


def fill(policy_id, rng, one, period, clean, qualitative):
    """Targets and realisations of the period, or of its parts."""
    if qualitative or chance(rng, 0.03):
        one["target"] = {period: rng.choice(QUALITATIVE)}
        if not chance(rng, 0.02 if clean else 0.2):
            one["realisasi"] = {period: rng.choice(["Tercapai sesuai target", "Selesai", "95"])}
        return
    kind, goal = one_target(rng, one)
    if kind == "angka" and chance(rng, 0.02 if not clean or policy_id == "kmk-127-2026" else 0):
        goal = -goal
    pieces = parts(period)
    style = rng.random()
    if not pieces or style < 0.4:
        one["target"][period] = goal_text(kind, goal)
        one["realisasi"][period] = amount(policy_id, rng, kind, goal, clean)
        if pieces and chance(rng, 0.15):  # parts as well: the exact record wins
            for piece in pieces:
                one["target"][piece] = goal_text(kind, goal)
                one["realisasi"][piece] = amount(policy_id, rng, kind, goal, clean)
    else:
        rolled_up(policy_id, rng, one, period, kind, goal, clean)
    if chance(rng, 0.01 if clean else 0.12):  # no realisation at all
        one["realisasi"] = {}
    elif chance(rng, 0.02 if clean else 0.06):  # not due
        one["target"] = {}


def part_goal(rng, kind, goal, count, number, method):
    if kind in ("tingkat", "rentang", "nol"):
        return goal
    if method == "Jumlah":
        return goal / count
    if method == "Nilai Terakhir":
        return goal * Fraction(number, count)
    if method == "Rata-rata" and chance(rng, 0.5):
        return goal + rng.choice([-1, 0, 1, 2]) * abs(goal) / 10
    return goal


def rolled_up(policy_id, rng, one, period, kind, goal, clean):
    pieces = parts(period)
    method = one["akumulasi"] or rng.choice(["Jumlah", "Nilai Terakhir", "Rata-rata"])
    own_target = chance(rng, 0.6)
    part_targets = not own_target or chance(rng, 0.6)
    if own_target:
        one["target"][period] = goal_text(kind, goal)
    missing = None if chance(rng, 0.97 if clean else 0.75) else rng.choice(pieces)
    idle = rng.choice(pieces) if chance(rng, 0.12) else None  # neither target nor realisation
    no_goal = rng.choice(pieces) if chance(rng, 0.1) else None  # realisation without a target
    for number, piece in enumerate(pieces, 1):
        if piece == idle and len(pieces) > 1:
            continue
        small = part_goal(rng, kind, goal, len(pieces), number, method)
        if part_targets and piece != no_goal:
            one["target"][piece] = goal_text(kind, small)
        if piece != missing:
            one["realisasi"][piece] = amount(policy_id, rng, kind, small, clean)
    if (
        len(period) > 4 and part_targets and chance(rng, 0.2)
    ):  # tells the Akumulasi when it is empty
        one["target"][period[:4]] = goal_text(kind, goal)
    if len(period) == 4 and chance(rng, 0.12):  # a half's own record
        half = f"{period}-S{rng.choice([1, 2])}"
        one["target"][half] = goal_text(kind, goal)
        one["realisasi"][half] = amount(policy_id, rng, kind, goal, clean)
        if chance(rng, 0.7):  # and then nothing in its quarters
            for piece in quarters(half):
                one["realisasi"].pop(piece, None)
                if chance(rng, 0.8):
                    one["target"].pop(piece, None)
    if pieces[0][5] == "Q" and chance(rng, 0.08):  # a quarter that exists in months only
        piece = rng.choice(pieces)
        done = one["realisasi"].pop(piece, None)
        if done is not None:
            small = part_goal(rng, kind, goal, 12, 1, method)
            for month in months(piece):
                if chance(rng, 0.5):
                    one["target"][month] = goal_text(kind, small)
                one["realisasi"][month] = amount(policy_id, rng, kind, small, clean)


# ---------------------------------------------------------------- behaviour


def mark(rng, style) -> str:
    if style == "kata":
        return rng.choice([DA, DA, SE, SE, SE, DB])
    if style == "angka":
        return rng.choice(
            [
                str(rng.randint(60, 100)),
                str(rng.randint(70, 100)),
                text(Fraction(rng.randint(1200, 2000), 20)),
                "91",
                "76",
                "90.5",
                "100",
            ]
        )
    return mark(rng, rng.choice(["kata", "angka"]))


def rater(rng, group, number, style, clean) -> dict:
    out = {
        "penilai": group,
        "nip_penilai": f"1980{number:02d}01200501100{number % 10}",
        "nilai": {},
        "rating": "",
    }
    luck = rng.random()
    if luck < 0.12:
        out["rating"] = rng.choice(WORDS)
    elif luck < 0.14 and not clean:
        pass  # an empty row
    else:
        names = VALUES if luck < 0.8 else rng.sample(VALUES, rng.randint(1, 6))
        level = mark(rng, style)
        for name in VALUES:
            if name in names:
                out["nilai"][name] = level if chance(rng, 0.4) else mark(rng, style)
            elif chance(rng, 0.5):
                out["nilai"][name] = None
        if chance(rng, 0.15):
            out["rating"] = rng.choice(WORDS)
    return out


def record(policy_id, rng, style, clean) -> list[dict]:
    luck = rng.random()
    if luck < (0.01 if clean else 0.08):
        groups = {"Diri": 1}
    elif luck < 0.35:
        groups = {rng.choice(["Atasan", "Atasan", "Atasan", ""]): 1}
    elif luck < 0.4 and not clean:
        groups = {rng.choice(["Rekan", "Bawahan"]): rng.randint(1, 3)}
    else:
        groups = {
            "Atasan": rng.choice([1, 1, 1, 2]),
            "Rekan": rng.choice([0, 1, 2, 3, 5]),
            "Bawahan": rng.choice([0, 0, 1, 2, 3]),
            "Diri": rng.choice([0, 1]),
        }
    out = []
    for group, count in groups.items():
        for _ in range(count):
            out.append(rater(rng, group, len(out) + 1, style, clean))
    rng.shuffle(out)
    return out


def behaviour(policy_id, rng, period, clean) -> dict:
    if chance(rng, 0.02 if clean else 0.12):
        return {}
    on_words = policy_id in ("permenpanrb-6-2022", "kmk-127-2026")
    style = rng.choice(
        ["kata", "kata", "angka", "campur"] if on_words else ["angka", "angka", "kata", "campur"]
    )
    pieces = parts(period)
    out = {}
    if not pieces or chance(rng, 0.6):
        out[period] = record(policy_id, rng, style, clean)
        if pieces and chance(rng, 0.15):
            out[rng.choice(pieces)] = record(policy_id, rng, style, clean)
        return out
    for piece in pieces:
        if chance(rng, 0.85):
            out[piece] = record(policy_id, rng, style if chance(rng, 0.9) else "campur", clean)
    if len(period) == 4 and chance(rng, 0.2):  # a half's own record, mostly instead of its quarters
        half = f"{period}-S{rng.choice([1, 2])}"
        out[half] = record(policy_id, rng, style, clean)
        for piece in quarters(half) if chance(rng, 0.7) else []:
            out.pop(piece, None)
    return out


# ---------------------------------------------------------------- the other components


def other_components(rng, person, clean):
    person["disiplin"] = attendance(rng, person["periode"]) if chance(rng, 0.8) else None
    if chance(rng, 0.8):
        for _ in range(rng.randint(1, 9)):
            standard = rng.randint(1, 5)
            entry = {
                "standar": str(standard),
                "pegawai": str(max(1, min(5, standard + rng.choice([0, 0, 0, -1, 1, -2])))),
            }
            if chance(rng, 0.04):
                entry[rng.choice(["standar", "pegawai"])] = None
            person["kompetensi"].append(entry)
    person["layanan"] = (
        rng.choice(["91.48", "88.31", "76.6", "100", "25", "83.335"]) if chance(rng, 0.75) else None
    )
    has = {
        "disiplin": person["disiplin"] is not None,
        "layanan": person["layanan"] is not None,
        "kompetensi": any(one["standar"] and one["pegawai"] for one in person["kompetensi"]),
    }
    for name in ("disiplin", "kompetensi", "layanan"):
        if has[name] or chance(rng, 0.1 if clean else 0.5):
            person["unit_punya"].append(name)


def attendance(rng, period) -> dict:
    out = dict.fromkeys(
        ("tl1", "tl2", "tl3", "tl4", "psw1", "psw2", "psw3", "psw4", "tanpa_keterangan"), "0"
    )
    luck = rng.random()
    if luck < 0.75:
        for name in rng.sample(sorted(out), rng.randint(0, 4)):
            out[name] = str(rng.randint(0, 6))
    elif luck < 0.8:
        out["tanpa_keterangan"] = str(rng.choice([33, 34, 100, 120, 500]))
    elif luck < 0.85:
        out["tl1"] = ""
    out["hukuman"] = rng.choice(["", "", "", "", "Ringan", "Sedang", "Berat"])
    return out


# ---------------------------------------------------------------- 2021


def two_halves(rng, person, clean):
    """Data in the quarters (or the semesters) of both halves of 2021."""
    rows = []
    for half in ("2021-S1", "2021-S2"):
        policy_id = "perka-bkn-1-2013" if half == "2021-S1" else "permenpanrb-8-2021"
        some = indicators(policy_id, rng, half, clean)
        for one in some:
            one["indikator"] += f" {half}"
        rows.extend(some)
        person["perilaku"].update(behaviour(policy_id, rng, half, clean))
        if chance(rng, 0.3):
            shared = plain_indicator(f"Nilai layanan {half}", akumulasi=rng.choice(METHODS + [""]))
            shared["target"] = dict.fromkeys(quarters("2021"), "100")
            shared["realisasi"] = {
                quarter: str(rng.randint(70, 115)) for quarter in quarters("2021")
            }
            if chance(rng, 0.5):
                shared["target"]["2021"] = rng.choice(["400", "100"])
            rows.append(shared)
    person["indikator"] = rows[:12]
    if chance(rng, 0.25):  # a total of a known size: the same numbers in both halves
        attitude = Fraction(rng.choice([100, 100, 90, 85, "66.65"]))
        work = rng.choice(["120", "110", "109.98", "109.97", "105", "100", "85", "65"])
        one = plain_indicator("Jumlah dokumen", rumus="naik", akumulasi="Rata-rata")
        one["target"] = dict.fromkeys(quarters("2021"), "100")
        one["realisasi"] = dict.fromkeys(quarters("2021"), work)
        person["indikator"] = [one]
        person["perilaku"] = {"2021-S1": [boss(rng, attitude)], "2021-S2": [boss(rng, attitude)]}
