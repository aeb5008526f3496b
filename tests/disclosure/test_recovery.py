"""Claims about what can be worked out from sums, held against exact fractions."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from publead.disclosure import Figure, Layer, recoverable_sets

Row = Sequence[Fraction]
TOKENS = tuple("abcdefg")


def rank(rows: Iterable[Row]) -> int:
    """Return the rank of rows of fractions, by elimination."""
    left = [list(row) for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        for row in left[found + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [x - factor * y for x, y in zip(row, pivot, strict=True)]
        found += 1
    return found


def naive_sets(
    figures: Sequence[Figure], protected: frozenset[str], threshold: int
) -> set[frozenset[str]]:
    """Return the smallest sets whose sum lies in the row space, by trying every one."""
    tokens = sorted({token for figure in figures for token, _ in figure.weights})
    rows = [[Fraction(dict(f.weights).get(token, 0)) for token in tokens] for f in figures]
    whole = rank(rows)
    found: set[frozenset[str]] = set()
    for size in range(1, len(tokens) + 1):
        for chosen in map(frozenset, combinations(tokens, size)):
            if not 0 < len(chosen & protected) < threshold or any(s <= chosen for s in found):
                continue
            indicator = [Fraction(token in chosen) for token in tokens]
            if rank([*rows, indicator]) == whole:
                found.add(chosen)
    return found


def figure_over(tokens: Iterable[str], weight: float = 1.0) -> Figure:
    """Return a sum over forms."""
    return Figure(Layer.SUMS, "trust", dict.fromkeys(tokens, weight))


FIGURES = st.lists(
    st.builds(
        figure_over,
        st.frozensets(st.sampled_from(TOKENS)),
        st.sampled_from((1.0, 0.5, 0.25)),
    ),
    max_size=5,
)


@given(FIGURES, st.frozensets(st.sampled_from(TOKENS)), st.integers(1, 5))
def test_exactly_the_sets_in_the_row_space_are_found(
    figures: list[Figure], protected: frozenset[str], threshold: int
) -> None:
    """What is found is what exact elimination over all sets of forms finds, and all was tried."""
    recovery = recoverable_sets(figures, protected, threshold)
    expected = naive_sets(figures, protected, threshold)
    assert expected == {found.tokens for found in recovery.sets}
    assert recovery.is_exhaustive
    assert all(found.n_protected == len(found.tokens & protected) for found in recovery.sets)


@given(FIGURES, st.randoms())
def test_order_of_figures_does_not_matter(figures: list[Figure], random: object) -> None:
    """The same sets are found in whatever order the figures come."""
    protected = frozenset(TOKENS)
    expected = {found.tokens for found in recoverable_sets(figures, protected, 3).sets}
    turned = recoverable_sets(figures[::-1], protected, 3)
    assert expected == {found.tokens for found in turned.sets}


@given(FIGURES, st.frozensets(st.sampled_from(TOKENS)))
def test_another_figure_never_hides_anything(figures: list[Figure], more: frozenset[str]) -> None:
    """Whatever can be worked out still can, or a part of it, once one more figure is known."""
    protected = frozenset(TOKENS)
    before = recoverable_sets(figures, protected, 3).sets
    after = recoverable_sets([*figures, figure_over(more)], protected, 3).sets
    assert all(any(new.tokens <= old.tokens for new in after) for old in before)


def test_a_figure_over_nobody_tells_nothing() -> None:
    """A figure without forms, or with weights of zero, is passed over."""
    nothing = [figure_over(()), figure_over("ab", 0.0)]
    assert recoverable_sets(nothing, frozenset("ab"), 3).sets == ()
    assert recoverable_sets([], frozenset("ab"), 3).is_exhaustive


def test_two_hidden_groups_protect_each_other_when_they_are_enough_together() -> None:
    """Two groups of 2 that are hidden from a total give their sum of 4, which may be known."""
    everybody, peers = figure_over("abcdefg"), figure_over("abc")
    expected: set[frozenset[str]] = set()
    found = recoverable_sets([everybody, peers], frozenset(TOKENS), 3)
    assert expected == {each.tokens for each in found.sets}


def test_two_hidden_groups_do_not_protect_each_other_when_they_are_too_few_together() -> None:
    """Two groups of 1 that are hidden from a total give their sum of 2."""
    found = recoverable_sets([figure_over("abcdefg"), figure_over("abcde")], frozenset(TOKENS), 3)
    assert {frozenset("fg")} == {each.tokens for each in found.sets}


def test_many_classes_that_could_not_all_be_tried_are_told() -> None:
    """A search that stopped early says so, and is not taken for a pass."""
    names = [f"t{place}" for place in range(32)]
    pairs = [figure_over(names[i : i + 2]) for i in range(31)]
    assert not recoverable_sets(pairs, frozenset(names), 16).is_exhaustive
