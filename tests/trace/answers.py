"""Runs each application of the folder `python` under a real server on loopback, and prints what alice, bob and root are answered.

    python3 -m venv /tmp/trace && /tmp/trace/bin/pip install fastapi==0.165.0 uvicorn==0.54.0
    /tmp/trace/bin/python tests/trace/answers.py

Exits with 1 when an answer is not the one that stands in the table of its README.md.
"""

import importlib
import re
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import fastapi
import uvicorn

HERE = Path(__file__).parent / "python"
ROW = re.compile(r"^\| `(\w+)\.py` \|.*\| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def answers_of(name: str) -> tuple[str, ...]:
    module = importlib.import_module(name)
    if name.startswith("module_reloaded"):
        module = importlib.reload(module)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(module.app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    answers = tuple(ask(port, token) for token in ("token-alice", "token-bob", "token-root"))
    server.should_exit = True
    thread.join()
    return answers


def ask(port: int, token: str) -> str:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/sessions/1", headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request) as response:
            return str(response.status)
    except urllib.error.HTTPError as error:
        return str(error.code)


def main() -> int:
    print(f"FastAPI {fastapi.__version__}, uvicorn {uvicorn.__version__}, Python {sys.version.split()[0]}")
    wrong = 0
    for name, *expected in ROW.findall((HERE / "README.md").read_text()):
        answers = answers_of(name)
        wrong += answers != tuple(expected)
        print(f"{name:26} {' '.join(answers)}{'' if answers == tuple(expected) else f' and not {chr(32).join(expected)}'}")
    print(f"{wrong} differ from the table")
    return 1 if wrong else 0


sys.path.insert(0, str(HERE))
sys.exit(main())
