"""Rows about how agencies and sites write. Which file a new row goes to.

``agencies``         a news agency: its code and printed forms
``writers``          how bylines open, and words for writers and their offices
``captions``         how photos are credited
``signals``          words that mark an update, a correction or a withdrawal
``dispatches``       how dispatches in Chinese, Japanese and Korean open
``openings``         how a notice opens whose subject is in its headline only
``section_markers``  lines that open a list of items: ``Meer uit Buitenland``
``bulletins``        names of a bulletin (``News in brief``) and of summaries (``Key points``)
``menu_words``       words of a site's menu, by language
``boilerplate``      lines that belong to the page and to no item: ``Read more``, counts of readers
``page_labels``      labels of buttons: ``Artikel teilen``, ``Log in``
``refusals``         words of a page that refuses, or asks to log in; and words of news
``box_words``        words of an element's class and id that hint at furniture
``notices``          texts of a page that was not found or asks for consent
"""
