import argparse

from .right import handle_launch, handle_serve


def main():
    args = argparse.ArgumentParser().parse_args()
    if args.area == "serve":
        handle_serve(args)
    elif args.area == "launch":
        handle_launch(args)
    return 0


if __name__ == "__main__":
    main()
