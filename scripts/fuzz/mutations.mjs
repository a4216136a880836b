/**
 * Real Python files, damaged and cut short: everything that an editor asks of them is answered, without an exception and within a
 * bounded time.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { facts, findings, hover, inlayHints, memoryReport } from "../../core/ide/index.ts";
import { analyzeInTime } from "../../server/analysis.ts";
import { processorTime } from "../../server/processor.ts";
import { randomFrom } from "../../test/edits/chain.ts";

/** Milliseconds of the processor that all answers to one text may take: the analysis ends after one second by itself. */
const longest = 5000;
/** Lines of a text; of longer files a part is taken, as most of the time would go into few of them. */
const mostLines = 300;

/** @param {{ seed: number, count: number, folders: readonly string[] }} options @returns {Promise<number>} the exit code */
export async function fuzz({ seed, count, folders }) {
  const random = randomFrom(seed);
  const files = (folders.length > 0 ? folders : [installedNumpy()]).flatMap(pythonFiles);
  let failures = 0;
  let slowest = 0;
  for (let i = 0; i < count; i++) {
    const file = files[Math.floor(random() * files.length)];
    const text = damaged(partOf(readFileSync(file, "utf8"), random), random);
    const start = processorTime();
    const problem = problemOf(text, random);
    const taken = processorTime() - start;
    slowest = Math.max(slowest, taken);
    if (problem === undefined && taken <= longest) continue;
    failures++;
    console.log(
      `${file}, text ${i} of seed ${seed}: ${problem ?? `takes ${Math.round(taken)} ms`}\n${text}\n`,
    );
  }
  console.log(
    `${count} damaged texts, ${failures} not answered well; the slowest took ${Math.round(slowest)} ms`,
  );
  return failures > 0 ? 1 : 0;
}

/** @returns {string} */
function installedNumpy() {
  const code = "import numpy, os; print(os.path.dirname(numpy.__file__))";
  return spawnSync(process.env.PYTHON ?? "python3", ["-c", code], { encoding: "utf8" }).stdout.trim();
}

/** @param {string} folder */
function pythonFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith(".py"))
    .sort();
}

/** @param {string} text @param {() => number} random */
function partOf(text, random) {
  const lines = text.split("\n");
  if (lines.length <= mostLines) return text;
  const from = random() < 0.3 ? 0 : Math.floor(random() * (lines.length - mostLines));
  return lines.slice(from, from + mostLines).join("\n");
}

/** What tears a text apart. */
const shreds =
  "( ) [ ] { } : , . = == # \\ ' \" ''' f' @ * ** -> := lambda def class return yield await for in if else try except with match case del global nonlocal import np.zeros( .T [:] [..., None] 0x 1e 1_000 \t \0 \u{1f600} é".split(
    " ",
  );

/** A text with some of its parts cut, doubled, moved or replaced. @param {string} text @param {() => number} random */
function damaged(text, random) {
  let result = text;
  const times = 1 + Math.floor(random() * 4);
  for (let i = 0; i < times; i++) {
    const at = Math.floor(random() * (result.length + 1));
    const end = Math.min(result.length, at + Math.floor(random() ** 3 * 200));
    const piece = result.slice(at, end);
    const [before, after] = [result.slice(0, at), result.slice(end)];
    const other = Math.floor(random() * (result.length + 1));
    const ways = [
      () => before,
      () => before + after,
      () => before + piece + piece + after,
      () => before + shreds[Math.floor(random() * shreds.length)] + after,
      () => before + shreds[Math.floor(random() * shreds.length)] + piece + after,
      () => before + result.slice(other, other + 80) + after,
      () => withLines(result, random),
      () => result.replace(/^( +)/gm, (space) => (random() < 0.03 ? space.slice(1) : space)),
    ];
    result = ways[Math.floor(random() * ways.length)]();
  }
  return result;
}

/** Two lines have changed their places, or one is gone. @param {string} text @param {() => number} random */
function withLines(text, random) {
  const lines = text.split("\n");
  const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
  if (random() < 0.4) return lines.toSpliced(a, 1).join("\n");
  return lines.with(a, lines[b]).with(b, lines[a]).join("\n");
}

/** Asks everything of a text; returns what went wrong. @param {string} text @param {() => number} random */
function problemOf(text, random) {
  try {
    const analysis = analyzeInTime(text, {});
    const { note } = analysis.trace;
    if (note?.includes("internal error")) return note;
    findings(analysis);
    inlayHints(analysis);
    facts(analysis);
    const { count } = analysis.module.lines;
    for (let i = 0; i < 4; i++) {
      const line = 1 + Math.floor(random() * count);
      const here = { line, col: Math.floor(random() * 30) };
      hover(analysis, here);
      if (i === 0) memoryReport(analysis, here);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? String(error)) : String(error);
  }
}
