import threading
from contextvars import copy_context

from .context import set_current_user
from .work import Work


def start(user, session_id):
    set_current_user(user)
    threading.Thread(target=copy_context().run, args=(Work().run, session_id)).start()
