import { expect, test, vi } from "vitest";
import { type Analysis, analyze } from "../../core/ide/index.ts";
import { defaultSettings } from "../../core/ide/types.ts";
import { openAnalyses, type QueryName, type Snapshot } from "../../server/lsp/analyses.ts";
import { advanced, choreOf, prepared, type Recent, recalled } from "../../server/lsp/recent.ts";
import { edited, programs, randomFrom, shown } from "../edits/chain.ts";

/** A program whose statements take a while, with one place to edit. */
const program = (name: string) =>
  `import numpy as np\ntotal = 0.0\nfor i in range(200):\n    ${name} = np.arange(i, dtype=np.float32)\n    total += float(a.sum())\nb = a.astype(np.float32)\n`;

/** Analyses by steps, and what each went on from. */
function steps() {
  const bases: (Analysis | undefined)[] = [];
  const make = (text: string) => (base: Analysis | undefined) => {
    bases.push(base);
    return analyze(text, {}, base);
  };
  return { bases, make };
}

/** Two analyses of the program. */
function ready(): Recent {
  const { make } = steps();
  const first = advanced({}, program("a"), make(program("a")));
  expect(choreOf(first)).toBe("spare");
  return prepared(first, "spare", make(program("a")));
}

test("an edit that is taken back finds the analysis that was there before it", () => {
  const { make } = steps();
  const recent = ready();
  expect(choreOf(recent)).toBeUndefined();
  const after = advanced(recent, program("c"), make(program("c")));
  expect(after.latest?.text).toBe(program("c"));
  const back = recalled(after, program("a"), undefined);
  expect(back?.latest).toBe(recent.latest);
  expect(recalled(after, program("c"), undefined)?.latest).toBe(after.latest);
  expect(recalled(after, program("d"), undefined)).toBeUndefined();
});

test("an edit far from the last one goes on from the latest analysis, and the spare is brought up later", () => {
  const { bases, make } = steps();
  const text = program("a") + "x = 1\n".repeat(500);
  const first = prepared(advanced({}, text, make(text)), "spare", make(text));
  const above = text.replace("200", "201");
  const one = advanced(first, above, make(above));
  const below = `${above}y = a.T\n`;
  const two = advanced(one, below, make(below));
  expect(bases.at(-1)).toBe(one.latest);
  expect(choreOf(two)).toBe("spare");
  expect(choreOf(prepared(two, "spare", make(below)))).toBeUndefined();
});

test("an analysis that had to stop is finished, and is no answer to the same text", () => {
  const text = program("a");
  const stopped = analyze(text, { cancelled: () => true });
  const recent: Recent = { latest: stopped };
  expect(recalled(recent, text, undefined)).toBeUndefined();
  expect(choreOf(recent)).toBe("finish");
  expect(prepared(recent, "finish", (base) => analyze(text, {}, base)).latest?.trace.complete).toBe(true);
});

test("a program that costs little is kept once", () => {
  expect(choreOf({ latest: analyze("import numpy as np\na = np.zeros(3)\n") })).toBeUndefined();
});

test("answers after edits, edits taken back and pauses are those of a fresh analysis", {
  timeout: 120_000,
}, () => {
  const random = randomFrom(5);
  for (const start of [program("a"), ...programs(["nd101", "nd602", "nd603"])]) {
    let recent: Recent = {};
    let [text, before] = [start, start];
    for (let i = 0; i < 4; i++) {
      const make = (base: Analysis | undefined) => analyze(text, { checkpointSteps: 20 }, base);
      recent = recalled(recent, text, undefined) ?? advanced(recent, text, make);
      expect(recent.latest && shown(recent.latest)).toBe(shown(analyze(text)));
      const mayStop = { checkpointSteps: 20, cancelled: () => random() < 0.1 };
      if (random() < 0.5) recent = prepared(recent, "spare", (base) => analyze(text, mayStop, base));
      [text, before] = random() < 0.4 ? [before, text] : [edited(text, random), text];
    }
  }
});

test("what took too long at first is finished when nobody asks for anything, and then answers as ever", () => {
  const { perform, prepare } = openAnalyses(() => undefined);
  const uri = "file:///a.py";
  const snapshot: Snapshot = {
    uri,
    version: 1,
    newest: Int32Array.of(1),
    text: program("a"),
    settings: defaultSettings,
    readsFiles: true,
  };
  const ask = (name: QueryName, ...args: readonly unknown[]) => {
    const reply = perform({ kind: "ask", id: 1, uri, name, args });
    return JSON.stringify(reply?.result);
  };
  const at = { line: 7, col: 0 };
  perform({ kind: "open", snapshot });
  withoutTime(() => expect(ask("memoryReport", at)).toContain("Stopped early"));
  let isOver = true;
  expect(
    prepare(
      () => isOver,
      () => true,
    ),
  ).toEqual([]);
  isOver = false;
  expect(
    prepare(
      () => isOver,
      () => true,
    ),
  ).toEqual([uri]);
  expect(
    prepare(
      () => isOver,
      () => true,
    ),
  ).toEqual([]);
  isOver = true;
  expect(ask("memoryReport", at)).not.toContain("Stopped early");
  expect(ask("evaluateAll", at, ["total + 1"])).toContain("1313401.0");
});

/** Runs something on a machine on which everything takes seconds. */
function withoutTime(run: () => void): void {
  let seconds = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => 1000 * seconds++);
  const processor = vi
    .spyOn(process, "cpuUsage")
    .mockImplementation(() => ({ user: 1e6 * seconds++, system: 0 }));
  try {
    run();
  } finally {
    clock.mockRestore();
    processor.mockRestore();
  }
}
