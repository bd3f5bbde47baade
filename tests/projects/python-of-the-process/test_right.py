from .right import close


def test_close():
    close()
