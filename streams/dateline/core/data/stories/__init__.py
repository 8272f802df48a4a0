"""What the scorer of stories has learned from labelled pairs of a newswire, and words of labels, places and desks.

- ``weight_table``: what a table of weights is.
- ``place_words``: words in front of the place where something happened.
- ``flash_labels``: labels in front of a line that say that it is new.
- ``withdrawals``: words with which a desk withdraws a story in a sentence.
- ``withdrawal_sentences``: words of a sentence that withdraws a story by its subject.
- ``withdrawal_notices``: how notices of withdrawal and of a removed page open, and how they say why.
- ``reinstatements``: words with which a desk takes a notice of withdrawal back.
- ``address_parameters``: parameters of an address that say nothing of the article there.
- ``corrected_sentences``: words of a sentence in which a desk says what it got wrong.
- ``denials``: words with which a text denies what an earlier one said.
- ``join_weights``: the points of each feature of two texts; written by ``python -m tests.stories.fit``.
"""
