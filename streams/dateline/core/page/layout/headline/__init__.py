"""The headline of each item, once the items of a page are drafted.

- ``likeliest``: of the lines above a text, the one that is likeliest its headline
- ``likeness``: how many words a line shares with a text
- ``headed_news``: whether a text below a headline is its news, and no words of a page about itself
- ``weights``: what speaks for and against a line as a headline, and how much it weighs
- ``agreement``: where in their blocks most items of the page print their headlines
- ``section_heading``: drop the heading of a block whose items have no headlines
- ``affixes``: cut signs, names of section and site, and a section glued to it off a headline
"""
