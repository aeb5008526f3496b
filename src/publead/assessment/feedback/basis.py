"""What an interval may be made from: a set's own raters, the pooled spread, or nothing."""

from collections.abc import Mapping, Sequence
from enum import Enum

import attrs

from publead.assessment.publication import Plan
from publead.disclosure import DisclosurePolicy, Figure, Layer, recoverable_sets


class Basis(Enum):
    """Whose spread stands behind an interval."""

    OWN = "the raters' own spread"
    POOLED = "the pooled spread of raters within people"
    NONE = "no interval"


@attrs.frozen(kw_only=True)
class Bases:
    """
    The basis of each set's intervals, the same for every competency of a report.

    Attributes
    ----------
    others : Basis
        For all others.
    sets : tuple of Basis
        For each set that is shown apart.
    """

    others: Basis
    sets: tuple[Basis, ...]

    @property
    def use_pool(self) -> bool:
        """Whether the pooled spread stands behind any interval."""
        return Basis.POOLED in (self.others, *self.sets)


def choose_bases(
    plan: Plan,
    figures_of: Mapping[int, Sequence[frozenset[str]]],
    protected: frozenset[str],
    policy: DisclosurePolicy,
    *,
    has_pool: bool,
) -> Bases:
    """
    Return whose spread may stand behind each interval.

    A set shows its own spread only if it has enough raters on every competency, and if no smaller
    set's sum of squares can be worked out from it and the spreads already shown. All others show
    theirs only if each anonymous set among them has enough raters too: the spread of all others
    beside the means of two groups of 3 gives back one group's answers to a single five-point item
    in 37 % of cases.

    Parameters
    ----------
    plan : Plan
        What is shown.
    figures_of : mapping of int to sequence of frozenset of str
        For each competency that is shown, the forms with a score: of all others first, then of
        each set in order.
    protected : frozenset of str
        The forms of anonymous raters.
    policy : DisclosurePolicy
        The thresholds.
    has_pool : bool
        Whether the pooled spread can be had for every competency.
    """
    shown: dict[int, list[Figure]] = {
        place: [Figure(Layer.SQUARES, "", tokens) for tokens in forms[1:] if len(tokens) == 1]
        for place, forms in figures_of.items()
    }
    anonymous = [part for part, each in enumerate(plan.sets, start=1) if each.is_anonymous]
    chosen = []
    for which in range(1 + len(plan.sets)):
        added = {
            place: Figure(Layer.SQUARES, "", forms[which]) for place, forms in figures_of.items()
        }
        parts = [which] if which else [0, *anonymous]
        large = all(_is_large(figures_of, part, policy) for part in parts)
        if large and _is_safe(shown, added, protected, policy):
            for place, figure in added.items():
                shown[place].append(figure)
            chosen.append(Basis.OWN)
        else:
            chosen.append(Basis.POOLED if has_pool else Basis.NONE)
    sets = tuple(
        basis if basis is Basis.OWN or each.is_anonymous else Basis.NONE
        for each, basis in zip(plan.sets, chosen[1:], strict=True)
    )
    return Bases(others=chosen[0] if plan.others else Basis.NONE, sets=sets)


def _is_large(
    figures_of: Mapping[int, Sequence[frozenset[str]]], which: int, policy: DisclosurePolicy
) -> bool:
    sizes = [len(forms[which]) for forms in figures_of.values()]
    return bool(sizes) and min(sizes) >= policy.min_for_spread


def _is_safe(
    shown: Mapping[int, list[Figure]],
    added: Mapping[int, Figure],
    protected: frozenset[str],
    policy: DisclosurePolicy,
) -> bool:
    return not any(
        recoverable_sets([*shown[place], figure], protected, policy.min_for_spread).sets
        for place, figure in added.items()
    )
