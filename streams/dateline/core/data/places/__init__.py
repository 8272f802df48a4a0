"""Rows about places. Which file a new row goes to.

``country_names``     a country's name in a language, or a seat of government that stands for it (the Kremlin)
``demonyms/``         adjectives and inhabitants of a country (``Russisch``), one file for each language
``capitals``          a capital that stands for its country in running text (``Moskou heeft gesloten``)
``homonyms``          words that look like a country and mean something else (Michael Jordan, New Mexico)
``former_countries``  a name of the past, of a country or a town, in datelines (USSR, Leningrad)
``exonyms``           a town's name in another language that the gazetteer lacks (``Dowaai`` for Douai)
``landmarks``         a dateline that is no town of the gazetteer (Camp David, a hamlet)
``divisions/``        states and provinces, printed after a town (``Calif.``) or named in a text (``Bretagne``)
``town_words``        a word before a town in running text (``in``, ``near``)
``kinds``             a word for the kind of a place, printed beside its name (``KAB.``, ``市``)
``no_places``         words that stand where a dateline's place stands and are none (``UPDATE``)
``regions``           the UN M49 sub-region of a country, and section names that mean a region
``evidence``          how much each kind of evidence weighs when a name can mean several places
"""
