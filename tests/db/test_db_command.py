"""`shebao db`: the schema is brought up, shown, checked and taken back; what does not fit is named with a remedy."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from api.app import create_app
from cli.checks.database import check_database
from models import migrate
from models.migrate import await_schema, downgrade, needed_revision, upgrade
from models.session import make_engine
from tests.builders import SECRETS
from tests.command import shebao, shebao_process
from tests.servers import eventually

Use = Callable[..., None]


@pytest.fixture(params=["sqlite", "postgresql"])
def own_url(request: pytest.FixtureRequest, new_database: Callable[[str], str], use_settings: Use) -> str:
    """A migrated database of this test's own, which the settings name."""
    url = new_database(request.param)
    use_settings(**SECRETS, database_url=url)
    return url


def set_revision(url: str, revision: str) -> None:
    engine = make_engine(url)
    with engine.connect().execution_options(shebao_write=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def shown() -> dict[str, object]:
    return dict(json.loads(shebao("db", "current", "--json").stdout))


def test_a_database_goes_down_to_nothing_and_up_again(own_url: str) -> None:
    needed = needed_revision()
    assert shown() == {"present": needed, "needed": needed, "fits": True}
    assert shebao("db", "check").exit_code == 0
    assert shebao("db", "downgrade", "base", "--yes").stdout == "the database has no tables\n"
    assert shown() == {"present": None, "needed": needed, "fits": False}
    assert shebao("db", "upgrade").stdout == f"the database has schema {needed}\n"
    assert shebao("db", "check", "--json").exit_code == 0


def test_data_is_not_dropped_without_a_word(own_url: str) -> None:
    assert shebao("db", "downgrade", "base", stdin="").exit_code != 0
    assert shown()["fits"] is True


def test_a_database_without_tables_is_told_what_to_run(own_url: str) -> None:
    downgrade(own_url, "base")
    result = shebao("db", "check", "--json")
    assert result.exit_code == 1
    assert "run `shebao db upgrade`" in result.stderr
    error = json.loads(result.stdout)["error"]
    assert (error["code"], error["details"]["present"]) == ("schema_outdated", None)


def test_new_code_on_an_older_schema_is_refused_everywhere_with_the_command_to_run(
    own_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = needed_revision()
    monkeypatch.setattr(migrate, "_revisions", lambda: ("0002", present))
    said = "this version needs 0002: stop the workers, then run `shebao db upgrade`"
    checked = shebao("db", "check")
    assert checked.exit_code == 1
    assert said in checked.stderr
    (finding,) = [one for one in check_database() if one.what == "schema"]
    assert (finding.level, finding.remedy) == ("fail", "stop the workers, then run `shebao db upgrade`")
    with TestClient(create_app()) as client:
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert said in answer.json()["status"]


def test_old_code_on_a_newer_schema_is_refused_too(own_url: str) -> None:
    set_revision(own_url, "9999")
    result = shebao("db", "check")
    assert result.exit_code == 1
    assert "schema 9999, which this version does not know" in result.stderr
    assert shebao("db", "upgrade").exit_code == 2


def test_a_worker_takes_no_work_until_the_schema_fits(own_url: str, caplog: pytest.LogCaptureFixture) -> None:
    downgrade(own_url, "base")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(await_schema, 0.05)
        eventually(lambda: "run `shebao db upgrade`" in caplog.text, 10, what="the worker says what to do")
        assert not waiting.done()
        upgrade(own_url)
        waiting.result(10)


def test_an_unknown_revision_is_wrong_usage(own_url: str) -> None:
    assert shebao("db", "upgrade", "--to", "nonsense").exit_code == 2
    assert shebao("db", "downgrade", "nonsense", "--yes").exit_code == 2
    assert shown()["fits"] is True


def test_two_upgrades_at_once_make_one_schema(own_url: str) -> None:
    downgrade(own_url, "base")
    with ThreadPoolExecutor(2) as pool:
        calls = [pool.submit(shebao_process, "db", "upgrade", SHEBAO_DATABASE_URL=own_url) for _ in range(2)]
    assert [call.result().returncode for call in calls] == [0, 0]
    assert shown()["fits"] is True


def test_a_first_upgrade_makes_the_file(tmp_path: Path, use_settings: Use) -> None:
    use_settings(database_url=f"sqlite:///{tmp_path}/new/shebao.sqlite")
    assert shebao("db", "current").exit_code == 69
    assert not (tmp_path / "new").exists()
    assert shebao("db", "upgrade").exit_code == 0
    assert shown()["fits"] is True
