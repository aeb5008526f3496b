"""One task as one side sees it."""

import math
from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.shared_space.measures import CONTEST, NAMED, TO_MEMBERS
from publead.assessment.shared_space.result import SideView
from publead.assessment.shared_space.sides import LeadSide, SpaceSide
from publead.disclosure import DisclosurePolicy
from publead.estimates import Estimate, counted
from publead.stats.intervals import wilson_interval
from publead.stats.shares import corrected_entropy, entropy

Counts = NDArray[np.intp]
Leaders = Sequence[tuple[str, LeadSide]]

WEIGHTS = {LeadSide.MEMBERS: 1.0, LeadSide.OFFICERS: 0.0, LeadSide.JOINTLY: 0.5}

NOBODY_NAMED = "nobody is named as leading it"


@attrs.frozen(kw_only=True)
class Lead:
    """
    What one side gives to members of one task's lead.

    Attributes
    ----------
    share : float
        From 0 to 1, of what is given to members and officers; NaN where nothing is.
    n : int
        How many answers that is made of.
    squares : float
        The sum of the answers' squares: 1 for members, 1/4 for jointly, 0 for officers.
    """

    share: float
    n: int
    squares: float


def hidden_view(side: SpaceSide, policy: DisclosurePolicy) -> SideView:
    """Return the view of a side with too few answers, or none: they look alike."""
    why = f"fewer than {counted(policy.min_for_spread, 'answer')} on this task, or none"
    named, contest, to_members = (
        Estimate.hidden(measure, why) for measure in (NAMED, CONTEST, TO_MEMBERS)
    )
    return SideView(
        side=side,
        named=named,
        contest=contest,
        leaders=contest,
        to_members=to_members,
        is_unanimous=False,
    )


def view_of(side: SpaceSide, counts: Counts, leaders: Leaders) -> SideView:
    """
    Return a task as a side sees it.

    Parameters
    ----------
    side : SpaceSide
        Who says so.
    counts : ndarray of int, shape (n_leaders + 1,)
        How often each post was named, and nobody last.
    leaders : sequence of (str, LeadSide)
        The posts that could be named.
    """
    n, posts = int(counts.sum()), counts[:-1]
    contest, effective = _contest(posts)
    return SideView(
        side=side,
        named=_share(int(posts.sum()), n),
        contest=contest,
        leaders=effective,
        to_members=_to_members(posts, leaders),
        is_unanimous=int(counts.max()) == n,
    )


def lead_of(posts: Counts, leaders: Leaders) -> Lead:
    """Return what is given to members, of what is given to members and officers."""
    pairs = zip(leaders, posts.tolist(), strict=True)
    given = [(WEIGHTS[side], n) for (_, side), n in pairs if side in WEIGHTS]
    n = sum(each for _, each in given)
    share = sum(weight * each for weight, each in given) / n if n else math.nan
    return Lead(share=share, n=n, squares=sum(weight**2 * each for weight, each in given))


def _share(k: int, n: int) -> Estimate:
    low, high = wilson_interval(k, n)
    return Estimate(
        measure=NAMED, value=k / n, low=low, high=high, n=n, method="share with Wilson's interval"
    )


def _contest(posts: Counts) -> tuple[Estimate, Estimate]:
    n = int(posts.sum())
    if not n or posts.size < 2:
        why = NOBODY_NAMED if not n else "only one post could be named"
        missing = Estimate.not_estimable(CONTEST, why, n=n)
        return missing, missing
    named = int(np.count_nonzero(posts))
    bias = f"too low on average, by about {(named - 1) / (2 * n):.2f} nats"
    contest = Estimate(
        measure=CONTEST,
        value=entropy(posts) / math.log(posts.size),
        n=n,
        method=f"entropy over {counted(posts.size, 'post')}, as a share of its maximum",
        reason=f"no interval holds its level on so few answers; the entropy is {bias}",
    )
    effective = Estimate(
        measure=CONTEST,
        value=math.exp(corrected_entropy(posts)),
        n=n,
        method="exp of the entropy with Miller's correction: posts with equal shares",
        reason="no interval holds its level on so few answers",
    )
    return contest, effective


def _to_members(posts: Counts, leaders: Leaders) -> Estimate:
    lead = lead_of(posts, leaders)
    if not lead.n:
        return Estimate.not_estimable(TO_MEMBERS, "neither members nor officers are named", n=0)
    low, high = wilson_interval(lead.share * lead.n, lead.n)
    return Estimate(
        measure=TO_MEMBERS,
        value=lead.share,
        low=low,
        high=high,
        n=lead.n,
        method="share with Wilson's interval; jointly counts half for each",
    )
