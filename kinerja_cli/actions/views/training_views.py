"""The training plan of an office: who needs what and why, and the hours each has had."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kinerja_cli.actions import policies
from kinerja_cli.actions.consequences import newest_in_force, side_policies
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views import unscored
from kinerja_cli.actions.views.person_views import head_of
from kinerja_cli.actions.views.report_views import Views, by_rank
from kinerja_cli.errors import UsageError
from kinerja_cli.reports.view_training import LearnerView, NeedView, NeedyView, TrainingReport
from kinerja_cli.rules import training
from kinerja_cli.rules.consequences import Consequences, consequences
from kinerja_cli.rules.names import key
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import show, show_quantity
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.reported import Training
from kinerja_cli.rules.training import Lacking, Need, TrainingPolicy
from kinerja_cli.store import reported


def of_unit(views: Views, unit: int) -> TrainingReport:
    """Return the training plan of one office.

    Raises:
        UsageError: nobody was placed in the office, or no regulation on training is in force.
    """
    office = unscored.office(views, unit)
    box = policies.library()
    rules: TrainingPolicy | None = newest_in_force(box, training.FAMILY, views.period)
    if rules is None:
        raise UsageError(
            f"Belum ada kebijakan pengembangan yang berlaku pada {views.period.words}."
        )
    ranked = by_rank(office.found)
    nips = [one.score.inputs.nip for one in ranked]
    sequence = max(one.run.baca_sampai for one in ranked)
    stated = reported.trainings(views.connection, nips, views.period.tahun, sequence)
    known = bool(stated)
    by_nip: dict[str, list[Training]] = {nip: [] for nip in nips}
    for one in training.followed(stated, views.period.last):
        by_nip[one.nip].append(one)
    side = side_policies(views.period, box)
    follows = {one.score.inputs.nip: consequences(one.score, one.policy, side) for one in ranked}
    found = training.needs(
        (
            (one.score.inputs.nip, follows[one.score.inputs.nip].celah, one.score.indikator)
            for one in ranked
        ),
        rules,
    )
    later = Counter(one.nip for one in stated)
    later.subtract(one.nip for own in by_nip.values() for one in own)
    learners = _learners(ranked, by_nip, later, follows, found, rules, known=known)
    entitled = [one for one in learners if one.sisa is not None]
    name = views.names[unit]
    return TrainingReport(
        instansi=views.government(name),
        unit=name,
        periode=str(views.period),
        periode_kata=views.period.words,
        tahun=views.period.tahun,
        aturan=tuple(training.summary(rules)[1:]),
        batas=rules.capaian,
        tercatat=known,
        jumlah=len(ranked),
        berhak=len(entitled),
        terpenuhi=sum(not one.sisa for one in entitled),
        jp=sum((one.jp or training.NONE for one in learners), start=training.NONE),
        jp_sisa=sum((one.sisa or training.NONE for one in entitled), start=training.NONE),
        tanpa_asesmen=sum(not one.asesmen for one in learners),
        kebutuhan=_needs(found, ranked, by_nip),
        pegawai=learners,
        pimpinan=head_of(ranked),
        asal=views.provenance(office.found, [(rules.head, rules.belum_dikonfirmasi)]),
    )


def _learners(
    ranked: Sequence[Scored], by_nip: Mapping[str, Sequence[Training]], later: Mapping[str, int],
    follows: Mapping[str, Consequences], found: Sequence[Need], rules: TrainingPolicy, *, known: bool,
) -> tuple[LearnerView, ...]:  # fmt: skip
    """Return everybody with their trainings; without any imported (`known`) no hours are told."""
    made = []
    for number, one in enumerate(ranked, 1):
        inputs, placement = one.score.inputs, one.score.tempat.placement
        own = by_nip[inputs.nip]
        hours = training.hours(own, placement.jenis_asn, rules) if known else None
        levels = follows[inputs.nip].kompetensi
        made.append(
            LearnerView(
                number,
                inputs.nip,
                show_nip(inputs.nip),
                inputs.nama,
                placement.jabatan,
                placement.jenis_asn,
                hours.jp if hours else None,
                hours.tanpa_jp if hours else 0,
                later[inputs.nip],
                hours.hak if hours else None,
                hours.sisa if hours else None,
                tuple(map(_words, own)),
                sum(any(who.nip == inputs.nip for who in need.orang) for need in found),
                bool(levels and levels.celah),
            )
        )
    return tuple(made)


def _needs(
    found: Sequence[Need], ranked: Sequence[Scored], by_nip: Mapping[str, Sequence[Training]]
) -> tuple[NeedView, ...]:
    order = {one.score.inputs.nip: (number, one) for number, one in enumerate(ranked, 1)}
    made = []
    for number, need in enumerate(found, 1):
        people = []
        for who in sorted(need.orang, key=lambda who: order[who.nip][0]):
            place, one = order[who.nip]
            about = one.score.tempat.placement
            people.append(
                NeedyView(
                    place,
                    show_nip(who.nip),
                    one.score.inputs.nama,
                    about.jabatan,
                    _why(who),
                    "; ".join(
                        _words(t) for t in by_nip[who.nip] if key(t.kompetensi) == key(need.nama)
                    ),
                )
            )
        made.append(NeedView(number, need.jenis, need.nama, len(people), tuple(people)))
    return tuple(made)


def _why(who: Lacking) -> tuple[str, ...]:
    """Return why a need applies to somebody, with the figures."""
    if who.celah:
        gap = who.celah
        return (f"level {show(gap.pegawai)}, standar jabatan {show(gap.standar)}",)
    return tuple(
        f"{row.indicator.indikator}: realisasi {show_quantity(row.realisasi.nilai)} dari target "
        f"{show_quantity(row.target.nilai)}, capaian {show(row.capaian, 2)}"
        for row in who.indikator
        if row.capaian is not None
    )


def _words(one: Training) -> str:
    hours = f"{show(one.jp)} JP" if one.jp is not None else "JP tidak tertulis"
    when = f", {day_words(one.tanggal)}" if one.tanggal else ""
    return f"{one.nama} ({hours}{when})"
