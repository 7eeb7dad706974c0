"""What is kept of an office when the whole government is gone through: counts and sums.

The people of an office are seen once and let go; only who has no predikat, and who stands in the
highest box of the talent map, is remembered by name.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja_cli.actions.scored import Scored
from kinerja_cli.reports.build_total import total_of
from kinerja_cli.reports.view import Provenance, TrendPoint
from kinerja_cli.reports.view_ringkasan import ServiceView, WaitingView
from kinerja_cli.rules.component import ComponentScore
from kinerja_cli.rules.consequences import Consequences, SidePolicies, consequences
from kinerja_cli.rules.credit import rung_of
from kinerja_cli.rules.names import person_key
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy import Combined, Policy, Regulation
from kinerja_cli.rules.ranking import Moments
from kinerja_cli.rules.service import ServicePolicy, grade, serve

TOP = 9
"""The only box whose people are named: a list of the others would do harm and help nobody."""
_NO_RUNG = "jenjang tidak tercatat"


@dataclass(slots=True)
class Rungs:
    """Angka kredit of one jenjang: people, those who have any, its sum."""

    orang: int = 0
    bernilai: int = 0
    jumlah: Decimal = field(default=Decimal(0))


@dataclass(slots=True)
class Tally:
    """One office, counted.

    Attributes:
        hasil, akhir: the nilai hasil kerja and the nilai of its people.
        sebab: code of a reason → people without a predikat for it.
        kredit: jenjang → its angka kredit; kotak: number of a box → people in it.
    """

    unit: str
    policy: Regulation
    proses: int
    jumlah: int = 0
    hasil: Moments = field(default_factory=Moments)
    akhir: Moments = field(default_factory=Moments)
    predikat: Counter[str] = field(default_factory=Counter)
    sebab: Counter[str] = field(default_factory=Counter)
    belum: list[WaitingView] = field(default_factory=list)
    organisasi: str = ""
    kredit: dict[str, Rungs] = field(default_factory=dict)
    kotak: Counter[int] = field(default_factory=Counter)
    puncak: list[str] = field(default_factory=list)
    dinilai: int = 0
    bercelah: int = 0
    layanan: ServiceView | None = None
    tren: tuple[TrendPoint, ...] = ()
    asal: Provenance | None = None

    @property
    def lengkap(self) -> int:
        """How many have a predikat."""
        return self.predikat.total()

    @property
    def ukuran(self) -> Moments:
        """The value that the policy goes by: its nilai, else the nilai hasil kerja."""
        return self.akhir if total_of(self.policy) else self.hasil

    @property
    def usang(self) -> bool:
        """Whether somebody's data changed after they were scored."""
        return bool(self.asal and self.asal.peringatan)


def tally(
    unit: str, found: Sequence[Scored], side: SidePolicies, service: ServicePolicy | None
) -> Tally:
    """Return one office counted; nothing of `found` is kept."""
    newest = max(found, key=lambda one: one.run.id)
    made = Tally(unit, newest.policy, newest.run.id)
    for one in found:
        _count(made, one)
        _follow(made, one, consequences(one.score, one.policy, side), side)
    made.belum.sort(key=lambda one: (person_key(one.nama), one.nip))
    made.puncak.sort(key=person_key)
    made.layanan = _service(unit, newest, service_policy(newest.policy) or service)
    return made


def _count(made: Tally, one: Scored) -> None:
    score = one.score
    verdict, inputs = score.verdict, score.inputs
    made.jumlah += 1
    made.hasil.take(score.hasil_kerja)
    made.akhir.take(score.nilai)
    made.organisasi = made.organisasi or (inputs.organisasi.nilai if inputs.organisasi else "")
    if verdict.predikat:
        made.predikat[verdict.predikat] += 1
        return
    made.sebab.update({reason.kode for reason in verdict.alasan})
    why = tuple(reason.kalimat for reason in verdict.alasan)
    made.belum.append(WaitingView(inputs.nip, show_nip(inputs.nip), inputs.nama, why))


def _follow(made: Tally, one: Scored, found: Consequences, side: SidePolicies) -> None:
    if found.angka_kredit is not None and side.angka_kredit is not None:
        known = rung_of(found.jenjang, side.angka_kredit)
        name = known.nama if known else found.jenjang or _NO_RUNG
        rung = made.kredit.setdefault(name, Rungs())
        rung.orang += 1
        if found.angka_kredit.nilai is not None:
            rung.bernilai += 1
            rung.jumlah += found.angka_kredit.nilai
    made.dinilai += bool(found.kompetensi and found.kompetensi.kategori)
    made.bercelah += bool(found.celah)
    box = found.talenta.kotak if found.talenta else None
    if box:
        made.kotak[box.nomor] += 1
        if box.nomor == TOP:
            made.puncak.append(one.score.inputs.nama)


def service_policy(policy: Regulation) -> ServicePolicy | None:
    """Return the survey regulation that a policy, or the last part of a year, refers to."""
    if isinstance(policy, Combined):
        return service_policy(policy.bagian[-1].policy)
    return policy.standar.layanan if isinstance(policy, Policy) else None


def _service(unit: str, one: Scored, policy: ServicePolicy | None) -> ServiceView:
    """Return the service quality of an office: everybody in it has the same."""
    if policy is None:
        return ServiceView(unit, None, "", "", "tidak ada peraturan survei yang berlaku")
    records, period = one.score.inputs.layanan, one.score.inputs.periode
    made = serve(records, period, policy)
    if made.nilai is None:
        return ServiceView(unit, None, "", "", "belum ada hasil survei")
    band = grade(made.nilai, policy)
    return ServiceView(
        unit, made.nilai, band.kelas, band.keterangan, _remark(made, records, period)
    )


def _remark(made: ComponentScore, records: Mapping[str, object], period: Period) -> str:
    """Return from which periods an index was made, and what is missing in it."""
    parts = sorted(name for name in records if name != str(period))
    notes = [] if str(period) in records else [f"dari {', '.join(parts)}"]
    notes += [f"unsur kosong: {finding.nilai}" for finding in made.temuan]
    return "; ".join(notes)


def lead(points: Sequence[tuple[TrendPoint, ...]]) -> tuple[TrendPoint, ...]:
    """Return the longest of some trends: the others are its ends."""
    return max(points, key=len, default=())


def aligned(points: Sequence[TrendPoint], axis: Sequence[TrendPoint]) -> tuple[TrendPoint, ...]:
    """Return a trend with a point for every period of `axis`, gaps where there was none."""
    known = {one.periode: one for one in points}
    return tuple(
        known.get(one.periode) or TrendPoint(one.periode, one.label, None, None) for one in axis
    )
