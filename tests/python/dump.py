"""Writes what CPython's ast says of Python files, in the lines that dump.ts writes of our own trees.

    python3 dump.py            reads paths from stdin; for each writes a line of JSON: digest, or the error
    python3 dump.py FILE       writes the lines themselves

A node is a line: depth, field, type, position (line:column-line:column, UTF-16), and its own words. Fields that are empty are left out,
so that older versions of Python, which lack some, write the same.
"""
import ast
import hashlib
import io
import json
import re
import struct
import sys
import tokenize
import warnings

warnings.simplefilter('ignore')
sys.setrecursionlimit(50_000)

# Before 3.12 the positions inside of f-strings are not those of the text.
FORMATTED_POSITIONS = sys.version_info >= (3, 12)
# Python 3.8 wraps what stands in a subscript, does not say where it stands, and is wrong about keyword-only parameters.
OLD = sys.version_info < (3, 9)
UNPRINTABLE = re.compile(r'[^ -\[\]-~]')
# Kept as written by us, who have no table of names.
NAMED = '\\N{'
IGNORED = {'type_comment', 'type_ignores'}


def quoted(text):
    if text.isascii() and text.isprintable() and '\\' not in text:
        return text
    return UNPRINTABLE.sub(escaped, text)


def escaped(match):
    units = match.group().encode('utf-16-be', 'surrogatepass')
    return ''.join('\\u%02x%02x' % pair for pair in zip(units[::2], units[1::2]))


def double(value):
    return struct.pack('>d', value).hex()


class Dump:
    def __init__(self, raw, text):
        self.raw = raw
        self.lines = re.split('\r\n|\r|\n', text)
        self.ascii = text.isascii()
        self.named = NAMED in text
        self.out = []

    def column(self, line, offset):
        if self.ascii or line > len(self.lines) or self.lines[line - 1].isascii():
            return offset
        before = self.lines[line - 1].encode()[:offset]
        return len(before.decode('utf-8', 'replace').encode('utf-16-le')) // 2

    def position(self, node, field):
        if not hasattr(node, 'lineno') or (OLD and field in ('slice', 'kwonlyargs')):
            return ''
        start = self.column(node.lineno, node.col_offset)
        return f'{node.lineno}:{start}-{node.end_lineno}:{self.column(node.end_lineno, node.end_col_offset)}'

    def source(self, node):
        lines = self.lines[node.lineno - 1:node.end_lineno]
        return '\n'.join(lines)

    def constant(self, node):
        value = node.value
        kind = f' kind={node.kind}' if getattr(node, 'kind', None) else ''
        if value is None:
            return 'None'
        if value is Ellipsis:
            return 'Ellipsis'
        if isinstance(value, bool):
            return f'bool {value}'
        if isinstance(value, int):
            return f'int {value:x}'
        if isinstance(value, float):
            return f'float {double(value)}'
        if isinstance(value, complex):
            return f'complex {double(value.imag)}'
        if isinstance(value, bytes):
            return f'bytes {value.hex()}'
        if self.named and NAMED in self.source(node):
            return f'str ?{kind}'
        return f'str {quoted(value)}{kind}'

    def words(self, node):
        if isinstance(node, ast.Constant):
            return self.constant(node)
        if isinstance(node, ast.MatchSingleton if hasattr(ast, 'MatchSingleton') else ()):
            return f'value={node.value}'
        words = []
        for field, value in sorted(ast.iter_fields(node), key=lambda pair: pair[0]):
            if field in IGNORED or isinstance(value, (ast.expr, ast.stmt)) or value is None:
                continue
            if isinstance(value, str):
                words.append(f'{field}={quoted(value)}')
            elif isinstance(value, int):
                if value or field != 'is_lazy':
                    words.append(f'{field}={value}')
            elif isinstance(value, OPERATORS):
                words.append(f'{field}={type(value).__name__}')
            elif isinstance(value, list) and value and isinstance(value[0], (str, *OPERATORS)):
                words.append(f'{field}=' + ','.join(quoted(one) if isinstance(one, str) else type(one).__name__ for one in value))
        return ' '.join(words)

    def run(self, tree):
        stack = [(tree, '', 0, True)]
        while stack:
            node, field, depth, positions = stack.pop()
            if node is None:
                self.out.append(f'{depth} {field} null')
                continue
            position = self.position(node, field) if positions else ''
            self.out.append(f'{depth} {field} {type(node).__name__} {position} {self.words(node)}')
            inside = positions and (FORMATTED_POSITIONS or not isinstance(node, ast.JoinedStr))
            children = []
            for name, value in fields(node):
                if isinstance(value, list):
                    if isinstance(node, ast.JoinedStr):
                        value = [one for one in value if not empty(one)]
                    if value and (value[0] is None or isinstance(value[0], ast.AST)) and not isinstance(value[0], OPERATORS):
                        children.extend((one, name, depth + 1, inside) for one in value)
                elif isinstance(value, ast.AST) and not isinstance(value, OPERATORS):
                    children.append((value, name, depth + 1, inside))
            stack.extend(reversed(children))
        return self.out


OPERATORS = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)


def fields(node):
    """The fields by name: their order has changed between versions."""
    for name, value in sorted(ast.iter_fields(node), key=lambda pair: pair[0]):
        if name in IGNORED:
            continue
        yield name, unwrapped(value) if OLD and name == 'slice' else value


def unwrapped(node):
    """What newer versions have in a subscript."""
    if isinstance(node, ast.ExtSlice):
        return ast.Tuple([unwrapped(one) for one in node.dims], ast.Load())
    return node.value if isinstance(node, ast.Index) else node


def empty(node):
    """True for the empty text that 3.12 has after some nested braces."""
    return isinstance(node, ast.Constant) and node.value == ''


def read(path):
    raw = open(path, 'rb').read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
    text = raw.decode(encoding)
    return raw, text[1:] if text.startswith('\ufeff') else text, encoding


def dump(path):
    raw, text, encoding = read(path)
    return Dump(raw, text).run(ast.parse(raw)), text, encoding


def answer(path):
    try:
        raw, text, encoding = read(path)
    except (SyntaxError, UnicodeDecodeError, OSError) as error:
        return {'unreadable': str(error)[:200]}
    result = {} if encoding in ('utf-8', 'utf-8-sig') else {'text': text}
    try:
        lines = Dump(raw, text).run(ast.parse(raw))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {**result, 'error': str(error)[:200], 'line': getattr(error, 'lineno', None)}
    return {**result, 'nodes': len(lines), 'digest': hashlib.sha1('\n'.join(lines).encode()).hexdigest()}


if __name__ == '__main__':
    if len(sys.argv) > 1:
        sys.stdout.buffer.write(('\n'.join(dump(sys.argv[1])[0]) + '\n').encode())
    else:
        for line in sys.stdin:
            sys.stdout.write(json.dumps(answer(line.rstrip('\n'))) + '\n')
            sys.stdout.flush()
