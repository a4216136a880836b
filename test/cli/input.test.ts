import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clean, findingsOf, flattens, ravels, workspace } from "./ndlens.ts";

const bom = "\ufeff";

describe("what a file may be", () => {
  test.each([
    ["with CRLF", flattens.replaceAll("\n", "\r\n")],
    ["with a BOM", bom + flattens],
    ["with old Mac line ends", flattens.replaceAll("\n", "\r")],
    ["without a last line break", flattens.trimEnd()],
  ])("%s it is read, and fixed without another change", (_, text) => {
    const space = workspace({ "a.py": text });
    expect(findingsOf(space, "a.py")).toMatchObject([{ line: 3, col: 4, endCol: 15 }]);
    space.ndlens("check", "--fix", "a.py");
    expect(space.read("a.py")).toBe(text.replace("flatten", "ravel"));
  });

  test("in Latin-1 by its coding comment it is read and written as that", () => {
    const text = `# -*- coding: latin-1 -*-\n# caf\xe9 \x85\n${flattens}`;
    const space = workspace({ "a.py": Buffer.from(text, "latin1") });
    expect(findingsOf(space, "a.py")).toMatchObject([{ line: 5 }]);
    space.ndlens("check", "--fix", "a.py");
    expect(space.bytes("a.py").toString("latin1")).toBe(text.replace("flatten", "ravel"));
  });

  test("in an encoding of several bytes it is read and written", () => {
    const japanese = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);
    const text = Buffer.concat([
      Buffer.from("# coding: shift_jis\n# "),
      japanese,
      Buffer.from(`\n${flattens}`),
    ]);
    const space = workspace({ "a.py": text });
    expect(findingsOf(space, "a.py")).toMatchObject([{ line: 5 }]);
    space.ndlens("check", "--fix", "a.py");
    const fixed = Buffer.from(text.toString("latin1").replace("flatten", "ravel"), "latin1");
    expect(space.bytes("a.py")).toEqual(fixed);
  });

  test("carets stand below tabs and wide characters", () => {
    const { stdout } = workspace({
      "a.py": flattens.replace("b = a", "if True:\n\tb = '漢字', a"),
    }).ndlens("check", "a.py");
    expect(stdout).toContain("4 |     b = '漢字', a.flatten()\n  |                 ^^^^^^^^^^^\n");
  });

  test("columns count UTF-16 units", () => {
    const text = flattens.replace("b = a", "b = '😀', a");
    expect(findingsOf(workspace({ "a.py": text }), "a.py")).toMatchObject([{ col: 10, endCol: 21 }]);
  });

  test.each([
    ["empty", ""],
    ["half-typed", "import numpy as np\na = np.zeros((10, \nb = a.fl"],
    ["nested 10,000 deep", `x = ${"(".repeat(10_000)}1${")".repeat(10_000)}\n`],
  ])("%s it is answered", (_, text) => {
    const { code, stderr } = workspace({ "a.py": text }).ndlens("check", "a.py");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("a program that would take all time or memory is answered", () => {
  const numpy = "import numpy as np\n";
  test.each([
    ["an array of 8 EB", `${numpy}a = np.zeros((10**9, 10**9))\nb = a + a\nprint(b.sum())\n`],
    ["a loop without end", `${numpy}a = np.zeros(3)\nwhile True:\n    a = a + 1\n`],
    ["a list that grows without end", `x = []\nwhile True:\n    x.append(x)\n`],
    ["numbers that grow without end", `x = 3\nwhile True:\n    x = x ** x\n`],
    ["recursion without end", `${numpy}def f(x):\n    return f(x + np.ones(3)) + f(x)\n\nf(np.zeros(3))\n`],
    ["a generator without end", `def g():\n    while True:\n        yield 1\n\nprint(sum(g()))\n`],
    ["a text that grows", `x = "a"\nfor i in range(100):\n    x = x + x\n`],
    ["a chain of 10,000 operators", `x = ${"1 + ".repeat(10_000)}1\n`],
    ["10,000 attributes in a row", `import a\nx = a${".b".repeat(10_000)}\n`],
    ["10,000 nested lists", `x = ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`],
    ["10,000 decorators", `${"@d\n".repeat(10_000)}def f(): pass\n`],
    ["UTF-16 text", Buffer.from(`\ufeff${numpy}`, "utf16le")],
  ])(
    "%s",
    (_, text) => {
      const space = workspace({ "a.py": text });
      for (const args of [
        ["check", "a.py"],
        ["trace", "a.py"],
      ]) {
        const { code, stderr } = space.run(args, { env: { NODE_OPTIONS: "--max-old-space-size=250" } });
        // One line or none, and never an error of the program's own.
        expect(stderr).toMatch(/^(ndlens: (?!internal).*\n)?$/);
        expect(code).toBeLessThanOrEqual(2);
      }
    },
    90_000,
  );
});

test("a file of 5 MB is said to be left out, at once", () => {
  const started = performance.now();
  const { code, stderr } = workspace({ "a.py": "x = 1\n".repeat(850_000) }).ndlens("check", "a.py");
  expect(stderr).toMatch(/^ndlens: a\.py: has more than 50000 lines .*\n$/);
  expect(code).toBe(0);
  expect(performance.now() - started).toBeLessThan(5000);
});

describe("what cannot be read is one line and code 2", () => {
  test.each([
    ["a missing file", ["check", "gone.py"], "ndlens: gone.py: no such file or directory\n"],
    ["a folder for trace", ["trace", "folder"], "ndlens: folder: is a directory; a file is needed\n"],
    ["a folder for peak", ["peak", "folder"], "ndlens: folder: is a directory; a file is needed\n"],
    ["an unknown option", ["check", "--fxi", "a.py"], /^ndlens: unknown option '--fxi'.*\n$/],
    ["an unknown command", ["chekc"], /^ndlens: unknown command 'chekc'.*\n$/],
    ["no path", ["check"], /^ndlens: missing required argument 'path'\n$/],
    [
      "an unknown format",
      ["check", "--format", "xml", "a.py"],
      /^ndlens: .*Allowed choices are text, json, sarif, github\.\n$/,
    ],
    [
      "a wrong budget",
      ["check", "--budget", "huge", "a.py"],
      /^ndlens: .*A size looks like "2GiB" or 4096\.\n$/,
    ],
    ["an unknown rule", ["check", "--select", "ND101,ZZ9", "a.py"], /^ndlens: .*There is no rule ZZ9\.\n$/],
    ["an unknown rule's page", ["explain", "ZZ9"], /^ndlens: no rule is called ZZ9;.*\n$/],
    ["wrong bytes", ["check", "wrong.py"], "ndlens: wrong.py: is not utf-8, and names no other encoding\n"],
    [
      "an unknown encoding",
      ["check", "klingon.py"],
      /^ndlens: klingon\.py: says that its encoding is klingon/,
    ],
    ["null bytes", ["check", "null.py"], /^ndlens: null\.py: holds null bytes/],
    ["a broken notebook", ["check", "broken.ipynb"], /^ndlens: broken\.ipynb: is not a notebook/],
    ["a notebook for trace", ["trace", "broken.ipynb"], /^ndlens: broken\.ipynb: is a notebook/],
  ])("%s", (_, args, message) => {
    const { ndlens } = workspace({
      "a.py": clean,
      "folder/b.py": clean,
      "wrong.py": Buffer.from([0x23, 0xff, 0x0a]),
      "klingon.py": "# coding: klingon\n",
      "null.py": "x = 1\0\n",
      "broken.ipynb": "{",
    });
    const { code, stderr } = ndlens(...args);
    expect(stderr).toMatch(message);
    expect(stderr.split("\n")).toHaveLength(2);
    expect(code).toBe(2);
  });

  test("the other files are checked all the same", () => {
    const space = workspace({ "a.py": flattens, "b.py": Buffer.from([0x23, 0xff]) });
    const { code, stdout, stderr } = space.ndlens("check", "--format", "json", ".", "gone");
    expect(JSON.parse(stdout)).toMatchObject([{ file: "a.py" }]);
    expect(stderr.split("\n")).toHaveLength(3);
    expect(code).toBe(2);
  });
});

describe("folders", () => {
  test("are searched in a stable order, without hidden, installed and ignored files", () => {
    const space = workspace({
      ".git/HEAD": "",
      ".gitignore": "ignored/\n*_tmp.py\n!kept_tmp.py\n",
      "b.py": flattens,
      "a.py": flattens,
      "a/c.py": flattens,
      "x_tmp.py": flattens,
      "kept_tmp.py": flattens,
      "notes.txt": flattens,
      "ignored/a.py": flattens,
      ".venv/a.py": flattens,
      "node_modules/m/a.py": flattens,
      "sub/__pycache__/a.py": flattens,
      "sub/.gitignore": "/generated.py\n",
      "sub/generated.py": flattens,
      "sub/d.py": flattens,
    });
    const files = (...args: string[]) => findingsOf(space, ...args).map(({ file }) => file);
    expect(files(".")).toEqual(["a/c.py", "a.py", "b.py", "kept_tmp.py", "sub/d.py"]);
    expect(files("sub", "sub/d.py", "b.py")).toEqual(["sub/d.py", "b.py"]);
    expect(files("x_tmp.py")).toEqual(["x_tmp.py"]);
    expect(files("ignored")).toEqual(["ignored/a.py"]);
  });

  test("that link to themselves end", () => {
    const space = workspace({ "a.py": clean });
    mkdirSync(join(space.folder, "loop"));
    symlinkSync("..", join(space.folder, "loop/up"));
    expect(space.ndlens("check", ".").stdout).toBe("Nothing found in 1 file.\n");
  });

  test("without a Python file say so", () => {
    expect(workspace({ "notes.txt": "" }).ndlens("check", ".")).toMatchObject({
      code: 0,
      stdout: "No Python file was read.\n",
    });
  });

  test("that are gone are named", () => {
    const space = workspace({ "a.py": clean });
    rmSync(join(space.folder, "a.py"));
    expect(space.ndlens("check", "a.py").code).toBe(2);
  });
});

describe("notebooks", () => {
  const cell = (source: string | readonly string[], cell_type = "code") => ({
    cell_type,
    metadata: {},
    source,
  });
  const notebook = (source: string) => ({
    cells: [
      cell("# A title", "markdown"),
      cell(["%matplotlib inline\n", "import numpy as np\n", "a = np.zeros((1000, 1000))"]),
      cell("%%bash\nls"),
      cell(source),
    ],
    metadata: { kernelspec: { language: "python", name: "python3" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
  const text = (source: string) => `${JSON.stringify(notebook(source), undefined, 1)}\n`;
  const source = "# a copy\nb = a.flatten()\nprint(b.sum())";

  test("have findings by cell, across cells", () => {
    const space = workspace({ "n.ipynb": text(source) });
    expect(findingsOf(space, "n.ipynb")).toMatchObject([{ file: "n.ipynb", cell: 4, line: 2, col: 4 }]);
    expect(space.ndlens("check", "n.ipynb").stdout).toMatch(/^n\.ipynb:cell 4:2:5: warning ND101/);
  });

  test("are fixed in their cells", () => {
    const space = workspace({ "n.ipynb": text(source) });
    space.ndlens("check", "--fix", "n.ipynb");
    expect(space.read("n.ipynb")).toBe(text(source.replace("flatten", "ravel")));
  });
});

describe("pyproject.toml", () => {
  test("sets what [tool.ndlens] says, the nearest file first", () => {
    const space = workspace({
      "pyproject.toml": '[tool.ndlens]\nignore = ["ND101"]\n',
      "a.py": flattens,
      "sub/pyproject.toml": "[tool.ndlens]\nselect = []\n",
      "sub/a.py": flattens,
      "other/pyproject.toml": "[project]\nname = 'x'\n",
      "other/a.py": flattens,
    });
    expect(findingsOf(space, ".").map(({ file }) => file)).toEqual(["sub/a.py"]);
    expect(findingsOf(space, "a.py", "--ignore", "ND2").map(({ file }) => file)).toEqual(["a.py"]);
  });

  test.each([
    [
      "a wrong value",
      "[tool.ndlens]\n\nthreshold = -1\n",
      /^ndlens: pyproject\.toml:3: \[tool\.ndlens\] threshold must be /,
    ],
    [
      "an unknown name",
      "[tool.ndlens]\ntreshold = 1\n",
      /^ndlens: pyproject\.toml:2: \[tool\.ndlens\] unknown setting treshold/,
    ],
    ["broken TOML", "[tool.ndlens]\nthreshold = \n", /^ndlens: pyproject\.toml:2: /],
    ["no table", "[tool]\nndlens = 3\n", /^ndlens: pyproject\.toml:2: tool\.ndlens must be a table\n$/],
  ])("%s is reported where it stands", (_, toml, message) => {
    const { code, stderr } = workspace({ "pyproject.toml": toml, "a.py": ravels }).ndlens("check", "a.py");
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
