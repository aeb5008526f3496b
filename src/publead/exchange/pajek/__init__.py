"""
Pajek's network files (``.net``), as Pajek, networkx, igraph and R's network and sna read them.

Batagelj, V., & Mrvar, A. (2024). Pajek: Program for analysis and visualization of very large
networks. Reference manual. http://mrvar.fdv.uni-lj.si/pajek
"""

from publead.exchange.pajek.limits import PajekLimits
from publead.exchange.pajek.reading import read
from publead.exchange.pajek.writing import write

__all__ = ["PajekLimits", "read", "write"]
