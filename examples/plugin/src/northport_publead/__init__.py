"""What Northport Council, which is made up, adds to publead."""

from pathlib import Path

VALUES = Path(__file__).parent / "northport-values@2026.toml"
"""Where the council's own framework stands."""
