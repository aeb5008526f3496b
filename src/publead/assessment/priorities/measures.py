"""The textbook entries of priority gaps and composites."""

from typing import Final

from publead.estimates import Measure

PRIORITY_GAP: Final = Measure(
    name="priority gap",
    definition=(
        "What a competency is worth here, times how far others' mean lies below what is expected."
    ),
    formula="weight × max(0, expected - mean of others) / (highest score - lowest score)",
    does_not_show=(
        "What to do about it, or whether it can be changed. The weights are somebody's agreement "
        "and not a finding, and others' means measure raters as much as the person. It orders one "
        "person's competencies, and compares no people."
    ),
)

COMPOSITE: Final = Measure(
    name="composite with declared weights",
    definition="The mean of others over competencies, each counted as much as was agreed.",
    formula="sum over competencies of weight × mean of others",
    does_not_show=(
        "How well the person leads, and nothing on which to put people in an order: it holds for "
        "these weights, this context and these raters, and other weights give another number."
    ),
)
