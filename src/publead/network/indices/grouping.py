"""People sorted into groups, however the groups were given: always joined by id."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from publead.errors import PolicyError
from publead.estimates import counted
from publead.network.network import Groups, LeadershipNetwork

GroupsLike: TypeAlias = str | Mapping[Any, Any] | Groups
"""The name of an attribute, a mapping from id to group, or groups of the same people."""


def groups_of(network: LeadershipNetwork, groups: GroupsLike) -> Groups:
    """
    Return the group of each person.

    Parameters
    ----------
    network : LeadershipNetwork
        The people.
    groups : str, mapping or Groups
        An attribute's name, a mapping from id to group, or groups as `LeadershipNetwork.by`
        gives them. There is no list in the order of the people: positions go wrong unseen.

    Raises
    ------
    UnknownCodeError
        If there is no such attribute.
    PolicyError
        If the groups are of other people, or a mapping names somebody who is not there.
    """
    if isinstance(groups, str):
        return network.by(groups)
    if isinstance(groups, Groups):
        if groups.codes.size != network.n_people:
            raise PolicyError(
                f"the groups are of {counted(groups.codes.size, 'person', 'people')}, and the "
                "network has "
                f"{network.n_people}"
            )
        return groups
    if not hasattr(groups, "items"):
        kind = type(groups).__name__
        raise PolicyError(
            f"groups are an attribute's name or a mapping from id to group, not a {kind}: "
            "what is joined by position goes wrong unseen"
        )
    strangers = len(set(groups) - set(network.people))
    if strangers:
        raise PolicyError(f"{strangers} of the ids that are given a group are not in the network")
    return Groups.of("group", tuple(groups.get(person) for person in network.people))


def whole_groups_of(network: LeadershipNetwork, groups: GroupsLike, what: str) -> Groups:
    """
    Return the group of each person, where everybody must have one.

    Raises
    ------
    PolicyError
        If somebody has none.
    """
    found = groups_of(network, groups)
    if found.n_unknown:
        raise PolicyError(
            f"{found.n_unknown} of {counted(network.n_people, 'person has', 'people have')} no "
            f"{found.name}, and {what} "
            "needs everybody's; give them one, such as 'not known'"
        )
    return found
