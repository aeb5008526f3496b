"""What may be shown of a person's forms, and the attack on what is: below feedback and cohort."""

from publead.assessment.publication.auditing import Released, audit
from publead.assessment.publication.plan import (
    ANONYMOUS,
    Forms,
    Plan,
    RaterSet,
    plan_report,
)
from publead.assessment.publication.publication import Publication, publish
from publead.assessment.publication.sides import RaterSide
from publead.assessment.publication.tokens import Tokens

__all__ = [
    "ANONYMOUS",
    "Forms",
    "Plan",
    "Publication",
    "RaterSet",
    "RaterSide",
    "Released",
    "Tokens",
    "audit",
    "plan_report",
    "publish",
]
