"""What a worker of Celery is started with by again.py: tasks that bind what they are given, and say what is bound."""

import os
from contextvars import ContextVar

from celery import Celery, shared_task
from celery.signals import task_postrun, task_prerun

var = ContextVar("var", default="nothing")
folder = os.environ["CELERY_FOLDER"]
app = Celery("celery_tasks", broker="filesystem://", backend=f"file://{folder}")
app.conf.broker_transport_options = {"data_folder_in": folder, "data_folder_out": folder, "control_folder": folder}


def work(value):
    if value is not None:
        var.set(value)
    return var.get()


@app.task(name="of_the_application")
def of_the_application(value=None):
    return work(value)


@shared_task(name="shared")
def shared(value=None):
    return work(value)


@app.task(name="with_prerun")
def with_prerun(value=None):
    return work(value)


@app.task(name="with_postrun")
def with_postrun(value=None):
    return work(value)


@task_prerun.connect
def before(task=None, **_):
    if task.name == "with_prerun":
        var.set("nothing")


@task_postrun.connect
def after(task=None, **_):
    if task.name == "with_postrun":
        var.set("nothing")
