import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type Analysis,
  analyze,
  facts,
  findings,
  hover,
  inlayHints,
  memoryReport,
  peak,
} from "../../core/ide/index.ts";

/** Programs to edit: the examples and the fixtures of which the name has one of the given parts. */
export function programs(names: readonly string[] = [""]): readonly string[] {
  const folders = ["examples", "test/fixtures"].map((folder) =>
    resolve(import.meta.dirname, "../..", folder),
  );
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".py") && names.some((part) => name.includes(part)))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
}

/** What people type, and what they have half typed. */
const typed = [
  "x",
  "1",
  " ",
  "\n",
  "#",
  "(",
  ")",
  ".",
  ",",
  "+ 1",
  "    ",
  "np.zeros(3)",
  "\n    y = x.copy()\n",
  "return x\n",
  "def g(x):\n    return x * 2\n",
  "class C:\n    def m(self):\n        return self\n",
  ":",
  "'",
  "[0]",
  "# ndlens: ignore",
  ".T",
  "if x:\n",
];

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text with one random edit. */
export function edited(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const cut = random() < 0.4 ? Math.floor(random() * (random() < 0.2 ? 40 : 3)) : 0;
  return text.slice(0, at) + typed[Math.floor(random() * typed.length)] + text.slice(at + cut);
}

/** Everything that an editor shows of an analysis, as text. */
export function shown(analysis: Analysis): string {
  const { count } = analysis.module.lines;
  const lines = [1, Math.ceil(count / 3), Math.ceil(count / 2), count];
  return JSON.stringify({
    findings: findings(analysis),
    hints: inlayHints(analysis),
    facts: facts(analysis),
    peak: peak(analysis),
    reports: lines.map((line) => memoryReport(analysis, { line, col: 0 })),
    hovers: lines.map((line) => hover(analysis, { line, col: 6 })),
  });
}

/** A text after whose edit the answers were other than those of a fresh analysis. */
export interface Difference {
  readonly text: string;
  readonly again: string;
  readonly fresh: string;
}

/** What came of a chain of edits. */
export interface Outcome {
  readonly edits: number;
  /** Edits after which the module's own statements were not evaluated again. */
  readonly kept: number;
  readonly difference?: Difference;
}

/**
 * Edits a text again and again, taking back every second edit as people do, and compares each analysis with a fresh one. Points to
 * go on from are closer together than they are for people, as the texts are short.
 */
export function editChain(start: string, edits: number, random: () => number): Outcome {
  const options = { checkpointSteps: Math.floor(random() * 60) };
  let text = start;
  let analysis = analyze(text, options);
  let kept = 0;
  for (let i = 0; i < edits; i++) {
    const before = text;
    text = edited(text, random);
    const { machine } = analysis;
    analysis = analyze(text, options, analysis);
    if (analysis.machine === machine) kept++;
    const again = shown(analysis);
    const fresh = shown(analyze(text, options));
    if (again !== fresh) return { edits: i + 1, kept, difference: { text, again, fresh } };
    if (random() < 0.5) continue;
    text = before;
    analysis = analyze(text, options, analysis);
  }
  return { edits, kept };
}
