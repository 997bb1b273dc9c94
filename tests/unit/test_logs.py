"""Log lines: their ids, their zone, and that text and JSON say the same."""

import io
import json
import logging
import sys
from collections.abc import Callable

import pytest

from foundation.logs import JsonLines, TextLines, doing, formatter

RUN, PAYMENT = "01" * 16, "0a" * 16


def line(message: str, *args: object, level: int = logging.WARNING, exc_info: object = None) -> logging.LogRecord:
    record = logging.LogRecord("workflows.engine.decide", level, "x.py", 1, message, args, exc_info)  # type: ignore[arg-type]
    record.created = 1793667600.5  # 2026-11-03T01:00:00.5Z
    return record


def test_a_line_of_json_has_zone_and_ids() -> None:
    with doing(run=RUN, step="collection"):
        shown = json.loads(JsonLines().format(line("payment %s: ValueError at x", PAYMENT)))
    assert shown == {
        "time": "2026-11-03T09:00:00.500+08:00",
        "level": "warning",
        "logger": "workflows.engine.decide",
        "process": "MainProcess",
        "message": f"payment {PAYMENT}: ValueError at x",
        "run": RUN,
        "step": "collection",
        "payment": PAYMENT,
    }
    after = json.loads(JsonLines().format(line("run %s: step %s took too long", RUN, "voucher")))
    assert (after["run"], after["step"]) == (RUN, "voucher")
    assert "run" not in json.loads(JsonLines().format(line("the run of events goes on"))), "words are no ids"


@pytest.mark.parametrize("end", ["\n", "\r", "\x85", "\u2028", "\x1b[2K\x1b[1G", "\x0b"])
def test_no_value_makes_a_line_of_its_own(end: str) -> None:
    forged = f"x{end}2026-11-03 09:00:00.500+08:00 ERROR   payment {PAYMENT}: paid"
    assert "\n" not in JsonLines().format(line("refused: %s", forged))
    try:
        raise ValueError(forged)
    except ValueError:
        found = sys.exc_info()
    for record in (line("refused: %s", forged), line("refused", exc_info=found)):
        first, *others = TextLines(coloured=False).format(record).split("\n")
        assert not any(not one.startswith("    ") for one in others)
        assert all(char.isprintable() for char in "".join((first, *others)))


def test_an_id_of_a_message_does_not_take_the_place_of_the_text() -> None:
    shown = json.loads(JsonLines().format(line("message %s cannot be written: %s", RUN, "SealError")))
    assert (shown["message"], shown["message_id"]) == (f"message {RUN} cannot be written: SealError", RUN)


@pytest.mark.parametrize("kind", [JsonLines(), TextLines(coloured=False)])
def test_half_a_character_is_no_end_of_the_log(kind: logging.Formatter) -> None:
    assert "refused: \\ud800" in kind.format(line("refused: %s", "\ud800")).replace("\\\\", "\\")


def test_a_line_of_text_has_what_the_message_does_not_name() -> None:
    with doing(run=RUN, step="collection"):
        text = TextLines(coloured=False).format(line("run %s: late", RUN))
    assert text == f"2026-11-03 09:00:00.500+08:00 WARNING run {RUN}: late  [step=collection]"
    assert "\033[33m" in TextLines(coloured=True).format(line("late"))


def test_an_error_says_where_it_came_from() -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        found = sys.exc_info()
    record = line("it failed", level=logging.ERROR, exc_info=found)
    assert "ValueError: broken" in json.loads(JsonLines().format(record))["error"]
    assert TextLines(coloured=False).format(record).endswith("ValueError: broken")


@pytest.mark.parametrize(("logs", "kind"), [("json", JsonLines), ("text", TextLines)])
def test_the_setting_chooses(use_settings: Callable[..., None], logs: str, kind: type[logging.Formatter]) -> None:
    use_settings(logs=logs)
    assert isinstance(formatter(io.StringIO()), kind)
