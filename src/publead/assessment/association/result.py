"""What a table lets one say of leadership and an outcome, from organisation to organisation."""

from collections.abc import Mapping

import attrs

from publead.assessment.association.findings import Findings
from publead.assessment.association.policies import Part, RowsAre
from publead.assessment.association.sentences import cautions, sentences
from publead.estimates import Estimate, Explanation, Measure, counted, plain, wrapped
from publead.sources import Source
from publead.stats.correlation.measures import BLAND_ALTMAN, FISHER, ROBINSON
from publead.tables import ColumnValues, Tabular

ASSOCIATION = Measure(
    name="association of leadership with an outcome",
    definition="Whether organisations with higher leadership scores have higher outcomes, and, "
    "over several waves, whether the two rise and fall together in one organisation.",
    formula="correlation of organisations' means; correlation of deviations from each "
    "organisation's own mean",
    does_not_show="that leadership brings about the outcome, nor anything about single people",
    sources=(
        FISHER,
        ROBINSON,
        BLAND_ALTMAN,
        Source(
            authors=(
                "Podsakoff, P. M.",
                "MacKenzie, S. B.",
                "Lee, J.-Y.",
                "Podsakoff, N. P.",
            ),
            year=2003,
            title="Common method biases in behavioral research: A critical review of the "
            "literature and recommended remedies",
            container="Journal of Applied Psychology, 88(5), 879-903",
            doi="10.1037/0021-9010.88.5.879",
        ),
    ),
)


@attrs.frozen(kw_only=True)
class Aggregation:
    """
    Whether the mean of an organisation's people stands for the organisation.

    Attributes
    ----------
    name : str
        The variable.
    icc1, icck : Estimate
        How far one person's answer tells organisations (in waves) apart, and how far the mean of
        its people does; ``n`` counts organisations in waves.
    respondents : float
        The number of respondents behind *icck*.
    agreement : Estimate
        The median rwg(j) over organisations in waves; not estimable without a declared scale.
    """

    name: str
    icc1: Estimate
    icck: Estimate
    respondents: float
    agreement: Estimate

    def __str__(self) -> str:
        """Return how far means can be told apart, as one sentence."""
        if not self.icc1.is_shown:
            return f"{self.name}: no ICC ({self.icc1.reason})"
        text = f"{self.name}: ICC(1) {_short(self.icc1)}, ICC(k) {_short(self.icck)}"
        if self.agreement.is_shown:
            text += f", rwg(j) {self.agreement.value:.2f} in the median"
        if not self.icc1.low > 0:
            text += "; organisations can hardly be told apart by it"
        return text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Association(Findings, Tabular):
    """
    Whether leadership and an outcome go together from organisation to organisation.

    Attributes
    ----------
    leadership, outcome, by : str
        The two sides and the column of the organisation.
    controls : tuple of str
        What is held constant in the parts that say so.
    rows_are : RowsAre
        What a row of the table stood for.
    design : StudyDesign
        What was studied when.
    source : CommonSource
        Who gave the two sides, as declared or as the rows tell.
    parts : mapping of Part to Estimate
        Every part; those that these data do not give say why.
    by_wave : mapping of str to Estimate
        The correlation between organisations in each wave; empty where there is one wave.
    aggregation : tuple of Aggregation
        Leadership and outcome, where rows are respondents.
    n_organisations, n_left_out : int
        How many organisations went in, and how many did not.
    left_out : str
        What was left out, and why.
    """

    by: str
    rows_are: RowsAre
    by_wave: Mapping[str, Estimate]
    aggregation: tuple[Aggregation, ...]
    n_left_out: int
    left_out: str

    @property
    def sentence(self) -> str:
        """The strongest that this design supports; it never says that one brings the other."""
        return " ".join(sentences(self))

    @property
    def cautions(self) -> tuple[str, ...]:
        """What has to be said wherever the sentence is."""
        return cautions(self)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a part, and one a wave where there are several."""
        found = [(part.value, "", each) for part, each in self.parts.items()]
        found += [(Part.BETWEEN.value, wave, each) for wave, each in self.by_wave.items()]
        return {
            "part": [part for part, _, _ in found],
            "wave": [wave or None for _, wave, _ in found],
            "correlation": [each.value for _, _, each in found],
            "low": [each.low for _, _, each in found],
            "high": [each.high for _, _, each in found],
            "n": [each.n for _, _, each in found],
            "status": [each.status.value for _, _, each in found],
            "reason": [each.reason for _, _, each in found],
        }

    def explain(self) -> Explanation:
        """Return how it was made, what was left out, and what it cannot say."""
        return Explanation(
            measure=ASSOCIATION,
            method="between organisations Fisher's interval, within them a jackknife over "
            "organisations",
            inputs=f"{counted(self.n_organisations, 'organisation')}; {self.design.value}; rows "
            f"are {self.rows_are.value}; {self.source.value}",
            left_out=self.left_out or "nothing",
            note=" ".join(self.cautions),
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "leadership": self.leadership,
            "outcome": self.outcome,
            "by": self.by,
            "controls": list(self.controls),
            "rows": self.rows_are.value,
            "design": self.design.value,
            "source": self.source.value,
            "sentence": self.sentence,
            "cautions": list(self.cautions),
            "parts": {part.value: each.to_dict() for part, each in self.parts.items()},
            "by_wave": {wave: each.to_dict() for wave, each in self.by_wave.items()},
            "aggregation": [
                {
                    "name": each.name,
                    "icc1": each.icc1.to_dict(),
                    "icck": each.icck.to_dict(),
                    "respondents": plain(each.respondents),
                    "agreement": each.agreement.to_dict(),
                }
                for each in self.aggregation
            ],
            "n_organisations": self.n_organisations,
            "n_left_out": self.n_left_out,
            "left_out": self.left_out,
        }

    def __repr__(self) -> str:
        """Return what it is."""
        n = counted(self.n_organisations, "organisation")
        return f"Association of {self.leadership} with {self.outcome}: {n}, {self.design.value}"

    def __str__(self) -> str:
        """Return what may be said, what has to be said beside it, and what was left out."""
        paragraphs = [wrapped(sentence) for sentence in sentences(self)]
        if self.by_wave:
            paragraphs.append(wrapped(self._waves()))
        if self.aggregation:
            paragraphs += ["Means of people's answers", *(f"  {each}" for each in self.aggregation)]
        paragraphs += [wrapped(caution) for caution in self.cautions]
        if self.left_out:
            paragraphs.append(wrapped(f"Left out: {self.left_out}."))
        return "\n".join(paragraphs)

    def _waves(self) -> str:
        values = [each.value for each in self.by_wave.values() if each.is_shown]
        if not values:
            return f"In none of {counted(len(self.by_wave), 'wave')} is there a correlation."
        return (
            f"Wave by wave, between organisations: from r = {min(values):.2f} to "
            f"{max(values):.2f} in {counted(len(values), 'wave')}."
        )


def _short(estimate: Estimate) -> str:
    return str(attrs.evolve(estimate, n=None)) if estimate.is_shown else str(estimate)
