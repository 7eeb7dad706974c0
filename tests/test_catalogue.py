"""The catalogue of findings and the code speak of the same codes."""

import re

from conftest import ROOT

from kinerja_cli.rules.catalogue import CATALOGUE

SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in (ROOT / "kinerja_cli").rglob("*.py")
    if "catalogue" not in path.parts
}


def test_every_kind_of_finding_can_be_reported():
    said = "\n".join(SOURCES.values())
    assert [code for code in CATALOGUE if f'"{code}"' not in said] == []


def test_every_finding_the_code_makes_stands_in_the_catalogue():
    made = {
        code for text in SOURCES.values() for code in re.findall(r'Finding\(\s*"([^"]+)"', text)
    }
    assert len(made) > 30
    assert made <= CATALOGUE.keys()


def test_every_kind_has_whole_sentences():
    for code, kind in CATALOGUE.items():
        assert re.fullmatch(r"[a-z0-9-]+", code)
        assert kind.judul[0].isupper(), code
        assert kind.harapan.rstrip("}").endswith((".", "{saran}", "{saran")), code
        assert kind.perbaikan.endswith("."), code
