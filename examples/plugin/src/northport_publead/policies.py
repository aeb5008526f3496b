"""How many raters Northport asks for before it shows anything."""

from publead.disclosure import DisclosurePolicy

SMALL_TEAMS = DisclosurePolicy(min_raters=5, min_in_all=6, min_for_spread=6, min_for_comments=8)
"""In small teams everybody knows everybody, so the council asks for more than the default."""
