"""Random employees, indicators, targets, realisations and ratings: what the sheets shall say."""

from decimal import Decimal
from itertools import pairwise

import layout_words as words

SIZES = {  # least, most, decimals
    "kecil": (1, 24, 0),
    "ratus": (100, 900, 0),
    "ribu": (1000, 45000, 0),
    "uang": (1_200_000, 2_400_000_000, 0),
    "persen": (40, 100, 1),
    "rentang": (20, 90, 1),
    "sedang": (2, 60, 1),
    "indeks": (55, 98, 2),
}


def plain(figure):
    """Write a figure as the goldens do."""
    if isinstance(figure, tuple):
        return "..".join(plain(part) for part in figure)
    if figure is None:
        return None
    text = format(figure, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def nip(rng, year, status, taken):
    while True:
        birth = rng.randint(1970, 1998)
        day = f"{birth}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        sex, number = rng.choice("12"), f"{rng.choice((1, 1, 1, 2, 4, 17, 36)):03}"
        if status == "PPPK":
            middle = f"{rng.randint(2021, min(2024, year))}21"
        else:
            middle = f"{rng.randint(birth + 20, min(birth + 34, 2022))}{rng.randint(1, 12):02}"
        drawn = f"{day}{middle}{sex}{number}"
        if drawn not in taken:
            taken.add(drawn)
            return drawn


def name(rng):
    drawn = f"{rng.choice(words.FIRST)} {rng.choice(words.LAST)}"
    if rng.random() < 0.15:
        drawn = rng.choice(("Suharto", "Kartini", "Linda", "Marno"))
    if rng.random() < 0.2:
        drawn = f"{rng.choice(words.FRONT)} {drawn}"
    if rng.random() < 0.4:
        drawn = f"{drawn}, {rng.choice(words.BACK)}"
    return drawn


def shares(rng, count):
    """Weights that sum to 100."""
    step = Decimal(rng.choice(("5", "5", "1", "2.5")))
    whole = int(100 / step)
    cuts = sorted(rng.sample(range(1, whole), count - 1))
    edges = [0, *cuts, whole]
    return [step * (b - a) for a, b in pairwise(edges)]


def figure(rng, size):
    low, high, places = SIZES[size]
    if size == "uang":
        low, high = rng.choice(((1_200_000, 9_900_000), (100_000_000, 2_400_000_000)))
        drawn = Decimal(rng.randint(low, high))
        return drawn + Decimal("0.5") if rng.random() < 0.3 else drawn // 50_000 * 50_000
    places = rng.randint(0, places)
    drawn = Decimal(rng.randint(low * 10**places, high * 10**places)).scaleb(-places)
    return drawn.quantize(Decimal(1).scaleb(-places))


def near(rng, target):
    """Draw what was reached against a target."""
    low = target[0] if isinstance(target, tuple) else target
    whole = low == low.to_integral_value()
    reached = low * Decimal(rng.choice(("0.6", "0.85", "0.95", "1", "1", "1.05", "1.2")))
    reached = reached.quantize(Decimal(1) if whole and rng.random() < 0.92 else Decimal("0.1"))
    return Decimal(0) if rng.random() < 0.05 else reached


def indicator(rng, drawn, slots, full):
    text, unit, polarity, size = drawn
    additive = size in {"kecil", "ratus", "ribu", "uang"} and polarity == "naik"
    how = rng.choice(("Jumlah", "Nilai Terakhir")) if additive else "Rata-rata"
    base = figure(rng, size)
    if size == "rentang":
        base = (base, base + rng.randint(5, 10))
    targets = {}
    for number, slot in enumerate(slots):
        targets[slot] = base
        if how == "Jumlah":
            targets[slot] = base if rng.random() < 0.5 else figure(rng, size)
        elif how == "Nilai Terakhir":
            targets[slot] = base * (number + 1)
    year = sum(targets.values()) if how == "Jumlah" else targets[slots[-1]]
    reached = {
        slot: near(rng, target) if rng.random() < (0.95 if full else 0.8) else None
        for slot, target in targets.items()
    }
    return {
        "rencana": rng.choice(words.PLANS),
        "indikator": text,
        "aspek": rng.choice(("Kuantitas", "Kualitas", "Waktu")),
        "satuan": unit,
        "polaritas": polarity,
        "akumulasi": how,
        "jenis": "utama",
        "target": year,
        "targets": targets,
        "realisasi": reached,
    }


def rank(rng, status, style):
    if status == "PPPK":
        return rng.choice(("V", "VII", "IX", "X"))
    grade = rng.choice(sorted(words.RANKS))
    return style.format(grade=grade, rank=words.RANKS[grade])


def slots_of(year, grain):
    if grain == "tahun":
        return [str(year)]
    count, mark = {"triwulan": (4, "Q{}"), "semester": (2, "S{}"), "bulan": (12, "{:02}")}[grain]
    return [f"{year}-{mark.format(number)}" for number in range(1, count + 1)]


def draw(rng, grain):
    """Draw a small city: its year, offices and people with all that is known of them."""
    year = rng.choice((2023, 2024, 2025))
    city = rng.choice(words.CITIES)
    capitals, tail = rng.random() < 0.3, rng.random() < 0.4
    offices = rng.sample(sorted(words.OFFICES), rng.choice((1, 1, 2)))
    said = {}
    for office in offices:
        said[office] = f"{office} Kota {city}" if tail else office
        said[office] = said[office].upper() if capitals else said[office]
    slots = slots_of(year, grain)
    style = rng.choice(("{rank}, {grade}", "{rank} ({grade})", "{grade}", "{grade}"))
    people, taken, loud = [], set(), rng.random() < 0.3
    full = rng.random() < 0.3
    for _ in range(rng.randint(1, 12)):
        office = rng.choice(offices)
        status = "PPPK" if rng.random() < 0.3 else "PNS"
        called = name(rng)
        if people and rng.random() < 0.12:
            called = rng.choice(people)["nama"]
        drawn = rng.sample(words.INDICATORS, rng.randint(1, 5))
        person = {
            "nip": nip(rng, year, status, taken),
            "nama": called.upper() if loud else called,
            "unit": said[office],
            "unit_kerja": rng.choice(words.OFFICES[office]),
            "jabatan": rng.choice(words.JOBS),
            "pangkat": rank(rng, status, style),
            "status": status,
            "kelas": rng.randint(5, 12),
            "indikator": [indicator(rng, one, slots, full) for one in drawn],
            "rating": {
                slot: (rng.choice((0, 1, 1, 1, 2)), rng.choice((0, 1, 1, 1, 2)))
                for slot in [*slots, str(year)]
                if rng.random() < 0.7
            },
        }
        for one, share in zip(person["indikator"], shares(rng, len(drawn)), strict=True):
            one["bobot"] = share
        people.append(person)
    signer = {
        "nama": f"Drs. {rng.choice(words.FIRST)} {rng.choice(words.LAST)}, M.Si.".upper(),
        "nip": nip(rng, year, "PNS", taken),
        "pangkat": "Pembina Utama Muda, IV/c",
    }
    units = [unit for unit in said.values() if any(p["unit"] == unit for p in people)]
    return {
        "tahun": year,
        "kota": city,
        "unit": units,
        "huruf_besar": capitals,
        "slot": slots,
        "orang": people,
        "penanda": signer,
        "pptk": all(p["status"] == "PPPK" for p in people),
    }
