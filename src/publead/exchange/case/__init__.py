"""
Frameworks as 1EdTech CASE packages (Competencies and Academic Standards Exchange).

`write` gives a CFPackage of version 1.1. `read` takes that, and packages of version 1.0 with their
wrapper. What CASE has no place for (evidence level, limits, sources, groups, and whether a
competency speaks of a person) travels as extensions, which other programs may drop.
"""

from publead.exchange.case.reading import read
from publead.exchange.case.writing import write
from publead.exchange.framework_facts import FrameworkFacts

__all__ = ["FrameworkFacts", "read", "write"]
