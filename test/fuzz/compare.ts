import { analyze, type Fact, facts, startSession } from "../../core/ide/index.ts";

/** What NumPy had at a place, once or several times. */
type Known = Readonly<Record<string, unknown>>;

/** A random program and what NumPy made of it; `scripts/fuzz/programs.py` writes it. */
export interface Program {
  readonly seed: string;
  /** It draws numbers that nobody can know. */
  readonly hidden: boolean;
  /** What stands at the prompt, and what is printed. */
  readonly entries: readonly (readonly [string, string])[];
  readonly places: readonly (readonly [number, number, number, number, string, ...Known[]])[];
}

/** The claims that NumPy contradicts, in words, and how much was said of what could have been. */
export interface Outcome {
  readonly wrong: readonly string[];
  readonly entries: { readonly known: number; readonly all: number; readonly unknown: readonly string[] };
  readonly places: { readonly known: number; readonly all: number; readonly unknown: readonly string[] };
}

/** Runs a program at the prompt and as a file, and compares both with NumPy. */
export function compareProgram(program: Program): Outcome {
  const prompt = atThePrompt(program);
  const file = asAFile(program);
  return { wrong: [...prompt.wrong, ...file.wrong], entries: prompt, places: file };
}

/** The claims that NumPy contradicts, in words, and how much was said. */
export interface Part {
  readonly wrong: readonly string[];
  readonly known: number;
  readonly all: number;
  readonly unknown: readonly string[];
}

function atThePrompt({ entries, hidden }: Program): Part {
  const session = startSession();
  const wrong: string[] = [];
  const unknown: string[] = [];
  for (const [source, printed] of entries) {
    const { output, unknown: why } = session.run(`${source}\n`);
    const got = output.replace(/^Traceback \(most recent call last\):\n(?: .*\n)*/m, "");
    if (why !== undefined) unknown.push(source);
    // Where something is not known, printing nothing does not say that nothing is raised.
    else if (got === "" && (hidden || unknown.length > 0) && isException(printed)) unknown.push(source);
    else if (!readsAlike(got, printed)) wrong.push(`>>> ${source}\nprints ${got}not    ${printed}`);
  }
  return { wrong, unknown, known: entries.length - unknown.length, all: entries.length };
}

function isException(printed: string): boolean {
  return /^[\w.]*(Error|Exception)\b/.test(printed);
}

/** Processors differ in the last digits, and so does what is printed of them. */
function readsAlike(got: string, want: string): boolean {
  if (got === want) return true;
  const number = /-?\d+\.?\d*(?:e[+-]?\d+)?/g;
  const space = /[ ]+/g;
  if (got.replace(number, "#").replace(space, "") !== want.replace(number, "#").replace(space, ""))
    return false;
  const numbers = want.match(number) ?? [];
  return (got.match(number) ?? []).every((text, i) => {
    if (!/[.e]/.test(text)) return text === numbers[i];
    const [one, other] = [Number(text), Number(numbers[i])];
    return Math.abs(one - other) <= 1e-6 * Math.max(1e-6, Math.abs(other));
  });
}

const compared = [
  "type",
  "dtype",
  "shape",
  "strides",
  "c",
  "f",
  "owndata",
  "nbytes",
  "values",
  "value",
] as const;

function asAFile({ entries, places }: Program): Part {
  const text = `${entries.map(([source]) => source).join("\n")}\n`;
  const inFunctions = linesOfFunctions(entries);
  const { part, claims } = compareFile(text, places);
  const shared: Shared[] = places.flatMap(([line, , , , kind, ...seen], i) => {
    const claim = claims[i];
    const isOfModule = kind === "bind" && !inFunctions.has(line);
    if (!isOfModule || !claim?.name) return [];
    const isKnown = seen.length === 1 && "root" in seen[0];
    return [{ name: claim.name, roots: isKnown ? [seen[0].root] : [], claimed: claim.root }];
  });
  return { ...part, wrong: [...part.wrong, ...wrongSharing(shared)] };
}

/** A file, what it does for several inputs, and what is claimed of it. */
function compareFile(text: string, places: Program["places"]) {
  const lines = text.split("\n");
  const known = new Map(facts(analyze(text, { detailed: true })).map((fact) => [placeOf(fact), fact]));
  const wrong: string[] = [];
  const unknown: string[] = [];
  const claims = places.map(([line, col, endLine, endCol, kind, ...seen]) => {
    const claim = known.get(`${line}:${col}-${endLine}:${endCol} ${kind}`);
    const where = `${line}: ${lines[line - 1].slice(col, line === endLine ? endCol : undefined)} (${kind})`;
    if (!claim) unknown.push(where);
    for (const fact of claim ? seen : [])
      for (const difference of differences(claim as Fact, fact))
        wrong.push(`${where} in ${lines[line - 1]}: ${difference}`);
    return claim;
  });
  return { part: { wrong, unknown, known: places.length - unknown.length, all: places.length }, claims };
}

/** A program that depends on an input, and what NumPy made of it for several; `scripts/fuzz/inputs.py` writes it. */
export interface Dependent {
  readonly seed: string;
  readonly text: string;
  /** The lines of functions, where names are others. */
  readonly inner: readonly number[];
  readonly places: Program["places"];
  /** An index among the places, and the number of the buffer there for each input: null where there was none, -1 where there were several. */
  readonly roots: readonly (readonly [number, ...(number | null)[]])[];
}

/** Compares what is claimed of a program that depends on an input with what NumPy does for each. */
export function compareDependent({ text, inner, places, roots }: Dependent): Part {
  const inFunctions = new Set(inner);
  const { part, claims } = compareFile(text, places);
  const shared: Shared[] = roots.flatMap(([index, ...numbers]) => {
    const [line, , , , kind] = places[index];
    const claim = claims[index];
    return kind === "bind" && !inFunctions.has(line) && claim?.name
      ? [{ name: claim.name, roots: numbers, claimed: claim.root }]
      : [];
  });
  return { ...part, wrong: [...part.wrong, ...wrongSharing(shared)] };
}

/** The lines that stand in functions, where names are others. */
function linesOfFunctions(entries: Program["entries"]): ReadonlySet<number> {
  const found = new Set<number>();
  let line = 1;
  for (const [source] of entries)
    for (const _ of source.split("\n")) {
      if (source.startsWith("def ")) found.add(line);
      line++;
    }
  return found;
}

/** A name that is bound to an array, with its buffer for each input and what is claimed to be its buffer. */
interface Shared {
  readonly name: string;
  readonly roots: readonly unknown[];
  readonly claimed: string | undefined;
}

/** Of the names that are bound at one time, equal tokens claim one buffer and different ones two. */
function wrongSharing(shared: readonly Shared[]): string[] {
  const wrong: string[] = [];
  const bound = new Map<string, Shared>();
  for (const one of shared) {
    for (const other of bound.values()) {
      if (other.name === one.name || !other.claimed || !one.claimed) continue;
      const isClaimed = other.claimed === one.claimed;
      const isWrong = one.roots.some(
        (root, i) => isBuffer(root) && isBuffer(other.roots[i]) && (root === other.roots[i]) !== isClaimed,
      );
      if (isWrong)
        wrong.push(`${one.name} ${isClaimed ? "does not share" : "shares"} memory with ${other.name}`);
    }
    bound.set(one.name, one);
  }
  return wrong;
}

const isBuffer = (root: unknown) => typeof root === "number" && root >= 0;

function differences(claim: Fact, fact: Known): string[] {
  const own = claim as unknown as Known;
  const isSingle = /float16|float32|complex64/.test(String(fact.dtype));
  const tolerance = fact.dtype === "float16" ? 2e-3 : isSingle ? 1e-5 : 1e-9;
  // An array of unknown length may be empty, and NumPy gives empty arrays strides of 0.
  const mayBeEmpty = Array.isArray(fact.shape) && fact.shape.includes(0) && !isExact(claim.shape);
  const wrong = compared
    .filter((key) => !(mayBeEmpty && key === "strides"))
    .filter(
      (key) =>
        !agrees(own[key], fact[key], key === "shape" || key === "strides" || key === "nbytes", tolerance),
    )
    .map((key) => `${key} ${JSON.stringify(own[key])}, not ${JSON.stringify(fact[key])}`);
  for (const [key, sign] of [
    ["min", 1],
    ["max", -1],
  ] as const) {
    const [bound, real] = [own[key], fact[key]];
    if (typeof bound !== "number" || (typeof real !== "number" && typeof real !== "string")) continue;
    const off = (bound - Number(real)) * sign;
    if (off > tolerance * Math.max(Math.abs(bound), 1e-9)) wrong.push(`${key} ${bound}, not ${real}`);
  }
  return wrong;
}

function isExact(shape: Fact["shape"]): boolean {
  return Array.isArray(shape) && shape.every((length) => typeof length === "number");
}

function placeOf({ line, col, endLine, endCol, kind }: Fact): string {
  return `${line}:${col}-${endLine}:${endCol} ${kind}`;
}

/** What is not said, or was not written down, can't be wrong; a name stands for any length. */
function agrees(claim: unknown, fact: unknown, isLength: boolean, tolerance: number): boolean {
  if (claim === undefined || claim === null || fact === undefined) return true;
  if (Array.isArray(claim) && Array.isArray(fact))
    return claim.length === fact.length && claim.every((one, i) => agrees(one, fact[i], isLength, tolerance));
  if (typeof claim === "number" && typeof fact === "number")
    return Math.abs(claim - fact) <= tolerance * Math.max(Math.abs(claim), Math.abs(fact));
  return claim === fact || (isLength && typeof claim === "string");
}
