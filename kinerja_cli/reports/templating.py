"""The one Jinja environment: sandboxed, escaping, strict; an office's folder goes before ours."""

import hashlib
import re
import traceback
from base64 import b64encode
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinerja_cli import resources
from kinerja_cli.errors import ConfigError
from kinerja_cli.reports import confined
from kinerja_cli.reports.view_layout import PLAIN, PageView
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.sentences import ended

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.sandbox import ImmutableSandboxedEnvironment

NOTHING = "–"

# What XML 1.0 allows; a browser and Excel both dislike the rest.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TemplateFaultError(ConfigError):
    """A report template, most often an office's own, cannot be used as it stands."""

    kode = "templat-salah"


def render(
    name: str,
    report: object,
    folder: Path | None = None,
    mark: str = "",
    page: PageView = PLAIN,
) -> str:
    """Return the template `name` filled with `report`, which it knows as `laporan`.

    Args:
        name: path inside the template folder: "html/dinas.html.j2".
        report: the view.
        folder: an office's own templates; what is missing there comes from the shipped ones.
        mark: put before every piece of text that comes from data, so that the reader of the
            result can tell it from the template's own words.
        page: paper, letterhead and signatures, which the template knows as `tata`.

    Raises:
        TemplateFaultError: the template is missing, malformed, or asks for what is not there; an
            office's own runs in a process of its own and may also take too long or want too much.
    """
    if folder is None:
        return _rendered(name, report, folder, mark, page)
    try:
        return confined.run(_rendered, name, report, folder, mark, page)
    except confined.ConfinedError as error:
        words = str(error)
        if not words.startswith("Templat "):
            words = f"Templat {folder / name} tidak dapat dipakai: {words}."
        raise TemplateFaultError(
            words, "Betulkan berkas itu, atau jalankan tanpa --templat."
        ) from error


def _rendered(name: str, report: object, folder: Path | None, mark: str, page: PageView) -> str:
    from jinja2 import TemplateError

    try:
        return _environment(folder, mark).get_template(name).render(laporan=report, tata=page)
    except (TemplateError, UnicodeDecodeError, TypeError, ArithmeticError) as error:
        raise TemplateFaultError(
            f"Templat {_place(error, name)} tidak dapat dipakai: {error}.",
            "Betulkan berkas itu, atau jalankan tanpa --templat.",
        ) from error


@cache
def _environment(folder: Path | None, mark: str) -> "Environment":
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

    shipped = FileSystemLoader(resources.folder("templates"))
    own = [FileSystemLoader(folder)] if folder else []
    environment = _sandbox()(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=partial(_printed, mark=mark),
        # "kinerja:…" lets an office's file extend the shipped file of the same name.
        loader=ChoiceLoader([*own, PrefixLoader({"kinerja": shipped}, delimiter=":"), shipped]),
    )
    environment.filters.update(angka=_angka, sidik=_sidik, teks_css=_teks_css, akhiri=_akhiri)
    return environment


def _sandbox() -> "type[ImmutableSandboxedEnvironment]":
    """Return Jinja's sandbox; it decides once for all objects of a type, and tens of times faster.

    Its verdict on an attribute looks at the object's type and the attribute's name alone. The open
    fields of a dataclass, which all views are, hold data: there is nothing to decide.
    """
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            if attribute in getattr(type(obj), "__dataclass_fields__", ()) and attribute[0] != "_":
                return getattr(obj, attribute)
            return super().getattr(obj, attribute)

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            known = self.__dict__.setdefault("verdicts", {})
            key = type(obj), attr
            if key not in known:
                known[key] = super().is_safe_attribute(obj, attr, value)
            return bool(known[key])

    return Sandbox


def _printed(value: object, mark: str) -> object:
    """Return what a template prints for `value`: None is nothing, numbers have no exponent."""
    if isinstance(value, str):
        # `type` keeps Markup Markup: what a macro made is not escaped twice.
        clean = value if value.isprintable() else _ILLEGAL.sub("", value)
        return type(value)(mark + clean) if mark or clean is not value else value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def _angka(number: Decimal | int | None, places: int | None = None) -> str:
    """Return a number as officers write it; a dash when there is none."""
    return NOTHING if number is None else show(Decimal(number), places)


def _akhiri(text: object) -> str:
    """Return the end of a sentence: words out of the data with one full stop."""
    return ended(str(text).rstrip())


def _sidik(text: str) -> str:
    """Return the SHA-256 of an inline script or style as a content security policy names it."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _teks_css(text: str) -> str:
    """Return text as a CSS string in which only letters, digits and spaces stand as they are."""
    from markupsafe import Markup

    safe = (c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in _ILLEGAL.sub("", text))
    return Markup(f'"{"".join(safe)}"')  # noqa: S704  # nothing in it can leave the string


def _place(error: Exception, name: str) -> str:
    """Return the template's file and line where `error` arose, as far as it is known."""
    if lineno := getattr(error, "lineno", None):
        return f"{getattr(error, 'name', None) or name} baris {lineno}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".j2"):
            return f"{Path(frame.filename).name} baris {frame.lineno}"
    return name
