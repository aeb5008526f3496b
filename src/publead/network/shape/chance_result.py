"""An index of a network beside what chance would bring: the result, and what it says."""

from collections.abc import Mapping

import attrs
import numpy as np

from publead.estimates import Explanation, Measure, counted, plain, wrapped
from publead.network.indices.numbers import Floats, sealed
from publead.network.shape.chance_indices import ShapeIndex
from publead.sources import Source
from publead.tables import ColumnValues, Tabular

SAME = 1e-12

ANDERSON_BUTTS_CARLEY_1999 = Source(
    authors=("Anderson, B. S.", "Butts, C.", "Carley, K."),
    year=1999,
    title="The interaction of size and density with graph-level indices",
    container="Social Networks, 21(3), 239-267",
    doi="10.1016/S0378-8733(99)00011-8",
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AgainstChance(Tabular):
    """
    An index of a network beside what networks of the same size and density have.

    Attributes
    ----------
    index : ShapeIndex
        Which index.
    measure : Measure
        What it is.
    observed : float
        The index of this network.
    draws : ndarray of float, shape (n_draws,)
        The index of each network drawn, in the order drawn; NaN where one has none. Read only.
    n_people, n_ties : int
        The size of all these networks.
    n_left_out : int
        How many people did not answer and are left out.
    is_undirected : bool
        Whether ties have no direction.
    """

    index: ShapeIndex
    measure: Measure
    observed: float
    draws: Floats = attrs.field(converter=sealed)
    n_people: int
    n_ties: int
    n_left_out: int = 0
    is_undirected: bool = False

    @property
    def known(self) -> Floats:
        """The draws that have a value."""
        return self.draws[~np.isnan(self.draws)]

    @property
    def mean(self) -> float:
        """The mean over the draws."""
        return float(self.known.mean())

    @property
    def low(self) -> float:
        """The value below which 2.5 % of the draws lie."""
        return float(np.quantile(self.known, 0.025))

    @property
    def high(self) -> float:
        """The value above which 2.5 % of the draws lie."""
        return float(np.quantile(self.known, 0.975))

    @property
    def p_low(self) -> float:
        """The share of draws as low as this network, which is counted among them."""
        return self._share(self.known <= self.observed + SAME)

    @property
    def p_high(self) -> float:
        """The share of draws as high as this network, which is counted among them."""
        return self._share(self.known >= self.observed - SAME)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a network drawn."""
        return {"draw": np.arange(1, self.draws.size + 1), self.index.value: self.draws}

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of the comparison."""
        undefined = self.draws.size - self.known.size
        parts = [f"{counted(self.n_left_out, 'person', 'people')} who did not answer"]
        parts = parts if self.n_left_out else []
        parts += [f"{counted(undefined, 'network')} drawn that have no value"] if undefined else []
        limits = (
            "why it differs from chance. Most networks of people return and close more ties than "
            "these, so to be unlike chance is common and says little by itself"
        )
        sources = (*self.measure.sources, ANDERSON_BUTTS_CARLEY_1999)
        return Explanation(
            measure=attrs.evolve(self.measure, sources=sources, does_not_show=limits),
            method=f"{counted(self.draws.size, 'network')}, each as likely as any other of "
            f"{self._size()} "
            "(conditional uniform graphs); shares count this network among them",
            inputs=" ".join(str(self).split()),
            left_out="; ".join(parts) or "nothing",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold, without the draws."""
        return {
            "index": self.index.value,
            "observed": plain(self.observed),
            "mean": plain(self.mean),
            "low": plain(self.low),
            "high": plain(self.high),
            "p_low": self.p_low,
            "p_high": self.p_high,
            "n_draws": int(self.draws.size),
            "n_people": self.n_people,
            "n_ties": self.n_ties,
        }

    def __repr__(self) -> str:
        """Return what it is."""
        return (
            f"AgainstChance: {self.index.value}, {counted(self.draws.size, 'network')} of "
            f"{self._size()}"
        )

    def __str__(self) -> str:
        """Return the comparison in a sentence."""
        return wrapped(
            f"{self.index.value.capitalize()} {self.observed:.2f}; 95% of {self.known.size:,} "
            f"random networks of {self._size()} lie between {self.low:.2f} and {self.high:.2f}; "
            f"as low in {self.p_low:.1%}, as high in {self.p_high:.1%} of them"
        )

    def _share(self, marked: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> float:
        return (int(np.count_nonzero(marked)) + 1) / (marked.size + 1)

    def _size(self) -> str:
        return f"{counted(self.n_people, 'person', 'people')} and {counted(self.n_ties, 'tie')}"
