"""Tasks while the database does not answer: that is no defect, and what they were to do is still due afterwards."""

import logging

from celery.exceptions import Ignore

from models.outages import is_database_unavailable
from tasks.descriptions import DescribedTask

log = logging.getLogger(__name__)


class DatabaseTask(DescribedTask):
    """Base of all tasks. One that meets a database that is away, read-only or busy ends with one line in the log: a
    tick comes again, and a run that stops goes on when its lease is over."""

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Carry out the task; raises Ignore, which acknowledges the message and sends no further link of a chain."""
        try:
            return super().__call__(*args, **kwargs)
        except Exception as error:
            if not is_database_unavailable(error):
                raise
            log.warning("%s stops: no database (%s)", self.name, type(error).__name__)
            raise Ignore("no_database") from None
