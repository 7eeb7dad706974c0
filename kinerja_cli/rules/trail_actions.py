"""What the trail tells of: every action by its name, and what it means for data and reports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One kind of entry.

    Attributes:
        kata: what somebody did, after their name: "mengimpor".
        mengubah_data: whether the data that scores rest on may be others afterwards.
        keluar: whether something left the house and nothing in it changed.
    """

    nama: str
    kata: str
    mengubah_data: bool = False
    keluar: bool = False


ACTIONS: dict[str, Action] = {
    one.nama: one
    for one in (
        Action("impor", "mengimpor", mengubah_data=True),
        Action("batal-impor", "membatalkan impor", mengubah_data=True),
        Action("skor", "menilai"),
        Action("kebijakan", "memakai naskah peraturan yang berubah"),
        Action("keputusan", "menetapkan rating", mengubah_data=True),
        Action("kunci", "mengunci periode"),
        Action("buka-kunci", "membuka kunci periode"),
        Action("alias-unit", "memberi alias", mengubah_data=True),
        Action("hapus-alias", "menghapus alias", mengubah_data=True),
        Action("gabung-unit", "menggabung perangkat daerah", mengubah_data=True),
        Action("laporan", "menulis laporan", keluar=True),
        Action("cadangan", "membuat cadangan", keluar=True),
        Action("pemulihan", "memulihkan cadangan"),
        Action("ekspor-orang", "mengekspor data satu orang", keluar=True),
        Action("hapus-orang", "menghapus data satu orang", mengubah_data=True),
    )
}
CHANGES_DATA = tuple(one.nama for one in ACTIONS.values() if one.mengubah_data)
OUTGOING = tuple(one.nama for one in ACTIONS.values() if one.keluar)
