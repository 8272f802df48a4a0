"""What shows that a page is one article, and which lines between and below its paragraphs are none of its text.

``running``  whether a piece is running text
``topic``    the words that the paragraphs of a text share, and whether they are of one text
``times``    whether the texts of a page have times of their own, as posts and briefs have
``inserts``  captions between the paragraphs, and lines in which the page speaks to its reader
``tail``     what stands below the last sentence: teasers, the author's biography, an address
"""
