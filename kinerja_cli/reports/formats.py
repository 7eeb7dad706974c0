"""The formats a view can leave in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kinerja_cli.reports.browser import Printer
from kinerja_cli.reports.data_csv import Table
from kinerja_cli.reports.view_layout import PageView

FORMATS = ("xlsx", "html", "pdf", "csv", "json")


class Renderer:
    """Turns views of one kind into files; a page that is wanted twice is made once.

    Args:
        kind: name of the kind, which is that of its templates.
        table: what of a view is the table of `csv`.
        folder: an office's own templates.
        page: paper, letterhead and signatures.
        printer: prints the pages; only needed for pdf.
    """

    def __init__(
        self,
        kind: str,
        table: Callable[[Any], Table],
        folder: Path | None,
        page: PageView,
        printer: Printer | None = None,
    ) -> None:
        self._kind, self._table, self._folder, self._printer = kind, table, folder, printer
        self._layout = page
        self._page: tuple[object, str] | None = None

    def render(self, name: str, report: object) -> bytes:
        """Return the content of one file.

        Raises:
            TemplateFaultError: a template cannot be used.
            CannotWriteError: the browser does not print it.
        """
        from kinerja_cli.reports import data_csv, data_json, excel

        if name == "xlsx":
            return excel.render(self._kind, report, self._folder, self._layout)
        if name == "json":
            return data_json.render(self._kind, report)
        if name == "csv":
            return data_csv.render(self._table(report))
        if name == "pdf" and self._printer:
            return self._printer.pdf(self._html(report))
        return self._html(report).encode()

    def _html(self, report: object) -> str:
        from kinerja_cli.reports import html

        if self._page is None or self._page[0] is not report:
            self._page = report, html.render(self._kind, report, self._folder, self._layout)
        return self._page[1]
