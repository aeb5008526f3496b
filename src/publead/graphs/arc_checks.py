"""What must hold of arcs before they become a graph."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import MOST_FAULTS_KEPT, Fault, InputError, limited
from publead.estimates import counted

SUBJECT = "the arcs of a graph"


def node_numbers(nodes: ArrayLike) -> NDArray[np.int64]:
    """Return the nodes as 64-bit integers; anything but whole numbers is refused."""
    given = np.asarray(nodes)
    if given.size and given.dtype.kind not in "iu":
        problem = f"nodes are given as {given.dtype}"
        raise InputError(SUBJECT, [Fault(problem, remedy="Number them 0 to n - 1")])
    return given.astype(np.int64).ravel()


def check_ends(
    n: int,
    source: NDArray[np.int64],
    target: NDArray[np.int64],
    strength: NDArray[np.float64] | None,
) -> None:
    """Raise with every arc that leaves the graph, is a loop, or has an impossible strength."""
    sizes = {source.size, target.size} | (set() if strength is None else {strength.size})
    if n < 0 or len(sizes) > 1:
        problem = (
            f"n = {n}, with {counted(source.size, 'source')}, {counted(target.size, 'target')}"
        )
        problem += "" if strength is None else f", {strength.size} strengths"
        raise InputError(SUBJECT, [Fault(problem, remedy="Give one of each for every arc")])
    faults = _faults(
        (source < 0) | (source >= n) | (target < 0) | (target >= n),
        f"an end lies outside 0 to {n - 1}",
        "Number the nodes 0 to n - 1",
    )
    faults += _faults(source == target, "it joins a node to itself", "Leave it out")
    if strength is not None:
        bad = ~((strength > 0) & (strength < np.inf))
        faults += _faults(bad, "its strength is not a number above 0", "Leave out absent arcs")
    if faults:
        raise InputError(SUBJECT, faults)


def check_repeats(keys: NDArray[np.int64], n: int) -> None:
    """Raise with every arc that stands more than once; *keys* are ascending."""
    again = np.flatnonzero(keys[1:] == keys[:-1]) + 1
    faults = [
        Fault(f"{key // n} → {key % n} stands twice", remedy="Keep one, or join their strengths")
        for key in keys[again[: MOST_FAULTS_KEPT + 1]].tolist()
    ]
    if faults:
        raise InputError(SUBJECT, limited(faults, "arcs"))


def _faults(bad: NDArray[np.bool_], problem: str, remedy: str) -> list[Fault]:
    where = np.flatnonzero(bad)[: MOST_FAULTS_KEPT + 1].tolist()
    return limited([Fault(problem, place=f"arc {arc}", remedy=remedy) for arc in where], "arcs")
