"""An office whose every text field was filled in by somebody who means harm, or by accident.

Each of more than 120 strings ends in a mark of its own, `k007z`, so that a test can look for it wherever it
went: what stands before the mark must still be the whole string.
"""

import re
import unicodedata
from pathlib import Path

import xlsxwriter

from kinerja_cli.rules.records import BEHAVIOUR_FIELDS
from kinerja_cli.rules.reported import SKP_PARTS

_SCRIPT = (
    "<script>kena()</script>", "<SCRIPT SRC=//x.id/a.js></SCRIPT>", "<scr<script>ipt>kena()</scr</script>ipt>",
    "</style><script>kena()</script>", "</title><script>kena()</script>", "</script><script>kena()</script>",
    "--><script>kena()</script>", "]]><script>kena()</script>", "'';!--\"<kena>=&{()}", "<script>kena()//",
    "<script\x0c>kena()</script>", "<script type=module>import('//x.id')</script>", "javascript:kena()",
    "JaVaScRiPt:kena()", "data:text/html,<script>kena()</script>", "vbscript:kena()", "';kena();//",
    '";kena();//', "\\';kena();//", "${kena()}", "`${kena()}`", "\\u003cscript\\u003ekena()\\u003c/script\\u003e",
)  # fmt: skip
_MARKUP = (
    "<img src=x onerror=kena()>", '"><img src=x onerror="kena()">', "' onmouseover='kena()",
    '" onfocus="kena()" autofocus="', "<svg onload=kena()>", "<svg><script>kena()</script></svg>",
    "<iframe src=javascript:kena()></iframe>", "<iframe srcdoc='<script>kena()</script>'>", "<a href=javascript:kena()>klik</a>",
    "<body onload=kena()>", "<base href=//x.id/>", "<meta http-equiv=refresh content='0;url=//x.id'>",
    "<link rel=stylesheet href=//x.id/a.css>", "<style>*{display:none}</style>", "<style>@import '//x.id';</style>",
    "<form action=//x.id><input name=nip>", "<details open ontoggle=kena()>", "<video><source onerror=kena()>",
    "<math><mtext><img src=x onerror=kena()>", "<object data=//x.id>", "<embed src=//x.id>", "<!--", "<![CDATA[",
    "</table></main>", "</td></tr></table>", "<b>tebal</b>", "&lt;script&gt;kena()&lt;/script&gt;", "&amp;&#60;b&#62;",
    "<template><script>kena()</script></template>", "<noscript><img src=//x.id></noscript>", "<plaintext>", "<textarea>", "<xmp>",
    "\\22 ; } body { display: none } /*", "*/ body { display: none }", "expression(kena())",
)  # fmt: skip
_DATABASE = (
    "Robert'); DROP TABLE pegawai;--", "' OR '1'='1", '" OR ""="', "1; DELETE FROM audit", "' UNION SELECT nip FROM pegawai--",
    "%' LIKE '%", "\\'; VACUUM; --", "admin'--",
)  # fmt: skip
_FORMULA = (
    "=1+1", '=HYPERLINK("http://x.id","klik")', "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1,1)", '=WEBSERVICE("http://x.id")',
    '=DDE("cmd","/C calc","x")', "{=SUM(1)}", '=IMPORTXML("http://x.id","//a")', "\t=1+1", "http://x.id/?nip=1",
    "https://x.id", "mailto:a@x.id", "file:///etc/passwd", "internal:Sheet1!A1", "external:c:/a.xlsx", "\\\\x.id\\bagi\\a.xlsx",
    "#REF!", "'=1+1", "<r><t>kaya</t></r>", "[1]Lembar!A1",
)  # fmt: skip
_TEMPLATE = (
    "{{ 7*7 }}", "{% raw %}", "{% for x in laporan %}", "{# #}", "{{ laporan.__class__.__mro__ }}", "{{ cycler.__init__.__globals__ }}",
    "{%", "}}", "%(nama)s", "{0.__class__}", "$nama", "<%= 7*7 %>", "#{7*7}", "&P &N &[Page]",
)  # fmt: skip
_CONTROL = (
    "nol\x07bel", "\x1b[31mmerah\x1b[0m", "a\x00b", "a\x08b", "_x0041_", "_x000D_", "a\u2028b", "a\ufeffb", "a\x85b",
)  # fmt: skip
_BIDI = ("\u202egnarab", "\u2067terbalik", "\u200fkanan", "a\u200bb\u200bc", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629")  # fmt: skip
_LONG = (
    "W" * 300, "panjang" * 40, "a" * 60 + "/" + "b" * 60, "\u0926\u0947\u0935" * 30, "\U0001f600" * 40,
    "Z\u0351\u0344\u0305" * 20, "-" * 200, "." * 150,
)  # fmt: skip
_PLAIN = [*_SCRIPT, *_MARKUP, *_DATABASE, *_FORMULA, *_TEMPLATE, *_CONTROL, *_BIDI, *_LONG]
STRINGS = tuple(f"{text} k{number:03d}z" for number, text in enumerate(_PLAIN))
MARK = re.compile(r"k(\d{3})z")

INCOMPLETE = range(0, len(STRINGS), 3)
"""Who has neither a mark nor a decision, and therefore no predikat."""
LOGGED = 20
"""Days of the log of each, all alike and approved at once: what reports quote and name somebody for."""
UNIT = 'Dinas </title><script>kena()</script> {{ 7*7 }} "><img src=x onerror=kena()> Kota Uji'
PERIOD = "2024-Q1"
_UNREAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


def nip(n: int) -> str:
    """Return the NIP of one employee."""
    return f"{1970 + n % 20}{1 + n % 12:02d}{1 + n % 28:02d}{2008 + n % 12}{1 + n % 12:02d}{1 + n % 2}{1 + n // 60:03d}"


NIPS = tuple(nip(n) for n in range(len(STRINGS)))


def plain(text: str) -> str:
    """Return what two readers of a text agree on: no blanks, no case, nothing that nobody sees."""
    return unicodedata.normalize("NFC", "".join(_UNREAD.sub("", text).split()).casefold())


SHOWN = {
    "pegawai": {
        "pegawai": ("Nama", "Jabatan", "Unit Kerja", "Pangkat/Gol. Ruang"),
        "indikator": (
            "Rencana Hasil Kerja Pimpinan yang Diintervensi", "Rencana Hasil Kerja",
            "Indikator Kinerja Individu", "Aspek", "Satuan",
        ),
        "realisasi": ("Bukti Dukung", "Umpan Balik"),
        "rating": ("Catatan/Rekomendasi",),
        "keberatan": ("Alasan", "Jawaban"),
        "umpan-balik": ("Pemberi", "Umpan Balik"),
        "skp": ("Isi",),
    },
    "dinas": {
        "pegawai": ("Nama", "Jabatan"),
        "rencana-unit": ("Rencana Hasil Kerja", "Indikator", "Satuan"),
        "keberatan": ("Alasan", "Jawaban"),
    },
    "pelatihan": {"kompetensi": ("Kompetensi",), "pelatihan": ("Nama Pelatihan",)},
    "kegiatan": {"pegawai": ("Nama",), "kegiatan": ("Kegiatan", "Validator")},
}  # fmt: skip
"""Kind of report → sheet → the text fields of it that the report prints.

The sheets that are not here hold no text of their own: `perilaku` and `organisasi` hold one of a few
words, attendance and services hold numbers.
"""


def named(kind: str) -> set[str]:
    """Return the marks that a report of everybody must show: `ringkasan` names the incomplete only."""
    return {f"{n:03d}" for n in (INCOMPLETE if kind == "ringkasan" else range(len(STRINGS)))}


def sheets() -> dict[str, list[list[object]]]:
    """Return the sheets of the office; another kind of sheet is another entry here."""
    shift = iter(range(0, 10_000, 7))  # no two fields of one employee hold the same string

    def field() -> list[str]:
        at = next(shift)
        return [STRINGS[(n + at) % len(STRINGS)] for n in range(len(STRINGS))]

    many = range(len(STRINGS))
    names, works, places, ranks, bosses = (field() for _ in range(5))
    plans, above, items, units, aspects = (field() for _ in range(5))
    proofs, feedback, notes = (field() for _ in range(3))
    unit_plans, unit_items, unit_units, reasons, answers = (field() for _ in range(5))
    givers, told, trainings, skills, activities, validators, expected = (field() for _ in range(7))
    seven = list(BEHAVIOUR_FIELDS.values())
    return {
        "pegawai": [
            ["NIP", "Nama", "Jabatan", "Unit Kerja", "Pangkat/Gol. Ruang", "Perangkat Daerah", "NIP Atasan"],
            *([NIPS[n], names[n], works[n], places[n], ranks[n], UNIT, bosses[n] if n % 2 else NIPS[0]] for n in many),
        ],
        "indikator": [
            ["NIP", "Rencana Hasil Kerja Pimpinan yang Diintervensi", "Rencana Hasil Kerja", "Indikator Kinerja Individu",
             "Aspek", "Satuan", "Polaritas", "Bobot", "Tahun", "Target TW I", "Target"],
            *([NIPS[n], above[n], plans[n], items[n], aspects[n], units[n], "Naik", 100, 2024, 10, 40] for n in many),
        ],
        "realisasi": [
            ["NIP", "Indikator Kinerja Individu", "Periode", "Realisasi", "Bukti Dukung", "Umpan Balik"],
            *([NIPS[n], items[n], PERIOD, 6 + n % 6, proofs[n], feedback[n]] for n in many),
        ],
        "perilaku": [
            ["NIP", "Periode", *seven, "Penilai"],
            *([NIPS[n], PERIOD, *["Sesuai Ekspektasi"] * 7, "Atasan"] for n in many if n not in INCOMPLETE),
        ],
        "rating": [
            ["NIP", "Periode", "Rating Hasil Kerja", "Rating Perilaku Kerja", "Catatan/Rekomendasi"],
            *([NIPS[n], PERIOD, "Sesuai Ekspektasi", "Sesuai Ekspektasi", notes[n]] for n in many if n not in INCOMPLETE),
        ],
        "rencana-unit": [
            ["Perangkat Daerah", "Periode", "Rencana Hasil Kerja", "Indikator", "Satuan", "Polaritas", "Target", "Realisasi"],
            *([UNIT, "2024", unit_plans[n], unit_items[n], unit_units[n], "Naik", 10, 9] for n in many),
        ],
        "keberatan": [
            ["NIP", "Periode", "Tanggal", "Alasan", "Jawaban", "Tanggal Jawaban"],
            *([NIPS[n], PERIOD, "10 April 2024", reasons[n], answers[n], "12 April 2024"] for n in many),
        ],
        "umpan-balik": [
            ["NIP", "Periode", "Pemberi", "Umpan Balik"],
            *([NIPS[n], PERIOD, givers[n], told[n]] for n in many),
        ],
        "kompetensi": [
            ["NIP", "Tahun", "Kompetensi", "Level Standar", "Level Pegawai"],
            *([NIPS[n], 2024, skills[n], 3, 2] for n in many),
        ],
        "pelatihan": [
            ["NIP", "Nama Pelatihan", "JP", "Tanggal", "Kompetensi"],
            *([NIPS[n], trainings[n], 4, "12 Maret 2024", skills[n]] for n in many),
        ],
        "skp": [
            ["NIP", "Tahun", "Bagian", "Isi"],
            *([NIPS[n], 2024, SKP_PARTS[n % len(SKP_PARTS)], expected[n]] for n in many),
        ],
        "kegiatan": [
            ["NIP", "Tanggal", "Kegiatan", "Menit/Jam", "Status", "Validator", "Tanggal Validasi"],
            *([NIPS[n], f"{day} Februari 2024", activities[n], 60, "Disetujui", validators[n], "28 Maret 2024"]
              for n in many for day in range(1, LOGGED + 1)),
        ],
    }  # fmt: skip


def write(path: Path) -> Path:
    """Write the office as one workbook whose every text is text."""
    plain_text = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, plain_text) as book:
        for name, rows in sheets().items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    else:
                        sheet.write(at, column, value)
    return path
