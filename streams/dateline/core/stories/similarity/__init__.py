"""Similarity: how alike two texts are, and which of the texts in memory are worth comparing.

A text is reduced to hashes once (tokens, vocabulary, tokenized_text, features); all later steps compare these.

- ``features``: what is kept of a text for comparison; start here.
- ``tokens``: words and numbers of a text, each hashed to 64 bits.
- ``vocabulary``: function words and number words of a language; hashes cut to 24 bits.
- ``text``: a text's names, and its tokens with those of headline and names, read in one compiled call.
- ``hash_sets``: sets of hashes as sorted arrays.
- ``document_frequency``: how many stories around a time contain a word, and what the word weighs.
- ``candidates``: the inverted index, which proposes texts to compare with.
- ``compare``: the measures between two texts, from Jaccard to shared places.
- ``line``: what a line is, the alert of one sentence before the report, and its headline.
- ``scorer``: the probability that two texts tell one event, from these measures.
- ``updates``: whether a text is a later version of another one, in which figures are others.
- ``places``: whether two texts that are alike tell of two places or subjects.
- ``changes``: what differs between two texts, in the words of an editor.
- ``compiler``: compile a loop to machine code, and the array types of its arguments.
"""
