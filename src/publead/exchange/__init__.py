"""
Foreign formats: what others write is read, and what they read is written.

Beside them stand ``networkx_backend``, which networkx loads when it is asked for, and
``cattrs_converter``, which needs cattrs.
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
    nouns,
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
    "nouns",
    "open_badges",
    "pajek",
    "qualtrics",
    "skos",
    "xlsform",
]
