"""
Brandes' algorithm by hops, compiled, from 64 sources at once.

Each source has a lane: a bit in the word of every node, and a column in the node's row of
numbers. A word of bits tells for which sources a node is reached at the present level, so that
an arc is looked at once for all of them, and only the lanes that need it do arithmetic.
"""

import numpy as np

from publead.graphs.compiled import ONE, compiled, count_bits, lowest_bit

LANES = 64


@compiled
def sweep(indptr, indices, sources, rows, nodes, arcs, incoming, outgoing):
    """
    Add what the shortest paths from the sources give; return whether all counts were finite.

    Parameters
    ----------
    indptr, indices : ndarray of int64 and of int32
        The graph.
    sources : ndarray of int64
        Where paths start, in blocks of 64.
    rows : ndarray of float64, shape (n, 64)
        Room to work in.
    nodes : ndarray of float64, shape (2, n)
        Betweenness, and the sum over sources of its square.
    arcs : ndarray of float64, shape (n_arcs,) or (0,)
        Betweenness of arcs, where it is wanted.
    incoming, outgoing : ndarray of float64, shape (4, n)
        Distance, harmonic sum, reach and eccentricity.
    """
    n = indptr.size - 1
    entries = (np.empty(n * LANES, np.int32), np.empty(n * LANES, np.uint64))
    starts, fine = np.empty(n + 3, np.int64), True
    for first in range(0, sources.size, LANES):
        block = sources[first : first + LANES]
        rows[:] = 0.0
        levels = _outwards(indptr, indices, block, rows, entries, starts)
        fine &= _backwards(indptr, indices, levels, rows, entries, starts, nodes, arcs)
        _distances(block, levels, entries, starts, incoming, outgoing)
    return fine


@compiled
def _outwards(indptr, indices, block, rows, entries, starts):
    """Count the shortest paths to every node, level by level; return how many levels there are."""
    (node, word), n = entries, indptr.size - 1
    unseen, fresh = np.full(n, ~np.uint64(0)), np.zeros(n, np.uint64)
    for lane in range(block.size):
        s, bit = block[lane], ONE << np.uint64(lane)
        node[lane], word[lane] = s, bit
        rows[s, lane] = 1.0
        unseen[s] &= ~bit
    starts[0], end, level = 0, block.size, 0
    while starts[level] < end:
        level += 1
        starts[level] = end
        for entry in range(starts[level - 1], starts[level]):
            u = node[entry]
            for arc in range(indptr[u], indptr[u + 1]):
                v = indices[arc]
                new = word[entry] & unseen[v]
                if new and not fresh[v]:
                    node[end] = v
                    end += 1
                fresh[v] |= new
                while new:
                    lane = lowest_bit(new)
                    rows[v, lane] += rows[u, lane]
                    new &= new - ONE
        for entry in range(starts[level], end):
            v = node[entry]
            word[entry] = fresh[v]
            unseen[v] &= ~fresh[v]
            fresh[v] = 0
    starts[level + 1] = end
    return level


@compiled
def _backwards(indptr, indices, levels, rows, entries, starts, nodes, arcs):
    """
    Sum the shares of betweenness from the last level to the first.

    A lane of a node's row holds its number of paths until its level is done, and then what it
    passes back: one more than its share, over its paths.
    """
    node, word = entries
    ahead, share, fine = np.zeros(indptr.size - 1, np.uint64), np.zeros(LANES), True
    for level in range(levels - 1, -1, -1):
        for entry in range(starts[level], starts[level + 1]):
            u, lanes = node[entry], word[entry]
            for arc in range(indptr[u], indptr[u + 1]):
                v = indices[arc]
                onward, along = ahead[v] & lanes, 0.0
                while onward:
                    lane = lowest_bit(onward)
                    share[lane] += rows[v, lane]
                    along += rows[v, lane] * rows[u, lane]
                    onward &= onward - ONE
                if arcs.size:
                    arcs[arc] += along
            total, squares = 0.0, 0.0
            while lanes:
                lane = lowest_bit(lanes)
                paths = rows[u, lane]
                mine = paths * share[lane]
                fine &= paths < np.inf
                rows[u, lane] = (1.0 + mine) / paths
                share[lane] = 0.0
                total += mine
                squares += mine * mine
                lanes &= lanes - ONE
            if level:
                nodes[0, u] += total
                nodes[1, u] += squares
        for entry in range(starts[level + 1], starts[level + 2]):
            ahead[node[entry]] = 0
        for entry in range(starts[level], starts[level + 1]):
            ahead[node[entry]] = word[entry]
    return fine


@compiled
def _distances(block, levels, entries, starts, incoming, outgoing):
    """Add the distances on both sides: a node entered at a level is that many hops away."""
    node, word = entries
    reached = np.empty(LANES)
    for level in range(1, levels):
        reached[:] = 0.0
        for entry in range(starts[level], starts[level + 1]):
            v, count, lanes = node[entry], count_bits(word[entry]), word[entry]
            incoming[0, v] += level * count
            incoming[1, v] += count / level
            incoming[2, v] += count
            incoming[3, v] = max(incoming[3, v], level)
            while lanes:
                reached[lowest_bit(lanes)] += 1.0
                lanes &= lanes - ONE
        for lane in range(block.size):
            if reached[lane]:
                s = block[lane]
                outgoing[0, s] += level * reached[lane]
                outgoing[1, s] += reached[lane] / level
                outgoing[2, s] += reached[lane]
                outgoing[3, s] = level
