"""What an office's stated IKM and its nine unsur say together: told once, where the sheet says it."""

from dataclasses import replace

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.actions.importing.statements import Statement
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import service
from kinerja_cli.rules.model import Fact, Service
from kinerja_cli.rules.records import KINDS, SERVICE_FIELDS

POLICY_ID = "permenpanrb-14-2017"
"""The regulation of the survey: what an office's own decree says is left to `score`."""


def tell(known: Known, gathering: Gathering) -> None:
    """Warn of every stated index that is not the one of its unsur, as stated or in force."""
    stated = gathering.statements.of("layanan")
    if not stated:
        return
    policy = service.parse(policy_texts(), POLICY_ID)
    for statement in stated:
        finding = service.apart(str(statement.kunci[1]), _record(known, statement), policy)
        if finding:
            name = "ikm" if "ikm" in statement.nilai else next(iter(statement.nilai))
            at = statement.asal.get(name, (statement.layout, statement.baris))
            place = gathering.statements.place(*at, name)
            gathering.tell(statement.rows[0], replace(finding, place=place))


def _record(known: Known, statement: Statement) -> Service:
    """Return an office's survey of a period: what is stated now, completed by what is in force."""
    before = known.versions["layanan"].get(statement.kunci)
    said = dict(zip(KINDS["layanan"].isi, before.nilai, strict=True)) if before else {}
    said |= statement.nilai
    facts = {name: Fact(str(value)) for name, value in said.items() if value is not None}
    unsur = {name: fact for name, fact in facts.items() if name in SERVICE_FIELDS}
    return Service(facts.get("ikm"), unsur)
