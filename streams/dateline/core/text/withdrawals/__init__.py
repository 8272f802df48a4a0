"""Withdrawals: whether a desk withdraws a story in a sentence.

``notice``      the notice that a text is, by the headline or the subject of the story
``desk_words``  the words with which a desk speaks of its own items, and how a line opens with them
``items``       what a desk says of an item of its own, as that nobody may use it, and the headline that it quotes
``subject``     a sentence that withdraws a story by its subject: ``The story about … has been withdrawn``
``formula``     what a sentence of a notice withdraws, and the reason behind it
``editors``     the words of a notice by which editors withdrew a text
``removal``     whether a site took a text away because it was wrong
``reinstatement``  whether a desk says that it withdrew a story by mistake
``taken_back``  whether a desk takes its own notice back, or says that a story is back
``corrected_kill``  whether a notice that takes an earlier one back withdraws a story itself
"""
