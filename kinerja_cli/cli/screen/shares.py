"""What is said of a database on a network share."""

from pathlib import Path

from kinerja_cli.cli.screen.terminal import say
from kinerja_cli.store.shares import share_of


def warn_of_share(db: Path) -> None:
    """Say on stderr that a database which is about to be written lies on a network share."""
    share = share_of(db)
    if share is None:
        return
    say(
        f"Perhatian: basis data {db} ada di jaringan, {share}. Bila jaringan putus saat menulis, pekerjaan "
        "itu batal. Sebaiknya simpan basis data di komputer ini; laporan dan cadangan boleh di jaringan.",
        err=True,
    )
