import { expect, test } from "vitest";
import {
  analyze,
  codeLenses,
  evaluate,
  findings,
  hover,
  inlayHints,
  inspect,
  memoryHistory,
  memoryReport,
  scratch,
} from "../../core/ide/index.ts";

const html = "<img src=x onerror=alert(1)>";
const link = "[x](command:evil)";
const ticks = "```";

/** A program whose texts would be markup, a link or the end of a block of code if they were not shown as they are. */
const program = `import numpy as np

record = np.dtype([("${html}", "f4"), ("${link}", "i4"), ("${ticks}", "i8")])
table = np.zeros(100000, dtype=record)
column = table["${html}"]
texts = np.array(["${html}", "${link}", "${ticks}"])
copied = table.flatten()
both = table + "${html}"
print(table, column, texts, copied)
`;

/** The same in names of files, in what a docstring says, in what NumPy complains of and in comments for ndlens. */
const others = `import numpy as np

def f(x, y):
    """F.

    Parameters
    ----------
    x : ndarray of shape (${html}, ${link})
    y : ndarray of shape (n_<b>, d), dtype float32
    """
    z = x * 2
    return z + y

mapped = np.memmap("${link}", dtype="f4", mode="w+", shape=(1000, 300))
part = mapped[1:]
loaded = np.load("${html}.npy")
raised = np.zeros((1000, 1000)).flatten("${html}")
record = np.dtype({"names": ["${html}"], "formats": ["f4"], "titles": ["${link}"]})
rows = np.zeros(9, record)["${html}"]
# ndlens: peak < ${html}
# ndlens: assume ${html}=3
`;

/** Markdown without its blocks and spans of code and without the data of its pictures. */
const outsideCode = (markdown: string) =>
  markdown
    .replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, "")
    .replace(/(`+)[^`][\s\S]*?\1/g, "")
    .replace(/!\[[^\]]*\]\(data:image\/svg\+xml;base64,[\w+/=]+\)/g, "");

const picturesIn = (markdown: string) =>
  [...markdown.matchAll(/base64,([\w+/=]+)/g)].map(([, data]) => Buffer.from(data, "base64").toString());

const analysis = analyze(program);
const placesIn = (text: string) =>
  text
    .split("\n")
    .flatMap((text, line) =>
      [...text.matchAll(/[\w.]+|["'=+(]/g)].map(({ index }) => ({ line: line + 1, col: index })),
    );

test.each([program, others])("hovers and hints show the program's texts as they are", (text) => {
  const analysis = analyze(text);
  const shown = [
    ...placesIn(text)
      .flatMap((at) => hover(analysis, at) ?? [])
      .map(({ markdown }) => markdown),
    ...inlayHints(analysis, undefined, "full").map(({ tooltip }) => tooltip),
  ];
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.join("")).toContain("onerror");
  for (const markdown of shown) {
    const rest = outsideCode(markdown);
    expect(rest).not.toMatch(/<img|<[a-z]/i);
    expect(rest).not.toMatch(/(?<!\\)\[[^\]]*\]\((?!https:)/);
    for (const svg of picturesIn(markdown)) expect(svg).not.toMatch(/<img|onerror=alert/);
  }
});

test("pictures of arrays hold no text of the program as markup", () => {
  const at = { line: 9, col: 0 };
  for (const { id, arrays } of memoryReport(analysis, at).buffers)
    for (const [array] of arrays.entries()) {
      const told = inspect(analysis, at, { buffer: id, array, width: 300 });
      expect(`${told?.picture}${told?.heatMap?.svg}`).not.toMatch(/<img/);
    }
  expect(scratch(analysis, at, ["table[:2]"]).picture ?? "").not.toMatch(/<img/);
});

test("nothing that an editor may ask makes a command or link of its own", () => {
  const at = { line: 9, col: 0 };
  const told = JSON.stringify([
    findings(analysis),
    codeLenses(analysis),
    memoryHistory(analysis),
    evaluate(analysis, at, "texts"),
  ]);
  expect(told).not.toContain('"command":');
});
