"""`shebao keys`: the keys that seal personal data."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import click

from cli import output
from cli.database import need_database
from cli.failures import DONE, FAILED, USAGE, Failure
from cli.groups import Group
from cli.options import json_option
from cli.tables import table
from foundation.crypto import new_key
from foundation.settings import SettingsError, get_keyring
from models.sealed import count_by_key
from models.sealed import reseal as reseal_all
from workflows.operator.acting.reindex import reindex

_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,24}")


@click.group(cls=Group)
def keys() -> None:
    """The keys that seal personal data (SHEBAO_KEYS), and new ones."""


@keys.command()
@click.argument("key_id", metavar="KEY_ID")
@json_option
def new(key_id: str, as_json: bool) -> None:
    """Make a key, and print its line for SHEBAO_KEYS this once.

    Put it before the present ones, with a comma: new rows are sealed with the first. KEY_ID is a name of letters and
    digits that no other key has, as 2026b. An old key stays as long as a row sealed with it does.
    """
    if not _KEY_ID.fullmatch(key_id):
        raise click.BadParameter("write 1 to 24 letters, digits, - or _", param_hint="KEY_ID")
    if key_id in _loaded_ids():
        raise Failure("key_id_taken", f"a key {key_id} is loaded already: choose another name", USAGE)
    line = f"{key_id}:{new_key()}"
    if as_json:
        output.show_json({"key_id": key_id, "line": line})
    else:
        output.say(line)
        output.note("keep it apart from the database: without it what it seals cannot be opened")


def _loaded_ids() -> set[str]:
    try:
        return set(get_keyring().ciphers)
    except SettingsError:  # the first key is made before there is any
        return set()


@keys.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the loaded keys, and how many rows each has sealed."""
    need_database()
    keyring = get_keyring()
    counts = count_by_key(keyring)
    lost = {what: found[""] for what, found in counts.items()}
    rows = [
        {"key_id": key_id, "seals": key_id == keyring.newest, **{what: found[key_id] for what, found in counts.items()}}
        for key_id in keyring.ciphers
    ]
    if as_json:
        output.show_json({"keys": rows, "sealed_with_lost_keys": lost})
    else:
        _show_keys(rows, lost)


def _show_keys(rows: Sequence[Mapping[str, object]], lost: Mapping[str, int]) -> None:
    shown = [(str(row["key_id"]), "yes" if row["seals"] else "", *(f"{row[what]:,}" for what in lost)) for row in rows]
    table(("key", "seals", *lost), shown, right=tuple(lost))
    for what, count in lost.items():
        if count:
            output.note(f"{what}: {count:,} rows are sealed with keys that are not loaded")


@keys.command()
@json_option
def reseal(as_json: bool) -> int:
    """Seal with the newest key all that older keys have sealed, and move the blind index, while payments run.

    First give every process the new keys and start it again. Broken off, it goes on where it ended. Then `shebao keys
    list` shows which keys no row needs any more. Ends with 1 if rows do not open: their key is not loaded. The blind
    index moves if SHEBAO_INDEX_KEY has more than one key.
    """
    need_database()
    done, unopened = Counter[str](), Counter[str]()
    for batch in chain(reseal_all(get_keyring()), reindex(get_keyring())):
        done[batch.what] += batch.resealed
        unopened[batch.what] += batch.unopened
        if not as_json:
            output.note(f"{batch.what}: {done[batch.what]:,} moved")
    lost = {what: count for what, count in unopened.items() if count}
    if as_json:
        output.show_json({"resealed": dict(done), "unopened": lost})
    else:
        output.say(f"moved to the newest keys: {done.total():,} rows")
    for what, count in lost.items():
        output.note(f"{what}: {count:,} rows do not open; bring their key back to SHEBAO_KEYS")
    return FAILED if lost else DONE
