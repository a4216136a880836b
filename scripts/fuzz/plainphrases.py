"""Phrases of which random programs without arrays are made. A hole `{int}` is filled with an expression of that kind, `{=int}` with a new name
that is of that kind from then on, `{~int}` with a name that is there already, and `BODY` with statements of their own."""

EXPRESSIONS = {
    "int": [
        "{int} + {int}", "({int} - {int})", "({int} * {int})", "({int} // {divisor})", "({int} % {divisor})", "({int} ^ {int})",
        "({int} & {int})", "abs({int})", "max({int}, {int})", "min({int}, {int})", "len({list})", "len({str})", "sum({list})",
        "({int} if {bool} else {int})", "({int} and {int})", "({int} or {int})", "int({bool})", "{~list}[{index}]", "{~dict}.get({key}, {int})",
        "{~dict}[{key}]", "len({~dict})", "sum({int} for {=int} in range({small}) if {bool})", "{~str}.count({str})",
        "(lambda x, *y: x + len(y))({int}, {int})", "{~fun}({int}, {int})", "{~fun}({int})", "{~fun}(*{list})", "{~fun}({int}, p1={int})",
        "{~obj}.v", "{~obj}.p", "{~obj}.m({int})", "len({~obj})", "{~obj}[{index}]", "{~obj}({int})", "({~obj} + {int}).v", "({int} + {~obj}).v",
        "type({~obj}).c({int})", "{~obj}.s({int})", "{~obj}.missing", "next({~gen}, {int})", "next(iter({list}), {int})",
    ],
    "bool": [
        "{int} < {int}", "{int} == {int}", "{int} != {int}", "{int} >= {int}", "not {bool}", "({bool} and {bool})", "({bool} or {bool})",
        "{int} in {list}", "{int} not in {list}", "{int} < {int} <= {int}", "any({list})", "all({list})", "isinstance({any}, (int, str))",
        "{~obj} == {~obj}", "{~obj} is {~obj}", "{int} in {~obj}", "{~obj} < {~obj}", "bool({~obj})", "hasattr({~obj}, 'v')", "{key} in {~dict}",
    ],
    "str": [
        "({str} + {str})", "str({int})", "{str}.upper()", "{str}.strip()", "{str}.replace('a', 'xy')", "','.join(str(q) for q in {list})",
        "{str}[1:]", "{str}[::-1]", "'%d;%s' % ({int}, {str})", "'{{:>4}}|{{}}'.format({int}, {str})",
    ],
    "list": [
        "[{int}, {int}]", "[{int} for {=int} in {list} if {bool}]", "[{int} for {=int} in range({small})]", "list(range({small}))",
        "sorted({list})", "sorted({list}, key=lambda q: -q)", "{list}[1:]", "{list}[::-1]", "[*{list}, {int}]", "({list} + {list})",
        "list({~gen})", "list({~maker}({small}))", "[a + b for a, b in zip({list}, {list})]", "list(map(abs, {list}))",
    ],
}  # fmt: skip

ATOMS = {
    "int": ["-3", "0", "1", "2", "3", "5", "7", "9"], "bool": ["True", "False"], "str": ["''", "'ab'", "'xax'", "' b'"],
    "list": ["[]", "[3]", "[2, 5, 1]"], "small": ["2", "3", "5"], "divisor": ["2", "3", "-4", "0"], "index": ["0", "-1", "1", "2"],
    "key": ["'a'", "'b'", "'x'", "3"], "error": ["ValueError", "KeyError", "IndexError", "(TypeError, ValueError)", "LookupError", "ArithmeticError"],
}  # fmt: skip

SIMPLE = [
    "{=int} = {int}", "{=int} = {int}", "{=list} = {list}", "{=str} = {str}", "{=dict} = {{'a': {int}, 'x': {int}}}", "{=dict} = {{}}",
    "{~int} += {int}", "{~int} *= {int}", "{~int} //= {divisor}", "log.append({any})", "log.append(({any}, {any}))", "log.append({int})",
    "{=int}, {=int} = {int}, {int}", "{=int}, *{=list} = {list}", "*{=list}, {=int} = [{int}, *{list}]", "{~int}, {~int} = {~int}, {~int}",
    "{~list}.append({int})", "{~list}.extend({list})", "{~list}.insert({index}, {int})", "{~list}[{index}] = {int}", "{~list}[1:] = {list}",
    "log.append({~list}.pop({index}))", "{~list}.sort(reverse=True)", "del {~list}[{index}]", "{~list} += {list}", "{~list}.remove({int})",
    "{~dict}[{key}] = {int}", "{~dict}.update({{{key}: {int}}})", "log.append({~dict}.pop({key}, None))", "log.append(dict({~dict}))",
    "{~dict}.setdefault({key}, {int})", "{~dict} |= {{'q': {int}}}", "del {~dict}[{key}]", "log.append(sorted({~dict}.values()))",
    "{~obj}.v = {int}", "{~obj}.v += {int}", "type({~obj}).k = {int}", "setattr({~obj}, 'zz', {int})", "log.append(getattr({~obj}, 'zz', None))",
    "{~obj} += {int}", "del {~obj}.v", "log.append(vars({~obj}))", "log.append([c.__name__ for c in type({~obj}).__mro__])", "log.append({~obj})",
    "assert {bool}, {str}", "raise {raised}({str})", "{=gen} = {~maker}({small})", "log.append({~gen}.send(None))", "{~gen}.close()",
    "log.append({~gen}.throw(KeyError({int})))",
]  # fmt: skip

RAISED = ["ValueError", "KeyError", "RuntimeError", "TypeError"]

BLOCKS = [
    "if {bool}:\n    BODY", "if {bool}:\n    BODY\nelse:\n    BODY", "if {bool}:\n    BODY\nelif {bool}:\n    BODY\nelse:\n    BODY",
    "for {=int} in {list}:\n    LOOP", "for {=int} in range({small}):\n    LOOP\nelse:\n    BODY", "for {=int}, {=int} in enumerate({list}):\n    LOOP",
    "for {=int}, {=int} in zip({list}, range({small})):\n    LOOP", "for k, {=int} in list({~dict}.items()):\n    LOOP",
    "for {=int} in {~maker}({small}):\n    LOOP", "{=int} = {small}\nwhile {same} > 0:\n    {same} -= 1\n    LOOP",
    "{=int} = {small}\nwhile {same} > 0 and {bool}:\n    {same} -= 1\n    LOOP\nelse:\n    BODY",
    "try:\n    BODY\nexcept {error} as e:\n    log.append((type(e).__name__, str(e)))\n    BODY",
    "try:\n    BODY\nexcept {error}:\n    BODY\nexcept Exception as e:\n    log.append(repr(e))\nelse:\n    BODY\nfinally:\n    BODY",
    "try:\n    BODY\nexcept Exception as e:\n    log.append(e.args)\nfinally:\n    BODY", "try:\n    BODY\nfinally:\n    log.append('f')",
    "with Ctx({int}, True) as {=int}:\n    BODY", "with Ctx({int}, False):\n    BODY",
    "match {any}:\n    case 0 | 1 | 2:\n        BODY\n    case int(x) if x > 3:\n        log.append(x)\n    case [x, *y]:\n        log.append((x, y))\n    case _:\n        BODY",
    "match {list}:\n    case []:\n        BODY\n    case [x]:\n        log.append(x)\n    case [x, 3] | [3, x]:\n        BODY",
]  # fmt: skip

LEAVE = ["if {bool}:\n    break", "if {bool}:\n    continue"]

FUNCTIONS = [
    "def {=fun}(p0, p1=2):\n    INNER\n    return {int}", "def {=fun}(p0, *rest, kw=1):\n    INNER\n    return {int} + len(rest) + kw",
    "@deco({int})\ndef {=fun}(p0, p1):\n    INNER\n    return {int}", "def {=fun}(p0=1, **kws):\n    if {bool}:\n        return len(kws)\n    INNER\n    return {int}",
    "def {=maker}(p0):\n    for i in range(p0):\n        yield {int} + i", "def {=maker}(p0):\n    try:\n        for i in range(p0):\n            yield i\n    finally:\n        log.append('closed')",
    "def {=maker}(p0):\n    x = yield p0\n    while p0 > 0:\n        p0 -= 1\n        x = yield (x or 0) + p0", "def {=maker}(p0):\n    yield {int}\n    if {bool}:\n        return\n    yield p0",
    "def {=maker}(p0):\n    log.append((yield from range(p0)))\n    yield {int}",
]  # fmt: skip

INIT = ["def __init__(self, v=1):\n    self.v = v + self.k", "def __init__(self, v=1):\n    self.v = {int}"]
INHERITED_INIT = "def __init__(self, v=1):\n    super().__init__(v + {int})"
METHODS = [
    "def m(self, p0):\n    INNER\n    return {int} + self.v", "@property\ndef p(self):\n    return self.v + {int}", "@classmethod\ndef c(cls, p0):\n    return cls.k + {int}",
    "@staticmethod\ndef s(p0):\n    return {int}", "def __len__(self):\n    return abs(self.v) % 7", "def __call__(self, p0):\n    return {int} * self.v",
    "def __getitem__(self, i):\n    if not 0 <= i < 6:\n        raise IndexError(i)\n    return i * self.v", "def __contains__(self, x):\n    return x == self.v",
    "def __add__(self, o):\n    return type(self)(self.v + (o if isinstance(o, int) else o.v))\n__radd__ = __add__", "def __bool__(self):\n    return self.v % 2 == 0",
    "def __eq__(self, o):\n    return isinstance(o, type(self)) and self.v == o.v", "def __lt__(self, o):\n    return self.v < o.v",
    "def __iter__(self):\n    yield from range(abs(self.v) % 4)", "def __getattr__(self, n):\n    if n.startswith('_') or n == 'v':\n        raise AttributeError(n)\n    return len(n)",
]  # fmt: skip
INHERITED_METHOD = "def m(self, p0):\n    return super().m(p0) + {int}"
REPR = "def __repr__(self):\n    return f'{type(self).__name__}({getattr(self, \"v\", None)})'"

PRELUDE = '''\
log = []
class Ctx:
    def __init__(self, v, swallow):
        self.v = v
        self.swallow = swallow
    def __enter__(self):
        log.append(('enter', self.v))
        return self.v
    def __exit__(self, kind, value, tb):
        log.append(('exit', kind and kind.__name__, str(value)))
        return self.swallow
def deco(n):
    def wrap(f):
        def inner(*args, **kw):
            r = f(*args, **kw)
            log.append(('call', n, args))
            return r + n
        return inner
    return wrap
def show(run, *given):
    try:
        r = run(*given)
        return log, r
    except Exception as e:
        return log, type(e).__name__, str(e)
'''
