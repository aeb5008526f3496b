"""How far ties are returned, and how far they close."""

import math
from enum import Enum

from publead.errors import expect
from publead.estimates import Estimate, Measure
from publead.graphs import census
from publead.graphs.csr import Csr
from publead.network.indices.missing import MissingPolicy, MissingTies
from publead.network.indices.robustness import NOT_STUDIED, TRIPLES
from publead.network.indices.sources import HOLLAND_LEINHARDT_1970, WASSERMAN_FAUST_1994
from publead.network.indices.whole.respondents import among_respondents
from publead.network.indices.whole.stating import path_estimate
from publead.network.network import NetworkLike, network_of

TRANSITIVITY = Measure(
    name="transitivity",
    definition="How often somebody turns to those whom the people they turn to turn to.",
    formula="triples with a → b, b → c and a → c / triples with a → b and b → c",
    does_not_show="what closes the triples; dense networks close many by chance",
    sources=(WASSERMAN_FAUST_1994,),
    robustness=TRIPLES,
)


class Reciprocity(Enum):
    """
    What counts as returned, with M mutual, A one-way and N empty pairs.

    ``EDGEWISE``: 2M / (2M + A), the share of ties that are returned (igraph, networkx; sna's
    *edgewise*). ``PAIRS``: M / (M + A), the share of tied pairs (sna's *dyadic.nonnull*).
    ``DYADIC``: (M + N) / all pairs, empty ones counting as agreed (sna's default).
    ``LOG_RATIO``: the logarithm of edgewise over density (sna's *edgewise.lrr*). ``CORRELATION``:
    the correlation of the ties with those that come back (sna's *correlation*).
    """

    EDGEWISE = "edgewise"
    PAIRS = "pairs"
    DYADIC = "dyadic"
    LOG_RATIO = "log ratio"
    CORRELATION = "correlation"


_FORMULAS = {
    Reciprocity.EDGEWISE: "2M / (2M + A)",
    Reciprocity.PAIRS: "M / (M + A)",
    Reciprocity.DYADIC: "(M + N) / (M + A + N)",
    Reciprocity.LOG_RATIO: "ln(edgewise / density)",
    Reciprocity.CORRELATION: "(edgewise - density) / (1 - density)",
}


def reciprocity(
    network: NetworkLike,
    *,
    variant: Reciprocity = Reciprocity.EDGEWISE,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    """
    Return how far ties are returned.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    variant : Reciprocity
        What counts as returned; the five differ widely on the same network.
    missing : MissingTies or Imputation
        What to do where some did not answer. By default pairs with somebody who did not are
        left out.

    Returns
    -------
    Estimate
        0 to 1; the log ratio has no bounds, the correlation lies below 1.

    Notes
    -----
    High-tech managers, advice (R sna): edgewise 0.473684, pairs 0.310345, dyadic 0.523810,
    log ratio 0.046016, correlation 0.038902.

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, section 13.3. Cambridge
    University Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> print(reciprocity(nx.DiGraph([("ann", "bob"), ("bob", "ann"), ("bob", "cem")])))
    0.67, n = 3
    """
    expect(variant, Reciprocity, "variant", "Use Reciprocity.EDGEWISE, or another of its kinds")
    one = network_of(network)
    measure = Measure(
        name=f"reciprocity, {variant.value}",
        definition="How far ties are returned.",
        formula=_FORMULAS[variant],
        does_not_show="whether the two mean the same; dense networks return many by chance",
        sources=(HOLLAND_LEINHARDT_1970, WASSERMAN_FAUST_1994),
        robustness=NOT_STUDIED,
    )

    def kernel(csr: Csr) -> float:
        return _returned(census.dyad_census(csr), variant)

    how = _FORMULAS[variant]
    if one.is_complete or missing is not MissingTies.NOT_ESTIMABLE:
        return path_estimate(one, measure, kernel, missing, how)
    inside = among_respondents(one)
    return path_estimate(inside, measure, kernel, missing, f"{how}, among those who answered")


def transitivity(
    network: NetworkLike, *, missing: MissingPolicy = MissingTies.NOT_ESTIMABLE
) -> Estimate:
    """
    Return how often two ties in a row are closed by a third.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Estimate
        0 to 1, in the weak form. High-tech managers, advice: 0.663978 (R sna, ``gtrans``);
        igraph leaves direction out.

    References
    ----------
    Wasserman, S., & Faust, K. (1994). Social network analysis, section 6.4. Cambridge University
    Press. https://doi.org/10.1017/CBO9780511815478

    Examples
    --------
    >>> import networkx as nx
    >>> print(transitivity(nx.complete_graph(3)))
    1.00, n = 3
    """
    one = network_of(network)
    return path_estimate(
        one, TRANSITIVITY, lambda csr: census.transitivity(csr).weak, missing, "weak form"
    )


def _returned(counts: census.DyadCensus, variant: Reciprocity) -> float:
    mutual, one_way, empty = counts.mutual, counts.asymmetric, counts.null
    pairs = mutual + one_way + empty
    if variant is Reciprocity.DYADIC:
        return (mutual + empty) / pairs if pairs else math.nan
    if not mutual + one_way:
        return math.nan
    if variant is Reciprocity.PAIRS:
        return mutual / (mutual + one_way)
    edgewise = 2 * mutual / (2 * mutual + one_way)
    share = (2 * mutual + one_way) / (2 * pairs)
    if variant is Reciprocity.LOG_RATIO:
        return math.log(edgewise / share) if mutual else math.nan
    if variant is Reciprocity.CORRELATION:
        return (edgewise - share) / (1 - share) if share < 1 else math.nan
    return edgewise
