"""Notifier: sends messages to one target through Apprise, and tells no secret of its URL.

Apprise is synchronous, and says of a failure only that there was one; why stands in its log. Each
attempt has a thread of its own that nobody waits for at the end: one that hangs holds up nothing else.
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

from apprise import Apprise, AppriseAsset, NotificationManager, NotifyBase, NotifyFormat, NotifyType

from dateline.core.alerts.delivery.message import Message
from dateline.core.alerts.delivery.target import Target

IDEMPOTENCY_HEADER: Final = "Idempotency-Key"

_WEB_HOOKS: Final = frozenset({"json", "jsons", "xml", "xmls", "form", "forms"})
"""Services that take headers of one's own, as +Name=value in the URL."""
_WITH_FIELDS: Final = frozenset({"json", "jsons", "form", "forms"})
"""Those that take fields of one's own besides, as :name=value."""
_SCHEME: Final = re.compile(r"([a-z0-9]{1,20})://")
_LONG: Final = 4
"""A piece of a URL from which on it is looked for inside of words too."""

for _name in ("apprise", "urllib3", "requests", "oauthlib", "requests_oauthlib"):
    # What they log may hold addresses with tokens in them; what is needed of it is taken from the result.
    logging.getLogger(_name).propagate = False
    logging.getLogger(_name).addHandler(logging.NullHandler())

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # its mail service imports imghdr, before Python 3.13
    NotificationManager().load_modules()


class UnusableUrlError(ValueError):
    """Apprise can make nothing of a URL; the message tells its scheme and nothing else of it."""


class Notifier:
    """One target's Apprise service. Raises ``UnusableUrlError`` where there is none for its URL."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self._url = target.url.get_secret_value()
        self.shown = show(self._url)
        self._pieces = _secret_pieces(self._url)
        self._free = threading.Event()
        self._free.set()
        _service(self._url)

    async def send(self, message: Message, key: str) -> str | None:
        """Make one attempt; return None when the target took the message, else why not, without secrets."""
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
        apprise = Apprise(_service(_with_key(self._url, message, key)))
        result = apprise.notify(
            body=message.body,
            title=message.subject,
            notify_type=NotifyType(message.weight),
            body_format=NotifyFormat.TEXT,  # so that services which send HTML or Markdown escape what looks like it
        )
        if result:
            return None
        return "; ".join(dict.fromkeys(entry.message for entry in result.logs())) or "Apprise gives no reason"

    def _redacted(self, text: str) -> str:
        for piece in self._pieces:
            inside = len(piece) >= _LONG
            text = re.sub(re.escape(piece) if inside else rf"\b{re.escape(piece)}\b", "…", text)
        return " ".join(text.split())


def show(url: str) -> str:
    """Return what may be shown of a URL. For many services what stands at the host's place is a token."""
    scheme = _SCHEME.match(url)
    return f"{scheme[1]}://…" if scheme else "…"


def _service(url: str) -> NotifyBase:
    # Redirects: a POST that is sent elsewhere becomes a GET, whose answer says nothing of the alert.
    asset = AppriseAsset(app_id="Dateline", app_desc="Dateline", service_timeout=0, secure_logging=True)
    asset.http_redirects = False
    service = Apprise.instantiate(url, asset=asset)
    if not isinstance(service, NotifyBase):
        raise UnusableUrlError(_unusable(url))
    service.optional = False  # ?optional=yes would have a failure count as a success
    service.retry = 0  # when to try again is decided, and said, by us
    return service


def _unusable(url: str) -> str:
    scheme = _SCHEME.match(url)
    known = NotificationManager()
    if scheme is None:
        return "this is no Apprise URL: it does not begin with a scheme such as json:// or mailtos://"
    if scheme[1] not in known:
        return f"Apprise knows no service {scheme[1]}://"
    plugin: Any = known[scheme[1]]
    return f"Apprise cannot use this {scheme[1]}:// URL; its form is at {plugin.setup_url}"


def _with_key(url: str, message: Message, key: str) -> str:
    """Add what programs read to a web hook's URL: the key as a header, and the alert's fields."""
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1] not in _WEB_HOOKS:
        return url
    extra = [f"+{IDEMPOTENCY_HEADER}={quote_plus(key)}"]
    if scheme[1] in _WITH_FIELDS:
        extra += [f":{name}={quote_plus(value)}" for name, value in message.fields.items()]
    return url + ("&" if "?" in url else "?") + "&".join(extra)


def _secret_pieces(url: str) -> list[str]:
    """Return everything in a URL that may be secret, as written and as decoded, longest first."""
    address, _, query = url.partition("://")[2].partition("?")
    values = [each.partition("=")[2] for each in query.split("&")]
    parts = [part for text in (address, *values) for part in (text, *re.split(r"[/@:,+]", text))]
    written = {*parts, *map(unquote_plus, parts)}
    return sorted((piece for piece in written if len(piece) > 1), key=len, reverse=True)


def _in_thread(work: Callable[[], str | None], done: "asyncio.Future[str | None]", free: threading.Event) -> None:
    loop = asyncio.get_running_loop()

    def settle(why: str | None) -> None:
        if not done.done():
            done.set_result(why)

    def run() -> None:
        try:
            why = work()
        except Exception as error:  # noqa: BLE001  (a service's code may raise anything; none of it may be lost)
            why = f"{type(error).__name__}: {error}"
        free.set()
        with suppress(RuntimeError):  # the loop has ended: nobody waits for this attempt any more
            loop.call_soon_threadsafe(settle, why)

    free.clear()
    threading.Thread(target=run, name="notify", daemon=True).start()
