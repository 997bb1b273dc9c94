"""What people see: alignment, times, amounts, and names that try to be more than names."""

import json
from datetime import UTC, date, datetime

import pytest
from rich.cells import cell_len

from cli import output

NOON = datetime(2026, 11, 22, 4, 0, 5, tzinfo=UTC)


def shown(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_columns_stand_under_each_other_though_chinese_is_twice_as_wide(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("region", "yuan", "note"), [("上海市", "2,263.80", "a"), ("x", "9.00", "b")], right=("yuan",))
    lines = shown(capsys)
    assert [cell_len(line[: line.rindex(" ")]) for line in lines] == [cell_len("上海市  2,263.80 ")] * 3
    assert lines[2].index("9.00") + 4 == lines[0].index("yuan") + 4


def test_names_and_values_without_a_value_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    output.fields([("state", "waiting"), ("reason", None), ("a longer name", "")])
    assert shown(capsys) == ["state  waiting"]


def test_no_escape_sequence_of_a_name_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("reference",), [("\x1b[31mred\x07\nnext",)])
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


def test_on_a_narrow_terminal_only_a_last_column_of_text_is_wrapped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "fancy", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "70")
    identity = "0" * 32
    output.table(("id", "what to do"), [(identity, "update chinesecalendar once the holidays are published")])
    lines = shown(capsys)
    assert lines[1].startswith(identity)
    assert len(lines) == 3
    assert max(map(len, lines)) <= 70
    monkeypatch.setenv("COLUMNS", "40")
    output.table(("id", "what to do"), [(identity, "update chinesecalendar once the holidays are published")])
    assert len(shown(capsys)) == 2
