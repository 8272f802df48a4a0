"""Markup: text of pages made harmless, so that it neither pings people nor formats a message.

A chat service reads ``@everyone``, ``<!channel>``, Markdown or HTML in a message as a command. Escaping differs from
service to service, and some have none. So the characters that begin a command are replaced by characters that look
the same and mean nothing. ``for_chat`` is for chat and web hooks, ``for_mail`` for mail.

Web and mail addresses in the text stay usable: those of the web are percent-encoded instead, and those of mail are left
as they are, unless they ping.
"""

import re
from collections.abc import Callable
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
_BLOCK_START: Final = re.compile(
    r"^(\s*(?:\d{1,9}(?=[.)]))?)(#{1,6}(?=\s)|[-+=](?=\s|[-=]+\s*$)|[-=]{3,}(?=\s*$)|(?<=\d)[.)](?=\s|$))",
    re.MULTILINE,
)
"""What makes a line a heading, an item of a list, with a number or without, or a rule in Markdown."""
_BLOCK_LOOK_ALIKES: Final = str.maketrans({"#": "＃", "-": "–", "+": "＋", "=": "＝", ".": "․", ")": "）"})
_EMOJI: Final = re.compile(r"(?<!\d):(?=[\w+-]{1,64}:)|:(?=[\w+-]{0,63}[^\W\d][\w+-]{0,63}:)")
"""The colon with which the name of an emoji begins: ``:fire:``, ``:100:``; not that of a clock time, ``12:30:45``."""
_COLON: Final = "꞉"
"""What is shown in its place."""
_PING: Final = re.compile(r"(?<![\w.+-])@(?=\w)|@(?=(?:everyone|here|channel|all|room)\b)", re.IGNORECASE)
"""An @ that addresses somebody; the one inside a mail address does not."""
_COMMAND: Final = re.compile(r"<(?=[!@#])")
"""The beginning of a Slack command: <!channel>, <@U123>, <#C123>."""
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_UNSAFE_IN_ADDRESSES: Final = re.compile(r"[@<>*`~|\[\]\\\"'(){}^]|(?<![^\W_])_|_(?![^\W_])")
"""What a chat service may read as markup in a web address: percent-encoded, it means the same there.

An underscore between two letters or digits formats nothing.
"""
_ADDRESS_IN_TEXT: Final = re.compile(
    r"(?P<web>(?:https?://|(?<![\w.@/-])www\.(?=\w))[^\s<>\"]{1,2000})"
    r"|(?<![\w.%+@/-])(?P<mail>[^\W_]{1,64}(?:[._%+-][^\W_]{1,64}){0,8}"
    r"@[^\W_]{1,64}(?:(?:\.|-{1,2})[^\W_]{1,64}){0,8}\.[^\W\d_]{2,24})(?![\w@-])",
    re.IGNORECASE,
)
"""A web address or a mail address within a text. The counts bound the time of the search; chosen by hand."""
_CLOSING_MARKS: Final = ".,:;!?*_~`|'’”»)]}"
"""Marks that belong to the sentence around a web address, and not to its end; a bracket only if it is not opened there.

As in the autolinks of GitHub Flavored Markdown.
"""
_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}


def make_harmless(text: str, medium: Medium) -> str:
    """Return the text of a page as a message of this medium may have it, without control characters."""
    printed = "\n".join(one_line(line) for line in text.splitlines())
    return for_chat(printed) if medium == "chat" else for_mail(printed)


def for_chat(text: str) -> str:
    """Return the text with look-alikes in place of every character that begins a ping, a tag or a format."""
    lines = _BLOCK_START.sub(_block_look_alike, text)
    return _outside_addresses(lines, lambda part: _EMOJI.sub(_COLON, part).translate(_LOOK_ALIKES), _percent_encoded)


def for_mail(text: str) -> str:
    """Return the text without pings.

    Plain text needs no more, and Apprise escapes the text in HTML mail. But a mail may go on to a channel of a chat.
    """
    return _outside_addresses(text, _without_pings, lambda address: address.replace("@", "%40"))


def web_address(url: str, medium: Medium) -> str:
    """Return the address of a page so that it can still be opened: of http and https alone, since others may run code.

    One with blanks in it counts as text.
    """
    address = one_line(url)
    if not _WEB_ADDRESS.match(address):
        return ""
    return _percent_encoded(address) if _WEB_ADDRESS.fullmatch(address) else make_harmless(address, medium)


def one_line(text: str) -> str:
    """Return the text on one line, without control characters and marks of direction."""
    return " ".join(printable(text).split())


def _outside_addresses(text: str, replace: Callable[[str], str], encode: Callable[[str], str]) -> str:
    """Return a text with its web addresses encoded, its mail addresses as they are, and the rest replaced."""
    parts = []
    end = 0
    for match in _ADDRESS_IN_TEXT.finditer(text):
        address = match["mail"] or _without_closing_marks(match["web"])
        parts += [replace(text[end : match.start()]), _PING.sub("＠", address) if match["mail"] else encode(address)]
        end = match.start() + len(address)
    return "".join([*parts, replace(text[end:])])


def _without_closing_marks(address: str) -> str:
    """Return a web address without the marks of the sentence after it."""
    while address[-1] in _CLOSING_MARKS:
        if (opening := _BRACKETS.get(address[-1])) and address.count(opening) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address


def _percent_encoded(address: str) -> str:
    return _UNSAFE_IN_ADDRESSES.sub(lambda match: f"%{ord(match[0]):02X}", address)


def _without_pings(text: str) -> str:
    return _PING.sub("＠", _COMMAND.sub("‹", text))


def _block_look_alike(match: re.Match[str]) -> str:
    return match[1] + match[2].translate(_BLOCK_LOOK_ALIKES)
