"""Builders for the components beside the rating: attendance, competencies, service quality."""

from decimal import Decimal

from builders import Q1, fact, place

from kinerja_cli.resources import policy_texts
from kinerja_cli.rules.attendance import attend
from kinerja_cli.rules.competence import competence
from kinerja_cli.rules.model import Attendance, Competency, Origin, Service
from kinerja_cli.rules.policy_extends import resolve
from kinerja_cli.rules.policy_families import SIDE
from kinerja_cli.rules.records import ATTENDANCE_FIELDS, SERVICE_FIELDS
from kinerja_cli.rules.service import serve

TEXTS = policy_texts()
FAMILY = {name: resolve(TEXTS, name)["keluarga"] for name in TEXTS}
SIDE_IDS = sorted(name for name in TEXTS if FAMILY[name] in SIDE)
"""Every shipped policy beside those of the performance rating."""


def policy(policy_id, texts=TEXTS):
    return SIDE[resolve(texts, policy_id)["keluarga"]].parse(texts, policy_id)


CUTS = policy("potongan-kepmendagri-900-2020")
PP94 = policy("pp-94-2021")
SKM = policy("permenpanrb-14-2017")
SKM_011 = policy("skm-bobot-011")
JPM = policy("permenpanrb-38-2017")
AK = policy("permenpanrb-1-2023")
TALENT = policy("permenpanrb-3-2020")


COLUMNS = {name: chr(ord("D") + n) for n, name in enumerate(ATTENDANCE_FIELDS)}
"""Where each count of a recap stands."""


def recap(row=5, hukuman=None, **counts):
    """Return an attendance recap: recap(tl1=2, tanpa_keterangan=1)."""
    given = {name: fact(count, row, COLUMNS[name]) for name, count in counts.items()}
    return Attendance(given, fact(hukuman), Origin(1, row, "D"))


def attended(records, period=Q1, cuts=CUTS, sanctions=PP94):
    return attend({str(p): record for p, record in records.items()}, period, cuts, sanctions)


def discipline(cuts=CUTS, **counts):
    """Return the mark of one quarter's recap, as text."""
    return str(attended({Q1: recap(hadir=60, **counts)}, cuts=cuts).nilai)


def levels(*pairs):
    """Return competencies of (level held, standard); None is missing."""
    return tuple(
        Competency(f"Kompetensi {n}", fact(standard, n, "D"), fact(held, n, "E"))
        for n, (held, standard) in enumerate(pairs, 1)
    )


def assessed(records, period=Q1, policy=JPM, **placement):
    named = {str(p): rows for p, rows in records.items()}
    return competence(named, period, place(**placement), policy)


def survey(*marks, ikm=None):
    """Return a survey: mean marks of the nine unsur in order, None for a missing one."""
    given = {
        field: fact(mark, 5, chr(ord("D") + n))
        for n, (field, mark) in enumerate(zip(SERVICE_FIELDS, marks, strict=False))
        if mark is not None
    }
    return Service(fact(ikm, 5, "C"), given)


def served(records, period=Q1, policy=SKM):
    return serve({str(p): record for p, record in records.items()}, period, policy)


TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
SURVEY = survey(*(f"{Decimal(total) / 29:.15f}" for total in TOTALS))
"""The published survey of 29 respondents: 91,48 with the weight 1/9, 90,56 with 0,11."""


def found(score, code):
    """Return the only finding of one kind."""
    (finding,) = [one for one in score.temuan if one.kode == code]
    return finding


SIDE_FINDINGS = {
    "hari-tanpa-keterangan": lambda: attended({Q1: recap(tanpa_keterangan=12)}),
    "kompetensi-sebagian": lambda: assessed({Q1: levels((None, 3), (3, 3))}).komponen,
    "unsur-layanan-kosong": lambda: served({Q1: survey(3, 3, 3, None, 3, 3, 3, 3, 3)}),
}
"""Code → the component that raises it, while no sheet of that kind is read and scored."""
