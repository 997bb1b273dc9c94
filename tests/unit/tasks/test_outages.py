"""A task that meets a database that does not answer is not called a defect."""

import logging
from collections.abc import Callable

import pytest
from celery.exceptions import Ignore

from tasks.app import app
from tests.builders import SECRETS


@pytest.mark.parametrize("name", ["payments.dispatch", "maintenance.sweep"])
def test_a_tick_that_finds_no_database_ends_with_one_line(
    use_settings: Callable[..., None], caplog: pytest.LogCaptureFixture, name: str
) -> None:
    use_settings(database_url="postgresql+psycopg://none@127.0.0.1:1/none", **SECRETS)
    app.loader.import_default_modules()
    with caplog.at_level(logging.WARNING), pytest.raises(Ignore):
        app.tasks[name]()
    assert [record.getMessage() for record in caplog.records] == [f"{name} stops: no database (OperationalError)"]


def test_a_defect_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    app.loader.import_default_modules()

    def broken() -> None:
        raise KeyError

    monkeypatch.setattr("tasks.dispatch.claim_runs", broken)
    with pytest.raises(KeyError):
        app.tasks["payments.dispatch"]()
