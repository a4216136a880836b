import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type Analysis, analyze, facts, isCurrent, peak } from "../../core/ide/index.ts";
import { diskHost } from "../../server/files/host.ts";
import { moduleReader } from "../../server/files/modules.ts";

type Files = Record<string, string>;

/** A host with the files of a project in `/p`, of which `main.py` is analysed. */
const hostOf = (files: Files, main = "main.py") => ({
  modules: { main: `/p/${main}`, roots: ["/p"], read: (path: string) => files[path.slice(3)] },
});

const run = (files: Files, main = "main.py", previous?: Analysis) =>
  analyze(
    files[main],
    { path: `/p/${main}`, host: hostOf(files, main), detailed: true, checkpointSteps: 1 },
    previous,
  );

/** What is known of each name of the file, as `dtype[shape]` or a value. */
function known(analysis: Analysis): Record<string, string> {
  const found = facts(analysis).filter(({ kind }) => kind === "bind");
  return Object.fromEntries(
    found.map(({ name, dtype, shape, value }) => [name, shape ? `${dtype}[${shape}]` : String(value)]),
  );
}

it("gives nothing but unknowns for modules that are missing, broken, raise, or import the file itself", () => {
  const files = {
    "main.py": `
import missing, broken, raising, circle
from . import sibling
from .sibling import value
from missing import *
import numpy as np
a = missing.f(1)
b = raising.x
c = circle.back
d = circle.y
e = circle.f(2)
g = np.zeros(4)
broken.f(g)
raising.f(g)
h = g[0]
`,
    "broken.py": "def f(:\n  x = = 3\nclass (",
    "raising.py": "x = 3\nraise ValueError('no')\n",
    "circle.py": "from main import g as back\nimport main\ny = 3\ndef f(x):\n    return main.a\n",
  };
  const analysis = run(files);
  expect(known(analysis)).toEqual({ d: "3", g: "float64[4]", h: "undefined" });
  expect(analysis.trace.complete).toBe(true);
});

it("follows stubs where there is no module, and those beside a module that waits for its parts", () => {
  const files = {
    "main.py":
      "import fast\nimport lazy\nfrom lazy import b\nx = fast.f(2)\ny = fast.g(3)\nz = lazy.a(3)\nw = b(4)\nu = lazy.c\n",
    "fast.pyi": "from plain import g\ndef f(x: int) -> int: ...\n",
    "plain.py": "import numpy as np\ndef g(n):\n    return np.zeros(n)\n",
    "lazy/__init__.py":
      "import lazy_loader\n__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)\n",
    "lazy/__init__.pyi": "from ._a import a\nfrom ._b import b\nfrom ._broken import c\n",
    "lazy/_a.py": "import numpy as np\ndef a(n):\n    return np.ones(n, 'f4')\n",
    "lazy/_b.py": "from ._a import a as b\n",
    "lazy/_broken.py": "raise ImportError\n",
  };
  expect(known(run(files))).toEqual({ y: "float64[3]", z: "float32[3]", w: "float32[4]" });
});

it("takes what a package's name means as Python does when a part has the name of a function", () => {
  const files = {
    "main.py": "import pkg\nfrom pkg import load\nx = load(2)\ny = pkg.load(3)\n",
    "pkg/__init__.py": "from .load import load\n",
    "pkg/load.py": "import numpy as np\ndef load(n):\n    return np.zeros(n)\n",
    // Which of both it is depends on what was imported before this file.
    "pkg/inside.py": "from . import load\nx = load(2)\ny = load.load(2)\n",
  };
  expect(known(run(files))).toEqual({ x: "float64[2]", y: "float64[3]" });
  expect(known(run(files, "pkg/inside.py"))).toEqual({});
});

it("knows nothing of a standard module behind a file of its name, nor of a star import that can't be said", () => {
  const files = {
    "main.py": "import math\nfrom star import *\na = math.pi\nb = one\nc = two\nd = other\n",
    "math.py": "pi = 3\n",
    "star.py": "import nowhere\n__all__ = ['one'] + nowhere.names\none = 1\ntwo = 2\n",
  };
  expect(known(run(files))).toEqual({});
});

it("counts what modules allocate where they are imported, once", () => {
  const files = {
    "main.py": "import numpy as np\nimport data\nimport data\nx = np.ones(10)\n",
    "data.py": "import numpy as np\ntable = np.zeros(1000)\n",
  };
  const report = peak(run(files));
  expect(report).toMatchObject({ peakBytes: 8080, peakLine: 4, allocatedBytes: 8080 });
  expect(report.lines.find(({ line }) => line === 2)?.allocatedBytes).toBe(8000);
});

it("ends with many, long, nested and circular modules, and leaves the file its own budget", () => {
  const files: Files = { "main.py": "" };
  for (let i = 0; i < 1000; i++) {
    files[`m${i}.py`] = `import m${i + 1}\nimport m${(i * 7) % 1000}\nfor i in range(10**6):\n    y = i\n`;
    files["main.py"] += `import m${i}\nimport a.b.c.d${i}\nfrom ....up${i} import x\n`;
  }
  files["main.py"] +=
    "import long, deep\nimport numpy as np\nz = np.zeros(5)\ntotal = 0\nfor i in range(1000):\n    total += i\n";
  files["long.py"] = "x = 1\n".repeat(200_000);
  files["deep.py"] = `x = ${"(".repeat(5000)}1${")".repeat(5000)}\n`;
  const analysis = run(files);
  expect(known(analysis)).toMatchObject({ z: "float64[5]" });
  expect(analysis.trace.complete).toBe(true);
});

it("does what an endless call of another file does not end, as if nothing were known of it", () => {
  const files = {
    "main.py": "import numpy as np\nimport slow\na = np.zeros(3)\nb = slow.f(a)\nc = np.zeros(2)\nd = a[0]\n",
    "slow.py": "def f(x):\n    while True:\n        x[0] += 1\n",
  };
  const { c, a, d } = known(run(files));
  expect([a, c, d]).toEqual(["float64[3]", "float64[2]", "undefined"]);
});

it("goes on after an edit as long as the modules are the same, and sees when one has changed", () => {
  const files: Files = {
    "main.py": "from util import f\nimport numpy as np\na = f(3)\nb = f(4)\n",
    "util.py": "import numpy as np\ndef f(n):\n    return np.zeros(n)\n",
  };
  const first = run(files);
  expect(isCurrent(first, hostOf(files))).toBe(true);
  files["main.py"] = files["main.py"].replace("f(4)", "f(5)");
  const second = run(files, "main.py", first);
  expect(second.machine === first.machine).toBe(true);
  expect(known(second)).toEqual({ a: "float64[3]", b: "float64[5]" });
  files["util.py"] = files["util.py"].replace("zeros(n)", "zeros(n, 'i2')");
  expect(isCurrent(second, hostOf(files))).toBe(false);
  const third = run(files, "main.py", second);
  expect(known(third)).toEqual({ a: "int16[3]", b: "int16[5]" });
  files["other.py"] = "";
  expect(isCurrent(third, hostOf(files))).toBe(true);
});

it("reads no module outside of the project, whatever links and names there are", () => {
  const outer = mkdtempSync(join(tmpdir(), "ndlens-modules-"));
  onTestFinished(() => rmSync(outer, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(outer, name)), { recursive: true });
    writeFileSync(join(outer, name), text);
  };
  write("secret.py", "x = 1\n");
  write("p/pyproject.toml", "");
  write("p/own.py", "x = 2\n");
  write("p/venv/lib/site-packages/installed.py", "x = 3\n");
  write("p/main.py", "");
  symlinkSync(join(outer, "secret.py"), join(outer, "p/linked.py"));
  symlinkSync(join(outer, "p/loop.py"), join(outer, "p/loop.py"));
  const text = `
import own, linked, loop, secret
from .. import secret as above
from ..secret import x as x1
from venv.lib import installed
import venv.lib.site_packages.installed
a = own.x
b = linked.x
c = secret.x
d = above.x
e = x1
f = installed.x
`;
  const path = join(outer, "p/main.py");
  const analysis = analyze(text, { path, host: diskHost(path, moduleReader()), detailed: true });
  expect(known(analysis)).toEqual({ a: "2" });
});

it("a call into another file that takes too long leaves the caller as it was, its arguments included", () => {
  const files = {
    "main.py": `
import numpy as np
from slow import crunch
def f(x, y):
    a = np.zeros(7)
    b = crunch(a + 1, np.ones(3))
    c = a[2:]
    return a, b, c
`,
    "slow.py": `def crunch(a, b):\n${"    a = b\n".repeat(500)}    return a\n`,
  };
  const analysis = run(files);
  expect(analysis.trace.note).toBeUndefined();
  expect(known(analysis)).toMatchObject({ a: "float64[7]", c: "float64[5]" });
});
