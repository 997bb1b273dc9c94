"""Fields of forms as values; what has not the right form is Malformed, and a missing reason Refused."""

from datetime import datetime

from console.gate import Acting, Malformed
from foundation.clock import in_shanghai
from foundation.money import fen_from_yuan
from foundation.texts import NAMES_A_PERSON, names_a_person
from workflows.payment.errors import Refused


def read_why(act: Acting) -> str:
    """Why the operator acts; raises Refused where it is missing or names a person."""
    why = read_remark(act)
    if not why:
        raise Refused("reason_missing", "say why: it goes into the record")
    return why


def read_remark(act: Acting) -> str:
    """Why the operator acts, empty where it is not said; raises Refused where it names a person."""
    why = act.text("why")
    if names_a_person(why):
        raise Refused("reason_personal", NAMES_A_PERSON)
    return why


def read_moment(text: str) -> datetime | None:
    """An instant in Asia/Shanghai if it names no zone, None for an empty text; raises Malformed."""
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise Malformed from None
    return moment and in_shanghai(moment)


def read_yuan(text: str) -> int | None:
    """An amount of yuan above 0 in fen, None for an empty text; raises Malformed."""
    try:
        fen = fen_from_yuan(text) if text else None
    except ValueError:
        raise Malformed from None
    if fen is not None and fen <= 0:
        raise Malformed
    return fen
