"""Forms as a few raters could have filled them in, for tests of what reports say and hide."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product

import attrs
import numpy as np

from builders import ratings_of, small_framework
from publead.assessment.feedback import Feedback, feedback
from publead.assessment.instrument import Instrument, Item, Scale
from publead.assessment.ratings import Comment, RaterGroup, Ratings
from publead.assessment.scores import Scores, score
from publead.codes import competency_code, item_code
from publead.disclosure import DisclosurePolicy
from publead.frameworks import Competency, Subject

FIVE_POINTS = Scale.integers(1, 5)
OTHER_GROUPS = tuple(group for group in RaterGroup if group is not RaterGroup.SELF)
ANONYMOUS = tuple(group for group in OTHER_GROUPS if group.is_anonymous)
PERSON = "the leader"

Form = tuple[str, RaterGroup, Sequence[float]]
Sizes = Mapping[RaterGroup, int]


def one_item_each(n_competencies: int, scale: Scale = FIVE_POINTS) -> Instrument:
    """Return an instrument of any number of competencies, with one item each."""
    codes = [f"c{place}" for place in range(n_competencies)]
    framework = attrs.evolve(
        small_framework(1),
        competencies=tuple(
            Competency(
                code=competency_code(code), label=code, definition="", subject=Subject.PERSON
            )
            for code in codes
        ),
    )
    items = tuple(
        Item(code=item_code(f"{code}-1"), text=code, competency=competency_code(code), scale=scale)
        for code in codes
    )
    return Instrument(id="long@1", title="Long", framework=framework, items=items)


def about(person: str, group: RaterGroup, *answers: Sequence[float]) -> list[Form]:
    """Return one form for each sequence of answers."""
    return [(person, group, each) for each in answers]


def alike(person: str, sizes: Sizes, answers: Sequence[float]) -> list[Form]:
    """Return forms that all hold the same answers, so many for each group."""
    return [(person, group, answers) for group, size in sizes.items() for _ in range(size)]


def scores_of(
    forms: Sequence[Form],
    *,
    scale: Scale = FIVE_POINTS,
    comments: Sequence[str] = (),
    attributes: Mapping[str, Mapping[str, str]] | None = None,
) -> Scores:
    """Return the scores of forms on one-item competencies; comments stand on the first forms."""
    ratings = ratings_of(one_item_each(len(forms[0][2]), scale), forms, attributes=attributes)
    told = tuple(Comment(form=form, text=text) for form, text in enumerate(comments) if text)
    return score(attrs.evolve(ratings, comments=told))


def keyed(scores: Scores, names: Iterable[str], key: str = "a key") -> Scores:
    """Return scores as if they had been read with a key, with the raters' pseudonyms."""
    return score(attrs.evolve(scores.ratings, raters=tuple(names), reading=key))


def bystanders(
    n_people: int, n_competencies: int, *, n_peers: int = 5, seed: int = 1
) -> list[Form]:
    """Return forms about other people, each rated by a manager and some peers."""
    rng = np.random.default_rng(seed)
    groups = [RaterGroup.MANAGER, *[RaterGroup.PEER] * n_peers]
    return [
        (f"colleague {place}", group, [float(x) for x in rng.integers(1, 6, n_competencies)])
        for place in range(n_people)
        for group in groups
    ]


def report_on(
    forms: Sequence[Form], *, policy: DisclosurePolicy | None = None, person: str = PERSON
) -> Feedback:
    """Return the report made from forms."""
    return feedback(scores_of(forms), person, policy=policy)


def all_sizes(
    groups: Sequence[RaterGroup], most: int, *, in_all: int | None = None
) -> Iterator[dict[RaterGroup, int]]:
    """Yield all ways to have up to *most* raters of each group, and *in_all* together."""
    for sizes in product(range(most + 1), repeat=len(groups)):
        if in_all is None or sum(sizes) <= in_all:
            yield dict(zip(groups, sizes, strict=True))


def all_answers(sizes: Sizes, points: Sequence[int]) -> Iterator[dict[RaterGroup, tuple[int, ...]]]:
    """Yield all answers that groups of given sizes can give; who of a group gave which is one."""
    groups = [group for group, size in sizes.items() if size]
    parts = [list(combinations_with_replacement(points, sizes[group])) for group in groups]
    for answers in product(*parts):
        yield dict(zip(groups, answers, strict=True))


def without_raters(ratings: Ratings, keep: Callable[[RaterGroup], bool]) -> Ratings:
    """Return ratings without the forms of some groups."""
    wanted = np.zeros(ratings.n_forms, dtype=np.bool_)
    for group in RaterGroup:
        if keep(group):
            wanted |= ratings.forms_of(group)
    return attrs.evolve(
        ratings,
        person=ratings.person[wanted],
        group=ratings.group[wanted],
        rater=ratings.rater[wanted],
        answers=ratings.answers[wanted],
        comments=(),
    )
