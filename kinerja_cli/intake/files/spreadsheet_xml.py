"""Excel's "XML Spreadsheet 2003": some web applications give it the name .xls."""

from datetime import datetime
from typing import Any

from kinerja_cli.errors import UnreadableError
from kinerja_cli.intake.files.grid import Grid
from kinerja_cli.intake.files.package import DoctypeError, parser
from kinerja_cli.intake.files.precheck import MAX_COLUMNS
from kinerja_cli.intake.files.refusals import damaged, unsafe
from kinerja_cli.intake.files.sheet import BadCell, Percent, Sheet

_HIDDEN = {"SheetHidden", "SheetVeryHidden"}


def read(content: bytes, berkas: str) -> tuple[Sheet, ...]:
    """Return the sheets of an XML Spreadsheet 2003.

    Raises:
        UnreadableError: damaged, or not safe to read.
    """
    reader, xml = _Reader(berkas), parser()
    xml.StartElementHandler = reader.start
    xml.EndElementHandler = reader.end
    xml.CharacterDataHandler = reader.data
    try:
        xml.Parse(content, True)  # expat takes it by position
    except UnreadableError:
        raise
    except DoctypeError as error:
        raise unsafe(berkas, "berisi definisi dokumen (DTD)") from error
    except Exception as error:  # expat's errors, and numbers or dates that are none
        raise damaged(berkas) from error
    return tuple(reader.sheets)


class _Reader:
    """Handlers for the whole document."""

    def __init__(self, berkas: str) -> None:
        self.sheets: list[Sheet] = []
        self._berkas = berkas
        self._percent: set[str] = set()
        self._style = self._name = self._kind = self._visible = ""
        self._styles = ["", ""]
        self._grid = Grid(berkas)
        self._values: list[Any] = []
        self._hidden = self._note = self._seeking = False
        self._formula = self._filled = False
        self._text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        tag = name[name.rfind("}") + 1 :]
        said = {key[key.rfind("}") + 1 :]: value for key, value in attributes.items()}
        if tag == "Style":
            self._style = said.get("ID", "")
        elif tag == "NumberFormat" and (
            "%" in (form := said.get("Format", "")) or form == "Percent"
        ):
            self._percent.add(self._style)
        elif tag == "Worksheet":
            self._name, self._visible, self._grid = said.get("Name", ""), "", Grid(self._berkas)
        elif tag == "Row":
            self._start_row(said)
        elif tag == "Cell":
            self._start_cell(said)
        elif tag == "Comment":
            self._note = True
        elif tag == "Data" and not self._note:
            self._kind, self._text = said.get("Type", "String"), []
        elif tag == "Visible":
            self._text = []

    def _start_row(self, said: dict[str, str]) -> None:
        gap = int(said.get("Index", 0)) - 1 - self._grid.height
        if gap > 0:
            self._grid.add([], times=gap)
        self._values, self._hidden = [], said.get("Hidden") == "1"
        self._styles = [said.get("StyleID", ""), ""]
        self._after = int(said.get("Span", 0))

    def _start_cell(self, said: dict[str, str]) -> None:
        column = max(int(said.get("Index", 0)) - 1, len(self._values))
        across, down = int(said.get("MergeAcross", 0)), int(said.get("MergeDown", 0))
        if column + across > 4 * MAX_COLUMNS:
            raise self._grid.too_far(self._grid.height + 1, column + across)
        self._values += [None] * (column - len(self._values) + 1 + across)
        self._column = column
        self._grid.merge(self._grid.height, column, down + 1, across + 1)
        self._styles[1] = said.get("StyleID", "") or self._styles[0]
        self._formula, self._filled = "Formula" in said, False

    def data(self, text: str) -> None:
        """Take text."""
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """End an element."""
        tag = name[name.rfind("}") + 1 :]
        if tag == "Data" and self._text is not None:
            self._values[self._column] = self._value("".join(self._text))
            self._text, self._filled = None, True
        elif tag == "Cell" and self._formula and not self._filled:
            self._values[self._column] = BadCell("")
        elif tag == "Comment":
            self._note = False
        elif tag == "Row":
            self._grid.add(self._values, hidden=self._hidden)
            if self._after:
                self._grid.add([], times=self._after)
        elif tag == "Visible" and self._text is not None:
            self._visible, self._text = "".join(self._text), None
        elif tag == "Worksheet":
            visible = self._visible not in _HIDDEN
            self.sheets.append(self._grid.sheet(self._name, visible=visible))

    def _value(self, text: str) -> Any:
        if self._kind == "Number":
            return Percent(text) if self._styles[1] in self._percent else float(text)
        if self._kind == "Error":
            return BadCell(text or "#?")
        if self._kind == "Boolean":
            return text == "1"
        if self._kind == "DateTime":
            moment = datetime.fromisoformat(text)
            midnight = moment.time() == datetime.min.time()
            return moment.date() if midnight else moment
        return text or None
