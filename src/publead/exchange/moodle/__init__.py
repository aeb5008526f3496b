"""
Frameworks as the CSV files that Moodle's competencies are imported from and exported to.

Moodle keeps titles, descriptions and the two levels. It has no place for sources, rights, evidence
level, limits, groups, places, and whether a competency speaks of a person.
"""

from publead.exchange.framework_facts import FrameworkFacts
from publead.exchange.moodle.columns import MoodleScale
from publead.exchange.moodle.reading import read
from publead.exchange.moodle.writing import write

__all__ = ["FrameworkFacts", "MoodleScale", "read", "write"]
