"""Workbooks of employees that were really scored, and what LibreOffice makes of their formulas."""

import io
import re
import zipfile
from decimal import Decimal

import fake_views as fake
import openpyxl
from employees import inputs, regulation
from random_employees import employees

from kinerja_cli.actions.views.trend_views import mean
from kinerja_cli.reports import build, build_live, excel
from kinerja_cli.reports.build_total import bounds, columns, total_of
from kinerja_cli.rules.findings import Place
from kinerja_cli.rules.numbers import HUNDRED, round_half_up
from kinerja_cli.rules.score import score

LIVE = ("permenpanrb-6-2022", "standar-daerah", "kmk-127-2026")


def people(policy_id, count, seed, organisasi="Baik"):
    """Return random employees of one unit, whose organisation has this predicate."""
    made = []
    for number, one in enumerate(employees(policy_id, count, seed=seed), 1):
        own = {**one, "organisasi": organisasi, "nip": f"19860926201505{number:04}"}
        made.append(inputs(own))
    return made


def report(policy_id, found, organisasi="Baik"):
    """Return the report of a unit of these employees, as the engine scores them."""
    policy = regulation(policy_id)
    views = []
    for number, one in enumerate(found, 1):
        made = score(one, policy)
        live = build_live.live_employee(made, build.ordered(made), policy, policy, organisasi)
        views.append(build.employee(made, number, "", (), lambda _: Place(), policy, live))
    total = total_of(policy)
    graded = [one.predikat for one in views if one.predikat]
    values = [one.nilai for one in views if one.nilai is not None]
    totals = [one.nilai_akhir for one in views if one.nilai_akhir is not None]
    return fake.unit_of(
        pegawai=tuple(views),
        predikat_organisasi=organisasi,
        jumlah=len(views),
        lengkap=len(graded),
        belum_lengkap=len(views) - len(graded),
        rata_nilai=mean(values),
        batas_bawah=bounds(policy)[0],
        batas_atas=bounds(policy)[1],
        kelas=policy.predikat.kelas,
        distribusi=tuple(
            fake.ClassCount(name, graded.count(name),
                            round_half_up(HUNDRED * graded.count(name) / len(graded), 1))
            for name in policy.predikat.kelas
        ),
        akhir=fake.replace(total, rata=mean(totals)) if total else None,
        kolom=columns(one.komponen for one in views),
        hidup=build_live.live_policy(policy),
    )  # fmt: skip


def book(policy_id, found, organisasi="Baik"):
    return excel.render("dinas", report(policy_id, found, organisasi))


def table(sheet):
    """Return the rows of a sheet as heading → cell, by number of the employee."""
    rows = list(sheet.iter_rows())
    head = next(i for i, row in enumerate(rows) if row[0].value == "No.")
    titles = [cell.value for cell in rows[head]]
    return [
        dict(zip(titles, row, strict=True))
        for row in rows[head + 1 :]
        if isinstance(row[0].value, (int, float))
    ]


def edited(data, sheet, changes):
    """Return the workbook with some cells of one sheet overwritten in its XML, as Excel would."""
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    left = dict(changes)

    def changed(match):
        if match[1] not in left:
            return match[0]
        value = left.pop(match[1])
        if isinstance(value, str):
            return f'<c r="{match[1]}"{match[2] or ""} t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{match[1]}"{match[2] or ""}><v>{value}</v></c>'

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                cell = r'<c r="([A-Z]+\d+)"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)'
                text = re.sub(cell, changed, text.decode()).encode()
            target.writestr(name, text)
    assert not left, left
    return out.getvalue()


def printed(value):
    """Return a value as a reader sees it: numbers at two decimals, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, (int, float, Decimal)):
        return round_half_up(Decimal(repr(value) if isinstance(value, float) else value), 2)
    return value
