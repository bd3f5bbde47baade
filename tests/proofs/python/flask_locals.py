"""What are the context locals of Flask in a thread that a view has started? Prints a line of JSON: for each way of starting it what each gives.

`raises`, `nothing` for what is not there and says nothing of it, or `there`.
"""

import json
import threading
from contextvars import copy_context

from flask import Flask, copy_current_request_context, current_app, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user

app = Flask(__name__)
app.secret_key = "secret"
manager = LoginManager(app)


class User(UserMixin):
    id = "7"


manager.user_loader(lambda _: User())

LOOK = {
    "g": lambda: g.user,
    "g, asked whether": lambda: bool(g),
    "request": lambda: request.path,
    "request, asked whether": lambda: bool(request),
    "session": lambda: session["key"],
    "current_app": lambda: current_app.name,
    "current_user": lambda: current_user.id,
    "current_user, asked whether": lambda: bool(current_user),
}


def answer(look):
    try:
        return "there" if look() else "nothing"
    except (AttributeError, RuntimeError):
        return "raises"


def look():
    return {name: answer(one) for name, one in LOOK.items()}


def in_application():
    with app.app_context():
        return look()


@app.get("/")
def view():
    login_user(User())
    g.user = "user"
    session["key"] = "value"
    ways = {"view": None, "thread": look, "application": in_application, "request": copy_current_request_context(look), "copy": lambda inner=copy_context(): inner.run(look)}
    found = {}

    def run(name, way):
        found[name] = way()

    for name, way in ways.items():
        if way is None:
            found[name] = look()
            continue
        one = threading.Thread(target=run, args=(name, way))
        one.start()
        one.join()
    return found


print(json.dumps(app.test_client().get("/").get_json()))
