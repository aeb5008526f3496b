"""The answers to each question, counted over everybody who was rated: where they may be shown."""

from publead.assessment.item_answers.line import ItemLine
from publead.assessment.item_answers.making import item_answers
from publead.assessment.item_answers.parts import OTHERS
from publead.assessment.item_answers.result import SELF, ItemAnswers, WithheldItem

__all__ = ["OTHERS", "SELF", "ItemAnswers", "ItemLine", "WithheldItem", "item_answers"]
