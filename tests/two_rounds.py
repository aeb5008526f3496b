"""Two rounds as a council could have held them, for tests of what a comparison says and hides."""

from collections.abc import Sequence

import numpy as np

from forms import FIVE_POINTS, Form, keyed, scores_of
from publead.assessment.instrument import Scale
from publead.assessment.ratings import RaterGroup
from publead.assessment.scores import Scores

SELF, MANAGER, PEER, REPORT = (
    RaterGroup.SELF,
    RaterGroup.MANAGER,
    RaterGroup.PEER,
    RaterGroup.REPORT,
)
Rated = tuple[str, RaterGroup, Sequence[float]]
Round = dict[str, list[Rated]]


def round_of(people: Round, *, key: str = "a key", scale: Scale = FIVE_POINTS) -> Scores:
    """Return the scores of a round: for each person the raters' names, groups and answers."""
    forms: list[Form] = [
        (person, group, answers) for person, rated in people.items() for _, group, answers in rated
    ]
    scores = scores_of(forms, scale=scale)
    names = [name for rated in people.values() for name, _, _ in rated]
    return keyed(scores, names, key) if key else scores


def staff(
    n_people: int,
    rng: np.random.Generator,
    *,
    n_peers: int = 6,
    n_competencies: int = 2,
    panel: str = "first",
    points: tuple[int, int] = (1, 5),
) -> Round:
    """Return people rated by themselves, a manager and some peers, whom the panel names."""
    low, high = points

    def answers() -> list[float]:
        return [float(point) for point in rng.integers(low, high + 1, n_competencies)]

    return {
        f"p{place:02}": [
            (f"p{place:02}", SELF, answers()),
            (f"manager of {place}", MANAGER, answers()),
            *((f"{panel} {place}.{peer}", PEER, answers()) for peer in range(n_peers)),
        ]
        for place in range(n_people)
    }


def moved(people: Round, by: float) -> Round:
    """Return the same forms with every answer moved."""
    return {
        person: [
            (name, group, [answer + by for answer in answers]) for name, group, answers in rated
        ]
        for person, rated in people.items()
    }
