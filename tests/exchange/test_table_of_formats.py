"""The table of formats is complete, and says of each whether it is read and written."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest

from publead import exchange

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "exchange.md"
ROWS = {
    cells[1].strip("`"): cells
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| .* \| `\w+` \|", line)
    for cells in ([cell.strip() for cell in line.strip("|").split("|")],)
}
BESIDE = {"cattrs_converter", "networkx_backend"}
"""What no format is, and yet takes nouns in and out."""


def test_every_format_has_its_row() -> None:
    """Each module that users import has one, and there is none besides."""
    assert set(ROWS) == {*exchange.__all__, *BESIDE}


def test_every_module_is_a_format_or_serves_one() -> None:
    """Whatever can be read or written is named by the room."""
    for module in pkgutil.iter_modules(exchange.__path__):
        found = import_module(f"publead.exchange.{module.name}")
        if hasattr(found, "read") or hasattr(found, "write"):
            assert module.name in exchange.__all__


@pytest.mark.parametrize("name", exchange.__all__)
def test_in_and_out_are_what_the_module_does(name: str) -> None:
    """In means that there is a `read`, and out that there is a `write`, or `alignments`."""
    module = import_module(f"publead.exchange.{name}")
    goes_out = hasattr(module, "write") or hasattr(module, "alignments")
    _, _, _, into, out, lost = ROWS[name]
    assert (into == "yes", out == "yes") == (hasattr(module, "read"), goes_out)
    assert bool(lost) == goes_out
