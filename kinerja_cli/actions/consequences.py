"""What follows from scores, by the regulations of the box that are in force in their period."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kinerja_cli.actions import policies
from kinerja_cli.actions.policies import Library
from kinerja_cli.rules.competence import Gap
from kinerja_cli.rules.consequences import Consequences, SidePolicies
from kinerja_cli.rules.numbers import canonical
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy_families import SIDE
from kinerja_cli.rules.policy_head import Head
from kinerja_cli.rules.trace import Step
from kinerja_cli.store.imports import Places


def side_policies(period: Period, box: Library | None = None) -> SidePolicies:
    """Return the regulations of what follows that are in force in the whole of a period."""
    found = box or policies.library()
    return SidePolicies(
        newest_in_force(found, "angka-kredit", period),
        newest_in_force(found, "talenta", period),
        newest_in_force(found, "kompetensi", period),
    )


def newest_in_force(box: Library, family: str, period: Period) -> Any:
    """Return the policy of a family: the office's own before ours, the newest before older ones."""
    known = [SIDE[family].parse(box.texts, name) for name in box.of_family(family)]
    fitting = [one for one in known if _covers(one.head, period)]
    return max(fitting, key=lambda one: _rank(one.head, box), default=None)


def _rank(head: Head, box: Library) -> tuple[bool, date, str]:
    return head.id in box.sendiri, head.berlaku_dari, head.id


def _covers(head: Head, period: Period) -> bool:
    return head.berlaku_dari <= period.first and period.last <= (head.berlaku_sampai or date.max)


def as_json(
    found: Consequences, step: Callable[[Step], Mapping[str, Any]], places: Places
) -> dict[str, Any]:
    """Return what follows as `tindak_lanjut` has it; `step` gives a step's own JSON."""
    credit, talent = found.angka_kredit, found.talenta
    box = talent.kotak if talent else None
    return {
        "angka_kredit": credit and {
            "nilai": None if credit.nilai is None else canonical(credit.nilai),
            "jenjang": found.jenjang,
            "golongan": found.golongan or None,
            "bulan": found.bulan,
            "alasan": credit.alasan or None,
        },
        "talenta": talent and {
            "kotak": box.nomor if box else None,
            "nama": box.nama if box else None,
            "rekomendasi": box.rekomendasi if box else None,
            "alasan": talent.alasan or None,
        },
        "pengembangan": [_gap(gap, places) for gap in found.celah],
        "langkah": [step(one) for one in found.steps()],
    }  # fmt: skip


def _gap(gap: Gap, places: Places) -> dict[str, Any]:
    place = places.of(gap.asal[-1] if gap.asal else None)
    return {
        "kompetensi": gap.kompetensi,
        "standar": canonical(gap.standar),
        "pegawai": canonical(gap.pegawai),
        "selisih": canonical(gap.selisih),
        "sumber": {"berkas": place.berkas, "lembar": place.lembar, "sel": place.sel},
    }
