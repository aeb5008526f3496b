"""
GraphML, as networkx, igraph, Gephi and yEd read and write it.

Brandes, U., Eiglsperger, M., Herman, I., Himsolt, M., & Marshall, M. S. (2002). GraphML progress
report: Structural layer proposal. Graph Drawing, 501-512. https://doi.org/10.1007/3-540-45848-4_59
"""

from publead.exchange.graph_files import GraphColumns
from publead.exchange.graphml.reading import read
from publead.exchange.graphml.writing import write

__all__ = ["GraphColumns", "read", "write"]
