from contextvars import ContextVar

marked = ContextVar("marked", default=False)


def is_marked():
    return marked.get()


def run_marked(work):
    token = marked.set(True)
    try:
        return work()
    finally:
        marked.reset(token)
