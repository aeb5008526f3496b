"""Change between two rounds: of a group whose members were measured twice, and of one person."""

from publead.stats.change.paired import PairedChange, paired_change
from publead.stats.change.regression import expected_by_regression
from publead.stats.change.reliable import ReliableChange, reliable_change

__all__ = [
    "PairedChange",
    "ReliableChange",
    "expected_by_regression",
    "paired_change",
    "reliable_change",
]
