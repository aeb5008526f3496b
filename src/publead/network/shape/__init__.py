"""The shape of a network, what chance would bring, where people stand, and who answered."""

from publead.network.shape.chance import against_chance
from publead.network.shape.chance_indices import ShapeIndex
from publead.network.shape.chance_result import AgainstChance
from publead.network.shape.description import Shape, describe
from publead.network.shape.leaving_out import sensitivity
from publead.network.shape.people import centralities
from publead.network.shape.sensitivity import Compared, LeftOut, Sensitivity
from publead.network.shape.table import Centralities, Profile

__all__ = [
    "AgainstChance",
    "Centralities",
    "Compared",
    "LeftOut",
    "Profile",
    "Sensitivity",
    "Shape",
    "ShapeIndex",
    "against_chance",
    "centralities",
    "describe",
    "sensitivity",
]
