"""The meeting beside the last one: agenda, key figures with their change, who fared how since."""

from decimal import Decimal

from kinerja_cli.actions.views.meeting_lists import PENGHARGAAN, Meeting, value
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.actions.views.trend_views import mean
from kinerja_cli.reports.view_meeting import AgendaView, FollowView, KeyFigure
from kinerja_cli.reports.view_parts import PersonView
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.recognition import TANPA_PREDIKAT, Reached, compare
from kinerja_cli.rules.sentences import ended
from kinerja_cli.store import objections


def agenda(
    now: Meeting, last: Meeting | None, followed_up: int, counts: tuple[int, int, int]
) -> tuple[AgendaView, ...]:
    """Return the agenda; `counts`: borderline cases, incomplete employees, open objections."""
    edges, pending, raised = counts
    before = (
        f"{followed_up} pegawai pada daftar {last.period.words}"
        if last
        else "belum ada rapat sebelumnya"
    )
    rows = (
        ("Pembukaan dan daftar hadir", "", "notulen"),
        ("Angka pokok dan perubahannya", f"{len(now.anggota)} pegawai", "angka"),
        ("Tindak lanjut rapat sebelumnya", before, "tindak-lanjut"),
        ("Calon penghargaan", f"{len(now.penghargaan.daftar)} calon", "penghargaan"),
        ("Pembinaan kinerja", f"{len(now.pembinaan.daftar)} pegawai", "pembinaan"),
        ("Kasus perbatasan", f"{edges} kasus", "perbatasan"),
        ("Distribusi predikat terhadap pola", "", "pola"),
        ("Pegawai yang belum lengkap", f"{pending} pegawai", "belum"),
        ("Keberatan yang belum dijawab", f"{raised} keberatan", "keberatan"),
        ("Keputusan dan penutup", "", "notulen"),
    )
    return tuple(AgendaView(*row) for row in rows)


def figures(
    views: Views, unit: int, now: Meeting, last: Meeting | None, words: tuple[str, int]
) -> tuple[KeyFigure, ...]:
    """Return the key figures; `words`: what the nilai is called, objections of the period."""
    kata, raised = words
    then = _counts(last) if last else {}
    same = last is not None and now.policy.id == last.policy.id
    rows = []
    for name, count in _counts(now).items():
        known = name in then or (same and last is not None)
        rows.append(_figure(name, Decimal(count), Decimal(then.get(name, 0)) if known else None))
    averages = [_mean(one) if one else None for one in (now, last)]
    rows.insert(3, _figure(f"Rata-rata {kata.lower()}", *averages, places=2, same=same))
    before = objections.every(views.connection, last.period, [unit]) if last else None
    rows.append(
        _figure(
            "Keberatan diajukan", Decimal(raised), None if before is None else Decimal(len(before))
        )
    )
    return tuple(rows)


def _counts(one: Meeting) -> dict[str, int]:
    held = [made.score.verdict.predikat for made in one.anggota.values()]
    return {
        "Pegawai dinilai": len(held),
        "Sudah berpredikat": sum(name is not None for name in held),
        "Belum lengkap": held.count(None),
        **{f"Predikat {name}": held.count(name) for name in one.policy.predikat.kelas},
        "Calon penghargaan": len(one.penghargaan.daftar),
        "Daftar pembinaan": len(one.pembinaan.daftar),
    }


def _mean(one: Meeting) -> Decimal | None:
    return mean([v for made in one.anggota.values() if (v := value(made)) is not None])


def _figure(
    name: str, now: Decimal | None, then: Decimal | None, *, places: int = 0, same: bool = True
) -> KeyFigure:
    change = now - then if same and now is not None and then is not None else None
    return KeyFigure(name, now, then, change, places, same or then is None)


def followed(views: Views, now: Meeting, last: Meeting) -> tuple[FollowView, ...]:
    """Return everybody on a list of the last meeting, then and now."""
    return tuple(_followed(views, now, last, nip, name) for nip, name in last.lists.items())


def _followed(views: Views, now: Meeting, last: Meeting, nip: str, listed: str) -> FollowView:
    then, here = last.reached(nip), now.anggota.get(nip)
    today = now.reached(nip) if here else Reached(None, None, "")
    state = compare(then, today, now.policy.predikat.kelas, now.rule.selisih)
    comparable = then.kebijakan == today.kebijakan
    change = (
        today.nilai - then.nilai
        if comparable and today.nilai is not None and then.nilai is not None
        else None
    )
    made = here or last.anggota[nip]
    placed = made.score.tempat.placement
    return FollowView(
        orang=PersonView(
            nip, show_nip(nip), made.score.inputs.nama, placed.jabatan, placed.unit_kerja
        ),
        daftar=listed,
        predikat_lalu=then.predikat or "",
        nilai_lalu=then.nilai,
        predikat_kini=today.predikat or "",
        nilai_kini=today.nilai,
        selisih=change,
        keadaan=state,
        kini=now.lists.get(nip, ""),
        catatan=_note(views, now, nip, listed, state, comparable=comparable),
    )


def _note(
    views: Views, now: Meeting, nip: str, listed: str, state: str, *, comparable: bool
) -> str:
    """Return what the figures do not say: elsewhere now, other rules, still on the list or off it."""
    if nip not in now.anggota:
        elsewhere = views.everybody().get(nip)
        if elsewhere is None:
            return "Tidak dinilai pada periode ini."
        return ended(f"Kini dinilai di {views.names[elsewhere.unit_id]}")
    if state == TANPA_PREDIKAT:
        return "Belum lengkap pada periode ini."
    words = "" if comparable else "Nilai menurut kebijakan lain, jadi tidak sebanding. "
    listed_now = now.lists.get(nip, "")
    if listed_now == listed:
        return f"{words}Tetap pada daftar {listed}."
    if listed_now:
        return f"{words}Kini pada daftar {listed_now}."
    off = "Tidak lagi calon" if listed == PENGHARGAAN else "Keluar dari daftar pembinaan"
    aside = {*now.penghargaan.disisihkan, *now.pembinaan.disisihkan}
    if any(one.nip == nip for one in aside):
        off = "Disebut tersendiri pada rapat ini"
    return f"{words}{off}."
