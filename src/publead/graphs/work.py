"""How sums over shortest paths are made; no value depends on it."""

from enum import Enum
from typing import Final

import attrs

from publead.errors import PolicyError, expect
from publead.progress import Progress, silent


class Engine(Enum):
    """
    What sweeps over shortest paths run on; all give the same values.

    ``CHEAPEST``: what is estimated to be done first. ``DENSE``: products of dense matrices, for
    few nodes. ``SPARSE``: products of sparse matrices. ``COMPILED``: kernels that numba compiles,
    in threads; needs the extra ``fast``.
    """

    CHEAPEST = "cheapest"
    DENSE = "dense"
    SPARSE = "sparse"
    COMPILED = "compiled"


@attrs.frozen
class Work:
    """
    How sums over shortest paths are made; the values do not depend on it.

    Attributes
    ----------
    engine : Engine
        What they run on.
    threads : int or None
        How many threads compiled kernels may use; as many as there are cores by default.
    progress : Progress
        Who is told how far it is, and may end it.
    """

    engine: Engine = Engine.CHEAPEST
    threads: int | None = attrs.field(default=None, kw_only=True)
    progress: Progress = attrs.field(default=silent, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no engine, and fewer than one thread."""
        expect(self.engine, Engine, "engine", "Take a member of Engine")
        if self.threads is not None and self.threads < 1:
            raise PolicyError(f"threads is {self.threads}; it must be at least 1")


CHEAPEST: Final = Work()
"""The cheapest engine by estimate, in as many threads as there are cores, and nobody is told."""
