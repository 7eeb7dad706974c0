"""The whole government in one period: office by office, of which only counts are kept."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kinerja_cli.actions import policies
from kinerja_cli.actions.consequences import side_policies
from kinerja_cli.actions.dates import stated_day
from kinerja_cli.actions.views import government_sides, provenance
from kinerja_cli.actions.views.government_tally import Tally, aligned, lead, service_policy, tally
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.reports.build_total import total_of
from kinerja_cli.reports.view import ClassCount, Provenance, TrendPoint
from kinerja_cli.reports.view_ringkasan import (
    ApartView,
    GovernmentReport,
    GroupView,
    LackView,
    ProtestView,
    ReasonView,
    StandingView,
    UnitLine,
    UnscoredView,
)
from kinerja_cli.rules import ranking
from kinerja_cli.rules.consequences import SidePolicies
from kinerja_cli.rules.numbers import HUNDRED, round_half_up
from kinerja_cli.rules.period_cover import months
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.ranking import Candidate, Moments
from kinerja_cli.rules.remedies import remedy
from kinerja_cli.rules.service import ServicePolicy
from kinerja_cli.store import audit
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.inputs import People

_ALL = "Seluruhnya"
_STEP = Decimal(5)
_LOWEST, _HIGHEST = Decimal(80), Decimal(110)
"""A trend is drawn at least this wide, so that small changes do not look large."""


def of_government(views: Views) -> GovernmentReport:
    """Return the report of all offices that were scored in the period."""
    side, survey = side_policies(views.period), _survey(views)
    found = _tallies(views, side, survey)
    groups = _groups(found)
    reasons = _reasons(found)
    protests = _protests(views)
    name = next((text for one in found if (text := views.government(one.unit))), "")
    people, done = sum(one.jumlah for one in found), sum(one.lengkap for one in found)
    return GovernmentReport(
        instansi=name or "Pemerintah Daerah",
        unit=name or "Pemerintah Daerah",
        periode=str(views.period),
        periode_kata=views.period.words,
        unit_dinilai=len(found),
        jumlah=people,
        lengkap=done,
        belum_lengkap=people - done,
        kelompok=groups,
        sebab=reasons,
        kurang=_lacks(found, [one.kode for one in reasons]),
        tanpa_nilai=_unscored(views),
        layanan=tuple(one.layanan for one in found if one.layanan),
        layanan_dasar="; ".join(_service_bases(found, survey)),
        bulan=months(views.period),
        kredit=government_sides.credit(found, side),
        kredit_dasar=side.angka_kredit.head.judul if side.angka_kredit else "",
        jenjang=government_sides.rungs(found, side),
        kotak=government_sides.boxes(found, side),
        kotak_dasar=side.talenta.head.judul if side.talenta else "",
        cakupan=tuple(government_sides.cover(one.unit, [one]) for one in found),
        cakupan_semua=government_sides.cover(_ALL, found),
        keberatan=protests,
        keberatan_terbuka=sum(one.terbuka for one in protests),
        aturan_peringkat=ranking.rules(),
        asal=_provenance(found),
    )


def _tallies(views: Views, side: SidePolicies, survey: ServicePolicy | None) -> list[Tally]:
    """Go through the offices, one after another, in order of their names."""
    units = sorted(
        {stored.unit_id for stored in views.everybody().values()},
        key=lambda unit: (views.names[unit], unit),
    )
    others = [
        (rule.head, rule.belum_dikonfirmasi)
        for rule in (side.angka_kredit, side.talenta, side.kompetensi, survey)
        if rule
    ]
    made = []
    for number, unit in enumerate(units):
        views.progress("mengumpulkan perangkat daerah", number, len(units))
        office = views.office(unit).found
        one = tally(views.names[unit], office, side, survey)
        one.tren = views.trends.of_unit(unit, one.policy.id, total=total_of(one.policy) is not None)
        one.asal = views.provenance(office, others)
        made.append(one)
    views.progress("mengumpulkan perangkat daerah", len(units), len(units))
    return made


def _survey(views: Views) -> ServicePolicy | None:
    """Return the survey regulation for offices whose policy names none; no variant of one."""
    from kinerja_cli.rules import service

    box = policies.library()
    known = [
        service.parse(box.texts, name)
        for name in box.of_family("layanan")
        if "extends" not in tomllib.loads(box.texts[name])
    ]
    fitting = [one for one in known if one.head.berlaku_dari <= views.period.first]
    return max(fitting, key=lambda one: (one.head.berlaku_dari, one.head.id), default=None)


def _service_bases(found: Sequence[Tally], survey: ServicePolicy | None) -> dict[str, None]:
    rules = [service_policy(one.policy) or survey for one in found]
    return dict.fromkeys(rule.head.judul for rule in rules if rule)


def _provenance(found: Sequence[Tally]) -> Provenance:
    return provenance.joined({one.unit: one.asal for one in found if one.asal})


# -- units beside each other ------------------------------------------------------------------


def _groups(found: Sequence[Tally]) -> tuple[GroupView, ...]:
    """Return the offices by policy, the largest group first; one changed text is another policy."""
    by_policy: dict[tuple[str, str], list[Tally]] = {}
    for one in found:
        by_policy.setdefault((one.policy.id, one.policy.sha256), []).append(one)
    ordered = sorted(by_policy.values(), key=lambda group: (-len(group), group[0].policy.id))
    ids = Counter(name for name, _ in by_policy)
    return tuple(_group(group, twice=ids[group[0].policy.id] > 1) for group in ordered)


def _group(group: Sequence[Tally], *, twice: bool) -> GroupView:
    policy = group[0].policy
    total = total_of(policy)
    axis = lead([one.tren for one in group])
    lines = tuple(_line(number, one, axis) for number, one in enumerate(group, 1))
    ranked = ranking.rank([Candidate(one.unit, one.jumlah, one.ukuran) for one in group])
    runs = ", ".join(str(number) for number in sorted({one.proses for one in group}))
    return GroupView(
        kebijakan=policy.id,
        judul=f"{policy.judul}, teks proses {runs}" if twice else policy.judul,
        kelas=policy.predikat.kelas,
        akhir=total,
        kata=total.kata if total else "Nilai hasil kerja",
        unit=lines,
        seluruh=_line(0, _together(group), ()),
        periode=tuple(one.label for one in axis),
        skala=_scale(lines),
        urutan=tuple(
            StandingView(
                one.unit, one.pegawai, one.bernilai, one.rata, one.peringkat, one.dari, one.sampai,
                one.bawah, one.atas,
            )
            for one in ranked.urutan
        ) if len(ranked.urutan) > 1 else (),
        terpisah=tuple(
            ApartView(one.unit, one.pegawai, one.bernilai, one.rata, one.sebab)
            for one in ranked.terpisah
        ),
    )  # fmt: skip


def _together(group: Sequence[Tally]) -> Tally:
    """Return the offices of one policy as if they were one: people count, not offices."""
    whole = Tally(_ALL, group[0].policy, group[0].proses)
    for one in group:
        whole.jumlah += one.jumlah
        whole.hasil.join(one.hasil)
        whole.akhir.join(one.akhir)
        whole.predikat.update(one.predikat)
    return whole


def _line(number: int, one: Tally, axis: Sequence[TrendPoint]) -> UnitLine:
    measure: Moments = one.ukuran
    return UnitLine(
        nomor=number,
        unit=one.unit,
        jumlah=one.jumlah,
        lengkap=one.lengkap,
        persen_lengkap=share(one.lengkap, one.jumlah),
        bernilai=measure.jumlah,
        rata=measure.rata,
        rata_hasil=one.hasil.rata,
        rata_akhir=one.akhir.rata,
        organisasi=one.organisasi,
        distribusi=tuple(
            ClassCount(name, one.predikat[name], share(one.predikat[name], one.lengkap))
            for name in one.policy.predikat.kelas
        ),
        tren=aligned(one.tren, axis),
        usang=one.usang,
    )


def share(part: int, whole: int) -> Decimal:
    """Return a part in percent at one decimal, 0 of nothing."""
    return round_half_up(HUNDRED * part / whole, 1) if whole else Decimal(0)


def _scale(lines: Sequence[UnitLine]) -> tuple[Decimal, Decimal]:
    """Return one scale for all trends of a policy, in whole fives."""
    known = [
        point.nilai
        for line in lines
        for point in line.tren
        if point.nilai is not None and not point.kebijakan
    ]
    low = min([*known, _LOWEST]) / _STEP
    high = max([*known, _HIGHEST]) / _STEP
    return (
        low.to_integral_value(ROUND_FLOOR) * _STEP,
        high.to_integral_value(ROUND_CEILING) * _STEP,
    )


# -- what is missing --------------------------------------------------------------------------


def _reasons(found: Sequence[Tally]) -> tuple[ReasonView, ...]:
    """Return why people have no predikat, the most frequent first."""
    counts: Counter[str] = Counter()
    for one in found:
        counts.update(one.sebab)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ReasonView(code, remedy(code), count) for code, count in ordered)


def _lacks(found: Sequence[Tally], codes: Sequence[str]) -> tuple[LackView, ...]:
    return tuple(
        LackView(
            one.unit,
            one.jumlah,
            len(one.belum),
            tuple(one.sebab[code] for code in codes),
            tuple(one.belum),
        )
        for one in found
        if one.belum
    )


def _unscored(views: Views) -> tuple[UnscoredView, ...]:
    """Return the offices with people whom no run of the period scored, or without any people."""
    people, scored = People(views.connection, audit.head(views.connection).n), views.everybody()
    placed: Counter[int] = Counter()
    missing: Counter[int] = Counter()
    for nip, placements in people.placements.items():
        if where := in_force(placements, views.period):
            placed[where.placement.unit_id] += 1
            missing[where.placement.unit_id] += nip not in scored
    done = {stored.unit_id for stored in scored.values()}
    seen = unit_rows.names_in_sight(views.connection)
    listed = [unit for unit in {*seen, *placed} if missing[unit] or unit not in done]
    return tuple(
        UnscoredView(views.names[unit], placed[unit], missing[unit])
        for unit in sorted(listed, key=lambda unit: (unit in done, views.names[unit]))
    )


def _protests(views: Views) -> tuple[ProtestView, ...]:
    """Return the objections by the office where their writer is scored, most open ones first."""
    found: dict[str, ProtestView] = {}
    scored = views.everybody()
    for one in views.objections:  # the oldest first
        stored = scored.get(one.nip)
        unit = views.names[stored.unit_id] if stored else one.unit or "Belum ditempatkan"
        now = found.get(unit, ProtestView(unit, 0, 0, ""))
        found[unit] = replace(
            now,
            semua=now.semua + (one.periode == str(views.period)),
            lama=now.lama + (one.periode != str(views.period)),
            terbuka=now.terbuka + one.terbuka,
            tertua=now.tertua or (stated_day(one.tanggal) if one.terbuka else ""),
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.terbuka, one.unit)))
