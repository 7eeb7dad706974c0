"""An office's own template stays in its box: it reaches nothing, and cannot run without end."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest
from books import UNIT, office
from conftest import Run

from kinerja_cli.reports import confined, templating
from kinerja_cli.reports.templating import TemplateFaultError

CANARY = "ISI-RAHASIA-8841"
OBJECTS = [
    "''",
    "laporan",
    "tata",
    "self",
    "cycler",
    "joiner",
    "namespace",
    "range",
    "lipsum",
    "dict",
]
ROADS = [
    "{obj}.__class__.__mro__",
    "{obj}.__init__.__globals__['os'].popen('echo {canary}').read()",
    "({obj}|attr('__class__'))",
    "[{obj}]|map(attribute='__class__')|list",
    "'{{0.__class__.__mro__}}'.format({obj})",
    "{obj}['__class__']",
]  # fmt: skip
OTHERS = [
    "{% include '{secret}' %}",
    "{% include '../{name}' %}",
    "{% extends '{secret}' %}",
    "{% import '{secret}' as x %}{{ x }}",
    "{% from '../{name}' import x %}",
    "{{ laporan.__dict__ }}",
    "{{ laporan.x.y }}",
    "{% set laporan.unit = 'x' %}",
    "{{ self._TemplateReference__context.environment.loader }}",
    "{{ open('{secret}').read() }}",
    "{{ [].append(1) }}",
    "{{ ''.__class__.__base__.__subclasses__() }}",
]
ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{{ '' }}{% endfor %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ 'a' * 10 ** 10 }}",
    "{% set ns = namespace(x='ab') %}{% for _ in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    "{{ 9 ** (9 ** 9) }}",
    "{{ range(10 ** 12) | list }}",
    "{{ [[1] * 10 ** 9] * 9 }}",
    "{{ ('x' * 10 ** 9) | replace('x', 'yyyyyyyyyy') }}",
    "{% include 'html/dinas.html.j2' %}",
    "{{ '%999999999999d' % 1 }}",
]


def rendered(tmp_path: Path, text: str, report: object = None) -> str:
    folder = tmp_path / "templat"
    (folder / "html").mkdir(parents=True, exist_ok=True)
    (folder / "html" / "dinas.html.j2").write_text(text, "utf-8")
    templating._environment.cache_clear()
    return templating.render("html/dinas.html.j2", report or Path("x"), folder)


@pytest.mark.parametrize("road", [*ROADS, *OTHERS])
def test_no_road_leads_out_of_a_template(tmp_path, road):
    secret = tmp_path / "rahasia.txt"
    secret.write_text(CANARY, "utf-8")
    for obj in OBJECTS if "{obj}" in road else [""]:
        text = road.replace("{secret}", str(secret)).replace("{name}", secret.name)
        if obj:
            text = "{{ " + road.format(obj=obj, canary=CANARY) + " }}"
        try:
            told = rendered(tmp_path, text)
        except TemplateFaultError as error:
            told = error.pesan.replace(str(secret), "")
        for word in (CANARY, "&lt;class", "<class", "object at 0x", "FileSystemLoader object"):
            assert word not in told, (text, told)


@pytest.mark.parametrize("text", ENDLESS)
def test_what_would_never_end_or_eat_all_memory_is_stopped_in_words(tmp_path, monkeypatch, text):
    monkeypatch.setattr(confined, "SECONDS", 2.0)
    began = time.monotonic()
    with pytest.raises(TemplateFaultError) as told:
        rendered(tmp_path, text)
    assert time.monotonic() - began < 20
    assert "tidak dapat dipakai" in told.value.pesan
    assert not multiprocessing.active_children()


def test_a_template_that_ends_its_process_costs_only_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(templating, "_rendered", lambda *_: os._exit(3))
    with pytest.raises(TemplateFaultError, match="terhenti"):
        rendered(tmp_path, "x")


def test_an_own_template_gives_the_same_bytes_as_the_shipped_one(kinerja: Run, tmp_path):
    kinerja("import", office(tmp_path / "k.xlsx"))
    kinerja("score", "--periode", "2024-Q1")
    assert kinerja("report", "--salin-templat", "milik").code == 0
    for folder, more in (("a", ()), ("b", ("--templat", "milik"))):
        assert kinerja("report", "--dinas", UNIT, "--ke", folder, *more).code == 0
    one, two = ({path.name: path.read_bytes() for path in Path(name).iterdir()} for name in "ab")
    assert one == two
