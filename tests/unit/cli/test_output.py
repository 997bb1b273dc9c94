"""What people see: alignment, times, amounts, and names that try to be more than names."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from rich.cells import cell_len

from cli import output
from cli.tables import table

NOON = datetime(2026, 11, 22, 4, 0, 5, tzinfo=UTC)


def shown(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_columns_stand_under_each_other_though_chinese_is_twice_as_wide(capsys: pytest.CaptureFixture[str]) -> None:
    table(("region", "yuan", "note"), [("上海市", "2,263.80", "a"), ("x", "9.00", "b")], right=("yuan",))
    lines = shown(capsys)
    assert [cell_len(line[: line.rindex(" ")]) for line in lines] == [cell_len("上海市  2,263.80 ")] * 3
    assert lines[2].index("9.00") + 4 == lines[0].index("yuan") + 4


def test_names_and_values_without_a_value_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    output.fields([("state", "waiting"), ("reason", None), ("a longer name", "")])
    assert shown(capsys) == ["state  waiting"]


def test_no_escape_sequence_of_a_name_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    table(("reference",), [("\x1b[31mred\x07\nnext",)])
    output.fields([("reference", "\x1b]0;title\x07")])
    output.say("\x1b[2J")
    output.complain("\x1b[2J")
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "\x07" not in told.out
    assert len(told.out.splitlines()) == 4


def test_times_are_shown_in_shanghai_unless_tz_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    assert output.moment(NOON) == "2026-11-22 12:00"
    assert output.exact(NOON) == "2026-11-22 12:00:05 +0800"
    assert (output.moment(None), output.exact(None)) == ("", "")


def test_amounts_are_grouped_and_keep_their_fen() -> None:
    assert [output.money(it) for it in ("0.05", "1234567.80", "999.00", None)] == ["0.05", "1,234,567.80", "999.00", ""]


def test_json_has_instants_with_offset() -> None:
    made = json.loads(output.dump({"at": NOON, "day": date(2026, 11, 22), "name": "社保"}))
    assert made == {"at": "2026-11-22T04:00:05+00:00", "day": "2026-11-22", "name": "社保"}


def test_what_has_no_json_form_is_a_defect_and_not_a_guess() -> None:
    with pytest.raises(TypeError):
        output.dump({"x": object()})


@pytest.fixture
def columns(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes stdout a terminal of so many columns."""
    monkeypatch.setattr(output, "fancy", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda count: monkeypatch.setenv("COLUMNS", str(count))


IDENTITY = "0" * 32
REMEDY = "update chinesecalendar once the holidays are published"


def test_a_column_of_text_is_wrapped_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], columns: Callable[[int], None]
) -> None:
    columns(70)
    table(("id", "what to do"), [(IDENTITY, REMEDY)])
    lines = shown(capsys)
    assert lines[1].startswith(IDENTITY)
    assert len(lines) == 3
    assert max(map(len, lines)) <= 70


def test_what_cannot_fit_becomes_a_block_of_lines_with_ids_whole(
    capsys: pytest.CaptureFixture[str], columns: Callable[[int], None]
) -> None:
    columns(45)
    table(("id", "state", "what to do"), [(IDENTITY, "attention", REMEDY), (IDENTITY, "waiting", "nothing")])
    lines = shown(capsys)
    assert lines[0].split() == ["id", IDENTITY]
    assert lines.count("") == 1
    assert max(map(len, lines)) <= 45
    columns(20)
    table(("id", "what to do"), [(IDENTITY, REMEDY)])
    assert IDENTITY in shown(capsys)[0]


def test_the_least_needed_columns_are_left_out_first(
    capsys: pytest.CaptureFixture[str], columns: Callable[[int], None]
) -> None:
    row = ("HZ-2026-000017", "1,234,567.89", IDENTITY)
    columns(80)
    table(("reference", "yuan", "id"), [row], right=("yuan",), less=("id",))
    assert IDENTITY in shown(capsys)[1]
    columns(40)
    table(("reference", "yuan", "id"), [row], right=("yuan",), less=("id",))
    assert shown(capsys)[1].split() == ["HZ-2026-000017", "1,234,567.89"]


def test_codes_break_after_underscores_and_chinese_counts_twice() -> None:
    assert output.wrapped("authority_answer_late", 12) == ["authority_", "answer_late"]
    assert output.wrapped("社会保险费", 4) == ["社会", "保险", "费"]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+A1", "-1+cmd", "@SUM(A1)", "\tx", "＝1", "＋A1", "－A1", "＠A1"])
def test_a_text_that_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert output.for_spreadsheet(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-12.50", "1,234.00", "GZ-1", 7, None])
def test_amounts_and_names_stay_as_they_are(value: object) -> None:
    assert output.for_spreadsheet(value) == value
