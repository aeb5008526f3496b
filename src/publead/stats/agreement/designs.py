"""Who met whom: the designs of a rating study, and the components that each has."""

from enum import Enum


class Design(Enum):
    """
    Who meets whom: p are people, i items (or tasks) and r raters.

    ``×`` crosses and ``:`` nests, so ``(r : p) × i`` is the usual 360: everybody has raters of
    their own, who answer all items.
    """

    P_R = "p × r"
    R_IN_P = "r : p"
    P_I_R = "p × i × r"
    P_R_IN_I = "p × (r : i)"
    R_IN_P_I = "(r : p) × i"


class Negative(Enum):
    """
    What becomes of a component that the analysis of variance puts below zero.

    KEEP leaves it, TRUNCATE sets it to zero, and REML finds the likeliest components that are
    not negative (R lme4), which changes the others too.
    """

    KEEP = "kept as it is"
    TRUNCATE = "set to zero"
    REML = "restricted maximum likelihood"


FACETS = {
    Design.P_R: "pr",
    Design.R_IN_P: "pr",
    Design.P_I_R: "pir",
    Design.P_R_IN_I: "pir",
    Design.R_IN_P_I: "pir",
}
"""The axes of each design's table."""

EFFECTS: dict[Design, dict[str, tuple[str, ...]]] = {
    Design.P_R: {"p": ("p",), "r": ("r",), "pr": ("pr",)},
    Design.R_IN_P: {"p": ("p",), "r:p": ("r", "pr")},
    Design.P_I_R: {name: (name,) for name in ("p", "i", "r", "pi", "pr", "ir", "pir")},
    Design.P_R_IN_I: {
        "p": ("p",),
        "i": ("i",),
        "r:i": ("r", "ir"),
        "pi": ("pi",),
        "pr:i": ("pr", "pir"),
    },
    Design.R_IN_P_I: {
        "p": ("p",),
        "i": ("i",),
        "r:p": ("r", "pr"),
        "pi": ("pi",),
        "ir:p": ("ir", "pir"),
    },
}
"""Each design's components, with the crossed effects whose sums of squares they pool."""
