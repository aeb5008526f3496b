"""How near each path of this library comes to what the machine can do."""

from collections.abc import Sequence

import attrs
from machine_limits import Limit, limit_of
from network_paths import WHAT
from network_rounds import Timed, find, markdown
from organisations import Organisation, organisation

from publead.graphs.distances import hop_sums

SIZES = (2_000, 10_000)
WORD, LANES, WORDS = 8, 64, 16


@attrs.frozen
class Path:
    """
    A way to go.

    Attributes
    ----------
    name, what, tool : str
        What it is, what was measured, and by which part of the library.
    room : int
        Bytes of numbers that it reads in no order, a node.
    moved : float
        Bytes that it must move, an arc, a source and a level, both ways together.
    """

    name: str
    what: str
    tool: str
    room: int
    moved: float


PATHS = (
    Path("bits", WHAT["distances"], "publead", WORDS * WORD, 2 * WORD / LANES),
    Path("sparse products", WHAT["hops"], "publead", LANES * WORD, 2 * WORD),
    Path("lanes", WHAT["hops"], "publead[fast]", LANES * WORD, 0.0),
    Path("searches by lengths", WHAT["lengths"], "publead", 4 * WORD, 0.0),
    Path("the same, compiled", WHAT["lengths"], "publead[fast]", 4 * WORD, 0.0),
)


def beside_limits(found: Sequence[Timed], limits: list[Limit]) -> str:
    """Return the rates of each path that was timed beside the machine's; empty where none was."""
    rows = []
    for n in SIZES:
        made, levels = organisation(n), 0
        for path in PATHS:
            timed = find(found, path.what, n, path.tool)
            if timed is not None:
                levels = levels or levels_of(made)
                rows.append(row(path, made, timed, levels, limits))
    head = [
        "path",
        "people",
        "arcs looked at / s",
        "of random reads",
        "GB moved / s",
        "of the bytes in order",
    ]
    return markdown(head, rows) if rows else ""


def row(
    path: Path, made: Organisation, timed: Timed, levels: int, limits: list[Limit]
) -> list[str]:
    """Return one path's rates, and what shares they are of the machine's."""
    arcs, limit = made.sources.size, limit_of(limits, made.n * path.room)
    looks = 2 * arcs * made.n / timed.median
    moved = arcs * made.n * levels * path.moved / timed.median
    return [
        path.name,
        f"{made.n:,}",
        f"{looks:.2g}",
        f"{looks / limit.reads:.2g} of {limit.reads:.2g}, from {limit.name}",
        f"{moved / 1e9:.2g}" if moved else "",
        f"{moved / limit.bytes:.2g} of {limit.bytes / 1e9:.0f} GB" if moved else "",
    ]


def levels_of(made: Organisation) -> int:
    """Return how many steps a search takes until nothing is new."""
    return int(hop_sums(made.csr()).incoming.eccentricity.max()) + 1
