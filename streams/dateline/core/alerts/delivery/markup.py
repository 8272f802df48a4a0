"""Markup: text of pages made harmless, so that it neither pings people nor formats a message.

A chat service reads ``@everyone``, ``<!channel>``, Markdown or HTML in a message as a command. Escaping differs from
service to service, and some have none. So the characters that begin a command are replaced by characters that look
the same and mean nothing. ``for_chat`` is for chat and web hooks, ``for_mail`` for mail.
"""

import re
from typing import Final, Literal

from dateline.core.text.printable import printable

Medium = Literal["chat", "mail"]
"""What shows a message. Web hooks count as chat: many of them feed one."""

_LOOK_ALIKES: Final = str.maketrans(
    {
        "@": "＠", "<": "‹", ">": "›", "*": "∗", "_": "＿", "`": "ˋ", "~": "∼",
        "|": "｜", "[": "［", "]": "］", "\\": "＼",
    }
)  # fmt: skip
"""Characters with which a ping, a tag, a link or a format begins, and what is shown in their place."""
_BLOCK_START: Final = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+=](?=\s|[-=]+\s*$)|[-=]{3,}(?=\s*$))", re.MULTILINE)
"""What makes a line a heading, an item of a list, or a rule in Markdown."""
_BLOCK_LOOK_ALIKES: Final = str.maketrans({"#": "＃", "-": "–", "+": "＋", "=": "＝"})
_PING: Final = re.compile(r"(?<![\w.+-])@(?=\w)|@(?=(?:everyone|here|channel|all|room)\b)", re.IGNORECASE)
"""An @ that addresses somebody; the one inside a mail address does not."""
_COMMAND: Final = re.compile(r"<(?=[!@#])")
"""The beginning of a Slack command: <!channel>, <@U123>, <#C123>."""
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_UNSAFE_IN_ADDRESSES: Final = frozenset("@<>*`~|[]\\\"'(){}^")
"""Characters of a web address that a chat service may read as markup. Percent-encoded, they mean the same there."""


def make_harmless(text: str, medium: Medium) -> str:
    """Return the text of a page as a message of this medium may have it, without control characters."""
    printed = "\n".join(one_line(line) for line in text.splitlines())
    return for_chat(printed) if medium == "chat" else for_mail(printed)


def for_chat(text: str) -> str:
    """Return the text with look-alikes in place of every character that begins a ping, a tag or a format."""
    return _BLOCK_START.sub(_block_look_alike, text).translate(_LOOK_ALIKES)


def for_mail(text: str) -> str:
    """Return the text without pings.

    Plain text needs no more, and Apprise escapes the text in HTML mail. But a mail may go on to a channel of a chat.
    """
    return _PING.sub("＠", _COMMAND.sub("‹", text))


def web_address(url: str, medium: Medium) -> str:
    """Return the address of a page so that it can still be opened; one that is no web address counts as text."""
    address = one_line(url)
    if not _WEB_ADDRESS.fullmatch(address):
        return make_harmless(address, medium)
    return "".join(f"%{ord(char):02X}" if char in _UNSAFE_IN_ADDRESSES else char for char in address)


def one_line(text: str) -> str:
    """Return the text on one line, without control characters and marks of direction."""
    return " ".join(printable(text).split())


def _block_look_alike(match: re.Match[str]) -> str:
    return match[1] + match[2].translate(_BLOCK_LOOK_ALIKES)
