"""Why a printed place was resolved as it was: the weight of each piece of evidence, and the runners-up."""

from dateline.core.places.atlas import Atlas
from dateline.core.places.resolve import PrintedPlace, readings, telling
from dateline.core.places.weigh import Evidence, Ranked, size, weigh


def place_why(atlas: Atlas, spot: PrintedPlace, home: str | None, mentioned: tuple[str, ...]) -> str:
    """Return what decided, in weights of decades of probability.

    Each is what the weight of the reading loses without that evidence, asked of the code that weighs.
    """
    told = telling(atlas, spot.printed, mentioned)
    read = readings(atlas, spot.printed, spot.beside, home, told)
    beside = f"beside it stands {spot.beside}; " if spot.beside else ""
    if not read.towns:
        return f"{beside}{'it is the country itself' if read.whole else 'no place of that name is known'}"
    best, *others = read.towns
    known = Evidence(read.folded, home, told, read.said)
    parts = {
        ("home country" if best.spot.country == home else "near home"): best.score
        - weigh(best.spot, known._replace(home=None), certain=best.supported).score,
        "mentioned in the text": best.score
        - weigh(best.spot, known._replace(mentioned=frozenset()), certain=best.supported).score,
        "capital": best.score - weigh(best.spot._replace(capital=False), known, certain=best.supported).score,
    }
    by_size = size(best.spot)
    parts["how it has the name"] = best.score - by_size - sum(parts.values())
    told_parts = "".join(f", {name} {weight:+.1f}" for name, weight in parts.items() if abs(weight) > _LEAST)
    runners_up = f"; then {', '.join(map(_named, others[:2]))}" if others else "; nothing else has the name"
    return f"{beside}{_named(best)}: size {by_size:.1f}{told_parts}{runners_up}"


_LEAST = 0.05


def _named(ranked: Ranked) -> str:
    return f"{ranked.spot.name} {ranked.spot.country} weighs {ranked.score:.1f}"
