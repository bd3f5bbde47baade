"""Writes what CPython's symtable says of Python files, in the lines that symbols.ts writes of our own scopes; used like dump.py.

A line is a symbol: the path of its scope (names and lines), its name, where it is looked up, and what is known of it.
"""
import hashlib
import io
import json
import re
import symtable
import sys
import tokenize
import warnings

warnings.simplefilter('ignore')
sys.setrecursionlimit(50_000)

# Made by CPython itself, not by what is written.
HIDDEN = re.compile(r'\..*|__class__|__classdict__|__type_params__|__conditional_annotations__')
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = range(1, 6)
LOOKUPS = {LOCAL: 'local', GLOBAL_EXPLICIT: 'global', GLOBAL_IMPLICIT: 'global', FREE: 'free', CELL: 'cell'}
FLAGS = ('parameter', 'imported', 'assigned', 'annotated', 'referenced', 'nonlocal')


def words(symbol):
    questions = (symbol.is_parameter, symbol.is_imported, symbol.is_assigned, symbol.is_annotated, symbol.is_referenced, symbol.is_nonlocal)
    return ' '.join(flag for flag, question in zip(FLAGS, questions) if question())


def dump(table):
    lines = []
    stack = [(table, '')]
    while stack:
        scope, path = stack.pop()
        for symbol in scope.get_symbols():
            name = symbol.get_name()
            if not HIDDEN.fullmatch(name):
                lines.append(f'{path} {name} {LOOKUPS[symbol._Symbol__scope] if path else "global"} {words(symbol)}'.encode('ascii', 'backslashreplace').decode())
        for child in scope.get_children():
            stack.append((child, f'{path}/{child.get_name().strip("<>")}:{child.get_lineno()}'))
    return sorted(set(lines))


def of_file(path):
    raw = open(path, 'rb').read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
    text = raw.decode(encoding)
    return dump(symtable.symtable(raw, path, 'exec')), text, encoding


def answer(path):
    try:
        lines, text, encoding = of_file(path)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OSError) as error:
        return {'unreadable': str(error)[:200]}
    result = {} if encoding in ('utf-8', 'utf-8-sig') else {'text': text}
    return {**result, 'nodes': len(lines), 'digest': hashlib.sha1('\n'.join(lines).encode()).hexdigest()}


if __name__ == '__main__':
    if len(sys.argv) > 1:
        sys.stdout.buffer.write(('\n'.join(of_file(sys.argv[1])[0]) + '\n').encode())
    else:
        for line in sys.stdin:
            sys.stdout.write(json.dumps(answer(line.rstrip('\n'))) + '\n')
            sys.stdout.flush()
