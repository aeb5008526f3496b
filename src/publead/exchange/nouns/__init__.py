"""
Nouns as JSON: what the library makes and takes, kept whole, and read back without conversion.

Each noun has a JSON Schema (2020-12), made from its class.
"""

from publead.exchange.nouns.documents import from_plain, names, read, schema, to_plain, write
from publead.exchange.nouns.leave import KeptWhole

__all__ = ["KeptWhole", "from_plain", "names", "read", "schema", "to_plain", "write"]
