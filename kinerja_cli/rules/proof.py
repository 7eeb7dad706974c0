"""One thing that was proven of a policy, or found not to hold."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof.

    Attributes:
        kebijakan: the policy, or the policies, it is about.
        apa: what was to be proven.
        rincian: what it was proven on, or every fault with its key.
    """

    kebijakan: str
    apa: str
    benar: bool
    rincian: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing that makes no policy wrong."""

    kebijakan: str
    rincian: str


def proven(policy: str, what: str, faults: Sequence[str], ground: str) -> Proof:
    """Return a proof that is met when there is no fault; `ground` is what it was proven on."""
    return Proof(policy, what, not faults, "\n".join(faults) or ground)
