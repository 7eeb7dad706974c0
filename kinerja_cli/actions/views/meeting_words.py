"""Why somebody is on a list of the meeting, in sentences that name the figures."""

from collections.abc import Sequence
from decimal import Decimal

from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views.meeting_lists import Meeting, value
from kinerja_cli.reports.view import IndicatorView
from kinerja_cli.reports.view_meeting import EvidenceView
from kinerja_cli.rules.distribution_advice import PERILAKU
from kinerja_cli.rules.judgement import PENETAPAN
from kinerja_cli.rules.model import BERAKHLAK, DI_BAWAH
from kinerja_cli.rules.next_class import needed_manner, needed_results
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.recognition import Candidate, Guided
from kinerja_cli.rules.remedies import remedy

_SHOWN = 3
_DECISIONS = {
    "perlu-penetapan": "Menetapkan rating hasil kerja menurut bukti dukung.",
    "perilaku-kosong": "Menetapkan siapa mengisi rating perilaku, dan sampai kapan.",
    "predikat-organisasi-kosong": "Meminta penetapan predikat kinerja organisasi.",
}


def of_candidate(meeting: Meeting, one: Candidate, kata: str) -> tuple[str, ...]:
    """Return why somebody is a candidate for penghargaan."""
    made, result = meeting.anggota[one.nip], meeting.penghargaan
    words = [
        _predicate(made, kata),
        (
            f"{kata} {_shown(value(made))}, urutan {one.peringkat} dari {result.diperingkat} pegawai yang "
            "memenuhi syarat."
        ),
    ]
    if one.seri:
        words.append(
            f"Nilainya sama dengan batas daftar ({_shown(result.batas)}), jadi ikut walaupun daftar "
            f"ini untuk {result.kuota} orang."
        )
    if one.berturut > 1:
        words.append(_row(meeting, one.nip, one.berturut))
    if one.talenta:
        rule = meeting.rule.penghargaan
        words.append(
            f"{rule.talenta} {rule.talenta_tahun} tahun berturut-turut: dapat diprioritaskan untuk "
            f"kelompok rencana suksesi ({rule.sumber_talenta.dasar.partition(':')[0]})."
        )
    return tuple(words)


def of_guided(meeting: Meeting, one: Guided, kata: str) -> tuple[str, ...]:
    """Return why somebody is on the list for pembinaan."""
    made, rule = meeting.anggota[one.nip], meeting.rule.pembinaan
    words = [_predicate(made, kata)]
    if (number := value(made)) is not None:
        words.append(f"{kata} {_shown(number)}.")
    if one.berturut > 1:
        words.append(_row(meeting, one.nip, one.berturut))
    if one.lewat:
        words.append(
            f"Sudah {rule.kesempatan_bulan} bulan atau lebih; periksa langkah sesudah kesempatan "
            f"perbaikan ({rule.sumber_kesempatan.dasar.partition(':')[0]})."
        )
    return tuple(words)


def _shown(number: Decimal | None) -> str:
    return "–" if number is None else show(number, 2)


def _predicate(one: Scored, kata: str) -> str:
    verdict = one.score.verdict
    ratings = [
        f"{name} {held.rating} ({held.dari})"
        for name, held in (("hasil kerja", verdict.hasil_kerja), ("perilaku", verdict.perilaku))
        if held.rating
    ]
    how = ", ".join(ratings) or f"menurut {kata.lower()}"
    return f"Predikat {verdict.predikat}: {how}."


def _row(meeting: Meeting, nip: str, count: int) -> str:
    """Return the predikat of the periods in a row, the oldest first."""
    standing = meeting.berdiri[nip]
    names = [name or "" for name in (standing.predikat, *standing.riwayat)[:count]]
    if len(set(names)) == 1:
        return f"{count} periode berturut-turut {names[0]}."
    return f"{count} periode berturut-turut pada daftar predikat ini: {', '.join(reversed(names))}."


def strengths(rows: Sequence[IndicatorView]) -> tuple[EvidenceView, ...]:
    """Return the indicators that reached their target best."""
    kept = [row for row in rows if row.ikut and row.capaian is not None and row.capaian >= HUNDRED]
    return _evidence(sorted(kept, key=lambda row: (-(row.capaian or 0), row.nomor)))


def weaknesses(rows: Sequence[IndicatorView]) -> tuple[EvidenceView, ...]:
    """Return the indicators that missed their target most."""
    kept = [row for row in rows if row.ikut and row.capaian is not None and row.capaian < HUNDRED]
    return _evidence(sorted(kept, key=lambda row: (row.capaian or Decimal(0), row.nomor)))


def _evidence(rows: Sequence[IndicatorView]) -> tuple[EvidenceView, ...]:
    return tuple(
        EvidenceView(row.indikator, row.satuan, row.target, row.realisasi, row.capaian)
        for row in rows[:_SHOWN]
        if row.capaian is not None
    )


def behaviour_below(one: Scored) -> tuple[str, ...]:
    """Return the BerAKHLAK values that somebody marked Di Bawah Ekspektasi in the period."""
    marks = one.score.inputs.perilaku.get(str(one.score.inputs.periode), ())
    below = {
        name for mark in marks for name, given in mark.nilai.items() if given.nilai == DI_BAWAH
    }
    return tuple(name for name in BERAKHLAK if name in below)


def to_move(one: Scored, component: str, *, up: bool) -> str:
    """Return what lies between a borderline case and the other class."""
    verdict, usulan = one.score.verdict, one.score.verdict.usulan
    manner = component == PERILAKU
    held = verdict.perilaku if manner else verdict.hasil_kerja
    suggested = usulan.perilaku if manner else usulan.hasil_kerja
    matrix = isinstance(one.policy, Policy) and one.policy.jenis == "matriks"
    if matrix and held.dari == PENETAPAN and suggested and held.rating != suggested:
        return f"Rating {component} ditetapkan {held.rating}; usulan dari angka {suggested}."
    if not up or not isinstance(one.policy, Policy):
        return ""
    return (needed_manner if manner else needed_results)(one.score, one.policy)


def to_decide(codes: Sequence[str]) -> str:
    """Return what a meeting decides about somebody without a predikat."""
    decided = [words for code, words in _DECISIONS.items() if code in codes]
    lacks = dict.fromkeys(remedy(code) for code in codes if code not in _DECISIONS)
    if lacks:
        decided.append(f"Menetapkan siapa melengkapi, dan sampai kapan: {'; '.join(lacks)}.")
    return " ".join(decided)
