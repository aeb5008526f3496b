"""
Two CSV files, of nodes and of edges, as igraph's ``graph_from_data_frame`` takes them.

In R: ``graph_from_data_frame(read.csv("edges.csv"), vertices = read.csv("nodes.csv"))``; in Python,
``igraph.Graph.DataFrame(edges, vertices=nodes, use_vids=False)``.
"""

from publead.exchange.edge_lists.reading import read
from publead.exchange.edge_lists.writing import write

__all__ = ["read", "write"]
