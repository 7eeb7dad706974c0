"""Sentences that end with words out of the data."""


def ended(text: str) -> str:
    """Return text with a full stop, unless it ends with one: names do ("S.Farm.", "Plt.").

    >>> ended("apt. Yusuf, S.Farm."), ended("Sutrisno")
    ('apt. Yusuf, S.Farm.', 'Sutrisno.')
    """
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
