"""Near misses: only ever to suggest, never to accept."""

from collections.abc import Iterable


def nearest(text: str, options: Iterable[str], limit: int = 3) -> str:
    """Return the options most like `text`, quoted and joined; "tidak ada" when there are none."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only a fault pays for it

    likely = process.extract(text, list(dict.fromkeys(options)), scorer=fuzz.ratio, limit=limit)
    return ", ".join(f"“{name}”" for name, _, _ in likely) or "tidak ada"


def twin(text: str, options: Iterable[str]) -> str | None:
    """Return an option so like `text` that one of the two is probably a slip of the pen."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # likewise

    likely = process.extractOne(text, list(options), scorer=fuzz.ratio, score_cutoff=88)
    return likely[0] if likely else None
