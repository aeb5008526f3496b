"""How leadership is arranged: patterns, boundaries, waves, layers, claims."""

from publead.network.structure.boundaries import Mixing, mixing
from publead.network.structure.change import rotation
from publead.network.structure.comparison import Comparison
from publead.network.structure.conveners import Convening, convening
from publead.network.structure.granting import (
    Congruence,
    claims_granted,
    congruence,
    congruence_by_person,
)
from publead.network.structure.layers import contested, multiplexity
from publead.network.structure.overlap import FormalEmergent, formal_and_emergent
from publead.network.structure.patterns import LeadershipPattern, Pattern, leadership_pattern
from publead.network.structure.policy import NetworkPolicy
from publead.network.structure.quadrants import Placed, Quadrant, quadrant

__all__ = [
    "Comparison",
    "Congruence",
    "Convening",
    "FormalEmergent",
    "LeadershipPattern",
    "Mixing",
    "NetworkPolicy",
    "Pattern",
    "Placed",
    "Quadrant",
    "claims_granted",
    "congruence",
    "congruence_by_person",
    "contested",
    "convening",
    "formal_and_emergent",
    "leadership_pattern",
    "mixing",
    "multiplexity",
    "quadrant",
    "rotation",
]
