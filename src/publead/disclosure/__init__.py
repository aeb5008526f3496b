"""Who may see what: the policy, what reports give away, and the audit that attacks them."""

from publead.disclosure.audit import Audit, Exposure, audit_releases, threshold_of
from publead.disclosure.figures import Figure, Layer, Release, Token
from publead.disclosure.matching import joined_releases
from publead.disclosure.offered import load_policy, policies
from publead.disclosure.parts import Members, safe_parts
from publead.disclosure.policy import DisclosurePolicy, SmallGroups
from publead.disclosure.recovery import RecoveredSet, Recovery, recoverable_sets

__all__ = [
    "Audit",
    "DisclosurePolicy",
    "Exposure",
    "Figure",
    "Layer",
    "Members",
    "RecoveredSet",
    "Recovery",
    "Release",
    "SmallGroups",
    "Token",
    "audit_releases",
    "joined_releases",
    "load_policy",
    "policies",
    "recoverable_sets",
    "safe_parts",
    "threshold_of",
]
