"""Pages of stories: a region as it happens, a search of history, and a story's life.

* ``row``: what a list shows of a story
* ``choice_form``: the filters of a list, as they stand in its address
* ``story_lists``: a region, and a search
* ``following``: a search as a feed, as a stream and as an alert rule
* ``story_page``: a story's life, version by version
* ``difference``: what differs between two texts, word by word
* ``source_lanes``: when which source had a story, as a drawing
"""
