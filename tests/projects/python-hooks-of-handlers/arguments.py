def use_args(names):
    return lambda method: method
