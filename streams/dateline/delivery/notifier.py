"""Sends messages to one target through Apprise, without any part of the target's URL in a message of ours.

Apprise is synchronous, and its result only says that a message failed; the reason is in its log. Each attempt runs in a
thread of its own, which nobody waits for at exit: an attempt that hangs delays nothing else.
"""

import asyncio
import logging
import re
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final
from urllib.parse import quote_plus, unquote_plus

from apprise import Apprise, AppriseAsset, NotificationManager, NotifyBase, NotifyFormat, NotifyType, OverflowMode

from dateline.core.alerts.delivery.markup import Medium
from dateline.core.alerts.delivery.message import Message
from dateline.core.alerts.delivery.target import Target

IDEMPOTENCY_HEADER: Final = "Idempotency-Key"

_WEB_HOOKS: Final = frozenset({"json", "jsons", "xml", "xmls", "form", "forms"})
"""Services whose URL accepts own headers, as +Name=value."""
_WITH_FIELDS: Final = frozenset({"json", "jsons", "form", "forms"})
"""Services whose URL accepts own fields too, as :name=value."""
_MAIL: Final = frozenset({"mailto", "mailtos"})
"""Services that send mail; all others may show a message in a chat."""
_OVERFLOW: Final = re.compile(r"[?&]overflow=")
"""The option of a URL that says what becomes of a message that is too long for the service."""
_SOCKET_TIMEOUTS: Final = re.compile(r"[?&][cr]to=")
"""The options of a URL that set Apprise's own timeouts."""
_SOCKET_GRACE_SECONDS: Final = 1.0
"""Seconds from an attempt's timeout until its connection is closed. Chosen by hand: the timeout is reported first."""
_SCHEME: Final = re.compile(r"([a-z0-9]{1,20})://")
_ENCODE: Final = "in a name, password or path, write @ : / ? # % as %40 %3A %2F %3F %23 %25"
"""What makes a URL unusable most often: a sign in a part of it that ends that part."""
_MIN_REDACTED_INSIDE: Final = 4
"""Characters of a part of a URL from which on it is redacted inside words too. Chosen by hand.

Shorter parts are redacted only as whole words, since they are found by chance in any text.
"""

for _name in ("apprise", "urllib3", "requests", "oauthlib", "requests_oauthlib"):
    # Their log lines may hold addresses with tokens; the reason of a failure comes from the result instead.
    logging.getLogger(_name).propagate = False
    logging.getLogger(_name).addHandler(logging.NullHandler())

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # its mail service imports imghdr, before Python 3.13
    NotificationManager().load_modules()


class UnusableUrlError(ValueError):
    """Apprise cannot use a URL; the message names its scheme and no other part."""


class Notifier:
    """One target's Apprise service. Raises ``UnusableUrlError`` where Apprise has none for the URL."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self._url = target.url.get_secret_value()
        self.shown = show(self._url)
        """The URL as it may be shown."""
        self.medium: Medium = "mail" if self.shown.partition(":")[0] in _MAIL else "chat"
        self._pieces = _secret_pieces(self._url)
        self._free = threading.Event()
        """Set while no attempt is running."""
        self._free.set()
        _service(self._url)

    async def send(self, message: Message, key: str) -> str | None:
        """Make one attempt. Return None where the target accepted the message, else the reason, without secrets."""
        if not self._free.is_set():
            return "the attempt before still hangs"
        done: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        _in_thread(lambda: self._notify(message, key), done, self._free)
        try:
            async with asyncio.timeout(self.target.timeout):
                why = await done
        except TimeoutError:
            return f"no answer within {self.target.timeout:g} s"
        return None if why is None else self._redacted(why)

    def _notify(self, message: Message, key: str) -> str | None:
        service = _service(_with_key(self._url, message, key))
        if not _SOCKET_TIMEOUTS.search(self._url):
            # Longer than an attempt: else Apprise gives up after 4 s, and reports a connection error.
            service.socket_read_timeout = service.socket_connect_timeout = self.target.timeout + _SOCKET_GRACE_SECONDS
        apprise = Apprise(service)
        result = apprise.notify(
            body=message.body,
            title=message.subject,
            notify_type=NotifyType(message.weight),
            body_format=NotifyFormat.TEXT,  # so that services that send HTML or Markdown escape it in the text
        )
        if result:
            return None
        return "; ".join(dict.fromkeys(entry.message for entry in result.logs())) or "Apprise gives no reason"

    def _redacted(self, text: str) -> str:
        for piece in self._pieces:
            inside = len(piece) >= _MIN_REDACTED_INSIDE
            text = re.sub(re.escape(piece) if inside else rf"\b{re.escape(piece)}\b", "…", text)
        return " ".join(text.split())


def show(url: str) -> str:
    """Return the part of a URL that may be shown: its scheme. In many services' URLs the host is a token."""
    scheme = _SCHEME.match(url)
    return f"{scheme[1]}://…" if scheme else "…"


def _service(url: str) -> NotifyBase:
    # No redirects: a redirected POST becomes a GET, whose answer says nothing about the alert.
    asset = AppriseAsset(app_id="Dateline", app_desc="Dateline", service_timeout=0, secure_logging=True)
    asset.http_redirects = False
    service = Apprise.instantiate(url, asset=asset)
    if not isinstance(service, NotifyBase):
        raise UnusableUrlError(_unusable(url))
    service.optional = False  # ?optional=yes would make a failure count as a success
    service.retry = 0  # we decide when to try again, and report it
    scheme = url.partition(":")[0]
    if scheme not in _WEB_HOOKS | _MAIL and not _OVERFLOW.search(url):
        # A chat refuses a message that is too long, again and again. Mail and web hooks take any length.
        service.overflow_mode = OverflowMode.SPLIT
    return service


def unusable(url: str) -> str | None:
    """Return why Apprise cannot use a URL, which has no variables left; None where it can."""
    try:
        _service(url)
    except UnusableUrlError as error:
        return str(error)
    return None


def without_service(url: str) -> str | None:
    """Return why no service of Apprise has a URL's scheme; None where one has. Variables need not be filled in."""
    scheme = _SCHEME.match(url)
    if scheme is None:
        return "this is not an Apprise URL: it does not begin with a scheme such as json:// or mailtos://"
    return None if scheme[1] in NotificationManager() else f"Apprise knows no service {scheme[1]}://"


def _unusable(url: str) -> str:
    if (why := without_service(url)) is not None:
        return why
    scheme = url.partition(":")[0]
    plugin: Any = NotificationManager()[scheme]
    return f"Apprise cannot use this {scheme}:// URL; its form is at {plugin.setup_url}; {_ENCODE}"


def _with_key(url: str, message: Message, key: str) -> str:
    """Add to a web hook's URL what programs read: the key as a header, and the alert's fields."""
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1] not in _WEB_HOOKS:
        return url
    extra = [f"+{IDEMPOTENCY_HEADER}={quote_plus(key)}"]
    if scheme[1] in _WITH_FIELDS:
        extra += [f":{name}={quote_plus(value)}" for name, value in message.fields.items()]
    return url + ("&" if "?" in url else "?") + "&".join(extra)


def _secret_pieces(url: str) -> list[str]:
    """Return the parts of a URL that may be secret, as written and as decoded, the longest first."""
    address, _, query = url.partition("://")[2].partition("?")
    values = [each.partition("=")[2] for each in query.split("&")]
    parts = [part for text in (address, *values) for part in (text, *re.split(r"[/@:,+]", text))]
    written = {*parts, *map(unquote_plus, parts)}
    return sorted((piece for piece in written if len(piece) > 1), key=len, reverse=True)


def _in_thread(work: Callable[[], str | None], done: "asyncio.Future[str | None]", free: threading.Event) -> None:
    """Run ``work`` in a thread; put its result into ``done``, and set ``free`` at the end."""
    loop = asyncio.get_running_loop()

    def settle(why: str | None) -> None:
        if not done.done():
            done.set_result(why)

    def run() -> None:
        try:
            why = work()
        except Exception as error:  # noqa: BLE001  (a service's code may raise anything, and all of it is a reason)
            why = f"{type(error).__name__}: {error}"
        free.set()
        with suppress(RuntimeError):  # the loop has ended, and nobody waits for this attempt
            loop.call_soon_threadsafe(settle, why)

    free.clear()
    threading.Thread(target=run, name="notify", daemon=True).start()
