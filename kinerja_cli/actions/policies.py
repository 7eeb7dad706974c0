"""Which regulation a command uses."""

import tomllib
from contextlib import closing
from pathlib import Path

from kinerja_cli.errors import UsageError
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import policy_text
from kinerja_cli.rules.policy import Policy
from kinerja_cli.store import database, runs

DEFAULT = "permenpanrb-6-2022"


def _texts() -> dict[str, str]:
    """Return the regulations that score; other families have readers of their own."""
    return {
        id_: t for id_, t in policy_texts().items() if tomllib.loads(t)["keluarga"] == "kinerja"
    }


def shipped() -> list[Policy]:
    """Return every regulation in the box, in order of name."""
    texts = _texts()
    return [policy_text.parse(texts, name) for name in sorted(texts)]


def load(policy_id: str | None = None) -> Policy:
    """Return one regulation; without a name the one in force.

    Raises:
        UsageError: there is none of that name.
    """
    texts = _texts()
    name = policy_id or DEFAULT
    if name not in texts:
        raise UsageError(f"Kebijakan “{name}” tidak ada.", f"Yang ada: {', '.join(sorted(texts))}.")
    return policy_text.parse(texts, name)


def of_run(policy_id: str, text: str) -> Policy:
    """Return the regulation as it was when a run was made."""
    return policy_text.parse({policy_id: text}, policy_id)


def used_by(db: Path, wait: float) -> dict[str, tuple[int, ...]]:
    """Return, by hash of a policy's text, the runs made under it; empty without a database."""
    if not db.is_file():
        return {}
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return runs.by_policy(connection)
