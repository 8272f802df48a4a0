"""The kinds of lines: decide by its own words what a line is.

``wording``         decide by its words alone what a line is: a byline, a button, a section, a credit
``brackets``        find remarks that stand wholly in brackets: a note above a text, or at its end
``caption``         recognise the caption of a picture
``closing_credit``  find the agencies that a text closes with
``closing_link``    find the links that items close with by what repeats on the page
``read_on``         find the link to read on that a line closes with
``counted_label``   decide whether a line is a label with a count: ``Reacties (4)``, ``Share 24``
``share_label``     decide whether a line is a button to share the page
``sign_up``         recognise an invitation to sign up for a newsletter
``announced_list``  find the lists that an article's text announces
``news_line``       decide whether a line that stands alone is news, or the page speaks of itself
"""
