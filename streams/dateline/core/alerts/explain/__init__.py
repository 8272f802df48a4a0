"""Explain: why a rule alerted on a story version, or why not, in words for an editor.

- ``explained_trial``: rules over stories, as in a trial, with an explanation for each verdict.
- ``unmet_condition``: the first of a rule's conditions that a version does not meet.
- ``reason_words``: the words and facts of each reason.
"""
