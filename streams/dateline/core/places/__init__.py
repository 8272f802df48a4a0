"""Places: what the names in datelines and texts mean on the map.

``names/``         other ways to print the name of a place, and what stands beside it
``atlas``          the gazetteer: look a name up, and get the places that have it
``surroundings``   what a text names around each place that a name can mean: its province, towns near it
``weighing``       how much speaks for each place that a name can mean
``resolve``        which place each name of a dateline means, by weighing the evidence
``named_place``    which place a name means by itself, as in a rule
``name_doubts``    what is doubtful of such names: that no place has them, or several
``country_codes``  whether a code is that of a country, and which country a name means
``region_names``   which region is meant by a name that is none of a region's
``countries``      which countries a text names, in nine languages
``namesakes``      which of these names mean a town elsewhere: ``London, Ontario``
``home``           whether a brief is of its source's own country too, where its words name another one
``regions``        the UN M49 sub-regions of a brief, from its places, countries, section and source

Names and weights are rows in ``core/data/places``; the gazetteer's bytes come from ``files/gazetteer.py``.
"""
