"""The catalogue of findings: each kind stands once, with its severity and its words."""

from kinerja_cli.rules.catalogue.cells import CELLS
from kinerja_cli.rules.catalogue.components import COMPONENTS
from kinerja_cli.rules.catalogue.distributions import DISTRIBUTIONS
from kinerja_cli.rules.catalogue.kind import Kind
from kinerja_cli.rules.catalogue.nips import NIPS
from kinerja_cli.rules.catalogue.records import RECORDS
from kinerja_cli.rules.catalogue.sheets import SHEETS

CATALOGUE: dict[str, Kind] = {**SHEETS, **CELLS, **NIPS, **RECORDS, **COMPONENTS, **DISTRIBUTIONS}
"""Every kind of finding the program can report, by its code."""
