"""The office's own folder of policies: what is read, what is refused, what is only told."""

import pytest
from conftest import Run
from test_policy_monsters import OWN

COMMANDS = (
    ["score", "--periode", "2024-Q1"],
    ["check", "--periode", "2024-Q1"],
    ["policy", "list"],
    ["policy", "check"],
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_a_file_or_was_asked_for_and_is_absent_is_refused(
    kinerja: Run, tmp_path, command
):
    (tmp_path / "kebijakan").write_text("", encoding="utf-8")
    done = kinerja(*command)
    assert done.code == 5
    assert "kebijakan bukan folder" in done.err
    (tmp_path / "kinerja.toml").write_text('folder_kebijakan = "sk"', encoding="utf-8")
    done = kinerja(*command)
    assert done.code == 5
    assert "Folder kebijakan sk tidak ada" in done.err


def test_the_usual_folder_may_be_absent(kinerja: Run):
    assert kinerja("policy", "check").code == 0


def test_an_ending_in_capitals_is_read_and_a_text_file_is_told(kinerja: Run, tmp_path):
    folder = tmp_path / "kebijakan"
    folder.mkdir()
    (folder / "aa.TOML").write_text(OWN, encoding="utf-8")
    (folder / "bb.toml.txt").write_text(OWN, encoding="utf-8")
    assert kinerja("policy", "show", "aa").code == 0
    found = kinerja("policy", "check", "--json").json()
    (note,) = [one for one in found["informasi"] if "bb.toml.txt" in one["kebijakan"]]
    assert "Beri nama bb.toml" in note["rincian"]


def test_a_file_that_is_no_toml_is_named_with_its_line_and_the_remedy(kinerja: Run, tmp_path):
    folder = tmp_path / "kebijakan"
    folder.mkdir()
    (folder / "aa.toml").write_text("id = = 1", encoding="utf-8")
    done = kinerja("score", "--periode", "2024-Q1")
    assert done.code == 5
    assert "kebijakan/aa.toml" in done.err
    assert "baris 1 kolom 6" in done.err
    assert "kinerja policy check kebijakan/aa.toml" in done.err


def test_a_policy_that_does_not_score_is_named_as_such(kinerja: Run):
    done = kinerja("score", "--periode", "2024-Q1", "--kebijakan", "pp-94-2021")
    assert done.code == 2
    assert "tidak menilai kinerja; pilih salah satu" in done.err
    assert "tidak ada" not in done.err
