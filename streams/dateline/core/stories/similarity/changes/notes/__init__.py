"""Notes: what a source itself says that it changed, corrected or withdrew.

- ``note``: what the wire says that it changed, and the text without it.
- ``sentences``: sentences in which a desk says what it got wrong.
- ``reasons``: what a notice of withdrawal says of why.
"""
