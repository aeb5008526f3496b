"""Whether leadership that is claimed is also granted."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import Estimate, Explanation, Measure, counted
from publead.network.indices.person import PersonIndex
from publead.network.network import ClaimsAndGrants
from publead.network.structure.sources import DERUE_ASHFORD_2010

CONGRUENCE = Measure(
    name="claim-grant congruence",
    definition="Of the leadership that somebody claimed or granted, the share that was both.",
    formula="pairs claimed and granted / pairs claimed or granted",
    does_not_show="whether those who claim or grant are right to",
    sources=(DERUE_ASHFORD_2010,),
)
GRANTED = Measure(
    name="share of claims granted",
    definition="Of the people somebody says they lead, the share who say so too.",
    formula="claims that are granted / claims, of people who answered",
    does_not_show="whether those who claim are right to",
    sources=(DERUE_ASHFORD_2010,),
)


@attrs.frozen(kw_only=True)
class Congruence:
    """
    Claims beside grants.

    Attributes
    ----------
    rate : Estimate
        The share of claimed or granted leadership that is both.
    n_congruent, n_unmet, n_unclaimed : int
        Claims that are granted, claims that are not, and grants that are not claimed; of pairs
        who both answered.
    n_left_out : int
        Claims and grants about people who did not answer.
    """

    rate: Estimate
    n_congruent: int
    n_unmet: int
    n_unclaimed: int
    n_left_out: int

    def __str__(self) -> str:
        """Return the counts in a sentence; never an id."""
        return (
            f"{counted(self.n_congruent, 'claim')} to lead granted, {self.n_unmet:,} not, "
            f"and {counted(self.n_unclaimed, 'grant')} not claimed"
        )

    def explain(self) -> Explanation:
        """Return the definition, formula, source and limits."""
        return self.rate.explain()


def congruence(said: ClaimsAndGrants) -> Congruence:
    """
    Return how far leadership that is claimed is also granted.

    Parameters
    ----------
    said : ClaimsAndGrants
        One layer and wave. Only pairs who both answered go in.

    Returns
    -------
    Congruence

    References
    ----------
    DeRue, D. S., & Ashford, S. J. (2010). Who will lead and who will follow? Academy of
    Management Review, 35(4), 627-647. https://doi.org/10.5465/amr.35.4.zok627

    Examples
    --------
    >>> from publead.network.network import read_claims
    >>> said = read_claims(
    ...     [{"source": "ann", "target": "bob"}, {"source": "ann", "target": "cem"}],
    ...     [{"source": "bob", "target": "ann"}],
    ...     people=["ann", "bob", "cem"],
    ... )
    >>> print(congruence(said))
    1 claim to lead granted, 1 not, and 0 grants not claimed
    """
    claimed, granted, both = _matched(said)
    n_claims, n_grants = claimed.size, granted.size
    n_congruent = int(np.isin(claimed, granted).sum())
    either = n_claims + n_grants - n_congruent
    n = said.claims.n_people
    left_out = said.claims.n_ties + said.grants.n_ties - n_claims - n_grants
    if either:
        rate = Estimate(
            measure=CONGRUENCE,
            value=n_congruent / either,
            n=int(both.sum()),
            n_left_out=n - int(both.sum()),
            method="exact, of pairs who both answered",
            reason=f"{n - int(both.sum())} did not answer" if not both.all() else "",
        )
    else:
        rate = Estimate.not_estimable(CONGRUENCE, "nothing was claimed or granted", n)
    return Congruence(
        rate=rate,
        n_congruent=n_congruent,
        n_unmet=n_claims - n_congruent,
        n_unclaimed=n_grants - n_congruent,
        n_left_out=left_out,
    )


def claims_granted(said: ClaimsAndGrants) -> PersonIndex:
    """
    Return the share of each person's claims to lead that is granted.

    Parameters
    ----------
    said : ClaimsAndGrants
        One layer and wave; only claims about people who answered go in.

    Returns
    -------
    PersonIndex
        0 to 1; not estimable for people without such claims.

    References
    ----------
    DeRue and Ashford (2010), as in `congruence`.

    Examples
    --------
    >>> from publead.network.network import read_claims
    >>> said = read_claims(
    ...     [{"source": "ann", "target": "bob"}, {"source": "ann", "target": "cem"}],
    ...     [{"source": "bob", "target": "ann"}],
    ...     people=["ann", "bob", "cem"],
    ... )
    >>> claims_granted(said)["ann"]
    0.5
    """
    claimed, granted, _ = _matched(said)
    met = claimed[np.isin(claimed, granted)]
    return _shares(said, GRANTED, met, claimed, "they claim to lead nobody who answered")


def congruence_by_person(said: ClaimsAndGrants) -> PersonIndex:
    """
    Return the share of each person's leadership, claimed or granted, that is both.

    Parameters
    ----------
    said : ClaimsAndGrants
        One layer and wave. Only pairs who both answered go in.

    Returns
    -------
    PersonIndex
        0 to 1; not estimable for people who claim to lead nobody and are granted it by nobody.

    References
    ----------
    DeRue and Ashford (2010), as in `congruence`.

    Examples
    --------
    >>> from publead.network.network import read_claims
    >>> said = read_claims(
    ...     [{"source": "ann", "target": "bob"}],
    ...     [{"source": "bob", "target": "ann"}, {"source": "cem", "target": "ann"}],
    ...     people=["ann", "bob", "cem"],
    ... )
    >>> congruence_by_person(said)["ann"]
    0.5
    """
    claimed, granted, _ = _matched(said)
    both, either = np.intersect1d(claimed, granted), np.union1d(claimed, granted)
    reason = "they neither claim nor are granted leadership of anybody who answered"
    return _shares(said, CONGRUENCE, both, either, reason)


def _shares(
    said: ClaimsAndGrants,
    measure: Measure,
    some: NDArray[np.int64],
    every: NDArray[np.int64],
    reason: str,
) -> PersonIndex:
    """Return, for each who leads, the share of some pairs among all of theirs."""
    n = said.claims.n_people
    top = np.bincount(some // max(n, 1), minlength=n)
    bottom = np.bincount(every // max(n, 1), minlength=n)
    values = np.full(n, np.nan)
    np.divide(top, bottom, out=values, where=bottom > 0)
    nothing = np.full(n, np.nan)
    return PersonIndex(
        measure=measure,
        people=said.claims.people,
        values=values,
        low=nothing,
        high=nothing,
        method="exact, of pairs who both answered",
        reason=reason if np.isnan(values).any() else "",
        maximum=1.0,
        notes=said.claims.notes,
        response=said.claims.response,
    )


def _matched(
    said: ClaimsAndGrants,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return claims and grants as numbers of who leads whom, and who answered both questions."""
    said.claims.require_single()
    said.grants.require_single()
    both = said.claims.respondents & said.grants.respondents
    n = np.int64(max(said.claims.n_people, 1))
    pairs = []
    for leader, led in (
        (said.claims.arcs.sources, said.claims.arcs.targets),
        (said.grants.arcs.targets, said.grants.arcs.sources),
    ):
        kept = both[leader] & both[led]
        pairs.append(leader[kept] * n + led[kept])
    return pairs[0], pairs[1], both
