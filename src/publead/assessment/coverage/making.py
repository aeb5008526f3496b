"""The verb of this stair: competencies required against held."""

from collections import defaultdict
from collections.abc import Sequence

from publead.assessment.coverage.model import Held, Holding, Required, Requirement
from publead.assessment.coverage.result import Cover, Coverage, RequirementCover
from publead.errors import PolicyError, expect


def coverage(held: Held, required: Required) -> Coverage:
    """
    Return which requirements are met, which one holder carries alone, and which nobody meets.

    Parameters
    ----------
    held : Held
        Who holds what, from `read_held`.
    required : Required
        What is needed, from `read_required`.

    Returns
    -------
    Coverage
        One line a requirement, in the order of the table. People are counted and not named.

    Raises
    ------
    PolicyError
        If posts or levels are required and the table of holders has none.

    Notes
    -----
    A holder counts once for a competency, at the highest level that the table gives them. A
    requirement without a post is met by any holder. That somebody holds a competency is a claim:
    where people said it of themselves, the count is of such statements.

    Examples
    --------
    >>> from publead.assessment.coverage import (
    ...     HoldingColumns, RequirementColumns, read_held, read_required,
    ... )
    >>> held = read_held(
    ...     [{"post": "Clerk", "competency": "Minutes"}], columns=HoldingColumns(post="post")
    ... )
    >>> required = read_required(
    ...     [{"post": "Clerk", "competency": "Minutes"}, {"post": "Clerk", "competency": "Law"}],
    ...     columns=RequirementColumns(post="post"),
    ... )
    >>> print(coverage(held, required))
    1 of 2 requirements are met in the post; 1 by nobody; 1 has one holder only.
      Clerk: Minutes: met; one holder only, in the post Clerk
      Clerk: Law: nobody holds it; 0 holders in all
    Who holds what is what the table claims; nobody was tested for it.
    """
    expect(held, Held, "held", "Make it with read_held(...)")
    expect(required, Required, "required", "Make it with read_required(...)")
    for name in ("posts", "levels"):
        if getattr(required, f"has_{name}") and not getattr(held, f"has_{name}"):
            raise PolicyError(
                f"the requirements have {name} and the holdings have none; name the column of "
                f"{name} in HoldingColumns(...), or leave it out of RequirementColumns(...)"
            )
    holders: defaultdict[str, list[Holding]] = defaultdict(list)
    for holding in held.holdings:
        holders[holding.competency].append(holding)
    needed = {each.competency for each in required.requirements}
    return Coverage(
        lines=tuple(_line(each, holders[each.competency]) for each in required.requirements),
        not_required=tuple(name for name in holders if name not in needed),
        n_holders=held.n_holders,
    )


def _line(requirement: Requirement, holdings: Sequence[Holding]) -> RequirementCover:
    able = [each for each in holdings if each.level >= requirement.level]
    anywhere = {each.holder for each in able}
    below = {each.holder for each in holdings} - anywhere
    in_post = {each.holder for each in able if requirement.post in ("", each.post)}
    posts = {each.post for each in able}
    return RequirementCover(
        post=requirement.post,
        competency=requirement.competency,
        level=requirement.level,
        cover=_cover(len(in_post), len(anywhere), len(below)),
        n_in_post=len(in_post),
        n_anywhere=len(anywhere),
        n_below=len(below),
        only_post=", ".join(sorted(posts)) if len(anywhere) == 1 else "",
    )


def _cover(n_in_post: int, n_anywhere: int, n_below: int) -> Cover:
    if n_in_post:
        return Cover.MET
    if n_anywhere:
        return Cover.ELSEWHERE
    return Cover.BELOW_LEVEL if n_below else Cover.GAP
