"""
The workshop: network kernels on plain arrays, which know nothing of leadership.

Every kernel takes a `csr.Csr` and gives arrays, numbers or small frozen classes of them.

`csr`
    A graph as arrays, and the words in which kernels are asked: sides, kinds, symmetry.
`distances`
    Sums of distances on both sides, by hops or by lengths.
`path_sums`, `sampled`
    What sums over paths are held in, and estimates of them.
`betweenness`
    Betweenness of nodes and arcs, by hops or by lengths, with the distances on the way.
`sweeps`, `sweep_files`
    The same in parts that add up, and are kept in files.
`sampling`
    The same from some of the sources, with the error that this brings.
`work`
    On which engine sums over paths are made, in how many threads, and who is told.
`components`
    Components, reach, bridges and core numbers.
`spectral`
    Eigenvector, Katz, PageRank, hubs and authorities.
`holes`
    Burt's constraint, effective size, efficiency and hierarchy.
`census`
    Dyad and triad census, reciprocity, transitivity.
`tie_kinds`
    Simmelian arcs and the spans of local bridges.
`krackhardt`
    Connectedness, hierarchy, efficiency and lubness.
`brokerage`
    Gould and Fernandez' roles, with their mean and standard deviation.
`mixing`, `modularity`
    Ties within and between given groups.
`concentration`
    Gini, coefficient of variation, effective numbers.
`centralization`
    Freeman's centralization and its maxima.
`core_periphery`
    A core as a set, and coreness as a degree.
`stacks`, `stack_shapes`, `stack_choices`, `stack_holes`, `random_stacks`
    Many small graphs at once, and graphs of a given size and number of ties drawn at random.

The other files are parts of these: `arc_checks`, `bit_search`, `bits`, `compiled`,
`compiled_sweep`, `condensation`, `core_pattern`, `core_products`, `engines`, `folding`,
`hop_lanes`, `hop_rows`, `hop_sweep`, `length_queue`, `length_sweep`, `measured`, `path_counts`,
`perron`, `pivot_sums`, `small_sweep`, `source_blocks`, `spanning_tree`, `stack_bits`, `swept`,
`triad_counts`, `triad_types`, `triangles` and `upper_bounds`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each is loaded when it is imported, and not before
    from publead.graphs import (
        betweenness,
        brokerage,
        census,
        centralization,
        components,
        concentration,
        core_periphery,
        csr,
        distances,
        holes,
        krackhardt,
        mixing,
        modularity,
        random_stacks,
        sampling,
        spectral,
        stack_choices,
        stack_holes,
        stack_shapes,
        stacks,
        sweep_files,
        sweeps,
        tie_kinds,
        work,
    )

__all__ = [
    "betweenness",
    "brokerage",
    "census",
    "centralization",
    "components",
    "concentration",
    "core_periphery",
    "csr",
    "distances",
    "holes",
    "krackhardt",
    "mixing",
    "modularity",
    "random_stacks",
    "sampling",
    "spectral",
    "stack_choices",
    "stack_holes",
    "stack_shapes",
    "stacks",
    "sweep_files",
    "sweeps",
    "tie_kinds",
    "work",
]
