"""The verb of this stair: from scores to the answers behind them, counted."""

from collections.abc import Iterator, Mapping

import numpy as np

from publead.assessment.cohort.cuts import labels_by
from publead.assessment.instrument import NOT_OBSERVED, Item
from publead.assessment.item_answers.line import ItemLine
from publead.assessment.item_answers.own import OwnAnswers
from publead.assessment.item_answers.parts import Parts, choose_parts
from publead.assessment.item_answers.release import release_of
from publead.assessment.item_answers.result import SELF, ItemAnswers, WithheldItem
from publead.assessment.item_answers.sizes import Chosen, Sizes
from publead.assessment.publication import publish
from publead.assessment.ratings import GROUPS, RaterGroup
from publead.assessment.scores import Scores
from publead.disclosure import DisclosurePolicy, audit_releases
from publead.errors import expect


def item_answers(
    scores: Scores,
    *,
    by: str | Mapping[str, str] | None = None,
    policy: DisclosurePolicy | None = None,
) -> ItemAnswers:
    """
    Return how often each answer was given to each question, over everybody who was rated.

    Parameters
    ----------
    scores : Scores
        Of everybody who was rated in this round. Which raters may be shown hangs on the scores.
    by : str or mapping of str to str, optional
        What to cut by: the name of an attribute that was read about people, or each person's part
        of the organisation. Left out, the parts are the raters' groups.
    policy : DisclosurePolicy, optional
        The thresholds: a part needs 10 people rated and 10 raters on each question unless it says
        otherwise.

    Returns
    -------
    ItemAnswers
        Others pooled, the parts that may be shown, and self apart, with the audit.

    Raises
    ------
    UnknownCodeError
        If no attribute of that name was read.
    RatingsError
        If the mapping leaves somebody out.

    Notes
    -----
    Counted are the raters whom some report shows, about people whose report shows others on the
    competency. Answers of hidden groups enter nothing. There are no such counts of one person:
    it would take five answers of each group that is shown, to each question, which few people
    have, and the counts of those who do would have to leave many others over here.

    Counts beside the reports' own spreads, and beside the means of `publead.cohort` with the same
    cuts, leave nobody over, or at least as many people and raters as a part needs; people are left
    out, or parts and questions withheld, until that holds.
    """
    expect(scores, Scores, "scores", "Make them with score(ratings)")
    expect(policy, DisclosurePolicy | None, "policy", "Use DisclosurePolicy(...)")
    expect(by, str | Mapping | None, "by", "Name an attribute, or map each person to a part")
    publication = publish(scores, policy)
    sizes = Sizes(ratings=scores.ratings, policy=publication.policy)
    labels = None if by is None else labels_by(scores.ratings, by)
    parts = choose_parts(publication, sizes, labels)
    own = OwnAnswers(parts=parts, sizes=sizes)
    release = release_of(parts, own)
    audit = audit_releases([release], policy=publication.policy)
    audit.require()
    instrument = scores.ratings.instrument
    known = _groups() if labels is None else tuple(dict.fromkeys(labels))
    return ItemAnswers(
        framework=instrument.framework.id,
        instrument=instrument.id,
        by=by if isinstance(by, str) else ("group of raters" if by is None else "part"),
        lines=(*_lines(parts), *_own_lines(own)),
        hidden=(
            *(label for label in known if label not in parts.shown),
            *(() if own.are_shown else (SELF,)),
        ),
        withheld=tuple(
            WithheldItem(code=item.code, text=item.text)
            for place, item in enumerate(instrument)
            if place not in parts.items
        ),
        n_left_out=_n_left_out(parts),
        policy=publication.policy,
        release=release,
        audit=audit,
    )


def _groups() -> tuple[str, ...]:
    return tuple(group.plural for group in GROUPS if group is not RaterGroup.SELF)


def _lines(parts: Parts) -> Iterator[ItemLine]:
    for label, forms in parts.cuts():
        for item in parts.items:
            asked = parts.base.members[:, parts.column_of[item]] & forms
            yield _line(parts, label, item, asked)


def _own_lines(own: OwnAnswers) -> Iterator[ItemLine]:
    if own.are_shown:
        for item in own.parts.items:
            yield _line(own.parts, SELF, item, own.forms(item))


def _line(parts: Parts, cut: str, place: int, forms: Chosen) -> ItemLine:
    ratings = parts.publication.scores.ratings
    item: Item = ratings.instrument.items[place]
    given = ratings.answers[forms, place]
    known = given > NOT_OBSERVED
    points = tuple(range(item.scale.low, item.scale.high + 1))
    counts = np.bincount(given[known].astype(np.intp) - item.scale.low, minlength=len(points))
    return ItemLine(
        cut=cut,
        code=item.code,
        text=item.text,
        competency=item.competency,
        label=ratings.instrument.framework[item.competency].label,
        is_reversed=item.reversed,
        points=points,
        words=item.scale.labels or tuple(map(str, points)),
        counts=tuple(counts.tolist()),
        n_not_observed=int((given == NOT_OBSERVED).sum()),
        n_people=int(np.unique(ratings.person[forms][known]).size),
    )


def _n_left_out(parts: Parts) -> int:
    """Return how many people rated by others stand in no count."""
    ratings = parts.publication.scores.ratings
    rated = np.unique(ratings.person[~ratings.forms_of(RaterGroup.SELF)])
    counted = np.unique(ratings.person[parts.base.members[:, list(parts.columns)].any(axis=1)])
    return int(np.setdiff1d(rated, counted).size)
