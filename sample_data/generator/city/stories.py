"""Prints who carries which story, as the Markdown table of the README."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from city.decisions import Book, Decision
from city.model import Employee, period_code


def tell(
    people: dict[str, Employee], stories: dict[str, Any], book: Book, decisions: list[Decision]
) -> Iterator[tuple[str, str, str]]:
    """Story, seat and detail of every story person."""

    def indicator(row: dict[str, Any]) -> str:
        if row["row"] < 0:
            return f"{row['period']}: all its indicators"
        found = book[people[row["seat"]].nip, int(row["period"][:4])]
        return f"{row['period']}: {found[row['row']].text}"

    yield from (("same name", row["seat"], "") for row in stories["name"])
    for row in stories["newcomer"]:
        yield "newcomer, improves every quarter", row["seat"], f"from {row['since']}"
    for row in stories["move"]:
        yield "moves office", row["seat"], f"to {row['office'].upper()} on {row['since']}"
    for seat, person in people.items():
        if person.placements[0].position.status != "Definitif":
            yield "acting head", seat, person.placements[0].position.title
    yield from (("no targets at all", row["seat"], "") for row in stories["without_targets"])
    yield from (("only qualitative indicators", row["seat"], "") for row in stories["qualitative"])
    for row in stories["without_behaviour"]:
        yield "no behaviour rating", row["seat"], row["period"]
    yield from (("no Bobot (equal weights)", seat, "") for seat in stories["unweighted"]["seats"])
    yield from (("realisation missing", row["seat"], indicator(row)) for row in stories["missing"])
    for row in stories["untargeted"]:
        yield "realisation without target", row["seat"], indicator(row)
    yield from beside(stories)
    yield from against(people, stories, decisions)


def beside(stories: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What happened beside the work: absence, sanctions, objections."""
    for row in stories["attendance"]:
        told = row.get("sanction") or f"{row['absent']} days without a reason"
        yield "attendance", row["seat"], f"2024-Q{row['quarter']}: {told}"
    for row in stories["objection"]:
        state = "answered" if "answer" in row else "open"
        yield "objection", row["seat"], f"{row['period']}: {state}"


def against(
    people: dict[str, Employee], stories: dict[str, Any], decisions: list[Decision]
) -> Iterator[tuple[str, str, str]]:
    """The decisions that differ from what the figures suggest."""
    seats = {person.nip: seat for seat, person in people.items()}
    told = {(row["seat"], row["period"]) for row in stories["decision"]}
    for decision in decisions:
        code = period_code(decision.year, decision.quarter)
        if (seats[decision.nip], code) in told:
            yield "decision against the figures", seats[decision.nip], f"{code}: {decision.work}"


def print_stories(
    people: list[Employee], stories: dict[str, Any], book: Book, decisions: list[Decision]
) -> None:
    """One table row per story person."""
    by_seat = {person.seat: person for person in people}
    print("| story | NIP | name | office | detail |\n|---|---|---|---|---|")
    for story, seat, detail in tell(by_seat, stories, book, decisions):
        person = by_seat[seat]
        office = person.placements[0].office.file
        print(f"| {story} | {person.nip} | {person.name} | {office} | {detail} |")
