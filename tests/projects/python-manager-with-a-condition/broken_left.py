from celery import Celery

from .context import left, request

app = Celery("work")


@app.task
def work(value):
    print(request())
    # expect: no-leaking-write job
    with left(value):
        print(request())
