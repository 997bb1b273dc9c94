"""`deploy/kubernetes/base/services.yaml`: what docker-compose.yml runs, as objects of Kubernetes.

Services, commands, settings, secrets, health checks and limits are those of the compose file; what Kubernetes alone
needs (network policies, disruption budgets, autoscaling) is written by hand beside it.
"""

from pathlib import Path
from typing import Any, Final, TypedDict

import yaml

ROOT: Final = Path(__file__).parents[1]
PATH: Final = ROOT / "deploy" / "kubernetes" / "base" / "services.yaml"
_HEAD: Final = "# Made from docker-compose.yml by `make generate`; changes belong there, or into an overlay.\n"
_PORTS: Final = {"api": (8000, "/healthz", "/readyz"), "flower": (5555, "/healthcheck", "/healthcheck")}
_SCALED: Final = frozenset({"worker-payments"})
"""Services whose number the autoscaler sets (availability.yaml)."""
_TWICE: Final = frozenset({"api"})
"""Services of which two run, so that a node may be drained."""

_PATIENCE: Final = 40
"""Looks in 15 s each that a heartbeat may be missing: it waits for a broker that is away, and so does a start. Restarts
would only add their pauses to the outage."""

Object = dict[str, Any]


class Service(TypedDict, total=False):
    """What is used of a service of the compose file."""

    command: list[str]
    environment: dict[str, str]
    secrets: list[str]
    networks: list[str]
    profiles: list[str]
    image: str
    mem_limit: str
    cpus: float
    stop_grace_period: str


class _Plain(yaml.SafeDumper):
    """Writes what occurs twice twice, instead of a reference."""

    def ignore_aliases(self, data: object) -> bool:
        """Of no value."""
        return True


def pages() -> dict[Path, str]:
    """The file by its path."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    ours: dict[str, Service] = {name: one for name, one in compose["services"].items() if "build" in one}
    objects = [_object(name, one) for name, one in ours.items() if "dev" not in one.get("profiles", [])]
    objects += [_front(name, port) for name, (port, _, _) in _PORTS.items()]
    text = yaml.dump_all(objects, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=1000)
    return {PATH: _HEAD + text}


def _object(name: str, service: Service) -> Object:
    if name == "migrate":
        return _one_off("Job", "batch/v1", name, _job(name, service))
    if name == "tools":
        suspended = {"schedule": "0 0 1 1 *", "suspend": True, "jobTemplate": {"spec": _job(name, service)}}
        return _one_off("CronJob", "batch/v1", name, suspended)
    labels = _labels(name)
    spec = {
        **({} if name in _SCALED else {"replicas": 2 if name in _TWICE else 1}),
        "revisionHistoryLimit": 3,
        "selector": {"matchLabels": labels},
        "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}},
        "template": _pod(name, service),
    }
    return _one_off("Deployment", "apps/v1", name, spec)


def _one_off(kind: str, version: str, name: str, spec: Object) -> Object:
    return {"apiVersion": version, "kind": kind, "metadata": {"name": name, "labels": _labels(name)}, "spec": spec}


def _front(name: str, port: int) -> Object:
    spec = {"selector": _labels(name), "ports": [{"name": "http", "port": port, "targetPort": "http"}]}
    return _one_off("Service", "v1", name, spec)


def _labels(name: str) -> dict[str, str]:
    return {"app.kubernetes.io/name": "shebao", "app.kubernetes.io/component": name}


def _job(name: str, service: Service) -> Object:
    template = _pod(name, service)
    template["spec"]["restartPolicy"] = "OnFailure" if name == "migrate" else "Never"
    tries = 6 if name == "migrate" else 0
    return {"backoffLimit": tries, "ttlSecondsAfterFinished": 86_400, "template": template}


def _pod(name: str, service: Service) -> Object:
    """A pod without root, token, writable files or privileges; labels say what it may reach (network.yaml)."""
    secrets = service.get("secrets", [])
    reaches = {
        "shebao/database": any("database_url" in secret for secret in secrets),
        "shebao/broker": any("broker_url" in secret for secret in secrets),
        "shebao/outside": "outside" in service["networks"],
    }
    return {
        "metadata": {"labels": _labels(name) | {label: "true" for label, reached in reaches.items() if reached}},
        "spec": {
            "automountServiceAccountToken": False,
            "enableServiceLinks": False,  # they would be settings of ours that are not set
            "securityContext": {
                "runAsNonRoot": True,
                "runAsUser": 10001,
                "runAsGroup": 10001,
                "fsGroup": 10001,
                "seccompProfile": {"type": "RuntimeDefault"},
            },
            "terminationGracePeriodSeconds": int(service["stop_grace_period"].removesuffix("s")),
            "containers": [_container(name, service)],
            "volumes": _volumes(secrets),
        },
    }


def _container(name: str, service: Service) -> Object:
    memory = int(service["mem_limit"].removesuffix("m"))
    return {
        "name": "main",
        "image": "shebao",  # the overlay names registry and version
        "args": service["command"],
        "env": [_variable(key, value) for key, value in service.get("environment", {}).items()],
        "securityContext": {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        },
        "resources": {
            "requests": {"cpu": "100m", "memory": f"{memory // 2}Mi", "ephemeral-storage": "64Mi"},
            "limits": {"cpu": f"{service['cpus']:g}", "memory": f"{memory}Mi", "ephemeral-storage": "256Mi"},
        },
        **_probes(name, service["command"]),
        "volumeMounts": [
            {"name": "tmp", "mountPath": "/tmp"},
            {"name": "run", "mountPath": "/run/shebao"},
            {"name": "secrets", "mountPath": "/run/secrets", "readOnly": True},
        ],
    }


def _variable(name: str, value: str) -> Object:
    """A setting: what the compose file leaves to `.env` is in the map of settings, which an overlay changes."""
    if "${" not in value:
        return {"name": name, "value": value}
    return {"name": name, "valueFrom": {"configMapKeyRef": {"name": "settings", "key": name}}}


def _volumes(secrets: list[str]) -> list[Object]:
    items = [{"key": secret, "path": secret} for secret in secrets]
    return [
        {"name": "tmp", "emptyDir": {"sizeLimit": "64Mi"}},
        {"name": "run", "emptyDir": {"medium": "Memory", "sizeLimit": "16Mi"}},
        {"name": "secrets", "secret": {"secretName": "shebao", "defaultMode": 0o440, "items": items}},
    ]


def _probes(name: str, command: list[str]) -> Object:
    """How a lasting process shows that it has started, lives and may be given work."""
    if name in _PORTS:
        port, alive, ready = _PORTS[name]
        look, ready_look = _http(alive), _http(ready)
        ports: Object = {"ports": [{"name": "http", "containerPort": port}]}
    elif command[0] != "shebao":
        file = command[command.index("-n") + 1].partition("@")[0] if "-n" in command else name
        look = _touched(f"{file}.alive")
        ready_look = _exists(f"{file}.ready") if "-n" in command else look
        ports = {}
    else:
        return {}
    patience = 3 if name in _PORTS else _PATIENCE
    return {
        **ports,
        "startupProbe": {**look, "periodSeconds": 5, "timeoutSeconds": 5, "failureThreshold": max(24, 3 * patience)},
        "livenessProbe": {**look, "periodSeconds": 15, "timeoutSeconds": 5, "failureThreshold": patience},
        "readinessProbe": {**ready_look, "periodSeconds": 5, "timeoutSeconds": 5, "failureThreshold": 2},
    }


def _http(path: str) -> Object:
    return {"httpGet": {"path": path, "port": "http"}}


def _touched(file: str) -> Object:
    return {"exec": {"command": ["sh", "-c", f"find /run/shebao/run/{file} -mmin -1 | grep -q ."]}}


def _exists(file: str) -> Object:
    return {"exec": {"command": ["test", "-e", f"/run/shebao/run/{file}"]}}
