"""A view becomes one HTML file that needs nothing else: no network, no second file."""

from pathlib import Path

from kinerja_cli.reports import templating
from kinerja_cli.reports.view_layout import PLAIN, PageView


def render(
    template_name: str, report: object, folder: Path | None = None, page: PageView = PLAIN
) -> str:
    """Return templates/html/`template_name`.html.j2 filled with `report`.

    The same report gives the same text, byte for byte.

    Args:
        template_name: kind of report: "dinas", "pegawai".
        report: the view the template is written for.
        folder: an office's own templates (`--templat`).
        page: paper, letterhead and signatures.

    Raises:
        TemplateFaultError: the template cannot be used.
    """
    return templating.render(f"html/{template_name}.html.j2", report, folder, page=page)
