"""Rows about characters and words of any text. Which file a new row goes to.

``casualties``            words for dead, hurt and missing people
``characters``            punctuation marks by their use on a wire page: dashes, quotes, bullets
``invisible_characters``  characters that no reader sees, and traces of a wrong encoding
``letters``               letters that are compared as others (``ø`` as ``o``), and short first words of places
``names``                 words inside and beside a place's name in a dateline (``aan de``, ``St.``)
``scripts``               how scripts are written: without spaces, with accents
``close_languages``       what close languages differ in: Danish and Norwegian, Serbian and Croatian
``function_words``        frequent words by which a language is recognised
``numbers``               words for numbers, and how languages compose them (``vijfentwintig``)
``language_codes``        the codes of languages of two letters
``press_languages``       the languages that the papers of a country print
``measures``              words of measure behind a number (``million``)
``html_elements``         HTML elements by their effect on the text
"""
