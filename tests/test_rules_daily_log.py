"""The daily log: days, minutes, and what is worth asking about."""

from builders import LAW
from hypothesis import given
from hypothesis import strategies as st
from logbook import entry
from sides import policy

from kinerja_cli.rules import daily_log

RULES = policy("log-harian")
NAMES = {"1": "Ani Lestari, S.E.", "2": "Budi Hartono"}


def told(*entries):
    return [(one.kode, one.siapa, one.kalimat) for one in daily_log.signals(entries, NAMES, RULES)]


def test_minutes_of_a_day_are_added_and_what_is_refused_is_not():
    (day,) = daily_log.days([entry(2), entry(2, menit=90), entry(2, menit=500, status="ditolak")])
    assert (day.entri, day.menit, day.ditolak) == (3, 150, 1)


def test_an_entry_without_minutes_is_missing_not_zero():
    (day,) = daily_log.days([entry(2, menit=None)])
    assert (day.menit, day.tanpa_menit) == (None, 1)
    (day,) = daily_log.days([entry(2, menit=None), entry(2)])
    assert (day.menit, day.tanpa_menit) == (60, 1)


def test_back_filled_days_are_told_with_the_longest():
    entries = [
        entry(2, waktu_input="2024-01-20 08:00"),
        entry(3, waktu_input="2024-01-04"),
        entry(4),
    ]
    assert told(*entries) == [
        (
            "diisi-mundur",
            "Ani Lestari, S.E.",
            (
                "1 dari 2 entri yang diketahui waktu pengisiannya diisi lebih dari 3 hari sesudah "
                "harinya; paling lama 18 hari (kegiatan 2 Januari 2024, diisi 20 Januari 2024)."
            ),
        )
    ]


def test_copied_text_is_told_whatever_its_spelling():
    texts = ["Apel pagi dan rapat staf", "apel pagi dan rapat staf.", "APEL PAGI  dan rapat staf"]
    entries = [entry(day, kegiatan=texts[day % 3]) for day in range(2, 8)]
    ((kind, _, words),) = told(*entries)
    assert kind == "teks-sama"
    assert "6 hari, 2 Januari 2024 sampai 7 Januari 2024" in words


def test_a_task_that_recurs_among_others_is_not_copied():
    again = [entry(day, kegiatan="Apel pagi dan rapat staf") for day in range(2, 8)]
    others = [entry(day, kegiatan=f"Menyusun laporan ke-{day}") for day in range(2, 8)]
    assert told(*again, *others) == []


def test_whoever_approves_their_own_entries_is_told_by_name_or_nip():
    by_name = entry(2, status="disetujui", validator="Ani Lestari, SE")
    by_nip = entry(3, status="disetujui", validator="1")
    refused = entry(4, status="ditolak", validator="1")
    assert told(by_name, by_nip, refused) == [
        ("setuju-sendiri", "Ani Lestari, S.E.", "2 entri disetujui oleh yang mengisinya sendiri.")
    ]


def test_a_burst_of_approvals_names_the_validator():
    entries = [
        entry(1 + n % 10, nip=str(1 + n % 2), kegiatan=f"Kegiatan {n}", status="disetujui",
              validator="Rina", tanggal_validasi="2024-01-31 16:00")
        for n in range(24)
    ]  # fmt: skip
    assert told(*entries) == [
        (
            "setuju-borongan",
            "Rina",
            (
                "24 entri milik 2 pegawai disetujui pada 31 Januari 2024, untuk kegiatan 10 hari "
                "(1 Januari 2024 sampai 10 Januari 2024)."
            ),
        )
    ]


@given(
    st.lists(st.builds(entry, st.integers(1, 28), st.sampled_from("12")), max_size=30), st.randoms()
)
@LAW
def test_the_order_of_entries_does_not_matter(entries, random):
    mixed = list(entries)
    random.shuffle(mixed)
    assert told(*mixed) == told(*entries)
