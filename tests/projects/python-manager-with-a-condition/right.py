from celery import Celery

from .context import request, traced

app = Celery("work")


@app.task
def work(value):
    with traced(value):
        print(request())
