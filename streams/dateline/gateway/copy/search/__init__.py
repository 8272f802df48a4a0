"""Search: stories by what they can be chosen by, by time and by words.

* ``facets``: what a story can be chosen by: regions, countries, languages and so on
* ``terms``: text to terms of the index, and what a person searches for to a query of it
* ``text_index``: the index of words, in parts of bounded size
* ``search``: stories by region, time and words, newest or best first
"""
