"""What operators do, and the role that each needs: one table for the console's addresses and for the commands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from models.states import Role


class Permission(StrEnum):
    """Something that an operator does; looking at masked data needs none of these."""

    FIND = "payments.find"
    REVEAL = "payments.reveal"
    RETRY = "payments.retry"
    CANCEL = "payments.cancel"
    RESOLVE = "payments.resolve"
    PAUSE = "pauses"
    RESEND = "messages.resend"
    REVOKE_MANDATE = "mandates.revoke"
    RECONCILE = "money.reconcile"
    RERATE = "money.rerate"
    ASK_REFUND = "refunds.ask"
    APPROVE_REFUND = "refunds.approve"
    MANAGE_ACCOUNTS = "operators"
    EXPORT = "subjects.export"
    RESTRICT = "subjects.restrict"
    ERASE = "subjects.erase"
    PURGE = "purge"
    ARCHIVE = "archive"


NEEDED: Final[Mapping[Permission, Role]] = {
    Permission.FIND: Role.OPERATOR,
    Permission.REVEAL: Role.OPERATOR,
    Permission.RETRY: Role.OPERATOR,
    Permission.CANCEL: Role.OPERATOR,
    Permission.RESOLVE: Role.OPERATOR,
    Permission.PAUSE: Role.OPERATOR,
    Permission.RESEND: Role.OPERATOR,
    Permission.REVOKE_MANDATE: Role.OPERATOR,
    Permission.RECONCILE: Role.OPERATOR,
    Permission.RERATE: Role.OPERATOR,
    Permission.ASK_REFUND: Role.OPERATOR,
    Permission.APPROVE_REFUND: Role.APPROVER,
    Permission.MANAGE_ACCOUNTS: Role.APPROVER,
    Permission.EXPORT: Role.APPROVER,
    Permission.RESTRICT: Role.OPERATOR,
    Permission.ERASE: Role.APPROVER,
    Permission.PURGE: Role.OPERATOR,
    Permission.ARCHIVE: Role.OPERATOR,
}
