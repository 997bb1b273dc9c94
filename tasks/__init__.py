"""Celery lives here and nowhere else: the app, one thin task per step, dispatchers, delivery, maintenance."""
