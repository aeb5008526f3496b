"""The shape of a network, and where each person stands in it."""

from publead.network.shape.description import Shape, describe
from publead.network.shape.people import centralities
from publead.network.shape.table import Centralities, Profile

__all__ = ["Centralities", "Profile", "Shape", "centralities", "describe"]
