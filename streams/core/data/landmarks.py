"""Datelines that are no town of the gazetteer: seats, bases, areas in dispute, hamlets in the news.

``weight`` stands in for a population: how well known the place is under that name.
Coordinates in degrees, to about a kilometre. Two rows with one printed form are two answers: the
evidence has to decide between them.
"""

from typing import Final, NamedTuple


class Landmark(NamedTuple):
    """Printed forms (separated by ``|``) of one place that is its own row."""

    printed: str
    name: str
    country: str
    lat: float
    lon: float
    weight: int = 1_000_000


LANDMARKS: Final = (
    Landmark(
        "United Nations|U.N.|UN|Vereinte Nationen|Naciones Unidas|Nations unies", "United Nations", "US", 40.75, -73.97
    ),
    Landmark("Schiphol", "Schiphol", "NL", 52.31, 4.76),
)
