"""Names in code, documents and stacks agree: tasks, queues, waits, reasons, the drawing of states."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import celeryconfig
from embedded.home import Home
from embedded.services import make_plan
from foundation.errors import ShebaoError
from tasks.app import app
from tests.repo.documents import ROOT, inline_code, read
from workflows.payment.reasons import Reason, all_reasons
from workflows.payment.waiting import WaitingFor

_LISTED = re.search(r"^packages = \[(.*)\]$", read(ROOT / "pyproject.toml"), re.MULTILINE)
PACKAGES = _LISTED[1] if _LISTED else ""
OPERATIONS = read(ROOT / "docs/operations.md")
SOURCES = {path: read(path) for path in sorted(ROOT.glob("workflows/**/*.py"))}


def task_names() -> set[str]:
    """Our tasks, as a worker knows them."""
    app.loader.import_default_modules()
    return {name for name in app.tasks if not name.startswith(("celery.", "tests."))}


def test_every_task_is_in_the_table_of_the_design_with_its_queue() -> None:
    design = read(ROOT / "docs/design.md")
    shown = dict(re.findall(r"^\| `([a-z_.]+)` \| `([a-z]+)` \|", design, re.MULTILINE))
    routed = {name: app.amqp.router.route({}, name)["queue"].name for name in task_names()}
    assert shown == routed


@pytest.mark.parametrize("database", ["", "postgresql+psycopg://localhost/shebao"])
def test_the_embedded_stack_reads_every_queue_and_no_other(tmp_path: Path, database: str) -> None:
    plan = make_plan(Home(tmp_path), database_url=database, ports={}, without=frozenset(), payment_workers=2)
    workers = [service.command for service in plan.services if "worker" in service.command]
    read_queues = {queue for command in workers for queue in command[command.index("-Q") + 1].split(",")}
    assert read_queues == {queue.name for queue in celeryconfig.task_queues}
    assert len(workers) == (3 if database else 2), "SQLite has one writer"


def test_operations_names_everything_a_payment_can_wait_for() -> None:
    assert set(WaitingFor) <= set(inline_code(OPERATIONS))


def test_every_reason_has_words_and_all_words_have_a_reason() -> None:
    assert set(all_reasons()) == set(Reason)


def reasons_given(function: str, keyword: str) -> set[Reason]:
    """The members of Reason that the product's code gives to a keyword of a function."""
    calls = [node for text in SOURCES.values() for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == function]
    values = [argument.value for call in named for argument in call.keywords if argument.arg == keyword]
    members = [value for value in values if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name)]
    return {Reason[value.attr] for value in members if value.value.id == "Reason"}


def test_operations_names_every_reason_for_attention() -> None:
    given = (
        reasons_given("Attention", "reason") | reasons_given("LateAnswer", "late") | reasons_given("Retry", "reason")
    )
    given |= {Reason.of_port(port, "unknown") for port in ("authority", "esign", "bank")}
    assert len(given) >= 10
    table = OPERATIONS.partition("state `attention`")[2].partition("### ")[0]
    assert {code for code in given if f"`{code}`" not in table} == set()


def test_operations_names_every_way_in_which_a_payment_expires() -> None:
    given = reasons_given("Expire", "reason") | reasons_given("Question", "expires_as")
    assert len(given) >= 5
    assert {code for code in given if f"`{code}`" not in OPERATIONS} == set()


def test_every_package_says_what_lives_in_it() -> None:
    folders = {path.parent for name in re.findall(r'"(\w+)"', PACKAGES) for path in ROOT.glob(f"{name}/**/*.py")}
    assert len(folders) >= 8
    for folder in sorted(folders):
        if "migrations" not in folder.parts:
            text = read(folder / "__init__.py")
            assert text.startswith('"""'), f"{folder.relative_to(ROOT)}/__init__.py has no docstring"


def test_the_constants_that_operations_names_have_the_values_it_gives() -> None:
    code = "\n".join(read(path) for folder in ("workflows", "tasks") for path in ROOT.glob(f"{folder}/**/*.py"))
    for name, value in re.findall(r"`(_?[A-Z_]+)` \((\d+)\)", OPERATIONS):
        if not name.startswith("SHEBAO_"):
            found = set(re.findall(rf"^{name}(?:: Final)? = ([\d.]+)$", code, re.MULTILINE))
            assert {float(one) for one in found} == {float(value)}, name


def test_every_exception_of_ours_has_one_root() -> None:
    packages = [importlib.import_module(name) for name in re.findall(r'"(\w+)"', PACKAGES)]
    for package in packages:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__") and ".migrations" not in module.name:
                importlib.import_module(module.name)
    names = {package.__name__ for package in packages}
    found, ours = [Exception], set()
    while found:
        kind = found.pop()
        found += kind.__subclasses__()
        if kind.__module__.partition(".")[0] in names:
            ours.add(kind)
    assert len(ours) > 20
    assert {kind.__name__ for kind in ours if not issubclass(kind, ShebaoError)} == set()
