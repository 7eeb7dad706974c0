"""Paint one table on a sheet: titles, headings, body with its interruptions, footer.

A table is a dict: `judul` (title lines: texts, or tuples for cells side by side), `blok` (lists of
columns that stay together), `rows` (dicts with the person `p` and the section `bagian`), `pegawai`
(how the cells of an employee go on: ulang, kosong or gabung) and `kota` (the city drawn).
A column is a dict: `key`, `heads` (from the outermost group inwards), `cells`, `pegawai`.
"""

from decimal import Decimal

from layout_words import MONTHS
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

TEXT_KEYS = ("no", "nama", "gabung", "indikator", "rencana")
DEEPEST = 3


class Painter:
    def __init__(self, rng, sheet, top, table):
        self.rng, self.sheet, self.row, self.table = rng, sheet, top, table
        self.left = rng.choice((1, 1, 1, 2, 3))
        self.columns = []  # (column number, column)
        at = self.left
        for number, block in enumerate(table["blok"]):
            at += 1 if number and rng.random() < 0.12 else 0
            for column in block:
                self.columns.append((at, column))
                at += 1
        self.right = at - 1
        self.depth = max(len(column["heads"]) for _, column in self.columns)
        self.way_down = rng.choice(("gabung", "gabung", "atas", "bawah"))
        grouped = [len(column["heads"]) > 1 for _, column in self.columns]
        ways = ["gabung", "gabung", "ulang"]
        if grouped == sorted(grouped) and self.depth == 2:
            ways.append("pertama")  # nothing follows the last group, so its end is not in doubt
        self.way_across = rng.choice(ways)
        self.numbering = rng.choice((None, None, "{}", "({})", "{}.", "huruf", "bilangan", "rumus"))
        self.label = next(
            (at for key in TEXT_KEYS for at, c in self.columns if c["key"] == key), None
        )

    def put(self, row, column, value, number_format=None):
        if value is None:
            return
        cell = self.sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # never a formula, never a guessed number
        if number_format:
            cell.number_format = number_format

    def merge(self, top, left, bottom, right):
        if (top, left) != (bottom, right):
            self.sheet.merge_cells(
                start_row=top, start_column=left, end_row=bottom, end_column=right
            )

    def titles(self):
        wide = self.rng.random() < 0.4 and self.right > self.left
        for line in self.table["judul"]:
            if isinstance(line, tuple):
                for step, text in enumerate(line):
                    self.put(self.row, self.left + step, text)
            elif line:
                self.put(self.row, self.left, line)
                if wide:
                    self.merge(self.row, self.left, self.row, self.right)
            self.row += 1

    def header(self):
        top, bottom = self.row, self.row + self.depth - 1
        at = 0
        while at < len(self.columns):
            at = self.head(at, 0, len(self.columns), top, bottom)
        self.row = bottom + 1
        if self.numbering:
            for number, (column, made) in enumerate(self.columns, 1):
                self.put(self.row, column, self.number(number, made["key"]))
            self.row += 1

    def number(self, number, key):
        if self.numbering == "huruf":
            return get_column_letter(number)
        if self.numbering == "bilangan":
            return number
        if self.numbering == "rumus" and key == "capaian":
            return f"{number}=({number - 1}:{number - 2})x100"
        return f"{number}" if self.numbering == "rumus" else self.numbering.format(number)

    def head(self, at, level, end, top, bottom):
        """Write one heading, or a group with what is under it; return where the next begins."""
        column, heads = self.columns[at][0], self.columns[at][1]["heads"]
        if len(heads) == level + 1:
            row = bottom if self.way_down == "bawah" else top
            self.put(row, column, heads[level])
            if self.way_down == "gabung":
                self.merge(top, column, bottom, column)
            return at + 1
        last = at
        while (
            last + 1 < end
            and self.columns[last + 1][0] == self.columns[last][0] + 1
            and self.columns[last + 1][1]["heads"][: level + 1] == heads[: level + 1]
        ):
            last += 1
        # A group of one level less than there is room for is as high as two rows.
        under = (
            top
            + (bottom - top + 1)
            - max(len(c["heads"]) - level - 1 for _, c in self.columns[at : last + 1])
        )
        if self.way_across == "ulang":
            for place, _ in self.columns[at : last + 1]:
                self.put(top, place, heads[level])
        else:
            self.put(top, column, heads[level])
        if self.way_across == "gabung":
            self.merge(top, column, under - 1, self.columns[last][0])
        inner = at
        while inner <= last:
            inner = self.head(inner, level + 1, last + 1, under, bottom)
        return last + 1

    def body(self):
        rows, rng = self.table["rows"], self.rng
        starts = [n for n, row in enumerate(rows) if not n or row["p"] is not rows[n - 1]["p"]]
        lively = rng.random() < 0.5
        section = None
        for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True):
            told = rows[start].get("bagian")
            if start and lively and rng.random() < 0.3:
                self.interrupt(rows, start)
            if told and told != section:
                self.put(self.row, self.left, told)
                if rng.random() < 0.5:
                    self.merge(self.row, self.left, self.row, self.right)
                self.row += 1
            section = told
            self.person(start, stop)
        if rng.random() < 0.25:
            self.subtotal(rows, starts[-1], len(rows))

    def person(self, start, stop):
        top, way = self.row, self.table["pegawai"]
        for n in range(start, stop):
            for at, column in self.columns:
                if n > start and column.get("pegawai") and way != "ulang":
                    continue
                self.put(self.row, at, *column["cells"][n])
            self.row += 1
        if way == "gabung":
            for at, column in self.columns:
                if column.get("pegawai"):
                    self.merge(top, at, self.row - 1, at)

    def interrupt(self, rows, start):
        way = self.rng.randrange(5)
        if way == 0:
            self.row += self.rng.choice((1, 1, 2))
        elif way == 1:
            first = start - 1
            while first and rows[first - 1]["p"] is rows[start - 1]["p"]:
                first -= 1
            self.subtotal(rows, first, start)
        elif way == 2:
            self.header()
        elif way == 3:
            self.sheet.row_breaks.append(Break(id=self.row - 1))
            if self.rng.random() < 0.5:
                self.put(self.row, self.left, "Halaman 2")
                self.row += 1
            self.header()
        else:
            self.sheet.row_breaks.append(Break(id=self.row - 1))

    def subtotal(self, rows, start, stop):
        """Sum the weights of one employee, or say the mean of the achievements at the end."""
        by_key = {column["key"]: at for at, column in self.columns}
        if self.label is None or self.label in {by_key.get("bobot"), by_key.get("capaian")}:
            return
        bobot = [c for _, c in self.columns if c["key"] == "bobot"]
        if stop == len(rows) and start and "capaian" in by_key:
            self.put(self.row, self.label, self.rng.choice(("RATA-RATA", "RATA-RATA CAPAIAN")))
            self.put(self.row, by_key["capaian"], "87.5 %")
        elif bobot:
            self.put(self.row, self.label, self.rng.choice(("JUMLAH", "Jumlah", "TOTAL", "JML")))
            shown = bobot[0]["cells"][start]
            total = "100" if isinstance(shown[0], str) else 100
            if isinstance(shown[0], str) and "%" in shown[0]:
                total = "100%"
            if shown[1] and "%" in shown[1]:
                total = 1
            self.put(self.row, by_key["bobot"], total, shown[1])
        else:
            return
        self.row += 1

    def footer(self):
        rng, city = self.rng, self.table["kota"]
        if rng.random() < 0.35:
            self.row += rng.choice((0, 1))
            notes = rng.sample(
                ("Keterangan :", "*) Bobot dalam persen", "Catatan: angka sementara",
                 "Sumber: data Subbagian Kepegawaian", "1. Realisasi sesuai bukti dukung"),
                rng.randint(1, 2),
            )  # fmt: skip
            for note in notes:
                self.put(self.row, self.left, note)
                self.row += 1
        if rng.random() < 0.5:
            self.signature(city["penanda"], city)

    def signature(self, signer, city):
        rng = self.rng
        self.row += rng.choice((1, 2))
        at = rng.randint(self.left, max(self.left, self.right - 1))
        unit = self.table["rows"][-1]["p"]["unit"]
        month = rng.choice(MONTHS)
        lines = [
            f"{city['kota']}, {rng.randint(2, 28)} {month} {city['tahun'] + rng.randint(0, 1)}"
        ]
        lines += [f"Kepala {unit},", None, None, signer["nama"], signer["pangkat"]]
        lines += [f"NIP. {rng.choice((signer['nip'], spaced(signer['nip'])))}"]
        if at > self.left and rng.random() < 0.5:
            self.put(self.row, self.left, "Mengetahui,")
        for line in lines:
            self.put(self.row, at, line)
            self.row += 1


def spaced(nip):
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def paint(rng, sheet, top, table):
    """Paint a table from row `top` on; return the first row below it."""
    painter = Painter(rng, sheet, top, table)
    painter.titles()
    painter.header()
    painter.body()
    painter.footer()
    return painter.row


def achieved(target, reached):
    """The percentage a sheet would show beside target and realisation."""
    if reached is None or target is None or isinstance(target, tuple) or not target:
        return None
    return (reached / target * 100).quantize(Decimal("0.01"))
