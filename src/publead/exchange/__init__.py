"""Foreign formats: what others write is read, and what they read is written."""

from publead.exchange import graphml

__all__ = ["graphml"]
