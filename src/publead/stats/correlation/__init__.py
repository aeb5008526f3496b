"""
How far two variables go together: one value of each a unit, or several over time.

`pearson`, `spearman` and `partial` take one row a unit. `between_groups` and `within_groups` take
rows that belong to groups (people of organisations, or an organisation's years) and keep apart
what a correlation over all rows would mix.
"""

from publead.stats.correlation.between import between_groups
from publead.stats.correlation.fisher import fisher_interval
from publead.stats.correlation.pearson import partial, pearson, spearman
from publead.stats.correlation.within import within_groups

__all__ = [
    "between_groups",
    "fisher_interval",
    "partial",
    "pearson",
    "spearman",
    "within_groups",
]
