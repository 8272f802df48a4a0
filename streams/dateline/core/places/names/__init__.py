"""Names of places as they are printed: what to look up of one, and how to find one that is written otherwise.

``printed_names``  what of a printed name is looked up, and what the words beside it say
``qualifiers``     the country or state printed after a town (``Calif.``), and names of the past (``Leningrad``)
``spellings``      other spellings of an unknown name: articles, transcriptions, one slip
``misspellings``   the country of a well-known city with a letter wrong
``abbreviations``  names with an abbreviated word: ``Ostrów Wlkp.``
``consonants``     a name by its consonants, whatever the script
"""
