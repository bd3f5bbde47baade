import argparse

from .broken import handle_each, handle_later, handle_launch
from .context import set_current_tenant


def main():
    args = argparse.ArgumentParser().parse_args()
    if args.area == "launch":
        set_current_tenant(args.tenant)
        handle_launch(args)
    elif args.area == "each":
        handle_each(args)
    else:
        handle_later(args)


if __name__ == "__main__":
    main()
