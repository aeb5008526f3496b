"""What degrees and strengths are."""

from publead.estimates import Measure
from publead.network.indices.robustness import BOTH_WAYS, GIVEN, RECEIVED
from publead.network.indices.sources import FREEMAN_1979

_NOT_WHY = "why people turn to them, or whether they should; being named is not being good at it"

IN_DEGREE = Measure(
    name="in-degree",
    definition="How many people have a tie to this person.",
    formula="sum over i of a(i, v)",
    does_not_show=_NOT_WHY,
    sources=(FREEMAN_1979,),
    robustness=RECEIVED,
)

OUT_DEGREE = Measure(
    name="out-degree",
    definition="How many people this person has a tie to.",
    formula="sum over j of a(v, j)",
    does_not_show="what comes back; some people name many and others few, whatever they do",
    sources=(FREEMAN_1979,),
    robustness=GIVEN,
)

TOTAL_DEGREE = Measure(
    name="total degree",
    definition="How many ties this person has, received and given; a returned tie counts twice.",
    formula="sum over i of a(i, v) + sum over j of a(v, j)",
    does_not_show=_NOT_WHY,
    sources=(FREEMAN_1979,),
    robustness=BOTH_WAYS,
)

IN_STRENGTH = Measure(
    name="in-strength",
    definition="The strengths of the ties to this person, added up.",
    formula="sum over i of s(i, v)",
    does_not_show=f"whether it is many weak ties or a few strong ones; {_NOT_WHY}",
    sources=(FREEMAN_1979,),
    robustness=RECEIVED,
)

OUT_STRENGTH = Measure(
    name="out-strength",
    definition="The strengths of the ties from this person, added up.",
    formula="sum over j of s(v, j)",
    does_not_show="what comes back",
    sources=(FREEMAN_1979,),
    robustness=GIVEN,
)
