"""What was found of leadership and an outcome, before it is put into words."""

from collections.abc import Mapping

import attrs

from publead.assessment.association.policies import CommonSource, Part, StudyDesign
from publead.estimates import Estimate


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Findings:
    """
    What the sentences are made from.

    Attributes
    ----------
    leadership, outcome : str
        The two sides.
    controls : tuple of str
        What is held constant in the parts that say so.
    design : StudyDesign
        What was studied when.
    source : CommonSource
        Who gave the two sides, as declared or as the rows tell.
    parts : mapping of Part to Estimate
        Every part; those that these data do not give say why.
    n_organisations : int
        How many organisations went in.
    """

    leadership: str
    outcome: str
    controls: tuple[str, ...]
    design: StudyDesign
    source: CommonSource
    parts: Mapping[Part, Estimate]
    n_organisations: int

    def __getitem__(self, part: Part) -> Estimate:
        """Return one part."""
        return self.parts[part]
