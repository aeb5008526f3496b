"""What it costs to ask for this library through networkx."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import networkx as nx
import numpy as np
from network_engines import Networkx
from network_measures import in_order
from network_rounds import Clock, brief, in_rounds, markdown, shown
from organisations import organisation
from side_by_side import ratio

from publead.graphs.betweenness import node_betweenness
from publead.graphs.work import Work

MOST_IN_NETWORKX = 200


def backend_table(sizes: Sequence[int], rounds: int) -> str:
    """Return the time of betweenness by hops: the kernel, the backend, networkx itself."""
    nx.config.warnings_to_ignore.add("cache")
    head = [
        "betweenness by hops",
        "kernel",
        "backend, graph kept; × kernel",
        "backend, graph converted; × kernel",
        "networkx itself",
    ]
    return markdown(head, [row(n, rounds) for n in sizes])


def row(n: int, rounds: int) -> list[str]:
    """Return the times for one network, after its values were compared."""
    made = organisation(n)
    graph, csr = Networkx(made).held, made.csr()

    def kernel() -> dict[int, float]:
        values = node_betweenness(csr, work=Work(threads=1)).values
        return dict(enumerate(values.tolist()))

    def plain(**asked: str) -> Any:
        return nx.betweenness_centrality(graph, normalized=False, **asked)

    def converted() -> Any:
        graph.__networkx_cache__.clear()
        return plain(backend="publead")

    clocks = {"kernel": Clock(kernel), "kept": Clock(partial(plain, backend="publead"))}
    clocks["converted"] = Clock(converted)
    if n <= MOST_IN_NETWORKX:
        clocks["networkx"] = Clock(plain)
    firsts = [in_order(clock.first()) for clock in clocks.values()]
    for found in firsts:
        np.testing.assert_allclose(found, firsts[0], rtol=1e-9, atol=1e-9)
    seconds = in_rounds(clocks, rounds)
    cells = {name: shown(float(np.median(times))) for name, times in seconds.items()}
    for name in ("kept", "converted"):
        cells[name] += f"; {brief(ratio(seconds[name], seconds['kernel']))}"
    order = ("kernel", "kept", "converted", "networkx")
    return [f"{n:,} people", *(cells.get(name, "") for name in order)]
