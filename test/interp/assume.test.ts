import { describe, expect, it } from "vitest";
import { analyze, facts, findings } from "../../core/ide/index.ts";

const header = "import numpy as np\nfrom data import load, read, view\n";

/** Returns what is claimed of a name: dtype, shape and, where it is claimed, the order. */
function claim(code: string, name: string): string | undefined {
  return claimIn(facts(analyze(`${header}${code}`)), name);
}

function claimIn(found: ReturnType<typeof facts>, name: string): string | undefined {
  const last = found.findLast((fact) => fact.name === name && fact.shape);
  const order = last?.c ? " C" : last?.f ? " F" : "";
  return last && `${last.dtype}[${last.shape?.join(", ")}]${order}`;
}

describe("comments that assume something", () => {
  it.each([
    ["x = load()  # ndlens: assume x: float32[n, 3]", "float32[n, 3] C"],
    ["x = load()  # ndlens: assume x: float32[4, 3] F", "float32[4, 3] F"],
    ["x = load()  # ndlens: assume x: uint8[2*n + 1, m]", "uint8[2*n + 1, m] C"],
    ["x = load()  # ndlens: assume x: >i4[]", ">i4[] C"],
    ["x = load(\n    1,\n)  # ndlens: assume x: int8[3]", "int8[3] C"],
    ["# ndlens: assume x: int8[3]\nx = load()", "int8[3] C"],
    ["for x in load():  # ndlens: assume x: int8[3]\n    print(x)", "int8[3] C"],
    ["with load() as x:  # ndlens: assume x: int8[3]\n    print(x)", "int8[3] C"],
    ["x = np.zeros(4)  # ndlens: assume x: int8[3]", "float64[4] C"],
    ["def f(x):  # ndlens: assume x: int8[3]\n    return x", "int8[3]"],
    ["def f(x):\n    # ndlens: assume x: int8[3]\n    return x", "int8[3]"],
    ["# ndlens: assume x: int8[3]\ndef f(x):\n    return x", "int8[3]"],
    ["# ndlens: assume x: int8[3]\n\ndef f(x):\n    return x", "int8[3]"],
    ["# ndlens: assume x: int8[3]\n\ndef f(a):\n    x = a\n    return x", undefined],
    ["def f(x):  # ndlens: assume x: int8[3]\n    return x\n\nf(np.ones(2))", "float64[2] C"],
  ])("%s", (code, expected) => {
    expect(claim(code, "x")).toBe(expected);
  });

  it("a length that is bound has the name that shapes use", () => {
    expect(claim("n = read()\ny = np.zeros(n)\n# ndlens: assume n=1000", "y")).toBe("float64[n] C");
    const code =
      "def f(x, n):\n    # ndlens: assume x: float32[n, 3], n=1000\n    y = x + np.zeros((n, 1))\n";
    expect(claim(code, "y")).toBe("float64[n, 3]");
  });

  it("lengths that are bound one after the other are not the same", () => {
    const code = "# ndlens: assume n=1000\nn = read()\na = np.zeros(n)\nn = read()\nb = np.zeros(n)\n";
    expect(claim(`${code}y = np.zeros(a.shape[0] - b.shape[0])`, "y")).not.toBe("float64[0] C");
  });

  it("another function's parameter of the same name is not meant", () => {
    const code =
      "def g(x):\n    # ndlens: assume x: int8[3]\n    return x\n\ndef f(x):\n    y = x\n    return y\n";
    expect(claim(code, "y")).toBeUndefined();
  });

  it("a length never makes a shape exact", () => {
    expect(claim("# ndlens: assume n=1000\nn = read()\ny = np.zeros(n)", "y")).toBe("float64[n] C");
  });

  it("memory of which only a comment speaks may be anyone's", () => {
    const found = facts(analyze(`${header}x = np.ones(3)\ny = view(x)  # ndlens: assume y: float64[3]\n`));
    expect(found.find(({ name, kind }) => name === "y" && kind === "bind")).toMatchObject({
      owndata: undefined,
    });
    const roots = found.filter(({ kind }) => kind === "bind").map(({ root }) => root);
    expect(roots[0] !== undefined && roots[1] !== undefined && roots[0] !== roots[1]).toBe(false);
  });

  it("an edit of the comment alone is seen", () => {
    const text = (type: string) => `${header}x = load()  # ndlens: assume x: ${type}\ny = x * 2\n`;
    const before = analyze(text("float32[3]"));
    expect(claimIn(facts(before), "y")).toBe("float32[3] C");
    const after = analyze(text("float64[n]"), {}, before);
    expect(claimIn(facts(after), "y")).toBe("float64[n] C");
    expect(claimIn(facts(analyze(`${header}x = load()\ny = x * 2\n`, {}, after)), "y")).toBeUndefined();
  });

  it("what is assumed for lengths decides what is worth a word", () => {
    const code = (length: string) =>
      `import numpy as np\n\n\ndef f(x):  # ndlens: assume x: float32[n], n=${length}\n    return x.flatten().sum()\n`;
    const [few] = findings(analyze(code("10")));
    const [many] = findings(analyze(code("1_000_000")));
    expect(few.severity).toBe("hint");
    expect(many).toMatchObject({ message: expect.stringContaining("4*n bytes (4 MB) copied") });
    expect(many.severity).not.toBe("hint");
  });
});
