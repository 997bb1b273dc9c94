"""New payments of restricted payers: they are kept, and rest until the restriction is lifted."""

from collections.abc import Sequence

from models.pauses import FOREVER, restricted_payers
from models.states import PauseKind
from workflows.intake.inbox import Row
from workflows.intake.starts import Start


def rest_restricted(starts: Sequence[Start], rows: dict[str, list[Row]]) -> list[Start]:
    """Let the new payments of restricted payers rest, their pauses added to `rows`; returns the other starts.

    Their sender learns nothing of it: the restriction is the payer's, not the sender's.
    """
    restricted = restricted_payers()
    if not restricted:
        return list(starts)
    free = []
    for start in starts:
        found = next((restricted[one] for one in start.payer_indexes if one in restricted), None)
        if found is None:
            free.append(start)
            continue
        start.rows["payments"][0]["due_at"] = FOREVER
        rows.setdefault("pauses", []).append(
            {
                "kind": PauseKind.PAYMENT,
                "name": start.payment_id,
                "person": found.person,
                "reason": found.reason,
                "since": start.rows["payments"][0]["created_at"],
            }
        )
    return free
