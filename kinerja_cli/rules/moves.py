"""The fewest people who must change class so that a group keeps a set of demands.

A transport problem, solved exactly as a flow of least cost: people → the classes they may stand in
→ the sets of classes that demands speak of. Every demand is a pair of bounds on such a set; sets are
nested or disjoint, so that they form a tree. "Largest class" becomes bounds once the size of the
peak is chosen; the cost is convex in that size, which is therefore found by halving.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kinerja_cli.rules.distribution_policy import (
    MAKS_JUMLAH,
    MAKS_PERSEN,
    MIN_JUMLAH,
    MIN_PERSEN,
    TERBANYAK,
    Rule,
)
from kinerja_cli.rules.numbers import HUNDRED

MOVE = 10**6
"""Cost of one move; what is added to it decides only between equal numbers of moves."""

_FAULT = 10**13
_MANY = 10**9


@dataclass(frozen=True, slots=True)
class Pool:
    """So many people with the same choice of classes, each at its cost."""

    jumlah: int
    pilihan: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """A cheapest way to keep all demands: people of each pool in each class."""

    biaya: int
    isi: tuple[Mapping[str, int], ...]


def cheapest(
    pools: Sequence[Pool], rules: Sequence[Rule], classes: Sequence[str], *, strict: bool = False
) -> Plan | None:
    """Return a cheapest plan that keeps every rule, None when there is none.

    With `strict` no other class may be as large as the largest one.
    """
    total = sum(pool.jumlah for pool in pools)
    peak = next((rule.kelas[0] for rule in rules if rule.jenis == TERBANYAK), None)
    if peak is None:
        return _kept(_solve(pools, _bounds(rules, classes, total)))

    def at(size: int) -> Plan:
        bounds = _bounds(rules, classes, total)
        for name in classes:
            low, high = bounds[frozenset([name])]
            most = size - 1 if strict else size
            bounds[frozenset([name])] = (
                (max(low, size), high) if name == peak else (low, max(min(high, most), 0))
            )
        return _solve(pools, bounds)

    first, last = min(1, total), total
    while first < last:
        middle = (first + last) // 2
        if at(middle).biaya <= at(middle + 1).biaya:
            last = middle
        else:
            first = middle + 1
    return _kept(at(first))


def _kept(plan: Plan) -> Plan | None:
    return plan if plan.biaya < _FAULT else None


_Bounds = dict[frozenset[str], tuple[int, int]]


def _bounds(rules: Sequence[Rule], classes: Sequence[str], total: int) -> _Bounds:
    """Return the least and the largest number of people per set of classes."""
    found: _Bounds = {frozenset([name]): (0, total) for name in classes}
    for rule in rules:
        low, high = found.get(frozenset(rule.kelas), (0, total))
        share = rule.batas * total / HUNDRED
        if rule.jenis == MAKS_PERSEN:
            high = min(high, int(share.to_integral_value(ROUND_FLOOR)))
        elif rule.jenis == MIN_PERSEN:
            low = max(low, int(share.to_integral_value(ROUND_CEILING)))
        elif rule.jenis == MAKS_JUMLAH:
            high = min(high, int(rule.batas))
        elif rule.jenis == MIN_JUMLAH:
            low = max(low, int(rule.batas))
        found[frozenset(rule.kelas)] = (low, high)
    return found


def _solve(pools: Sequence[Pool], bounds: _Bounds) -> Plan:
    """Return the cheapest plan; every person outside a bound costs a `_FAULT`."""
    net = _Net()
    for number, pool in enumerate(pools):
        net.edge("", number, pool.jumlah, 0)
        for name, cost in pool.pilihan.items():
            net.edge(number, frozenset([name]), _MANY, cost)
    for members, (low, high) in bounds.items():
        wider = [other for other in bounds if members < other]
        above = min(wider, key=len) if wider else "sink"
        # The first `low` are rewarded, which amounts to a fault for each that is missing.
        net.edge(members, above, low, -_FAULT)
        net.edge(members, above, max(high - low, 0), 0)
        net.edge(members, above, _MANY, _FAULT)
    cost = net.run("", "sink") + _FAULT * sum(low for low, _ in bounds.values())
    filled = tuple(
        {name: net.between(number, frozenset([name])) for name in pool.pilihan}
        for number, pool in enumerate(pools)
    )
    return Plan(cost + _FAULT * sum(max(low - high, 0) for low, high in bounds.values()), filled)


_Node = str | int | frozenset[str]


class _Net:
    """A network; edges come in pairs, each the other's way back."""

    def __init__(self) -> None:
        self._from: list[_Node] = []
        self._to: list[_Node] = []
        self._room: list[int] = []
        self._cost: list[int] = []
        self._out: dict[_Node, list[int]] = {}

    def edge(self, start: _Node, end: _Node, room: int, cost: int) -> None:
        for a, b, space, price in ((start, end, room, cost), (end, start, 0, -cost)):
            self._out.setdefault(a, []).append(len(self._to))
            self._from.append(a)
            self._to.append(b)
            self._room.append(space)
            self._cost.append(price)

    def between(self, start: _Node, end: _Node) -> int:
        """Return what flows from one node to another."""
        return sum(
            self._room[at ^ 1] for at in self._out[start] if at % 2 == 0 and self._to[at] == end
        )

    def run(self, source: _Node, sink: _Node) -> int:
        """Send all that the source can give, along the cheapest ways; return the cost."""
        cost = 0
        while way := self._cheapest_way(source, sink):
            amount = min(self._room[at] for at in way)
            for at in way:
                self._room[at] -= amount
                self._room[at ^ 1] += amount
                cost += amount * self._cost[at]
        return cost

    def _cheapest_way(self, source: _Node, sink: _Node) -> list[int]:
        price: dict[_Node, int] = {source: 0}
        came: dict[_Node, int] = {}
        waiting = deque([source])
        while waiting:
            node = waiting.popleft()
            for at in self._out.get(node, ()):
                end = self._to[at]
                reached = price[node] + self._cost[at]
                if self._room[at] and reached < price.get(end, reached + 1):
                    price[end], came[end] = reached, at
                    if end not in waiting:
                        waiting.append(end)
        way: list[int] = []
        node = sink
        while node in came and node != source:
            way.append(came[node])
            node = self._from[came[node]]
        return way[::-1]


def free(total: int, classes: Sequence[str]) -> list[Pool]:
    """Return people who may stand anywhere."""
    return [Pool(total, dict.fromkeys(classes, 0))]


def share(count: int, total: int) -> Decimal:
    """Return a share in percent, not rounded."""
    return HUNDRED * count / total
