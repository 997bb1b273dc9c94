"""Ids, the clock, masking, and instants as text."""

import os
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st

from foundation.broker import LONGEST_DEAD, dead_letter
from foundation.clock import instant_text, shanghai_day, utcnow
from foundation.crypto import Keyring, new_key
from foundation.ids import new_id
from foundation.masking import mask_account, mask_id_number, mask_phone

UUID7 = re.compile(r"[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}")


def test_an_id_is_a_uuid_of_version_7_in_32_hex_digits() -> None:
    assert all(UUID7.fullmatch(new_id()) for _ in range(1000))


def test_ids_begin_with_the_milliseconds_since_1970() -> None:
    before = time.time_ns() // 1_000_000
    stamp = int(new_id()[:12], 16)
    assert before - 1 <= stamp <= time.time_ns() // 1_000_000 + 1


def test_later_ids_sort_after_earlier_ones() -> None:
    ids = [new_id() for _ in range(50_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)


def test_threads_never_get_the_same_id() -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = [one for part in pool.map(lambda _: [new_id() for _ in range(2000)], range(8)) for one in part]
    assert len(set(ids)) == 16_000


FROZEN = datetime(2026, 11, 22, 2, tzinfo=UTC)


@freeze_time(FROZEN)
def test_the_clock_is_aware_and_in_utc() -> None:
    assert (utcnow(), utcnow().tzinfo) == (FROZEN, UTC)


@freeze_time(FROZEN)
def test_the_clock_file_turns_the_clock_and_its_change_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "clock"
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(path))
    assert utcnow() == FROZEN
    for number, seconds in enumerate((86400, -3600, 0)):
        path.write_text(str(seconds), encoding="ascii")
        os.utime(path, ns=(number + 1, number + 1))
        assert utcnow() == FROZEN + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-11-22T15:59:59+00:00", date(2026, 11, 22)),
        ("2026-11-22T16:00:00+00:00", date(2026, 11, 23)),
        ("2026-12-31T16:00:00+00:00", date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_of_shanghai(instant: str, day: date) -> None:
    assert shanghai_day(datetime.fromisoformat(instant)) == day


@given(st.integers(600_000_000_000_000, 4_000_000_000_000_000), st.integers(-(10**12), 10**12), st.integers(-12, 14))
def test_instants_as_text_sort_as_they_are_and_come_back(start: int, apart: int, hours: int) -> None:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    first = (epoch + timedelta(microseconds=start)).astimezone(timezone(timedelta(hours=hours)))
    second = epoch + timedelta(microseconds=start + apart)
    assert (instant_text(first) < instant_text(second)) == (first < second)
    assert datetime.fromisoformat(instant_text(first)) == first
    assert len(instant_text(first)) == 27


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        instant_text(datetime(2026, 11, 22, tzinfo=UTC).replace(tzinfo=None))


def test_masks_leave_enough_to_recognise() -> None:
    assert mask_id_number("360426199101010071") == "360426********0071"
    assert mask_phone("13800138000") == "138****8000"
    assert mask_account("6222021001000000112") == "****0112"


@pytest.mark.parametrize("mask", [mask_id_number, mask_phone, mask_account])
@given(value=st.text(alphabet="0123456789X", max_size=25))
def test_no_mask_shows_more_than_ten_characters_or_a_short_value_whole(mask: Callable[[str], str], value: str) -> None:
    shown = mask(value)
    assert len(shown.replace("*", "")) <= 10
    assert value == "" or shown != value


def test_a_forked_child_draws_random_bytes_of_its_own() -> None:
    new_id()  # bytes are drawn ahead
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, new_id().encode())
        os._exit(0)
    ours, theirs = new_id(), os.read(reading, 32).decode()
    os.waitpid(child, 0)
    assert ours[-15:] != theirs[-15:]


def test_an_entry_larger_than_any_event_is_put_aside_by_its_size_alone() -> None:
    keyring = Keyring.from_text(f"k:{new_key()}", new_key())
    assert "sealed" in dead_letter(keyring, "s", b"1-0", b"x" * LONGEST_DEAD)
    large = dead_letter(keyring, "s", b"1-0", b"x" * (LONGEST_DEAD + 1))
    assert large == {"stream": "s", "entry": "1-0", "bytes": str(LONGEST_DEAD + 1)}
