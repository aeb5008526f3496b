"""The values that R recorded and nothing here is compared with, each with its reason."""

from typing import Final

_WRONG = "a maximum that some graphs exceed, or none reaches: see tests/graphs/test_peer_defects"
_NONE = "the index is not offered"
_LATER = "inference and key players are not built yet"
_INPUT = "not a value: it says what was measured, or how"

NOT_COMPARED: Final[dict[str, str]] = {
    "meta": _INPUT,
    "igraph/weighted/note": _INPUT,
    "groups/attribute": _INPUT,
    "groups/groups": _INPUT,
    "groups/ei_perm": "drawn at random; compared within its error in test_against_r",
    "groups/sd_gli": "sna's spread over all nodes is not that of the sum; it is not offered",
    "groups/z_gli": "made with sd_gli",
    "groups/yule_q": _NONE,
    "sna/stress": _NONE,
    "sna/load": _NONE,
    "sna/infocent": _NONE,
    "sna/bonpow_m1": _NONE,
    "sna/cutpoints": _NONE,
    "igraph/articulation_points": _NONE,
    "igraph/assortativity_degree": _NONE,
    "sna/strength/freeman": "in- and out-strength are compared, and their sum is not offered",
    "sna/evcent": "sna's iteration stops early; igraph's vector is compared",
    "igraph/eigenvalue": "igraph's is of the transposed or damped matrix where there is no cycle; "
    "compared where it is unique in tests/graphs/test_against_r",
    "sna/centralization/closeness/value": _WRONG,
    "sna/centralization/closeness/tmax": _WRONG,
    "sna/centralization/closeness_suminv/value": _WRONG,
    "sna/centralization/closeness_suminv/tmax": _WRONG,
    "sna/centralization/graphcent/value": _NONE,
    "sna/centralization/graphcent/tmax": _NONE,
    "sna/centralization/stresscent": _NONE,
    "sna/centralization/loadcent": _NONE,
    "sna/centralization/evcent": "it has no known maximum here: NoMaximumError",
    "igraph/centralization/eigen": "it has no known maximum here: NoMaximumError",
    "igraph/centralization/closeness_in": _WRONG,
    "igraph/centralization/closeness_out": _WRONG,
    "igraph/centralization/closeness_all": _WRONG,
    "igraph/centralization/degree_all/value_default_loops": "as that of degree_in and degree_out",
    "igraph/centralization/degree_all/tmax_default_loops": "as that of degree_in and degree_out",
    "qap": _LATER,
    "mrqap": _LATER,
    "cug": _LATER,
    "keyplayer": _LATER,
    "kpp_exhaustive": _LATER,
}
