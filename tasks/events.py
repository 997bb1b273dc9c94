"""Events to other systems on their way out."""

from tasks.app import app


@app.task(name="events.dispatch")
def dispatch_events() -> dict[str, int]:
    """Look for events that are due."""
    return {"events": 0}
