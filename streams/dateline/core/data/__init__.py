"""Facts as rows: a new language, agency, place or wording is a row here, and no change of code.

Which folder a new row goes to:

``places``    names of countries, towns, states and regions, and what evidence weighs
``times``     how pages print ages, clock times, months and time zones
``text``      characters, scripts, HTML elements and function words
``wire``      how agencies and sites write: agencies, bylines, menus, boilerplate, words of correction
``stories``   what the scorer of stories has learned: written by its fit, and not by hand
``layout``    what the scores of a page's layout have learned: written by their fits, and not by hand
``remedies``  why records fail, and what to do: one row for each wording of an error

Each folder's docstring says which file a row of which kind goes to; each file's docstring shows how to add one.
A new language needs rows in several files: ``streams/README.md`` lists them.
"""
