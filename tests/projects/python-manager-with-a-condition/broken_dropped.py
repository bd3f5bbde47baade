from celery import Celery

from .context import dropped, request

app = Celery("work")


@app.task
def work(value):
    print(request())
    # expect: no-leaking-write job
    with dropped(value):
        print(request())
