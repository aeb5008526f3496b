"""The three files of a network in CSV, and what their columns are called."""

from collections.abc import Callable, Mapping
from typing import Final

from publead.exchange.graph_files import Plain
from publead.exchange.typed_texts import number, truth, whole
from publead.tables import CsvOptions, Formulas

SUBJECT: Final = "edge lists"

NODES: Final = "nodes.csv"
EDGES: Final = "edges.csv"
ABOUT: Final = "network.json"
"""What the two tables cannot say: direction, scale, waves, notes, and the types of attributes."""

NAME: Final = "name"
FROM: Final = "from"
TO: Final = "to"

SAFE_CSV: Final = CsvOptions(formulas=Formulas.RESTORE)

READERS: Final[Mapping[str, Callable[[str], Plain]]] = {
    "string": str,
    "boolean": truth,
    "long": whole,
    "double": number,
}
