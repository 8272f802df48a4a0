"""Places: whether two texts that are alike tell of two places or of two subjects, and so of two events.

- ``lines``: two lines, or a line and a report, whose headlines differ in the place.
- ``texts``: two texts that have another place in the same words.
- ``subjects``: two texts whose headlines differ in the name.
- ``abbreviations``: two texts that have another abbreviation in the same words.
- ``countries``: whether two texts come from two places and name no country in common.
- ``spelling``: whether two words may be one name, and how one may be misspelt.
"""
