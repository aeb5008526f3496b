"""The assessment wing: from a questionnaire to one leader's feedback, a stair at a time."""
