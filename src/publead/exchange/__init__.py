"""
Foreign formats: what others write is read, and what they read is written.

Beside them stands ``networkx_backend``, which networkx loads when it is asked for.
"""

from publead.exchange import case, graphml, moodle

__all__ = ["case", "graphml", "moodle"]
