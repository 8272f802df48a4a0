"""Text from outside, as a terminal may have it."""


def printable(text: str) -> str:
    """Return the text on one line, with a blank for each character that would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
