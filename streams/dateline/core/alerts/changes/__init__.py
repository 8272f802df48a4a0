"""Changes: what an alert says of what changed, in the words of each version's ``relation.changed``.

- ``joined_changes``: what changed over several versions of a story, as one list.
- ``standing_changes``: which of that stands in the text that is told, against what the reader was told before.
- ``replacement``: a change of the form ``label former → current noun``.
- ``printed_words``: whether words stand in a text.
"""
