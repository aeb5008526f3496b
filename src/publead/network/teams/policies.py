"""What is done with ties that could be read in two ways, in the tables of many teams."""

import attrs

from publead.network.nominations import Duplicates, SelfTies, UnknownPeople


@attrs.frozen(kw_only=True)
class TeamPolicies:
    """
    What is done with doubtful ties.

    Attributes
    ----------
    self_ties : SelfTies
        What happens to a tie from a person to themselves.
    duplicates : Duplicates
        What happens to a tie that stands there twice; each counts once, whatever its strength.
    unknown : UnknownPeople
        What happens to a tie with somebody who is not among the people of the team.
    """

    self_ties: SelfTies = SelfTies.REFUSE
    duplicates: Duplicates = Duplicates.REFUSE
    unknown: UnknownPeople = UnknownPeople.REFUSE
