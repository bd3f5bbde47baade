import threading

from .context import set_current_user
from .work import Own, Work


def start(user, session_id):
    set_current_user(user)
    # expect: no-unreachable-read unreachable
    threading.Thread(target=Work().run, args=(session_id,)).start()


def start_own(task_id):
    # expect (strict): no-lost-write confined
    threading.Thread(target=Own().run, args=(task_id,)).start()
