"""A table of layers or waves, with a sentence."""

import math
from collections.abc import Mapping

import attrs

from publead.estimates import Explanation, Measure
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Comparison(Tabular):
    """
    One row for each two layers or waves, or for each layer.

    Attributes
    ----------
    measure : Measure
        What is compared.
    table : mapping of str to sequence
        The columns.
    sentence : str
        What is printed.
    left_out : str
        Who did not go in.
    """

    measure: Measure
    table: Mapping[str, ColumnValues]
    sentence: str
    left_out: str = "nothing"

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the columns."""
        return self.table

    def explain(self) -> Explanation:
        """Return the definition, formula, source and limits."""
        return Explanation(
            measure=self.measure, method="exact", inputs=self.sentence, left_out=self.left_out
        )

    def __repr__(self) -> str:
        """Return what is compared; never an id."""
        return f"Comparison: {self.measure.name}"

    def __str__(self) -> str:
        """Return the comparison in a sentence; never an id."""
        return self.sentence


def told(value: float, form: str) -> str:
    """Return a number in words, or that there is none; *form* is a format, such as ``.2f``."""
    return "not estimable" if math.isnan(value) else format(value, form)
