"""deploy/kubernetes/ held to the published schemas of Kubernetes, to docker-compose.yml and to its own rules."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from api import metrics
from foundation.settings import Settings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy/kubernetes"
VERSIONS = ("1.33", "1.37")  # the oldest and the newest that are held to
SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
OURS = {name: one for name, one in SERVICES.items() if "build" in one and "dev" not in one.get("profiles", [])}


@cache
def base() -> list[dict[str, Any]]:
    listed = yaml.safe_load((FOLDER / "base/kustomization.yaml").read_text())["resources"]
    return [one for name in listed for one in objects_of((FOLDER / "base" / name).read_text(encoding="utf-8"))]


def objects_of(text: str) -> list[dict[str, Any]]:
    return list(yaml.load_all(text, Loader=yaml.CSafeLoader))


def named(kind: str) -> dict[str, dict[str, Any]]:
    return {one["metadata"]["name"]: one for one in base() if one["kind"] == kind}


def pods() -> dict[str, dict[str, Any]]:
    """The template of each service's pod."""
    found = {name: one["spec"] for kind in ("Deployment", "Job") for name, one in named(kind).items()}
    found |= {name: one["spec"]["jobTemplate"]["spec"] for name, one in named("CronJob").items()}
    return {name: spec["template"] for name, spec in found.items()}


def container(name: str) -> dict[str, Any]:
    [found] = pods()[name]["spec"]["containers"]
    assert isinstance(found, dict)
    return found


each_service = pytest.mark.parametrize("name", OURS)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_object_follows_the_published_schema(version: str) -> None:
    for one in base():
        kubernetes_validate.validate(one, version, strict=True)
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**base()[1], "specs": {}}, version, strict=True)


def test_the_services_are_those_of_the_compose_file_but_database_and_broker() -> None:
    assert pods().keys() == OURS.keys()


@each_service
def test_command_secrets_and_settings_are_those_of_the_compose_file(name: str) -> None:
    service, one = OURS[name], container(name)
    assert one["args"] == service["command"]
    assert {entry["name"] for entry in one["env"]} == service["environment"].keys()
    [volume] = [it["secret"] for it in pods()[name]["spec"]["volumes"] if it["name"] == "secrets"]
    assert [item["path"] for item in volume["items"]] == service["secrets"]
    assert all(item["key"] == item["path"] for item in volume["items"])


@each_service
def test_no_pod_is_root_or_writes_to_its_image_or_talks_to_the_cluster(name: str) -> None:
    pod, one = pods()[name]["spec"], container(name)
    assert pod["automountServiceAccountToken"] is False
    assert pod["enableServiceLinks"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert one["securityContext"]["readOnlyRootFilesystem"] is True
    assert one["securityContext"]["allowPrivilegeEscalation"] is False
    assert one["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert one["resources"]["requests"].keys() == one["resources"]["limits"].keys() >= {"cpu", "memory"}
    assert not any(key in pod for key in ("hostNetwork", "hostPID", "hostIPC"))


@pytest.mark.parametrize("name", [name for name in OURS if OURS[name]["restart"] != "no"])
def test_a_lasting_pod_shows_that_it_has_started_lives_and_is_ready(name: str) -> None:
    one, command = container(name), OURS[name]["command"]
    look = str(one["livenessProbe"])
    if "-n" in command:
        own = command[command.index("-n") + 1].partition("@")[0]
        assert f"{own}.alive" in look
        assert one["readinessProbe"]["exec"]["command"] == ["test", "-e", f"/run/shebao/run/{own}.ready"]
    elif name in ("api", "flower"):
        assert str(one["ports"][0]["containerPort"]) in " ".join(command)
    else:
        assert f"{name}.alive" in look
    if name == "api":
        assert (one["livenessProbe"]["httpGet"]["path"], one["readinessProbe"]["httpGet"]["path"]) == (
            "/healthz",
            "/readyz",
        )
    assert one["startupProbe"]["failureThreshold"] * one["startupProbe"]["periodSeconds"] >= 60
    if name not in ("api", "flower"):  # their heartbeats wait for the broker
        assert one["livenessProbe"]["failureThreshold"] * one["livenessProbe"]["periodSeconds"] >= 600
        assert one["startupProbe"]["failureThreshold"] * one["startupProbe"]["periodSeconds"] >= 600


def test_settings_that_pods_refer_to_are_in_the_map_and_all_there_are_known() -> None:
    settings = named("ConfigMap")["settings"]["data"]
    entries = [entry for name in OURS for entry in container(name)["env"]]
    assert {entry["name"] for entry in entries if "valueFrom" in entry} == settings.keys()
    assert {f"SHEBAO_{name.upper()}" for name in Settings.model_fields} >= settings.keys()
    assert (
        int(settings["SHEBAO_RUNS_IN_FLIGHT"])
        == named("HorizontalPodAutoscaler")["worker-payments"]["spec"]["maxReplicas"]
    )


def test_a_pod_reaches_what_it_has_an_address_of_and_nothing_else() -> None:
    policies = named("NetworkPolicy")
    assert policies["deny-all"]["spec"] == {
        "podSelector": {"matchLabels": {"app.kubernetes.io/name": "shebao"}},
        "policyTypes": ["Ingress", "Egress"],
    }
    for name, pod in pods().items():
        labels, secrets = pod["metadata"]["labels"], OURS[name]["secrets"]
        assert ("shebao/database" in labels) == any("database_url" in one for one in secrets), name
        assert ("shebao/broker" in labels) == any("broker_url" in one for one in secrets), name
        assert ("shebao/outside" in labels) == ("outside" in OURS[name]["networks"]), name
    for reached in ("database", "broker", "outside"):
        assert policies[reached]["spec"]["podSelector"] == {"matchLabels": {f"shebao/{reached}": "true"}}
    open_to = [name for name, one in policies.items() if one["spec"].get("ingress")]
    assert open_to == ["api"]


def test_a_node_can_be_drained_and_payment_workers_follow_the_backlog() -> None:
    assert named("PodDisruptionBudget").keys() == {"api", "worker-payments", "others"}
    assert named("Deployment")["api"]["spec"]["replicas"] == 2
    scaler = named("HorizontalPodAutoscaler")["worker-payments"]["spec"]
    assert scaler["minReplicas"] == 2
    assert "replicas" not in named("Deployment")[scaler["scaleTargetRef"]["name"]]["spec"]  # the autoscaler's alone
    metric = scaler["metrics"][0]["external"]["metric"]["name"]
    assert f'"{metric}"' in Path(metrics.__file__).read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl is not on PATH")
def test_the_example_is_built_and_names_image_namespace_and_network() -> None:
    built = subprocess.run(
        ["kubectl", "kustomize", str(FOLDER / "example")], capture_output=True, text=True, timeout=60, check=True
    )
    objects = objects_of(built.stdout)
    assert len(objects) == len(base()) + 1
    for one in objects:
        kubernetes_validate.validate(one, VERSIONS[-1], strict=True)
        assert one["kind"] == "Namespace" or one["metadata"]["namespace"] == "shebao"
    images = {
        one["spec"]["template"]["spec"]["containers"][0]["image"] for one in objects if one["kind"] == "Deployment"
    }
    assert images == {"registry.example.org/shebao:0.1.0"}
    cidrs = {
        one["metadata"]["name"]: one["spec"]["egress"][0]["to"][0]["ipBlock"]["cidr"]
        for one in objects
        if one["kind"] == "NetworkPolicy" and one["metadata"]["name"] in ("database", "broker", "outside")
    }
    assert cidrs == {"database": "10.20.0.0/24", "broker": "10.20.0.0/24", "outside": "0.0.0.0/0"}
