"""What every result with several numbers tells about itself."""

from typing import ClassVar

import attrs

from publead.estimates import Explanation, Measure


@attrs.frozen(kw_only=True, eq=False)
class Account:
    """
    Who went into a result.

    Attributes
    ----------
    n, n_left_out : int
        How many people went in, and how many did not.
    reason : str
        Who was left out, and why.
    method : str
        How the numbers were found.
    """

    measure: ClassVar[Measure]

    n: int
    n_left_out: int = 0
    reason: str = ""
    method: str = ""

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of these numbers."""
        return Explanation(
            measure=self.measure,
            method=self.method,
            inputs=f"n = {self.n}; {self}",
            left_out=f"{self.n_left_out}: {self.reason}" if self.n_left_out else "nothing",
        )
