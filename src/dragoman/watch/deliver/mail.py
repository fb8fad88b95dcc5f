"""Alerts by mail: one message for those that are new."""

import os
import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from hashlib import blake2b

from dragoman.ledger.alerts import Kept
from dragoman.watch.alerts import alert_of
from dragoman.watch.deliver.feed import name_of
from dragoman.watch.deliver.lines import lines
from dragoman.watch.deliver.undelivered import Undelivered
from dragoman.watch.plan import Mail

TIMEOUT = 20.0
PORTS = {"starttls": 587, "tls": 465, "none": 25}
LONGEST_SUBJECT = 150


def send(how: Mail, found: Sequence[Kept]) -> None:
    """Send alerts as one message.

    Its Message-ID is the same when the same alerts are sent again, so that mail programs show a
    repetition after a lost answer once.

    Raises:
        Undelivered: the server did not accept it.
    """
    try:
        with _server(how) as server:
            if how.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if how.user:
                server.login(how.user, _password(how))
            server.send_message(message(how, found))
    except (smtplib.SMTPException, OSError, ValueError, UnicodeError) as error:
        raise Undelivered(str(error) or type(error).__name__) from error


def message(how: Mail, found: Sequence[Kept]) -> EmailMessage:
    """Return the message that tells alerts."""
    made = EmailMessage()
    first = alert_of(found[0].alert)
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    subject = " ".join(f"{first.rule}: {first.title}".split())
    made["Subject"] = subject[:LONGEST_SUBJECT].encode("utf-8", "replace").decode() + more
    made["From"] = how.sender
    made["To"] = ", ".join(how.to)
    key = blake2b(" ".join(map(name_of, found)).encode(), digest_size=12).hexdigest()
    made["Message-ID"] = f"<{key}@alerts.dragoman>"
    body = "\n".join(lines(found, "text")).encode("utf-8", "replace").decode()
    made.set_content(f"{body}\n")
    return made


def _server(how: Mail) -> smtplib.SMTP:
    """Return the connection to the server."""
    port = how.port or PORTS[how.security]
    if how.security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(how.server, port, timeout=TIMEOUT, context=context)
    return smtplib.SMTP(how.server, port, timeout=TIMEOUT)


def _password(how: Mail) -> str:
    """Return the password; only the environment holds it.

    Raises:
        Undelivered: it does not.
    """
    found = os.environ.get(how.password_env, "") if how.password_env else ""
    if not found:
        raise Undelivered(f"set the environment variable {how.password_env or '(password_env)'}")
    return found
