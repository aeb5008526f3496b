"""
How far each index is known to bear people who did not answer.

Smith and Moody took people out of twelve networks, at random and with all their ties, and compared
what was left with what had been; with Morgan they did the same where central people were likelier
to be out. What they did not study is said not to be known: `publead.network.sensitivity` measures
it on the network at hand.
"""

from typing import Final

from publead.network.indices.sources import SMITH_MOODY_2013, SMITH_MOODY_MORGAN_2017

_BOTH: Final = (
    f"(Smith & Moody 2013, https://doi.org/{SMITH_MOODY_2013.doi}; Smith, Moody & Morgan 2017, "
    f"{SMITH_MOODY_MORGAN_2017.address})"
)
_FIRST: Final = f"(Smith & Moody 2013, https://doi.org/{SMITH_MOODY_2013.doi})"
_SECOND: Final = f"(Smith, Moody & Morgan 2017, {SMITH_MOODY_MORGAN_2017.address})"
_MEASURE_IT: Final = "network.sensitivity() measures it on your own network"
_WHERE_CENTRAL: Final = "it is worse where central people are the ones who did not answer"

NOT_STUDIED: Final = (
    f"how far it bears people who did not answer has not been studied, as far as is known here; "
    f"{_MEASURE_IT}"
)
RECEIVED: Final = (
    "in simulations the centralization of in-degree bore missing people well; "
    f"{_WHERE_CENTRAL} {_BOTH}"
)
GIVEN: Final = (
    "who did not answer has none, whatever their ties are; that of others does not change"
)
BOTH_WAYS: Final = (
    "ties received are bounded by what others said, and ties given are lost with the answer; the "
    f"sum is as weak as its weaker half. {_MEASURE_IT[0].upper()}{_MEASURE_IT[1:]}"
)
BETWEEN: Final = (
    "in simulations the centralization of betweenness suffered much from missing people; "
    f"{_WHERE_CENTRAL} {_BOTH}"
)
CLOSE: Final = (
    "in simulations closeness bore missing people well, even where central people were missing "
    f"{_BOTH}"
)
NEAR: Final = (
    "it has not been studied itself; closeness, which is made of the same distances, bore missing "
    f"people well, and mean distance did not {_FIRST}"
)
SPECTRAL: Final = (
    "in simulations Bonacich's centrality, of this family, suffered much from missing people, and "
    f"most where central people were missing {_BOTH}"
)
FAR: Final = (
    "in simulations distances were hard to recover with missing people, and harder where central "
    f"people were missing {_BOTH}"
)
TRIPLES: Final = (
    "in simulations transitivity was hardly biased, even with very many people missing " + _FIRST
)
TRIAD_COUNTS: Final = (
    "in simulations a summary of the triad census (tau) was hard to recover with missing people "
    f"{_FIRST}, though less affected than distances where central people were missing {_SECOND}"
)
ALIKE: Final = (
    "in simulations likeness of tied people in what they do bore missing people better than "
    f"likeness in how many ties they have {_SECOND}"
)
SPREAD_OF_RECEIVED: Final = (
    f"it is made of ties received alone; {RECEIVED}. Where some did not answer, low and high say "
    "how far it can be off"
)
BOUNDED: Final = (
    "where some did not answer, low and high say how far it can be off, whoever they are; in a "
    "survey with many missing that is far"
)
