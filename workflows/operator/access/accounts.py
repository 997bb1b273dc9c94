"""Accounts of operators: a name, a role and a password, of which an Argon2id hash is kept.

Without any account, everyone who may run the command acts under any name. With accounts, an action needs the
name of one that is not disabled and whose role suffices.
"""

import hashlib
import os
import re
import secrets
from datetime import datetime, timedelta
from typing import Final, TypedDict

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import Connection, delete, func, insert, select, update

from foundation.clock import utcnow
from models.session import read, write
from models.states import Role
from models.tables import Operator, OperatorSession
from workflows.operator.audit import Action, record
from workflows.payment.errors import NotFound, Refused

SESSION_HOURS: Final = 8
LEAST_PASSWORD: Final = 12
_MOST_PASSWORD: Final = 200
_NAME: Final = re.compile(r"[a-z][a-z0-9_.-]{0,63}")
# The second choice of RFC 9106 is 64 MiB; OWASP's least is 19 MiB with two passes.
_PASSES, _KIB, _LANES = 2, 19 * 1024, 1


class AccountView(TypedDict):
    """An account as it is listed."""

    name: str
    role: str
    created_at: datetime
    created_by: str
    disabled_at: datetime | None


def add_account(name: str, role: Role, password: str, *, actor: str) -> None:
    """Add an account; raises Refused for a name that is taken or malformed, a weak password, and an account that is no
    approver while no approver is active."""
    if not _NAME.fullmatch(name):
        raise Refused("account_name_invalid", "a name is up to 64 of a-z, 0-9, `_`, `.` and `-`, a letter first")
    hashed = _hash(password)
    with write() as connection:
        if _find(connection, name) is not None:
            raise Refused("account_exists", "there is an account of this name")
        if role is not Role.APPROVER:
            _require_approver(connection)
        now = utcnow()
        values = {"name": name, "role": role, "password": hashed, "created_at": now, "created_by": actor[:128]}
        connection.execute(insert(Operator).values(values))
        record(connection, Action.ADD_ACCOUNT, actor, details={"name": name, "role": role})


def set_password(name: str, password: str, *, actor: str) -> None:
    """Give an account another password and end its sessions; raises NotFound, Refused."""
    _change(name, {"password": _hash(password)}, Action.SET_PASSWORD, actor)


def disable_account(name: str, *, actor: str) -> None:
    """Disable an account and end its sessions; raises NotFound, and Refused for the last active approver."""
    _change(name, {"disabled_at": utcnow()}, Action.DISABLE_ACCOUNT, actor, spared=name)


def _require_approver(connection: Connection, other_than: str | None = None) -> None:
    """Raise Refused if no approver is active, beside `other_than`: accounts could not be managed any more."""
    active = select(Operator.name).where(Operator.role == Role.APPROVER, Operator.disabled_at.is_(None))
    found = connection.execute(active.order_by(Operator.name).with_for_update()).scalars()  # of two at once one waits
    if not set(found) - {other_than}:
        message = "no other approver would be active, and accounts could not be managed: add an approver first"
        raise Refused("last_approver", message)


def _change(name: str, values: dict[str, object], action: Action, actor: str, spared: str | None = None) -> None:
    with write() as connection:
        if spared is not None and active_role(connection, spared) is Role.APPROVER:
            _require_approver(connection, other_than=spared)
        if not connection.execute(update(Operator).where(Operator.name == name).values(values)).rowcount:
            raise NotFound("account_not_found", "there is no account of this name")
        connection.execute(delete(OperatorSession).where(OperatorSession.operator == name))
        record(connection, action, actor, details={"name": name})


def list_accounts(connection: Connection) -> list[AccountView]:
    """All accounts by name."""
    rows = connection.execute(select(*Operator.__table__.c).order_by(Operator.name))
    return [
        {
            "name": row.name,
            "role": row.role,
            "created_at": row.created_at,
            "created_by": row.created_by,
            "disabled_at": row.disabled_at,
        }
        for row in rows
    ]


def require_role(connection: Connection, actor: str, needed: Role) -> None:
    """Raise Refused if there are accounts and `actor` has none, a disabled one, or one whose role does not suffice."""
    if not connection.execute(select(func.count()).select_from(Operator)).scalar_one():
        return
    role = active_role(connection, actor)
    if role is None:
        raise Refused("account_unknown", "there are accounts, and none of this name is active: give yours with --by")
    if not role.includes(needed):
        raise Refused("role_missing", f"this needs the role {needed}; {actor} is {role}")


def has_role(connection: Connection, actor: str, needed: Role) -> bool:
    """Whether `actor` may do what needs this role; without any account, everyone may."""
    try:
        require_role(connection, actor, needed)
    except Refused:
        return False
    return True


def active_role(connection: Connection, name: str) -> Role | None:
    """The role of the account of this name; None if there is none, or it is disabled."""
    row = _find(connection, name)
    return None if row is None or row[1] is not None else Role(row[0])


def _find(connection: Connection, name: str) -> tuple[str, datetime | None, str] | None:
    columns = (Operator.role, Operator.disabled_at, Operator.password)
    row = connection.execute(select(*columns).where(Operator.name == name)).one_or_none()
    return None if row is None else (row.role, row.disabled_at, row.password)


def sign_in(name: str, password: str) -> str | None:
    """A token of a new session, or None if name and password do not fit; takes as long for an unknown name."""
    with read() as connection:
        found = _find(connection, name)
    fits = _verify(found[2] if found else _NO_PASSWORD, password)
    if found is None or found[1] is not None or not fits:
        return None
    token, now = secrets.token_urlsafe(32), utcnow()
    with write() as connection:
        connection.execute(delete(OperatorSession).where(OperatorSession.until <= now))
        values = {"digest": _digest(token), "operator": name, "until": now + timedelta(hours=SESSION_HOURS)}
        connection.execute(insert(OperatorSession).values(values))
        record(connection, Action.SIGN_IN, name)
    return token


def find_session(connection: Connection, token: str) -> tuple[str, Role] | None:
    """Name and role of the operator whose session this is; None for one that has ended."""
    found = select(OperatorSession.operator).where(
        OperatorSession.digest == _digest(token), OperatorSession.until > utcnow()
    )
    name = connection.execute(found).scalar_one_or_none()
    role = None if name is None else active_role(connection, name)
    return None if name is None or role is None else (name, role)


def sign_out(token: str) -> None:
    """End a session."""
    with write() as connection:
        connection.execute(delete(OperatorSession).where(OperatorSession.digest == _digest(token)))


def _digest(token: str) -> str:
    """What is kept of a token: it has 256 random bits, so a plain digest suffices."""
    return hashlib.sha256(token.encode()).hexdigest()


def _hash(password: str) -> str:
    if not LEAST_PASSWORD <= len(password) <= _MOST_PASSWORD:
        raise Refused("password_weak", f"a password has {LEAST_PASSWORD} to {_MOST_PASSWORD} characters")
    made = Argon2id(salt=os.urandom(16), length=32, iterations=_PASSES, lanes=_LANES, memory_cost=_KIB)
    return made.derive_phc_encoded(password.encode())


def _verify(hashed: str, password: str) -> bool:
    try:
        Argon2id.verify_phc_encoded(password[: _MOST_PASSWORD + 1].encode(), hashed)
    except InvalidKey:
        return False
    return True


# A hash of a password that is not kept: an unknown name is looked at for as long as a known one.
_NO_PASSWORD: Final = (
    f"$argon2id$v=19$m={_KIB},t={_PASSES},p={_LANES}$s2uhYnwiI9PqarHYcFLtIA$3IRuOM9h0PNZJ+ECVJ4C9jkDUJv4oNKlh9jdOmvHR/Y"
)
