"""Claims that series are told apart by everybody: without colour, and without some colours."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from publead.errors import PolicyError
from publead.plots.palette import INK, OTHERS, PAPER, QUIET, REST, SELF, SERIES, looks_of

# Machado, Oliveira and Fernandes (2009), https://doi.org/10.1109/TVCG.2009.113: severity 1.0.
DEFICIENCIES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def linear(colour: str) -> NDArray[np.float64]:
    """Return a colour's light, by the definition of sRGB."""
    given = np.array(to_rgb(colour))
    return np.where(given <= 0.04045, given / 12.92, ((given + 0.055) / 1.055) ** 2.4)


def lab(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return light in CIE L*a*b*, where distances are differences that are seen."""
    white = TO_XYZ @ np.ones(3)
    share = TO_XYZ @ np.clip(light, 0, 1) / white
    root = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2."""
    light = sorted(float(TO_XYZ[1] @ linear(colour)) + 0.05 for colour in (one, other))
    return light[1] / light[0]


def test_each_series_has_a_shape_of_its_own() -> None:
    """No two looks share a marker, so that no colour is needed to tell them apart."""
    markers = [look.marker for look in (SELF, OTHERS, *SERIES, REST)]
    assert len({*markers} - {"D", "d"}) == len(markers) - 2


def test_the_first_four_differ_in_grey() -> None:
    """Printed in grey, the fills of the first four series lie at least 10 steps of L* apart."""
    grey = [lab(linear(look.colour))[0] for look in SERIES[:4]]
    assert min(abs(a - b) for a, b in combinations(grey, 2)) > 10


@pytest.mark.parametrize("name", DEFICIENCIES)
def test_colours_differ_for_those_who_do_not_see_all(name: str) -> None:
    """Simulated, the seven colours stay 9 apart or more in CIE L*a*b*, where 2.3 is just seen."""
    seen = [lab(np.array(DEFICIENCIES[name]) @ linear(look.colour)) for look in SERIES[:7]]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > 9


def test_everything_stands_out_from_paper() -> None:
    """Edges have 3 : 1 against white and texts 4.5 : 1 (WCAG 2.2, 1.4.11 and 1.4.3)."""
    assert all(contrast(look.edge, PAPER) > 3 for look in (SELF, OTHERS, *SERIES, REST))
    assert min(contrast(ink, PAPER) for ink in (INK, QUIET)) > 4.5


def test_more_series_than_looks_are_refused() -> None:
    """A picture never gives two series one look."""
    labels = tuple(f"part {number}" for number in range(len(SERIES) + 1))
    assert len({look.marker for look in looks_of(labels[:-1]).values()}) == len(SERIES)
    with pytest.raises(PolicyError, match="cannot be read"):
        looks_of(labels)
