import { describe, expect, it } from "vitest";
import { analyze, type HintDetail, hover, inlayHints } from "../../core/ide/index.ts";
import { codeBlock, escapeMarkdown } from "../../core/ide/markdown.ts";

/** What is shown at the first place of a text in a program, the picture's data left out. */
function hoverAt(program: string, place: string): string | undefined {
  const text = `import numpy as np\n${program}\n`;
  const before = text.slice(0, text.indexOf(place)).split("\n");
  const found = hover(analyze(text), { line: before.length, col: before[before.length - 1].length });
  return found?.markdown.replace(/base64,[^)]*/, "base64,");
}

/** The program with its hints where they stand. */
function hinted(program: string, detail?: HintDetail): string {
  const text = `import numpy as np\n${program}`;
  const lines = text.split("\n");
  for (const { at, label } of inlayHints(analyze(text), undefined, detail).toReversed()) {
    const line = lines[at.line - 1];
    lines[at.line - 1] = `${line.slice(0, at.col)}[${label}]${line.slice(at.col)}`;
  }
  return lines.slice(1).join("\n");
}

describe("hover", () => {
  it("shows the form, the picture, the attributes, the owner and the elements of a definition", () => {
    expect(hoverAt("a = np.array([[1, 2], [3, 4]])\nb = a[:, ::-1]", "b =")).toBe(
      [
        "```python",
        "b: int64[2, 2] strided view(a)",
        "```",
        "",
        "| dtype | shape  | strides  | itemsize | nbytes | order   |",
        "| :---- | :----- | :------- | :------- | :----- | :------ |",
        "| int64 | (2, 2) | (16, -8) | 8        | 32     | strided |",
        "",
        "view of a, created on line 2 \u00b7 writeable \u00b7 values 1 .. 4",
        "",
        "![How the array lies in memory](data:image/svg+xml;base64,)",
        "",
        "```python",
        "[[2 1]",
        " [4 3]]",
        "```",
      ].join("\n"),
    );
  });

  it("says where an array was made, and no more, where it is only used", () => {
    expect(hoverAt("a = np.zeros((2, 3))\nprint(a)", "a)\n")).toBe(
      "```python\na: float64[2, 3] C\n```\n\nmade on line 2",
    );
  });

  it("says who shares its memory", () => {
    const program = "a = np.zeros((1000, 1000))\nb = a[::2]\nc = b.T\nprint(a, b)";
    const tail = "shared by b (line 3), c (line 4)";
    expect(hoverAt(program, "a = ")).toContain(`8 MB \u00b7 owns its memory \u00b7 ${tail}`);
    expect(hoverAt(program, "a, ")).toContain(`8 MB \u00b7 made on line 2 \u00b7 ${tail}`);
    expect(hoverAt(program, "b)\n")).toContain("view of a, created on line 2 \u00b7 shared by c (line 4)");
    const many = Array.from({ length: 5 }, (_, i) => `v${i} = a[${i}:]`).join("\n");
    expect(hoverAt(`a = np.zeros(9)\n${many}`, "a = ")).toContain("v2 (line 5) and 2 more");
    expect(hoverAt("a = np.zeros(9)\nb = a.copy()\nprint(a)", "a)\n")).not.toContain("shared");
  });

  it("does not show elements that are written later", () => {
    const shown = hoverAt("a = np.array([1, 2, 3])\na[0] = 9\nprint(a)", "a = ");
    expect(shown).toContain("written again on line 3");
    expect(shown).not.toMatch(/\[[19] 2 3\]/);
  });

  it("says bytes of large arrays and what is known of all elements, without a preview of equal ones", () => {
    const shown = hoverAt("a = np.ones((1000, 1000))", "a = ");
    expect(shown).toContain("8 MB \u00b7 owns its memory \u00b7 writeable \u00b7 all 1");
    expect(shown).toContain("| 8,000,000 |");
    expect(shown?.match(/```/g)).toHaveLength(2);
  });

  it("says bounds with the digits that tell them apart in the dtype", () => {
    const shown = (dtype: string) => hoverAt(`a = np.array([0.1, 1500.9], dtype="${dtype}")`, "a = ");
    expect(shown("f4")).toContain("values 0.1 .. 1500.9");
    expect(shown("f2")).toContain("values 0.1 .. 1.501e+03");
    expect(shown("f8")).toContain("values 0.1 .. 1500.9");
  });

  it("names the array that a view shares memory with when its owner has no name", () => {
    const shown = hoverAt("a = np.arange(6).reshape(2, 3)\nb = a[0]", "b = ");
    expect(shown).toContain("shares its memory with a, created on line 2");
  });

  it("has no picture where the layout is not known", () => {
    const shown = hoverAt("n = int(input())\nb = np.zeros((n, 3)).T", "b = ");
    expect(shown).not.toContain("![");
    expect(shown).toMatch(/^```python\nb: float64\[3, .+\] F/);
  });

  it("says up to which size a formula fits, in the program's names", () => {
    const shown = hoverAt("n = int(input())\nb = np.zeros((n, n))", "b = ");
    expect(shown).toContain("b: float64[n, n] C");
    expect(shown).toContain("8\\*n\\*\\*2 bytes \u00b7 fits 16 GB up to n = 44,721");
  });

  it("says so in the program's names where slices have changed them, too", () => {
    const program = "n = int(input())\na = np.ones(n)\nb = a[1:] - a[:-1]\nc = a[:, None]\nd = a[::2] + 0";
    expect(hoverAt(program, "b =")).toContain("fits 16 GB up to n = 2,000,000,001");
    expect(hoverAt(program, "c =")).toContain("c: float64[n, 1]");
    const table =
      "n = int(input())\na = np.ones((n, 9))\nb = ((a[:, None, :] - a[None, :, :]) ** 2).sum(axis=-1)";
    expect(hoverAt(table, "b =")).toContain("b: float64[n, n] C");
    expect(hoverAt(program, "d =")).toContain("8\\*((n + 1)//2) bytes");
    expect(hoverAt(program, "d =")).toContain("fits 16 GB up to n = 4,000,000,000");
  });

  it("says of an operator whether it allocates, and what it releases", () => {
    const program = "a = np.ones((500, 500))\nb = a * 2 + a\nc = (a * 2).astype('f4') - (a + 1)";
    expect(hoverAt(program, "* 2 + a")).toContain("new array of 2 MB");
    expect(hoverAt(program, "+ a\n")).toContain("reuses the memory of a temporary: nothing is allocated");
    expect(hoverAt(program, "- (a + 1)")).toContain(
      "new array of 2 MB; releases 2 temporary operands of 3 MB afterwards",
    );
  });

  it("says in words what an operator does, and where elements grow or are broadcast", () => {
    const program = [
      "a = np.ones((300, 1), np.int16)",
      "b = np.ones(400)",
      "c = a - b",
      "d = b * 2",
      "e = a > 1",
      "f = a / 2",
      "g = a.T @ a",
      "h = -b",
      "g @= g",
    ].join("\n");
    expect(hoverAt(program, "- b")).toContain("No operand is as large as the result: both are broadcast.");
    expect(hoverAt(program, "* 2")).toContain("`a *= b` writes into `a` itself");
    expect(hoverAt(program, "> 1")).toContain("a new array of bool, 1 byte an element");
    expect(hoverAt(program, "/ 2")).toContain("`int16` become `float64`: 8 bytes instead of 2.");
    expect(hoverAt(program, "/ 2")).not.toContain("/=");
    expect(hoverAt(program, "@ a")).toContain("a new array for the sums of products");
    expect(hoverAt(program, "-b")).toContain("leaves its operand as it is");
    expect(hoverAt(program, "@= g")).toContain("made in memory of their own and then copied");
    expect(hoverAt(program, "@= g")).toContain("of NumPy's own temporaries meanwhile");
  });

  it("says nothing of elements in turn where a function sums products", () => {
    const program = "a = np.ones((3, 3))\nb = np.dot(a, a)\nc = np.kron(a, a)\nd = np.cumsum(a)";
    expect(hoverAt(program, "dot")).toContain("Sums products");
    for (const name of ["dot", "kron", "cumsum"])
      expect(hoverAt(program, name)).not.toContain("element by element");
  });

  it("writes values as Python does", () => {
    expect(hoverAt("a = np.ones(3)\nb = a.all()", "b =")).toContain("b: bool = True");
    expect(hoverAt("a = np.ones(3)\nb = a.sum()", "b =")).toContain("b: float64 = 3.0");
    expect(hoverAt("a = np.arange(3)\nb = a.sum()", "b =")).toContain("b: int64 = 3");
  });

  it("says of a memory map that it takes no memory", () => {
    const program =
      'm = np.memmap("x", dtype="u1", mode="w+", shape=(4000, 3000))\ni = np.zeros(9)\nj = i[i > 1]';
    expect(hoverAt(program, "memmap(")).toContain("maps the file, of which only what is used is read");
    expect(hoverAt(program, '"u1"')).toContain("takes 12 MB of the file");
    expect(hoverAt(program, "> 1")).not.toContain("as an index");
  });

  it("says of a NumPy function when it copies, and what it does here", () => {
    const shown = hoverAt("a = np.zeros((1000, 1000))\nb = a.T.ravel()", "ravel");
    expect(shown).toContain("numpy.ndarray.ravel: a view or a copy");
    expect(shown).toContain("Here: `float64[1000000] C` \u00b7 copies 8 MB");
    expect(hoverAt("a = np.sqrt(np.ones(9))", "sqrt")).toContain("numpy.sqrt: a new array");
    expect(hoverAt("a = np.split(np.ones(9), 3)", "split")).toContain(
      "numpy.split: a view, nothing is copied",
    );
    expect(hoverAt("a = np.char.split(np.array(['a b']))", "split")).not.toContain("a view");
  });

  it("says of an index whether it is a view or a copy", () => {
    const program = "a = np.zeros((4, 4))\nb = a[1:, 0]\nc = a[[0, 2]]";
    expect(hoverAt(program, "1:")).toContain("basic index: a view");
    expect(hoverAt(program, "[0, 2]")).toContain("advanced index: always copies");
  });

  it("says what an index takes of each axis", () => {
    const program = "a = np.zeros((4, 6))\nb = a[::2, None, 3]\nc = a[..., ::-1]\na[1:] = 5";
    expect(hoverAt(program, "::2")).toContain(
      "- axis 0: 2 of 4, 96 bytes apart instead of 48\n- axis 1 of the view: new, of length 1\n- axis 1: one of 6; the view has no such axis",
    );
    expect(hoverAt(program, "..., ")).toContain("- axis 1: all 6, \u22128 bytes apart instead of 8");
    expect(hoverAt(program, "1:] = 5")).toContain("assigned to: writes in place");
    const record = "a = np.zeros(9, dtype=[('x', 'u1'), ('y', 'f8')])\nb = a['y']\nc = a[['x', 'y']]";
    expect(hoverAt(record, "'y']\nc")).toContain("- y: 8 of every 9 bytes, from byte 1 on");
    expect(hoverAt(record, "['x', 'y']]")).toContain("fields: a view, nothing is copied");
  });

  it("says of an array that is an index what it copies", () => {
    const program = "a = np.zeros((4, 6))\ni = np.array([0, 2])\nb = a[i]\nc = a[a >= 0]\nd = a[1:, i]";
    expect(hoverAt(program, "i]\nc")).toBe(
      "```python\ni: int64[2] C\n```\n\nmade on line 3\n\nas an index: copies 96 B",
    );
    expect(hoverAt(program, ">= 0")).toContain("as an index: copies");
    expect(hoverAt(program, "i]\n")).toContain("as an index: copies");
    expect(hoverAt("a = np.zeros(9)\nprint(a[0], a)", "a)\n")).not.toContain("as an index");
  });

  it("says of `+=` that it writes in place, and of `=` with an index as well", () => {
    const program = "a = np.zeros((4, 6))\na += 1\na[0] += 2";
    expect(hoverAt(program, "+= 1")).toMatch(/^```text\n\+= writes in place\n```/);
    expect(hoverAt(program, "0] +=")).not.toContain("2 times");
    expect(hoverAt("n = 1\nn += 1", "+= 1")).toBeUndefined();
  });

  it("says of arguments that decide on memory what they do", () => {
    const program = [
      'a = np.zeros((3, 4), order="F")',
      "b = np.add(a, 1, out=a, where=a > 0)",
      'c = a.astype("f8", copy=False)',
      'd = a.ravel(order="K")',
      "e = np.concatenate([a, a], axis=1)",
      "f = np.expand_dims(a, axis=2)",
      "g = a.sum(axis=0, keepdims=True)",
      'h = np.load("x.npy", mmap_mode="r")',
    ].join("\n");
    expect(hoverAt(program, 'order="F"')).toContain("column after column");
    expect(hoverAt(program, "out=")).toContain("written into this array instead of a new one");
    expect(hoverAt(program, "where=")).toContain("Only the elements where it is true are computed.");
    expect(hoverAt(program, "add(")).toContain("numpy.add: writes into an array that is there");
    expect(hoverAt(program, "astype")).toContain("numpy.ndarray.astype: copies only if it has to");
    expect(hoverAt(program, 'order="K"')).toContain("taken as they lie in memory");
    expect(hoverAt(program, "axis=1")).toContain("axis of the result float64[3, 8] F");
    expect(hoverAt(program, "axis=2")).toContain("- axis 2: 1 long");
    expect(hoverAt(program, "keepdims")).toContain("stay with length 1");
    expect(hoverAt(program, "load")).toContain("numpy.load: maps the file");
    // Sorting names fields by it.
    const sorted = hoverAt('a = np.zeros(2, dtype=[("C", "i4")])\nb = np.sort(a, order="C")', 'order="C"');
    expect(sorted).not.toContain("row after row");
  });

  it("says of an axis how long it is and how far its elements are apart", () => {
    const program = "a = np.zeros((3, 4))\nb = a.sum(axis=-1)\nc = np.max(a, axis=(0, 1))";
    expect(hoverAt(program, "axis=-1")).toContain("- axis 1: 4 long, 8 bytes apart");
    expect(hoverAt(program, "axis=(0")).toContain("- axis 0: 3 long, 32 bytes apart\n- axis 1: 4 long");
  });

  it("knows arguments by their place", () => {
    const program = [
      "a = np.zeros((3, 4))",
      "b = np.sum(a, 1)",
      "c = a.mean(-2)",
      "d = np.concatenate((a, a), 1)",
      'e = np.zeros(9, "i2", "F")',
      "f = np.ones(3, int)",
      "g = np.swapaxes(a, 0, 1)",
      "h = np.median(a, 0, None, True)",
      "i = np.sum(*[a, 1])",
    ].join("\n");
    expect(hoverAt(program, "1)\nc")).toContain("- axis 1: 4 long, 8 bytes apart");
    expect(hoverAt(program, "-2)")).toContain("- axis 0: 3 long, 32 bytes apart");
    expect(hoverAt(program, "1)\ne")).toContain("axis of the result float64[3, 8] C");
    expect(hoverAt(program, '"i2"')).toContain("2 bytes an element, \u221232,768 to 32,767");
    expect(hoverAt(program, '"F"')).toContain("column after column");
    expect(hoverAt(program, "int)")).toContain("8 bytes an element");
    expect(hoverAt(program, "0, 1)")).toContain("- axis 0: 3 long");
    expect(hoverAt(program, "True)")).toContain("instead of being copied");
    expect(hoverAt(program, "1])")).not.toContain("axis");
    expect(hoverAt("x = np.array(['f4', 'i2'])", "'i2'")).not.toContain("bytes an element");
  });

  it("says of a dtype what an element takes and holds", () => {
    const program = "a = np.zeros((1000, 1000), dtype=np.float32)\nb = a.astype('int8')";
    expect(hoverAt(program, "float32")).toContain("4 bytes an element, about 7 digits");
    expect(hoverAt(program, "float32")).toContain("takes 4 MB");
    expect(hoverAt(program, "int8')")).toContain("1 byte an element, \u2212128 to 127");
    const held = (name: string) => hoverAt(`a = np.zeros(3, dtype='${name}')`, `'${name}'`);
    expect(held("complex64")).toContain("8 bytes an element, two float32 side by side");
    expect(held("U5")).toContain("20 bytes an element, 5 characters of 4 bytes each");
    expect(held("O")).toContain("8 bytes an element, a reference to a Python object elsewhere");
  });

  it("says of a dtype's name where its fields lie, and of Python's types what they are here", () => {
    const record = 'd = np.dtype([("x", "u1"), ("y", "f8")], align=True)\na = np.zeros(3, dtype=d)';
    expect(hoverAt(record, "d = ")).toContain("d: a record of 16 bytes");
    expect(hoverAt(record, "d)\n")).toContain("| y | float64 | 8 | 8 |");
    expect(hoverAt(record, "d = ")).toContain("7 of its 16 bytes hold nothing");
    expect(hoverAt(record, '"u1"')).toContain("1 byte an element, 0 to 255");
    expect(hoverAt("a = np.zeros(3, dtype=int)", "int)")).toContain("8 bytes an element");
    expect(hoverAt("int = np.float32\na = np.zeros(3, dtype=int)", "int)")).not.toContain("int64");
    expect(hoverAt("a = np.zeros(3, np.float32)\nprint(a.dtype)", "dtype)")).toContain("dtype: float32");
  });

  it("says of a function of the program what a call takes, where it is defined and where it is called", () => {
    const program = "def scaled(x):\n    return x.copy() * 2\nn = int(input())\ny = scaled(np.zeros(n))";
    const said = ["scaled(): peak 16*n B, allocates 2\u00d7, 1 copy", "fits 16 GB up to n = 1,000,000,000"];
    for (const place of ["scaled(x)", "scaled(np"])
      for (const text of said) expect(hoverAt(program, place)).toContain(text);
  });

  it("says nothing about what is no array", () => {
    expect(hoverAt("x = [1, 2]", "x =")).toBeUndefined();
    expect(hoverAt("a = np.zeros(3)\n# a comment", "comment")).toBeUndefined();
  });

  it("shows names and dtypes as they are", () => {
    const program = 'd = np.dtype([("```", "i4"), ("<b>|", "f8")])\na = np.zeros(2, dtype=d)';
    const shown = hoverAt(program, "a = ");
    expect(shown?.startsWith("````python\n")).toBe(true);
    expect(shown).toContain("| 2 fields |");
    const fields = hoverAt(program, "d = ");
    expect(fields).toContain("\\`\\`\\`");
    expect(fields).toContain("&#60;b&#62;\\|");
  });
});

describe("Markdown", () => {
  it("shows text as it is", () => {
    expect(escapeMarkdown("a_b *c* [d](e) <f> & | `g`\nh #i")).toBe(
      "a\\_b \\*c\\* \\[d\\](e) &#60;f&#62; &#38; \\| \\`g\\` h \\#i",
    );
    expect(escapeMarkdown("- a")).toBe("\\- a");
    expect(escapeMarkdown("1. a")).toBe("1\\. a");
    expect(escapeMarkdown("(-8, 1.5)")).toBe("(-8, 1.5)");
  });

  it("keeps code in its block", () => {
    expect(codeBlock("a ``` b")).toBe("````python\na ``` b\n````");
  });
});

describe("inlay hints", () => {
  it("say form and bytes behind names, and what copies", () => {
    expect(hinted("a = np.zeros((1000, 1000))\nb = a.T\nc = a.flatten()\nd = a[0]")).toBe(
      [
        "a[: float64[1000, 1000] 8 MB] = np.zeros((1000, 1000))",
        "b[: float64[1000, 1000] F view(a)] = a.T",
        "c[: float64[1000000]] = a.flatten()[copies 8 MB]",
        "d[: float64[1000] view(a)] = a[0]",
      ].join("\n"),
    );
  });

  it("are silent about scalars, small copies and the bytes of small arrays", () => {
    expect(hinted("a = np.zeros(3)\nb = a.sum()\nc = a.copy()\nn = 3")).toBe(
      "a[: float64[3]] = np.zeros(3)\nb = a.sum()\nc[: float64[3]] = a.copy()\nn = 3",
    );
  });

  it("keep away from annotations and from names that are assigned and read at once", () => {
    const program = "a: np.ndarray = np.zeros(3)\na += 1\ndef f(x: np.ndarray, y):\n    pass\nf(a, a)";
    expect(hinted(program)).toBe(
      "a: np.ndarray = np.zeros(3)\na += 1\ndef f(x: np.ndarray, y[: float64[3]]):\n    pass\nf(a, a)",
    );
  });

  it("say only what surprises, or everything", () => {
    const program = "a = np.zeros((1000, 1000))\nb = a.T\nc = a[0]\nd = np.zeros((300, 300), order='F')";
    expect(hinted(program, "quiet")).toBe(
      "a = np.zeros((1000, 1000))\nb[: float64[1000, 1000] F view(a)] = a.T\nc = a[0]\nd[: float64[300, 300] F 720 kB] = np.zeros((300, 300), order='F')",
    );
    expect(hinted(program, "full")).toContain("b[: float64[1000, 1000] F view(a) 8 MB] = a.T");
    expect(hinted(program, "full")).toContain("c[: float64[1000] C view(a) 8 kB] = a[0]");
  });

  it("tell parameters apart and lead to the owner", () => {
    const analysis = analyze("import numpy as np\na = np.zeros((9, 9))\ndef f(x):\n    t = x.T\nf(a)\n");
    expect(inlayHints(analysis).map(({ kind, owner }) => [kind, owner?.line])).toEqual([
      ["layout", undefined],
      ["parameter", undefined],
      ["layout", 2],
    ]);
  });

  it("count the copies of a loop", () => {
    const program = "a = np.zeros((100, 100))\nfor i in range(3):\n    b = a.flatten()";
    expect(hinted(program)).toContain("b[: float64[10000]] = a.flatten()[copies 80 kB \u00d73]");
  });

  it("show only what is the same each time", () => {
    const program =
      "for n in (2, 3):\n    a = np.zeros(n)\nfor order in 'CF':\n    b = np.zeros((2, 3), order=order)";
    expect(hinted(program)).toContain("    a = np.zeros(n)");
    expect(hinted(program)).toContain("b[: float64[2, 3]] =");
  });
});
