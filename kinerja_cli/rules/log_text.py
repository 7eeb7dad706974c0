"""Text for logs: no NIP, and nothing that breaks a line or commands whoever reads it."""

import unicodedata

from kinerja_cli.rules.nip import masked

_BREAKS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def safe(text: str) -> str:
    r"""Return a text as it may stand in one line of a log.

    >>> safe("Ani\n198609262015051001")
    'Ani�1986••••••••••1001'
    """
    plain = "".join("�" if unicodedata.category(mark) in _BREAKS else mark for mark in text)
    return masked(plain)
