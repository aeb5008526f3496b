"""The shape of a network, where each person stands in it, and how far both hang on who answered."""

from publead.network.shape.description import Shape, describe
from publead.network.shape.leaving_out import sensitivity
from publead.network.shape.people import centralities
from publead.network.shape.sensitivity import Compared, LeftOut, Sensitivity
from publead.network.shape.table import Centralities, Profile

__all__ = [
    "Centralities",
    "Compared",
    "LeftOut",
    "Profile",
    "Sensitivity",
    "Shape",
    "centralities",
    "describe",
    "sensitivity",
]
