"""A1, A10, A13 for `kinerja batch`: killed anywhere the next one goes on; of five only one works."""

from collections import Counter

import pytest
from soak import offices
from soak.contents import contents, sha256
from soak.forks import order
from soak.kills import Chain, Tally, kill
from soak.scale import pick

PARTS, KILLS = pick(2, 10), pick(5, 40)
ROUNDS, AT_ONCE = pick(2, 20), 5
PEOPLE = 3
DONE = (0, 4)  # 4: a file was put into quarantine
SETTINGS = """
[batch]
periode = "2024-Q1"
laporan = ["dinas"]
format = ["html"]
jeda_detik = 0
"""
GOOD, BAD = {"baru.xlsx", "kerja.xlsx"}, {"salah.xlsx", "rusak.xls"}
INBOX = ("masuk", "arsip", "karantina")


def prepare(folder, forks):
    """Make a work folder: staff known already, two good files and two bad ones in the inbox."""
    forks.need("batch")
    inbox = folder / "masuk"
    inbox.mkdir()
    (folder / "kinerja.toml").write_text(SETTINGS)
    offices.staff(folder / "pegawai.xlsx", PEOPLE)
    assert forks.run(folder, "import", "pegawai.xlsx").code == 0
    (folder / "pegawai.xlsx").unlink()
    offices.staff(inbox / "baru.xlsx", PEOPLE, first=PEOPLE)
    offices.work(inbox / "kerja.xlsx", PEOPLE * 2)  # needs the file before it
    offices.work(inbox / "salah.xlsx", 1, first=500)  # nobody knows this NIP
    (inbox / "rusak.xls").write_bytes(b"PK\x03\x04 bukan buku kerja")
    return {sha256(path): path.name for path in inbox.iterdir()}


def lost(folder, sent, done):
    """Return what is wrong with where the sent files are: each in exactly one place."""
    places = {name: [] for name in sent.values()}
    for place in INBOX:
        for path in (folder / place).rglob("*"):
            if path.is_file() and sha256(path) in sent:
                places[sent[sha256(path)]].append(place)
    said = [f"{name} in {where}" for name, where in places.items() if len(where) != 1]
    if done:
        ends = {name: ["arsip"] if name in GOOD else ["karantina"] for name in places}
        said += [f"{name} ended in {places[name]}" for name in places if places[name] != ends[name]]
    return said


@pytest.fixture(scope="module")
def chain(forks, tmp_path_factory):
    start = tmp_path_factory.mktemp("awal-batch")
    sent = prepare(start, forks)
    made = Chain(forks, start, [("batch",)], ends=DONE)
    made.rehearse(tmp_path_factory.mktemp("bunuh-batch"))
    return made, sent


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_batch_is_continued_by_the_next(part, chain, record):
    made, sent = chain
    tally = Tally()
    seed = part * 1_000_000
    while tally.kills < KILLS:
        kill(made, seed, tally, lambda folder, done: lost(folder, sent, done))
        seed += 1
        assert seed % 1_000_000 < KILLS * 3, "hardly any kill reached a running batch"
    record(
        "SIGKILL during batch",
        "0 partial, lost, torn, repairs, litter; every file in one place, imported once",
        **tally.figures(),
    )
    assert tally.faults() == 0, "\n".join(tally.notes)
    assert tally.between >= tally.kills / 4


def test_a_second_batch_changes_nothing(chain):
    made, sent = chain
    folder = made.fresh("dua-kali")
    assert made.forks.run(folder, "batch").code in DONE
    first = contents(folder / "kinerja.db", made.scratch / "lihat")
    reports = {path: sha256(path) for path in (folder / "laporan").iterdir()}
    again = made.forks.run(folder, "batch")
    assert again.code == 0, again
    assert again.out == ""
    second = contents(folder / "kinerja.db", made.scratch / "lihat")
    assert (second.imports, second.runs, second.figures) == (
        first.imports, first.runs, first.figures
    )  # fmt: skip
    assert {path: sha256(path) for path in (folder / "laporan").iterdir()} == reports
    assert lost(folder, sent, True) == []


def test_of_five_batches_on_one_folder_one_works(chain, record):
    made, sent = chain
    wrong = []
    for number in range(ROUNDS):
        folder = made.fresh("lima")
        lanes = made.forks.lanes([[order(folder, "batch")] for _ in range(AT_ONCE)])
        codes = Counter(lane[0].code for lane in lanes)
        worked = sum(codes[code] for code in DONE)
        found = contents(folder / "kinerja.db", made.scratch / "lihat")
        same = (found.imports, found.twice, found.runs) == (
            made.after[-1].imports, 0, made.after[-1].runs
        )  # fmt: skip
        if worked != 1 or codes[75] != AT_ONCE - 1 or not same or lost(folder, sent, True):
            wrong.append((number, codes, [lane[0].err[-300:] for lane in lanes], found))
    record(
        f"{AT_ONCE} batches at once on one folder",
        "one works, four exit 75, nothing imported twice",
        rounds=ROUNDS, wrong=len(wrong),
    )  # fmt: skip
    assert not wrong, "\n".join(map(str, wrong))
