"""Demonyms: adjectives and inhabitants of each country, one module for each language.

In ``ROWS`` the key is a country's code (ISO 3166-1 alpha-2) and the value its forms, separated by spaces. ``*`` at
the end of a form stands for each of ``ENDINGS``, ``+`` for each of ``PEOPLE``, and ``_`` for a space inside a form.
``CAPITALISED`` says whether all forms are written with a capital. To add a Dutch form for Russia, extend its row::

    "RU": "Russisch* Rus Russen Russin",

A new language is a new module, listed in ``LANGUAGES`` below.
"""

from dateline.core.data.places.demonyms import de, en, es, fr, it, nl, no, pt, sv

LANGUAGES = (nl, en, de, fr, es, it, pt, no, sv)
