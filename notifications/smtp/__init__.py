"""E-mail by SMTP: the mail server's address, and a sender that says of each message what became of it."""

from notifications.smtp.sender import PROVIDER, SmtpSender
from notifications.smtp.url import SmtpUrl

__all__ = ["PROVIDER", "SmtpSender", "SmtpUrl"]
