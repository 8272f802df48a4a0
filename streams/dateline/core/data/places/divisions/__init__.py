"""Rows about the divisions of countries.

``states``        a state or province printed after a town (``Calif.``), with its code
``subdivisions``  the divisions of all countries, which only say in which country a town lies (``Trelawny``)
``exonyms``       divisions and landscapes as texts name them in other languages (``Bretagna``, ``Silezië``)
"""
