"""The register of objections against evaluations: one answered, one open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from city.canonical import open_workbook
from city.model import Employee
from city.recap import spaced

HEADER = ("No", "Nama / NIP", "Periode Penilaian", "Tanggal Keberatan", "Alasan Keberatan", "Tanggapan",
          "Tanggal Tanggapan", "Ket.")  # fmt: skip


def write_objections(path: Path, people: list[Employee], stories: dict[str, Any]) -> None:
    """One sheet with a title; names and NIP share a cell, dates are words."""
    by_seat = {person.seat: person for person in people}
    workbook = open_workbook(path)
    wrapped = workbook.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    head = workbook.add_format({"border": 1, "bold": True, "align": "center"})
    sheet = workbook.add_worksheet("Register")
    sheet.write(0, 0, "REGISTER KEBERATAN ATAS HASIL EVALUASI KINERJA")
    sheet.write(1, 0, "PEMERINTAH KOTA TIRTAMADYA")
    for column, text in enumerate(HEADER):
        sheet.write(3, column, text, head)
        sheet.set_column(column, column, 30 if column in (1, 4, 5) else 16)
    for number, row in enumerate(stories["objection"], start=1):
        person = by_seat[row["seat"]]
        answer, answered = row.get("answer", "-"), row.get("answered", "-")
        values = (number, f"{person.name}\nNIP. {spaced(person.nip)}", row["period"], row["date"], row["reason"],
                  answer, answered, "selesai" if answer != "-" else "menunggu")  # fmt: skip
        for column, value in enumerate(values):
            sheet.write(3 + number, column, value, wrapped)
    workbook.close()
