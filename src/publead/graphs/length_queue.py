"""
Brandes' algorithm by lengths, compiled, one source after the other.

Dijkstra's search gives the distances, and the order in which nodes are settled. Paths are then
counted in that order over the arcs that lie on shortest paths, and shares are summed against it.
Whole lengths need no heap: a ring of buckets, one a distance, is a queue without comparisons.
"""

import numpy as np

from publead.graphs.compiled import compiled


@compiled
def sweep(indptr, indices, lengths, ring, tolerance, sources, nodes, arcs, incoming, outgoing):
    """
    Add what the shortest paths from the sources give; return whether all counts were finite.

    Parameters
    ----------
    indptr, indices, sources, nodes, arcs, incoming, outgoing
        As in `publead.graphs.hop_lanes.sweep`.
    lengths : ndarray of float64, shape (n_arcs,)
        Above 0.
    ring : int
        One more than the greatest length, where all are whole numbers; 0 for a heap.
    tolerance : float
        Up to which share of a distance two lengths are the same.
    """
    n, fine = indptr.size - 1, True
    far, paths, passed = np.empty(n), np.empty(n), np.empty(n)
    order, starts = np.empty(n, np.int32), np.empty(n + 1, np.int64)
    tight = np.empty(indices.size, np.int32)
    items = (np.empty(indices.size + 1), np.empty(indices.size + 1, np.int32))
    links = np.empty(indices.size + 1, np.int32)
    for source in sources:
        far[:] = np.inf
        far[source] = 0.0
        if ring:
            settled = _by_buckets(indptr, indices, lengths, ring, source, far, order, items, links)
        else:
            settled = _by_heap(indptr, indices, lengths, source, far, order, items)
        reached = order[:settled]
        _outwards(indptr, indices, lengths, tolerance, far, reached, paths, tight, starts)
        fine &= _backwards(indices, reached, paths, passed, tight, starts, nodes, arcs)
        _distances(source, reached, far, incoming, outgoing)
    return fine


@compiled
def _outwards(indptr, indices, lengths, tolerance, far, reached, paths, tight, starts):
    """Count the shortest paths to every node, and list the arcs on them, from near to far."""
    paths[reached] = 0.0
    paths[reached[0]] = 1.0
    listed = 0
    for place in range(reached.size):
        u = reached[place]
        starts[place] = listed
        for arc in range(indptr[u], indptr[u + 1]):
            v = indices[arc]
            if far[u] + lengths[arc] - far[v] <= tolerance * far[v]:
                paths[v] += paths[u]
                tight[listed] = arc
                listed += 1
    starts[reached.size] = listed


@compiled
def _backwards(indices, reached, paths, passed, tight, starts, nodes, arcs):
    """Sum the shares of betweenness from the furthest node to the source."""
    fine = True
    for place in range(reached.size - 1, -1, -1):
        u, share = reached[place], 0.0
        for k in range(starts[place], starts[place + 1]):
            back = passed[indices[tight[k]]]
            share += back
            if arcs.size:
                arcs[tight[k]] += paths[u] * back
        mine = paths[u] * share
        passed[u] = (1.0 + mine) / paths[u]
        fine &= paths[u] < np.inf
        if place:
            nodes[0, u] += mine
            nodes[1, u] += mine * mine
    return fine


@compiled
def _by_heap(indptr, indices, lengths, source, far, order, items):
    """Settle nodes by distance, with a binary heap; return how many were reached."""
    key, node = items
    key[0], node[0], size, settled = 0.0, source, 1, 0
    while size:
        u, here = node[0], key[0]
        size -= 1
        _sift_down(key, node, size)
        if here > far[u]:
            continue
        order[settled] = u
        settled += 1
        for arc in range(indptr[u], indptr[u + 1]):
            v, there = indices[arc], here + lengths[arc]
            if there < far[v]:
                far[v] = there
                _sift_up(key, node, size, there, v)
                size += 1
    return settled


@compiled
def _sift_up(key, node, place, there, v):
    while place and key[(place - 1) >> 1] > there:
        above = (place - 1) >> 1
        key[place], node[place] = key[above], node[above]
        place = above
    key[place], node[place] = there, v


@compiled
def _sift_down(key, node, size):
    """Put the last item in the place of the first, and let it sink."""
    last, v, place, below = key[size], node[size], 0, 1
    while below < size:
        if below + 1 < size and key[below + 1] < key[below]:
            below += 1
        if key[below] >= last:
            break
        key[place], node[place] = key[below], node[below]
        place, below = below, 2 * below + 1
    key[place], node[place] = last, v


@compiled
def _by_buckets(indptr, indices, lengths, ring, source, far, order, items, links):
    """Settle nodes by whole distances, each of which has a bucket; return how many were reached."""
    node, first = items[1], np.full(ring, -1, np.int32)
    node[0], links[0], first[0] = source, -1, 0
    here, waiting, used, settled = 0, 1, 1, 0
    while waiting:
        bucket = here % ring
        item = first[bucket]
        first[bucket] = -1
        while item >= 0:
            u, item = node[item], links[item]
            waiting -= 1
            if far[u] < here:
                continue
            order[settled] = u
            settled += 1
            for arc in range(indptr[u], indptr[u + 1]):
                v, there = indices[arc], here + lengths[arc]
                if there < far[v]:
                    far[v] = there
                    place = np.int64(there) % ring
                    node[used], links[used], first[place] = v, first[place], used
                    used += 1
                    waiting += 1
        here += 1
    return settled


@compiled
def _distances(source, reached, far, incoming, outgoing):
    total, near = 0.0, 0.0
    for v in reached[1:]:
        d = far[v]
        total += d
        near += 1.0 / d
        incoming[0, v] += d
        incoming[1, v] += 1.0 / d
        incoming[2, v] += 1.0
        incoming[3, v] = max(incoming[3, v], d)
    outgoing[0, source] += total
    outgoing[1, source] += near
    outgoing[2, source] += reached.size - 1
    outgoing[3, source] = far[reached[-1]]
