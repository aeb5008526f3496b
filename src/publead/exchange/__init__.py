"""
Foreign formats: what others write is read, and what they read is written.

Beside them stands ``networkx_backend``, which networkx loads when it is asked for.
"""

from publead.exchange import (
    case,
    data_package,
    edge_lists,
    gexf,
    google_forms,
    graphml,
    limesurvey,
    microsoft_forms,
    moodle,
    open_badges,
    pajek,
    qualtrics,
    skos,
    xlsform,
)

__all__ = [
    "case",
    "data_package",
    "edge_lists",
    "gexf",
    "google_forms",
    "graphml",
    "limesurvey",
    "microsoft_forms",
    "moodle",
    "open_badges",
    "pajek",
    "qualtrics",
    "skos",
    "xlsform",
]
