"""The textbook entry of counted answers."""

from publead.estimates import Measure

ITEM_ANSWERS = Measure(
    name="answers item by item",
    definition="How many raters gave each answer there is to a question, over all people rated.",
    formula="raters who gave an answer / raters who answered the question",
    does_not_show=(
        "How anybody leads, or which question a leader should work on: the same raters answered "
        "about different people, and somebody rated by many counts for more. One question is "
        "weaker than the competency that it belongs to."
    ),
)
