"""Who may be seen in a drawn network: a policy, because a drawing shows who named whom."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import DisclosureError, PolicyError
from publead.estimates import counted
from publead.network import Groups, LeadershipNetwork, NetworkPolicy
from publead.plots.palette import SERIES


@attrs.frozen(kw_only=True)
class TiesShown:
    """
    Leave to show people's names beside their ties, with the reason.

    Those who answered were promised that nobody sees whom they named, unless they were told
    otherwise. So a network that was read from answers is drawn without names; whoever has the
    leave of those who answered says so here, and the reason stays with the picture.

    Attributes
    ----------
    reason : str
        Who agreed to it, and when.

    Raises
    ------
    PolicyError
        If no reason is given.

    Examples
    --------
    >>> TiesShown(reason="all nine agreed at the away day, 3 May").reason
    'all nine agreed at the away day, 3 May'
    """

    reason: str

    def __attrs_post_init__(self) -> None:
        """Refuse a leave without a reason."""
        if not self.reason.strip():
            raise PolicyError(
                "names beside ties show who named whom: say in reason= who agreed to that"
            )


@attrs.frozen(kw_only=True, eq=False)
class Shades:
    """
    The groups that a drawing may show.

    Attributes
    ----------
    labels : tuple of str
        Those that it shows.
    codes : ndarray of int, shape (n_people,)
        Each person's place in *labels*; -1 for those in none of them.
    n_gathered : int
        How many groups stand together.
    why : str
        Why they do.
    name : str
        What people are grouped by; empty where they are not.
    """

    labels: tuple[str, ...]
    codes: NDArray[np.int64]
    n_gathered: int = 0
    why: str = ""
    name: str = ""


def require_many(network: LeadershipNetwork, policy: NetworkPolicy) -> None:
    """
    Refuse to draw so few people that each would be known without a name.

    Raises
    ------
    DisclosureError
        If there are fewer than the policy asks of a group.
    """
    if network.n_people < policy.min_group:
        raise DisclosureError(
            f"a drawing of {counted(network.n_people, 'person', 'people')} shows who named whom "
            "even without names; "
            f"it takes {policy.min_group}. Print describe(network), or pass "
            "names=TiesShown(reason=...) where those who answered have agreed"
        )


def all_shades(groups: Groups) -> Shades:
    """Return the groups as far as there are shapes for them, the largest first served."""
    order = sorted(range(len(groups)), key=lambda code: -int(groups.sizes[code]))
    return _gathered(groups, sorted(order[: len(SERIES)]), "for want of shapes")


def _hides_enough(
    network: LeadershipNetwork, shown: Sequence[tuple[int, int]], policy: NetworkPolicy
) -> bool:
    """Whether those in no group that is shown are nobody, or enough not to be told apart."""
    people = network.n_people - sum(size for size, _ in shown)
    answered = network.n_respondents - sum(size for _, size in shown)
    return people == 0 or (people >= policy.min_group and answered >= policy.min_group_respondents)


def safe_shades(network: LeadershipNetwork, groups: Groups, policy: NetworkPolicy) -> Shades:
    """
    Return the groups that are large enough, so that those left over are as many or none.

    Parameters
    ----------
    network : LeadershipNetwork
        The people.
    groups : Groups
        Their groups.
    policy : NetworkPolicy
        A group needs ``min_group`` people of whom ``min_group_respondents`` answered. Smaller
        ones stand together, with the next smallest where they are too few even so.
    """
    sizes = {label: (int(who.sum()), int((who & network.respondents).sum()))
             for label, who in groups}  # fmt: skip
    shown = [
        label
        for label, (people, answered) in sizes.items()
        if people >= policy.min_group and answered >= policy.min_group_respondents
    ]
    shown.sort(key=lambda label: -sizes[label][0])
    while shown and not _hides_enough(network, [sizes[each] for each in shown], policy):
        shown.pop()
    codes = [groups.labels.index(label) for label in shown[: len(SERIES)]]
    return _gathered(groups, sorted(codes), "because too small, or to hide one that is")


def _gathered(groups: Groups, kept: Sequence[int], why: str) -> Shades:
    """Return the groups kept; all others stand together."""
    codes = np.full(groups.codes.size, -1, dtype=np.int64)
    for place, code in enumerate(kept):
        codes[groups.codes == code] = place
    return Shades(
        labels=tuple(str(groups.labels[code]) for code in kept),
        codes=codes,
        n_gathered=len(groups) - len(kept),
        why=why,
        name=groups.name,
    )
