"""A scoring run goes person by person, and makes a derivation only for who reads it."""

from collections.abc import Iterator

from builders import indicator, scored

from kinerja_cli.rules.trace import Later, Step, Words
from kinerja_cli.store.versions import Walk


def test_a_walk_reads_no_further_than_the_next_person():
    read: list[str] = []

    def rows() -> Iterator[tuple[str, int]]:
        for nip, number in (("a", 1), ("a", 2), ("b", 3), ("d", 4), ("e", 5)):
            read.append(nip)
            yield nip, number

    walk = Walk(rows())
    assert walk.of("a") == [("a", 1), ("a", 2)]
    assert read == ["a", "a", "b"]
    assert walk.of("c") == []
    assert walk.of("d") == [("d", 4)]
    assert walk.of("f") == []


def test_a_derivation_is_made_once_and_only_when_read():
    made: list[str] = []

    def parts() -> tuple[Step, ...]:
        made.append("x")
        return (Step("b", None, "{0}", (Words(lambda: made.append("w") or "kata"),)),)

    step = Step("a", None, bagian=Later(parts))
    assert made == []
    assert [one.apa for one in (*step.walk(), *step.walk())] == ["a", "b", "a", "b"]
    assert made == ["x"]
    assert step.bagian[0].cara == "kata"
    assert made == ["x", "w"]


def test_scores_of_the_same_inputs_are_equal_derivation_included():
    one, other = (scored(indicator("10", actual)) for actual in ("9", "8"))
    assert one == scored(indicator("10", "9"))
    assert one.step != other.step
