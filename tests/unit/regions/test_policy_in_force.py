"""The policy in force: changed files are used, broken ones are named and leave the last good state."""

import logging
from pathlib import Path

import pytest

from regions import (
    FOLDER,
    Period,
    PolicyError,
    PolicyFileError,
    assess,
    find_region,
    get_region,
    get_regions,
    load,
    policy_problem,
)
from regions.files.current import Watched, fingerprint
from tests.policy import PolicyFiles

SHANGHAI = "310000-shanghai.toml"
BROKEN = 'mode = "percents"\naverage = "7000"\npercents = ["0.60"]\nround_to = "yuan"'


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PolicyFiles:
    return PolicyFiles(tmp_path, monkeypatch)


def total(base: int) -> int:
    return assess("310000", "flexible", ["pension"], Period.parse("2026-07"), base).total_fen


def test_a_changed_figure_is_used_without_a_restart(policy: PolicyFiles) -> None:
    assert total(800_000) == 160_000
    before = get_region("310000").version
    policy.change(SHANGHAI, 'rate = "0.20"', 'rate = "0.21"')
    assert total(800_000) == 168_000
    after = get_region("310000").version
    assert before != after
    assert get_region("110000").version == load(FOLDER).get("110000").version


def test_a_new_region_is_found_at_once(policy: PolicyFiles) -> None:
    with pytest.raises(PolicyError):
        get_region("990000")
    policy.add_region("990000")
    assert get_region("990000").name.en == "New place"
    assert find_region("990001") is None


def test_a_broken_file_is_named_with_its_line_and_leaves_the_last_good_state(
    policy: PolicyFiles, caplog: pytest.LogCaptureFixture
) -> None:
    before = get_regions()
    with caplog.at_level(logging.ERROR):
        policy.change(SHANGHAI, 'mode = "range"', BROKEN)
    problem = policy_problem()
    assert problem is not None
    assert problem.startswith(f"{SHANGHAI}:17: base: percents must be rising whole numbers")
    assert problem in caplog.text
    assert get_regions() is before
    assert total(800_000) == 160_000
    policy.change(SHANGHAI, BROKEN, 'mode = "range"')
    assert policy_problem() is None


def test_a_folder_that_was_never_good_gives_its_fault_each_time(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        PolicyFiles(tmp_path, patch)
    text = (tmp_path / SHANGHAI).read_text(encoding="utf-8").replace('mode = "range"', BROKEN, 1)
    (tmp_path / SHANGHAI).write_text(text, encoding="utf-8")
    watched = Watched(lambda: load(tmp_path), lambda: fingerprint(tmp_path))
    for _ in range(2):
        with pytest.raises(PolicyFileError, match=f"^{SHANGHAI}:17: "):
            watched.get()
    assert (watched.problem() or "").startswith(f"{SHANGHAI}:17: ")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"code = ", b""])
def test_a_file_that_cannot_be_read_is_named(policy: PolicyFiles, content: bytes) -> None:
    (policy.folder / SHANGHAI).write_bytes(content)
    assert (policy_problem() or "").startswith(f"{SHANGHAI}:")


def test_a_version_names_the_newest_figure_and_follows_every_file_it_rests_on(policy: PolicyFiles) -> None:
    version = get_region("440300").version
    assert version.partition("+")[0] == "2026-01-01"
    policy.change("CN.toml", 'en = "China (national)"', 'en = "China"')
    assert get_region("440300").version != version
    assert (
        assess("310000", "flexible", ["pension"], Period.parse("2026-07"), 800_000).to_json()["policy_version"]
        == get_region("310000").version
    )
