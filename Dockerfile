# One image for every process of Shebao; docker-compose.yml says which command each one runs.
# It holds the product alone: no embedded stack, no generators, no sandbox. The stage `sandbox` adds the last of these.
# newest on 2026-08-21: docker-library/official-images
FROM python:3.12.14-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
# requirements-pdf-signature.txt adds what signs the PDF of vouchers, requirements-otel.txt what writes traces.
ARG REQUIREMENTS=requirements.txt
COPY ${REQUIREMENTS} requirements.txt
RUN /opt/venv/bin/pip install --require-hashes --no-deps -r requirements.txt \
 && /opt/venv/bin/python -m compileall -q /opt/venv/lib
WORKDIR /app
COPY celeryconfig.py flowerconfig.py ./
COPY regions regions
COPY foundation foundation
COPY models models
COPY gateways gateways
COPY notifications notifications
COPY workflows workflows
COPY tasks tasks
COPY api api
COPY cli cli
COPY console console
RUN printf '%s\n' '#!/bin/sh' 'exec /opt/venv/bin/python -P -m cli "$@"' > /opt/venv/bin/shebao \
 && chmod +x /opt/venv/bin/shebao \
 && /opt/venv/bin/python -m compileall -q /app \
 && mv gateways/sandbox /sandbox

# newest on 2026-08-21: docker-library/official-images
FROM python:3.12.14-slim-bookworm AS base
# A number, so that an orchestrator can tell that it is not root.
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin shebao
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 SHEBAO_HOME=/run/shebao
USER 10001:10001
CMD ["shebao", "--help"]

# Plays authority, e-signature, bank and SMS: for `docker compose --profile dev` only.
FROM base AS sandbox
COPY --from=build /sandbox /app/gateways/sandbox

FROM base AS production
