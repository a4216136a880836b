import { describe, expect, it } from "vitest";
import { analyze, codeLenses, sharing } from "../../core/ide/index.ts";

/** Each lens as "line: title". */
const lensesOf = (program: string) =>
  codeLenses(analyze(`import numpy as np\n${program}\n`)).map(({ line, title }) => `${line}: ${title}`);

describe("code lenses", () => {
  it("say what a function takes beyond what was there before", () => {
    const program =
      "big = np.zeros(10**6)\ndef f(x):\n    y = x.copy()\n    return (y * 2).sum()\nf(np.ones(1000))\nf(np.ones(2000))";
    expect(lensesOf(program)).toEqual(["3: peak 32 kB, allocates 2\u00d7, 1 copy, runs 2\u00d7"]);
  });

  it("count what the functions that are called take", () => {
    const program =
      "def inner(n):\n    return np.zeros(n)\ndef outer():\n    a = inner(1000)\n    return a + 1\nouter()";
    expect(lensesOf(program)).toEqual([
      "2: peak 8 kB, allocates 1\u00d7",
      "4: peak 16 kB, allocates 2\u00d7",
    ]);
  });

  it("are formulas in the names of the program", () => {
    const program =
      "n = int(input())\nd = int(input())\ndef f(x):\n    y = x * 2\n    return y @ y.T\nf(np.zeros((n, d)))";
    expect(lensesOf(program)).toEqual(["4: peak 8*d*n + 8*n**2 B, allocates 2\u00d7"]);
  });

  it("are silent about functions that take no memory", () => {
    expect(lensesOf("def f(x):\n    return x.T\nf(np.zeros(3))\ndef g():\n    return 1")).toEqual([]);
  });

  it("stand over cells", () => {
    const program =
      "# %% make\na = np.zeros(1000)\nb = np.zeros(1000)\n# %% work\nc = a + b\ndel a, b\n# %% nothing\nprint(1)";
    expect(lensesOf(program)).toEqual([
      "2: peak 16 kB, allocates 2\u00d7",
      "5: peak 8 kB, allocates 1\u00d7",
    ]);
  });
});

describe("sharing", () => {
  const text = "import numpy as np\na = np.zeros((4, 4))\nt = a.T\nb = np.ones(3)\nprint(t[0], a)\n";
  const namesAt = (line: number, col: number) =>
    sharing(analyze(text), { line, col }).map(({ line, col, role }) => `${line}:${col} ${role}`);

  it("finds the names of an array and of its views, wherever they stand", () => {
    const all = ["2:0 owner", "3:0 view", "3:4 owner", "5:6 view", "5:12 owner"];
    expect(namesAt(2, 0)).toEqual(all);
    expect(namesAt(5, 6)).toEqual(all);
  });

  it("is empty for an array that shares nothing, and for what is none", () => {
    expect(namesAt(4, 0)).toEqual([]);
    expect(namesAt(1, 3)).toEqual([]);
  });
});
