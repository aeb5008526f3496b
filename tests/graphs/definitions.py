"""
The network measures as their formulas state them, on dense matrices, slowly.

Nothing here is shared with the library.
"""

import math
from fractions import Fraction
from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def distances(matrix: Matrix, *, by_length: bool = False) -> list[list[Fraction | None]]:
    """Floyd and Warshall's algorithm in exact fractions; lengths are 1 / strength."""
    n = len(matrix)
    found: list[list[Fraction | None]] = [[None] * n for _ in range(n)]
    for i in range(n):
        found[i][i] = Fraction(0)
        for j in np.flatnonzero(matrix[i]).tolist():
            strength = Fraction(matrix[i, j]).limit_denominator(10**6)
            found[i][j] = 1 / strength if by_length else Fraction(1)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                there, on, now = found[i][k], found[k][j], found[i][j]
                if there is not None and on is not None and (now is None or there + on < now):
                    found[i][j] = there + on
    return found


def path_counts(matrix: Matrix, far: list[list[Fraction | None]], *, by_length: bool) -> Matrix:
    """How many shortest paths there are, from each node to each."""
    n = len(matrix)
    count = np.zeros((n, n))
    for s in range(n):
        count[s, s] = 1
        reached = sorted((d, t) for t, d in enumerate(far[s]) if d is not None and t != s)
        for d, t in reached:
            for u in np.flatnonzero(matrix[:, t]).tolist():
                strength = Fraction(matrix[u, t]).limit_denominator(10**6)
                length = 1 / strength if by_length else Fraction(1)
                before = far[s][u]
                if before is not None and before + length == d:
                    count[s, t] += count[s, u]
    return count


def betweenness(matrix: Matrix, *, by_length: bool = False) -> list[float]:
    """Freeman's sum, over ordered pairs."""
    far = distances(matrix, by_length=by_length)
    count = path_counts(matrix, far, by_length=by_length)
    n = len(matrix)
    found = [0.0] * n
    for s, v, t in permutations(range(n), 3):
        to, on, whole = far[s][v], far[v][t], far[s][t]
        if to is not None and on is not None and whole is not None and to + on == whole:
            found[v] += count[s, v] * count[v, t] / count[s, t]
    return found


def arc_betweenness(matrix: Matrix, *, by_length: bool = False) -> list[float]:
    """The same for arcs, in the order of rows and columns."""
    far = distances(matrix, by_length=by_length)
    count = path_counts(matrix, far, by_length=by_length)
    n, found = len(matrix), []
    for u, v in np.argwhere(matrix).tolist():
        strength = Fraction(matrix[u, v]).limit_denominator(10**6)
        length, total = 1 / strength if by_length else Fraction(1), 0.0
        for s, t in permutations(range(n), 2):
            to, on, whole = far[s][u], far[v][t], far[s][t]
            if to is None or on is None or whole is None:
                continue
            if to + length + on == whole:
                total += count[s, u] * count[v, t] / count[s, t]
        found.append(total)
    return found


def reachable(matrix: Matrix) -> NDArray[np.bool_]:
    """Who reaches whom, each itself among them."""
    far = distances(matrix)
    return np.array([[d is not None for d in row] for row in far], dtype=bool).reshape(
        len(matrix), len(matrix)
    )


def underlying(matrix: Matrix) -> Matrix:
    return np.maximum(matrix, matrix.T)


def parts(matrix: Matrix) -> list[list[int]]:
    """The weak components."""
    joined = reachable(underlying(matrix))
    return [list(part) for part in {tuple(np.flatnonzero(row).tolist()) for row in joined}]


def krackhardt(matrix: Matrix) -> dict[str, float]:
    """Krackhardt's four (1994), pair by pair, with sna's efficiency and lubness; NaN for 0/0."""
    n, reach, weak = len(matrix), reachable(matrix), parts(matrix)
    joined = sum(math.comb(len(part), 2) for part in weak)
    either = both = 0
    for i, j in combinations(range(n), 2):
        either += bool(reach[i, j] or reach[j, i])
        both += bool(reach[i, j] and reach[j, i])
    pairs = int((underlying(matrix) > 0).sum()) // 2
    arcs = int((matrix > 0).sum())
    least = sum(len(part) - 1 for part in weak)
    room = sum((len(part) - 1) * (len(part) - 2) / 2 for part in weak)
    room_sna = sum((len(part) - 1) ** 2 for part in weak)
    lacking = [0, 0]
    for part in weak:
        for i, j in combinations(part, 2):
            bounds = [k for k in part if reach[k, i] and reach[k, j]]
            lacking[0] += not any(all(reach[b, k] for b in bounds) for k in bounds)
            lacking[1] += not any(all(reach[k, b] for b in bounds) for k in bounds)
    return {
        "connectedness": joined / math.comb(n, 2) if n > 1 else math.nan,
        "hierarchy": 1 - both / either if either else math.nan,
        "efficiency": 1 - (pairs - least) / room if room else math.nan,
        "efficiency_sna": 1 - (arcs - least) / room_sna if room_sna else math.nan,
        "lubness": 1 - lacking[0] / room if room else math.nan,
        "lubness_sna": 1 - lacking[1] / room if room else math.nan,
    }


def holes(matrix: Matrix) -> dict[str, list[float]]:
    """Burt's four, contact by contact."""
    z = matrix + matrix.T
    n = len(z)
    found: dict[str, list[float]] = {
        "constraint": [],
        "size": [],
        "efficiency": [],
        "hierarchy": [],
    }
    for i in range(n):
        contacts = np.flatnonzero(z[i]).tolist()
        if not contacts:
            for values in found.values():
                values.append(math.nan)
            continue
        p = z / np.where(z.sum(axis=1) > 0, z.sum(axis=1), 1)[:, None]
        m = z / np.where(z.max(axis=1) > 0, z.max(axis=1), 1)[:, None]
        each = [
            (p[i, j] + sum(p[i, q] * p[q, j] for q in contacts if q != j)) ** 2 for j in contacts
        ]
        size = sum(1 - sum(p[i, q] * m[j, q] for q in contacts if q != j) for j in contacts)
        count, total = len(contacts), sum(each)
        found["constraint"].append(total)
        found["size"].append(size)
        found["efficiency"].append(size / count)
        shares = [c / (total / count) for c in each]
        spread = sum(share * math.log(share) for share in shares)
        found["hierarchy"].append(spread / (count * math.log(count)) if count > 1 else math.nan)
    return found


def brokerage(matrix: Matrix, groups: list[int]) -> list[list[int]]:
    """Gould and Fernandez' roles, triple by triple, and their total."""
    n = len(matrix)
    found = [[0] * 6 for _ in range(n)]
    for a, v, b in permutations(range(n), 3):
        if matrix[a, v] and matrix[v, b] and not matrix[a, b]:
            ga, gv, gb = groups[a], groups[v], groups[b]
            if ga == gv == gb:
                role = 0
            elif ga == gb:
                role = 1
            elif ga == gv:
                role = 2
            else:
                role = 3 if gv == gb else 4
            found[v][role] += 1
            found[v][5] += 1
    return found


def two_paths(matrix: Matrix) -> tuple[int, int, int]:
    """Triples with a → b → c; those with a → c too; those where both hold or neither."""
    count = closed = agreed = 0
    for a, b, c in permutations(range(len(matrix)), 3):
        path, arc = bool(matrix[a, b] and matrix[b, c]), bool(matrix[a, c])
        count += path
        closed += path and arc
        agreed += path == arc
    return count, closed, agreed


def modularity(matrix: Matrix, groups: list[int]) -> float:
    total = matrix.sum()
    out, into = matrix.sum(axis=1), matrix.sum(axis=0)
    n = len(matrix)
    cells = [
        matrix[i, j] - out[i] * into[j] / total
        for i in range(n)
        for j in range(n)
        if groups[i] == groups[j]
    ]
    return float(sum(cells) / total)


def shared_choices(matrix: Matrix) -> float:
    """1 / U, respondent by respondent."""
    n, over, under = len(matrix), 0.0, 0.0
    for r, s in permutations(range(n), 2):
        over += float(matrix[r] @ matrix[s])
        under += float(matrix[r].sum() * matrix[s].sum())
    return under / over if over else math.inf


def gini(values: list[float]) -> float:
    n, mean = len(values), sum(values) / len(values)
    return sum(abs(x - y) for x in values for y in values) / (2 * n * n * mean)


def core_correlation(matrix: Matrix, core: list[int], *, tied: bool) -> float:
    """Pearson's correlation over the cells that the pattern speaks of; NaN where undefined."""
    strengths, pattern = [], []
    for i, j in permutations(range(len(matrix)), 2):
        inside = (i in core) + (j in core)
        if inside == 1 and not tied:
            continue
        strengths.append(float(matrix[i, j]))
        pattern.append(1.0 if inside else 0.0)
    if len(set(strengths)) < 2 or len(set(pattern)) < 2:
        return math.nan
    return float(np.corrcoef(strengths, pattern)[0, 1])
