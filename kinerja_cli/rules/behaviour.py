"""Perilaku kerja: seven values, mean per rater group, weights over the groups that were heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.band_words import placed
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import BERAKHLAK, BehaviourMark, Inputs
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.periods import Period, every
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.scales import Scale
from kinerja_cli.rules.trace import Step, Words

_DEFAULT_RATER = "Atasan"


@dataclass(frozen=True, slots=True)
class BehaviourScore:
    """The behaviour component.

    Attributes:
        nilai: mean, rounded once; None without marks. On the 0–100 scale when any mark is a
            number, else on the word scale 1–3.
        usulan: the rating it suggests; None without marks, or when the policy rates nothing.
        angka: the same on the 0–100 scale, for policies that add it to a total.
        letak: the value and the edges between which it suggests that rating, in words.
    """

    nilai: Decimal | None
    usulan: str | None
    step: Step
    angka: Decimal | None = None
    temuan: tuple[Finding, ...] = ()
    letak: str | Words = ""


def behave(inputs: Inputs, policy: Policy) -> BehaviourScore:
    """Return the behaviour component of one employee in one period.

    A year (or any period) without marks of its own takes the mean of its parts, and says so.
    """
    used = _used(inputs, inputs.periode, policy)
    numeric = _numeric(used, policy)
    found: list[Finding] = []
    step = _of_period(inputs, inputs.periode, policy, found, numeric=numeric)
    if step is None and (shown := inputs.perilaku.get(str(inputs.periode))):
        step, _ = _period_step(inputs.periode, shown, policy, numeric=numeric)
    if step is None or not isinstance(step.hasil, Decimal):
        why = "belum ada nilai perilaku" if step is None else step.cara
        parts = (step,) if step else ()
        return BehaviourScore(None, None, Step("Perilaku kerja", None, "{0}", (why,), bagian=parts))
    value = policy.rounded(step.hasil)
    scale = policy.perilaku.angka if numeric else policy.perilaku.rating
    own = bool(_counted(inputs.perilaku.get(str(inputs.periode), ()), policy))
    how = "{0}" if own else step.cara
    total = Step(
        "Nilai perilaku kerja",
        value,
        how + " pada skala " + ("0–100" if numeric else "1–3") + ", dibulatkan menjadi {1}",
        (step.hasil, value),
        policy.perilaku.dasar + "; " + policy.pembulatan_dasar,
        bagian=(step,) if own else step.bagian,
    )
    rating: str | None = None
    where: str | Words = ""
    if scale:
        rating = scale.classify(value)
        where = placed("nilai perilaku", value, scale, rating)
    number: Decimal | None = value
    if policy.nilai and not numeric:
        again = _of_period(inputs, inputs.periode, policy, [], numeric=True)
        number = policy.rounded(again.hasil) if again and isinstance(again.hasil, Decimal) else None
    return BehaviourScore(value, rating, total, number, tuple(found), where)


def scale_of(inputs: Inputs, policy: Policy) -> Scale | None:
    """Return the bands that suggest a rating for somebody's marks, by the scale these are on."""
    numeric = _numeric(_used(inputs, inputs.periode, policy), policy)
    return policy.perilaku.angka if numeric else policy.perilaku.rating


def _numeric(used: Sequence[BehaviourMark], policy: Policy) -> bool:
    return policy.perilaku.selalu_angka or any(_is_numeric(mark) for mark in used)


def _of_period(
    inputs: Inputs, period: Period, policy: Policy, found: list[Finding], *, numeric: bool
) -> Step | None:
    """Return the behaviour of one period: its own marks, else the mean of its parts."""
    own = inputs.perilaku.get(str(period), ())
    if _counted(own, policy):
        own_step, notes = _period_step(period, own, policy, numeric=numeric)
        found += notes
        return own_step
    made = [
        step
        for part in _parts(inputs, period, policy)
        if (step := _of_period(inputs, part, policy, found, numeric=numeric)) is not None
    ]
    values = [step.hasil for step in made if isinstance(step.hasil, Decimal)]
    if not values:
        return None
    mean = sum(values, Decimal(0)) / len(values)
    how = "tanpa catatan sendiri, rata-rata {0} periode bagian: (" + " + ".join(map(show, values))
    how += ") ÷ {0} = {1}"
    isi = (Decimal(len(values)), mean)
    basis = policy.perilaku.kelompok_dasar
    return Step(f"Perilaku {period.words}", mean, how, isi, basis, bagian=tuple(made))


def _used(inputs: Inputs, period: Period, policy: Policy) -> list[BehaviourMark]:
    """Return the marks that a period rests on: its own that count, else those of its parts."""
    own = _counted(inputs.perilaku.get(str(period), ()), policy)
    if own:
        return own
    return [mark for part in _parts(inputs, period, policy) for mark in _used(inputs, part, policy)]


def _parts(inputs: Inputs, period: Period, policy: Policy) -> tuple[Period, ...]:
    """Return the parts of a period; of a year its halves when one was judged without quarters."""

    def judged(part: Period) -> bool:
        return bool(_counted(inputs.perilaku.get(str(part), ()), policy))

    if period.jenis == "tahun":
        halves = every(period.tahun, "semester")
        if any(judged(half) and not any(map(judged, half.parts)) for half in halves):
            return halves
    return period.parts


def _counted(marks: Sequence[BehaviourMark], policy: Policy) -> list[BehaviourMark]:
    """Return the marks that count: of groups with a weight that enough raters were heard of."""
    heard: dict[str, list[BehaviourMark]] = {}
    for mark in marks:
        if any(mark.nilai.values()) or mark.rating:
            heard.setdefault(mark.penilai or _DEFAULT_RATER, []).append(mark)
    groups = policy.perilaku.kelompok
    return [
        mark
        for name, members in heard.items()
        if name in groups and groups[name].bobot > 0 and len(members) >= groups[name].minimal
        for mark in members
    ]


def _is_numeric(mark: BehaviourMark) -> bool:
    return any(decimal_or_none(fact.nilai) is not None for fact in mark.nilai.values())


def _worth(text: str, policy: Policy, *, numeric: bool) -> Decimal:
    """Return what one mark counts: the number, or what the policy gives its word."""
    number = decimal_or_none(text)
    if number is not None:
        return number
    return (policy.perilaku.setara if numeric else policy.perilaku.nilai)[text]


def _words_to_numbers(table: Mapping[str, Decimal]) -> str:
    """Return what each rating word counts: "Di Atas = 3, Sesuai = 2, Di Bawah = 1"."""
    return ", ".join(
        f"{word.removesuffix(' Ekspektasi')} = {show(worth)}" for word, worth in table.items()
    )


def _mark_step(
    mark: BehaviourMark, policy: Policy, *, numeric: bool
) -> tuple[Step | None, Finding | None]:
    given = [mark.nilai[name] for name in BERAKHLAK if mark.nilai.get(name)]
    who = mark.penilai or _DEFAULT_RATER
    sources = (mark.asal,) if mark.asal else ()
    if not given:
        if not mark.rating:
            return None, None
        worth = _worth(mark.rating, policy, numeric=numeric)
        how = "rating keseluruhan “{0}” bernilai {1}"
        return Step(who, worth, how, (mark.rating, worth), policy.perilaku.dasar, sources), None
    worths = [_worth(fact.nilai, policy, numeric=numeric) for fact in given]
    mean = sum(worths, Decimal(0)) / len(worths)
    how = "({2}) ÷ {0} nilai = {1}"
    isi: tuple[Decimal | str | Words, ...] = (
        Decimal(len(worths)),
        mean,
        Words(lambda: " + ".join(map(show, worths))),
    )
    basis = policy.perilaku.setara_dasar
    if any(decimal_or_none(fact.nilai) is None for fact in given):
        table = policy.perilaku.setara if numeric else policy.perilaku.nilai
        basis = policy.perilaku.setara_dasar if numeric else policy.perilaku.dasar
        how += "; {3}"
        isi += (Words(lambda: _words_to_numbers(table)),)
    cells = tuple(fact.asal for fact in given if fact.asal) or sources
    step = Step(who, mean, how, isi, basis, cells)
    if len(given) == len(BERAKHLAK):
        return step, None
    missing = Finding(
        "perilaku-sebagian", data={"jumlah": str(len(given))}, asal=mark.asal_kosong or mark.asal
    )
    return step, missing


def _period_step(
    period: Period, marks: Sequence[BehaviourMark], policy: Policy, *, numeric: bool
) -> tuple[Step, list[Finding]]:
    groups: dict[str, list[Step]] = {}
    found = []
    for mark in sorted(marks, key=lambda m: (m.penilai, m.nip_penilai)):
        step, finding = _mark_step(mark, policy, numeric=numeric)
        if finding:
            found.append(finding)
        if step:
            groups.setdefault(mark.penilai or _DEFAULT_RATER, []).append(step)
    rules = policy.perilaku.kelompok
    steps, total, weights = [], Decimal(0), Decimal(0)
    heard: list[tuple[Decimal, Decimal]] = []
    for name, members in groups.items():
        values = [step.hasil for step in members if isinstance(step.hasil, Decimal)]
        mean = sum(values, Decimal(0)) / len(values)
        counts = name in rules and rules[name].bobot > 0 and len(values) >= rules[name].minimal
        weight = rules[name].bobot if counts else Decimal(0)
        how = (
            "rata-rata {0} penilai, bobot kelompok {1}" if counts else "ditampilkan, tidak dihitung"
        )
        steps.append(
            Step(
                f"Kelompok {name}",
                mean,
                how,
                (Decimal(len(values)), weight),
                policy.perilaku.kelompok_dasar,
                bagian=tuple(members),
            )
        )
        if weight:
            heard.append((weight, mean))
        total += weight * mean
        weights += weight
    value = total / weights if weights else None

    def terms() -> str:
        return " + ".join(f"{show(weight)} × {show(mean)}" for weight, mean in heard)

    return Step(
        f"Perilaku {period.words}",
        value,
        "({2}) ÷ {0} = {1}" if weights else "penilai belum cukup",
        (weights, value, Words(terms)) if value is not None else (),
        policy.perilaku.kelompok_dasar,
        bagian=tuple(steps),
    ), found
