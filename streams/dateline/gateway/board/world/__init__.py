"""The map of the world by region, and what is new in each.

* ``outlines``: the shapes of the regions, from the file that ``tests/board/outlines.py`` drew
* ``tint``: how strongly a region is tinted
* ``world_page``: the map, the list of regions, and the newest corrections and withdrawals
"""
