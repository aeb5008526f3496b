"""
Pages to hand over: a result as one HTML file that needs no other.

A page shows what the printed result shows, and no more. It holds no script and asks nobody for
anything, and is made to be read by everybody, on paper too. Pages come with the extra
``publead[pages]``; jinja2 is loaded when one is asked for.
"""

from publead.pages.making import page
from publead.pages.rendering import NoJinjaError
from publead.pages.result import Page

__all__ = ["NoJinjaError", "Page", "page"]
