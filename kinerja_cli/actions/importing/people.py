"""Who the rows speak of: employees from `pegawai`, and those a recap brings along."""

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.actions.importing.statements import RowRef
from kinerja_cli.intake import similar
from kinerja_cli.intake.context import names_office
from kinerja_cli.intake.headers import label
from kinerja_cli.intake.reading import Item
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.abbreviations import expansions, is_bare
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import city_of, person_key, split_unit, unit_key
from kinerja_cli.rules.records import KINDS

_RECAP_FIELDS = ("nama", "pangkat", "jabatan", "unit_kerja")


def office_of(item: Item) -> tuple[str | None, str]:
    """Return a row's perangkat daerah and the part of it that the same cell names.

    "SD NEGERI 5 - DINAS PENDIDIKAN" is a part of the office behind the dash; a column Unit Kerja
    that says something beats it.
    """
    own = item.row.nilai.get("unit_kerja", "")
    if item.unit is None:
        part, unit = split_unit(own)
        return (unit, part) if names_office(unit) else (None, "")
    part, unit = split_unit(item.unit)
    return unit, "" if own else part


class People:
    """Takes employees; knows who is known."""

    def __init__(self, known: Known, gathering: Gathering) -> None:
        self._known, self._out = known, gathering
        self._official: dict[str, tuple[str, set[int]]] = {}
        self._nips = set(known.people)
        self._said: dict[str, str] = {}
        self._placed: dict[str, int] = {}
        for nip, versions in known.people.items():
            for _, version in sorted(versions, key=lambda entry: entry[0]):
                if known.field(version, "pegawai", "lembar_asal") == "pegawai":
                    name = str(known.field(version, "pegawai", "nama"))
                    self._take(nip, name, int(known.field(version, "pegawai", "unit_id")))

    def _take(self, nip: str, name: str, unit: int) -> None:
        units = self._official.get(nip, ("", set[int]()))[1]
        self._official[nip] = (name, units | {unit})

    def knows(self, nip: str) -> bool:
        """Return whether somebody is known from the database or from this command."""
        return nip in self._nips

    def employee(self, row: RowRef, item: Item) -> None:
        """Take one row of `pegawai`: a placement from its TMT on."""
        values = item.row.nilai
        unit, part = office_of(item)
        self._nips.add(item.row.nip)
        if unit is None:
            self._out.tell(row, Finding("dinas-kosong", nilai=values.get("nama", "")), "unit")
            return
        if "nama" not in values:
            self._out.tell(row, Finding("isi-kosong", data={"kolom": "Nama"}), "nama")
            return
        stated: dict[str, str | int] = {
            name: values[name] for name in KINDS["pegawai"].isi if name in values
        }
        stated["unit_id"] = self._unit(row, unit)
        if part:
            stated["unit_kerja"] = part
        stated["lembar_asal"] = "pegawai"
        self._superior(row, stated)
        self._compare_with_nip(row, item)
        self._out.add(row, item, "pegawai", (item.row.nip, values.get("tmt", "")), stated)
        self._take(item.row.nip, values["nama"], int(stated["unit_id"]))

    def _compare_with_nip(self, row: RowRef, item: Item) -> None:
        """Warn when the date of birth or the sex beside a NIP is another than the one in it."""
        values, nip = item.row.nilai, item.row.nip
        sex = nips.sex_in_words(values.get("jenis_kelamin", ""))
        beside = {
            "tanggal_lahir": (values.get("tanggal_lahir", ""), nips.born(nip)),
            "jenis_kelamin": (sex, nips.sex(nip)),
        }
        for name, (said, within) in beside.items():
            if said and said != within:
                data = {"kolom": label(name), "nip": within}
                finding = Finding("nip-beda-data", nilai=values[name], data=data)
                self._out.tell(row, finding, name)

    def _superior(self, row: RowRef, stated: dict[str, str | int]) -> None:
        """Keep a superior's NIP as such, and the title of one outside the sheets as text."""
        text = str(stated.pop("nip_atasan", ""))
        if not text or nips.is_empty(text):
            return
        stripped = nips.strip(text)
        if not stripped.isdigit():
            stated["atasan"] = text
        elif fault := nips.fault(stripped):
            data = {"panjang": str(len(stripped)), "usia": ""}
            self._out.tell(row, Finding(fault, nilai=text, data=data), "nip_atasan")
        else:
            stated["nip_atasan"] = stripped

    def check_superiors(self) -> None:
        """Warn of superiors nobody knows, once everybody was taken."""
        for statement in self._out.statements.of("pegawai"):
            superior = str(statement.nilai.get("nip_atasan", ""))
            if superior and not self.knows(superior):
                finding = Finding("atasan-tidak-dikenal", nilai=nips.show(superior))
                self._out.tell(statement.rows[0], finding, "nip_atasan")

    def _unit(self, row: RowRef, name: str) -> int:
        known = self._known
        if known.unit_id(name) is None and known.offices.full_name(name) == name:
            likely = self._likely(name)
            if likely:
                data = {"calon": ", ".join(f"“{other}”" for other in likely)}
                self._out.tell(row, Finding("unit-mirip", nilai=name, data=data), "unit")
        elif (number := known.unit_id(name)) is not None:
            one, two = city_of(name), city_of(known.unit_names[number])
            if one and two and one != two:
                data = {"lain": known.unit_names[number]}
                self._out.tell(row, Finding("unit-beda-kota", nilai=name, data=data), "unit")
        return known.add_unit(name, self._out.tables[row.tabel][0])

    def _likely(self, name: str) -> list[str]:
        """Return the offices that an unknown name may have meant."""
        found = self._known.offices.candidates(name)
        if not found and is_bare(name):
            found = list(expansions(name))
        by_key = {unit_key(other): other for other in self._known.unit_names.values()}
        twin = None if found else similar.twin(unit_key(name), by_key)
        return [by_key[twin]] if twin else found

    def of_recap(self, row: RowRef, item: Item) -> bool:
        """Take a recap's person: it may create one, and overwrites nobody from `pegawai`."""
        nip = item.row.nip
        if not item.row.pertama and not self.knows(nip):
            self._out.tell(row, Finding("nip-tidak-dikenal", nilai=nips.show(nip)), "nip")
            return False
        if office_of(item)[0] is None and nip not in self._official:
            self._out.tell(
                row, Finding("dinas-kosong", nilai=item.row.nilai.get("nama", "")), "unit"
            )
            return False
        self._nips.add(nip)
        if not item.row.pertama:
            return True
        if nip in self._official:
            self._compare(row, item)
        else:
            self._create(row, item)
        return True

    def _compare(self, row: RowRef, item: Item) -> None:
        name, units = self._official[item.row.nip]
        said = item.row.nilai.get("nama", "")
        self._compare_name(row, said, name)
        self._compare_unit(row, item, units)

    def _compare_unit(self, row: RowRef, item: Item, units: set[int]) -> None:
        said, _ = office_of(item)
        if said and self._known.unit_id(said) not in units:
            names = ", ".join(self._known.unit_names[number] for number in sorted(units))
            self._out.tell(row, Finding("unit-berbeda", nilai=said, data={"lain": names}), "unit")

    def _compare_name(self, row: RowRef, said: str, known: str) -> None:
        if said and person_key(said) != person_key(known):
            self._out.tell(row, Finding("nama-berbeda", nilai=said, data={"lain": known}), "nama")

    def _create(self, row: RowRef, item: Item) -> None:
        """State a person whom only recaps know; an earlier recap's words stay as they are."""
        values, nip = item.row.nilai, item.row.nip
        said = self._said.setdefault(nip, values.get("nama", ""))
        if said:
            self._compare_name(row, values.get("nama", ""), said)
        stated: dict[str, str | int] = {n: values[n] for n in _RECAP_FIELDS if n in values}
        unit, part = office_of(item)
        if part:
            stated["unit_kerja"] = part
        stated["unit_id"] = self._unit(row, unit or "")
        self._compare_unit(row, item, {self._placed.setdefault(nip, int(stated["unit_id"]))})
        stated["lembar_asal"] = "rekap"
        before = self._known.versions["pegawai"].get((nip, ""))
        place = self._out.place(row, "")
        if before and not self._known.same_sheet(before.tabel, place.berkas, place.lembar):
            known_name = self._known.field(before, "pegawai", "nama")
            if known_name:
                self._compare_name(row, values.get("nama", ""), str(known_name))
            self._compare_unit(row, item, {int(self._known.field(before, "pegawai", "unit_id"))})
            stated = {
                name: value
                for name, value in stated.items()
                if self._known.field(before, "pegawai", name) is None
            }
        self._out.add(
            row, item, "pegawai", (nip, ""), stated, notes=False, first_wins=True, person=True
        )
