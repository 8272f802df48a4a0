"""Rows about printed times. Which file a new row goes to.

``ages``    how long ago, in words: ``3 uur geleden``, ``il y a 2 heures``, ``15 min``
``clocks``  words of clock times and dates (``om``, ``gisteren``), and labels such as ``Gepubliceerd``
``months``  names of months and weekdays
``zones``   the time zone of a country, and zones printed after a clock time (``CET``)
"""
