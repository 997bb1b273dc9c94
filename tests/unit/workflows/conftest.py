"""Cases for tests of single steps: built by the intake from an event, without a database."""

from collections.abc import Callable

import pytest

from tests.builders import SECRETS
from tests.unit.workflows.cases import CaseMaker, make_case


@pytest.fixture
def settings(use_settings: Callable[..., None]) -> Callable[..., None]:
    """Puts settings in force; the keys are there already."""

    def use(**values: object) -> None:
        use_settings(**SECRETS, **values)

    use()
    return use


@pytest.fixture
def a_case(settings: Callable[..., None]) -> CaseMaker:
    """Makes a case (tests/unit/workflows/cases.py)."""
    return make_case
