def on_close(listener):
    return listener
