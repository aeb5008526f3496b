"""
GEXF, versions 1.2 and 1.3, as Gephi and networkx read and write it.

GEXF Working Group. (2022). GEXF 1.3 primer. https://gexf.net
"""

from publead.exchange.gexf.reading import read
from publead.exchange.gexf.writing import write
from publead.exchange.graph_files import GraphColumns

__all__ = ["GraphColumns", "read", "write"]
