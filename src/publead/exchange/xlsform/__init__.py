"""Instruments as XLSForm workbooks, which ODK, KoboToolbox and others turn into forms."""

from publead.exchange.xlsform.writing import write

__all__ = ["write"]
