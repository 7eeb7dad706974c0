"""Who is on the lists of an evaluation meeting: penghargaan, pembinaan, and how they fared since.

Lists for people to talk about, never a decision. The order in which people are given changes nothing,
everybody tied at the cut is on the list, and a better score never takes anybody off it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.meeting_policy import AwardRule, GuidanceRule, Terms
from kinerja_cli.rules.numbers import HUNDRED, show

LEBIH_BAIK, SAMA, LEBIH_BURUK = "lebih baik", "sama", "lebih buruk"
TIDAK_SEBANDING, TANPA_PREDIKAT = "tidak sebanding", "belum ada predikat"

HEAD = "pimpinan unit dinilai oleh pejabat di atasnya, tidak di rapat ini"
NO_VALUE = "tidak ada nilai untuk menentukan urutan"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules read of one employee.

    Attributes:
        nilai: what the policy orders by: the nilai akhir, without one the nilai hasil kerja.
        hari, hari_periode: days of the period in this office, and of the period.
        riwayat: predikat of the periods before, the newest first; None: there was none.
        hukuman: the sanction on record as words, "" for none.
        tahunan: predikat of the whole years up to the period's end, the newest first.
    """

    nip: str
    predikat: str | None
    nilai: Decimal | None
    pimpinan: bool
    hari: int
    hari_periode: int
    riwayat: tuple[str | None, ...] = ()
    hukuman: str = ""
    tahunan: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate for penghargaan.

    Attributes:
        peringkat: place among those who may be ranked; equals share the better place.
        seri: whether they are on the list beyond its number because they equal the last one.
        berturut: periods in a row with such a predikat, this one included.
        talenta: whether the years in a row suffice for the talent pool.
    """

    nip: str
    peringkat: int
    seri: bool
    berturut: int
    talenta: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody whose predikat would put them on a list and who is named apart; why, each a phrase."""

    nip: str
    sebab: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecognitionResult:
    """The list for penghargaan.

    Attributes:
        berpredikat: how many have a predikat, heads of unit not counted; `kuota` follows from it.
        diperingkat: how many were ranked; batas: the last nilai that is on the list.
    """

    daftar: tuple[Candidate, ...]
    disisihkan: tuple[Aside, ...]
    berpredikat: int
    kuota: int
    diperingkat: int
    batas: Decimal | None


@dataclass(frozen=True, slots=True)
class Guided:
    """Somebody on the list for pembinaan.

    Attributes:
        berturut: periods in a row with such a predikat, this one included.
        lewat: whether the time to improve has passed.
    """

    nip: str
    bentuk: tuple[str, ...]
    berturut: int
    lewat: bool


@dataclass(frozen=True, slots=True)
class GuidanceResult:
    """The list for pembinaan, the lowest predikat first; that order is no ranking."""

    daftar: tuple[Guided, ...]
    disisihkan: tuple[Aside, ...]


def recognise(
    people: Iterable[Standing], kelas: Sequence[str], rule: AwardRule
) -> RecognitionResult:
    """Return the candidates for penghargaan; `kelas` are the classes, the best first."""
    graded = [one for one in people if one.predikat]
    count = sum(not one.pimpinan for one in graded)
    quota = _quota(count, rule)
    wanted = _up_from(kelas, rule.predikat)
    may, aside = _parted((one for one in graded if one.predikat in wanted), rule.syarat, rule)
    # A class that this policy does not know stands behind those that it knows.
    places = {name: at for at, name in enumerate(kelas)}
    keys = {
        one.nip: (places.get(one.predikat or "", len(kelas)), -(one.nilai or Decimal(0)))
        for one in may
    }
    ordered = sorted(may, key=lambda one: (keys[one.nip], one.nip))
    last = keys[ordered[min(quota, len(ordered)) - 1].nip] if quota and ordered else None
    listed = [one for one in ordered if last is not None and keys[one.nip] <= last]
    tied = {one.nip for one in listed if keys[one.nip] == last} if len(listed) > quota else set()
    return RecognitionResult(
        tuple(
            Candidate(
                one.nip,
                1 + sum(keys[other.nip] < keys[one.nip] for other in listed),
                one.nip in tied,
                _in_a_row(one, wanted),
                _talent(one, rule),
            )
            for one in listed
        ),
        aside,
        count,
        quota,
        len(may),
        listed[-1].nilai if listed else None,
    )


def _quota(count: int, rule: AwardRule) -> int:
    share = int(rule.persen * count / HUNDRED)
    return min(max(share, rule.paling_sedikit), rule.paling_banyak)


def _up_from(kelas: Sequence[str], named: Sequence[str]) -> frozenset[str]:
    """Return the named classes and every better one."""
    known = [kelas.index(name) for name in named if name in kelas]
    return frozenset([*named, *kelas[: max(known) + 1]]) if known else frozenset(named)


def _parted(
    people: Iterable[Standing], terms: Terms, award: AwardRule | None
) -> tuple[list[Standing], tuple[Aside, ...]]:
    """Return who may be on a list, and who is named apart."""
    may, aside = [], []
    for one in sorted(people, key=lambda one: one.nip):
        why = _obstacles(one, terms, award)
        if why:
            aside.append(Aside(one.nip, why))
        else:
            may.append(one)
    return may, tuple(aside)


def _obstacles(one: Standing, terms: Terms, award: AwardRule | None) -> tuple[str, ...]:
    found = [HEAD] if one.pimpinan else []
    if one.hari * HUNDRED < terms.bagian_persen * one.hari_periode:
        found.append(
            f"bertugas di unit ini {one.hari} dari {one.hari_periode} hari, kurang dari "
            f"{show(terms.bagian_persen)} persen"
        )
    scored = sum(1 for name in (one.predikat, *one.riwayat) if name)
    if scored < terms.periode_minimal:
        found.append(f"baru {scored} periode berpredikat, paling sedikit {terms.periode_minimal}")
    if award is not None:
        if one.hukuman:
            found.append(f"hukuman disiplin tercatat: {one.hukuman}")
        if one.nilai is None:
            found.append(NO_VALUE)
    return tuple(found)


def _in_a_row(one: Standing, classes: frozenset[str]) -> int:
    """Return for how many periods up to this one the predikat was among some classes."""
    count = 0
    for name in (one.predikat, *one.riwayat):
        if name not in classes:
            break
        count += 1
    return count


def _talent(one: Standing, rule: AwardRule) -> bool:
    years = one.tahunan[: rule.talenta_tahun]
    return len(years) == rule.talenta_tahun and all(name == rule.talenta for name in years)


def guide(
    people: Iterable[Standing], kelas: Sequence[str], rule: GuidanceRule, months: int
) -> GuidanceResult:
    """Return who is on the list for pembinaan: everybody with such a predikat, nobody else.

    Args:
        people: the employees of one office.
        kelas: the classes of the policy, the best first.
        rule: the rule of pembinaan.
        months: how many months one period has.
    """
    low = frozenset(rule.bentuk)
    may, aside = _parted((one for one in people if one.predikat in low), rule.syarat, None)
    made = []
    for one in may:
        row = _in_a_row(one, low)
        forms = set(rule.bentuk[one.predikat or ""])
        if row >= rule.berulang:
            forms |= set(rule.bentuk_berulang)
        made.append(
            (one, Guided(one.nip, tuple(sorted(forms)), row, row * months >= rule.kesempatan_bulan))
        )
    worst = {name: -at for at, name in enumerate(kelas)}
    made.sort(
        key=lambda pair: (worst.get(pair[0].predikat or "", 0), -pair[1].berturut, pair[0].nip)
    )
    return GuidanceResult(tuple(one for _, one in made), aside)


@dataclass(frozen=True, slots=True)
class Reached:
    """What somebody reached in one period; `kebijakan` is the regulation behind it."""

    predikat: str | None
    nilai: Decimal | None
    kebijakan: str


def compare(then: Reached, now: Reached, kelas: Sequence[str], selisih: Decimal) -> str:
    """Return where somebody stands against an earlier period.

    The predikat decides; under the same one the nilai does, from `selisih` on. Two regulations are
    compared by predikat alone, and only where both name it.
    """
    if not then.predikat or not now.predikat:
        return TANPA_PREDIKAT
    if then.predikat not in kelas or now.predikat not in kelas:
        return TIDAK_SEBANDING
    steps = kelas.index(then.predikat) - kelas.index(now.predikat)
    if steps:
        return LEBIH_BAIK if steps > 0 else LEBIH_BURUK
    if then.kebijakan != now.kebijakan or then.nilai is None or now.nilai is None:
        return SAMA
    change = now.nilai - then.nilai
    if abs(change) < selisih:
        return SAMA
    return LEBIH_BAIK if change > 0 else LEBIH_BURUK
