import { describe, expect, it } from "vitest";
import { analyze, hover, inlayHints } from "../../core/ide/index.ts";

/** What a hover over the first place of a text marks, as it stands in the file; columns count UTF-16 units. */
function marked(text: string, place: string): string | undefined {
  const lines = text.split(/\r\n?|\n/);
  const row = lines.findIndex((line) => line.includes(place));
  const found = hover(analyze(text), { line: row + 1, col: lines[row].indexOf(place) });
  if (!found) return undefined;
  const { line, col, endLine, endCol } = found.range;
  return line === endLine ? lines[line - 1].slice(col, endCol) : `${line}:${col}-${endLine}:${endCol}`;
}

describe("places", () => {
  it.each([
    ["letters of two UTF-16 units", "import numpy as np\n𝑎𝑏 = np.zeros(3); größe = np.ones(4)\n", "größe"],
    ["text with emoji before it", 'import numpy as np\ns = "🎉🎉"; a = np.zeros(3)\n', "a = np"],
    ["tabs", "import numpy as np\nif True:\n\ta\t=\tnp.zeros(3)\n", "a\t="],
    ["carriage returns", "import numpy as np\r\nx = 1\r\na = np.zeros(3)\r\n", "a = np"],
    ["carriage returns alone", "import numpy as np\rx = 1\ra = np.zeros(3)\r", "a = np"],
    ["a byte-order mark", "\ufeffimport numpy as np\na = np.zeros(3)\n", "a = np"],
    ["a form feed", "import numpy as np\n\fa = np.zeros(3)\n", "a = np"],
    ["a line that goes on", "import numpy as np\nb = np.ones(3) + \\\n    np.zeros(3)\na = b\n", "a = b"],
  ])("are right behind %s", (_, text, place) => {
    expect(marked(text, place)).toBe(/^\p{L}+/u.exec(place)?.[0]);
  });

  it("are right for names of letters of two units", () => {
    expect(marked("import numpy as np\n𝑎𝑏 = np.zeros(3)\n", "𝑎𝑏")).toBe("𝑎𝑏");
    const [hint] = inlayHints(analyze("import numpy as np\n𝑎𝑏 = np.zeros(3)\n"));
    expect(hint.at).toEqual({ line: 2, col: 4 });
  });
});

describe("half-typed code", () => {
  const whole = [
    "import numpy as np",
    "a = np.zeros((30, 40), dtype=np.float32)",
    "b = a[::2, 1:] + np.sum(a, axis=1, keepdims=True)[::2]",
    "a += b.mean() if b.any() else 0",
    "for row in a: row *= 2",
    "",
  ].join("\n");

  it("is hovered over without an error, and what is marked holds the cursor", () => {
    for (let end = 19; end <= whole.length; end++) {
      const text = whole.slice(0, end);
      const analysis = analyze(text);
      const lines = text.split("\n");
      const line = lines.length;
      for (const col of new Set([0, lines[line - 1].length >> 1, lines[line - 1].length])) {
        const found = hover(analysis, { line, col })?.range;
        if (!found) continue;
        expect(found.line < line || (found.line === line && found.col <= col), text).toBe(true);
        expect(found.endLine > line || (found.endLine === line && found.endCol >= col), text).toBe(true);
      }
    }
  });

  it("still says what is known of the lines before it", () => {
    for (const end of ["b = a[", "b = a[::2, ", "b = np.sum(a, axis=", "b = a.", "def f(", "for x in"]) {
      const text = `import numpy as np\na = np.zeros((30, 40))\n${end}`;
      expect(hover(analyze(text), { line: 2, col: 0 })?.title, end).toBe("float64[30, 40] C");
    }
  });
});
