"""
What published sums give away without any algebra, and what is left to work out.

A figure over forms that cannot be told apart gives their sum; taken off the other figures, it may
leave one of those over forms that cannot be told apart, and so on. What remains falls into blocks
that share no form, each far smaller than the whole.
"""

from collections.abc import Iterator, Sequence

from publead.disclosure.figures import Figure, Token

Row = dict[Token, float]
Signature = tuple[tuple[int, float], ...]


def peel(figures: Sequence[Figure]) -> tuple[list[frozenset[Token]], list[list[Row]]]:
    """
    Return the sets of forms whose sum is known at once, and the blocks that are left.

    Parameters
    ----------
    figures : sequence of Figure
        All of one layer and one topic.

    Returns
    -------
    known : list of frozenset of Token
        Sets that share no form; of each, the sum is known, and of no part of it anything more
        than the other figures give.
    blocks : list of list of dict
        The figures that are left, less what is known, by blocks that share no form.
    """
    rows = [{token: weight for token, weight in figure.weights if weight} for figure in figures]
    known: list[frozenset[Token]] = []
    while True:
        rows = [row for row in rows if row]
        classes = classes_of(rows)
        told = {next(iter(ids)) for ids in _classes_in_rows(rows, classes) if len(ids) == 1}
        if not told:
            return known, list(_blocks(rows))
        members = list(classes.values())
        known += [frozenset(members[number]) for number in sorted(told)]
        taken = {token for number in told for token in members[number]}
        rows = [{t: weight for t, weight in row.items() if t not in taken} for row in rows]


def classes_of(rows: Sequence[Row]) -> dict[Signature, list[Token]]:
    """Return the forms by what tells them apart: the figures they enter, and their weights."""
    signatures: dict[Token, list[tuple[int, float]]] = {}
    for number, row in enumerate(rows):
        for token, weight in row.items():
            signatures.setdefault(token, []).append((number, weight))
    classes: dict[Signature, list[Token]] = {}
    for token, signature in signatures.items():
        classes.setdefault(tuple(signature), []).append(token)
    return classes


def _classes_in_rows(rows: Sequence[Row], classes: dict[Signature, list[Token]]) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in rows]
    for number, signature in enumerate(classes):
        for row, _ in signature:
            found[row].add(number)
    return found


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    rows_of: dict[Token, list[int]] = {}
    for number, row in enumerate(rows):
        for token in row:
            rows_of.setdefault(token, []).append(number)
    waiting = set(range(len(rows)))
    while waiting:
        reached: set[int] = set()
        edge = {min(waiting)}
        while edge:
            reached |= edge
            edge = {other for number in edge for t in rows[number] for other in rows_of[t]}
            edge -= reached
        waiting -= reached
        yield [rows[number] for number in sorted(reached)]
