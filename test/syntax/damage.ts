import { children, type Module, type Node, type Span, type Stmt, spanOf } from "../../core/syntax/ast.ts";
import { parse } from "../../core/syntax/parse.ts";

/** How much of some files survives one kind of edit. */
export interface Damage {
  readonly kind: string;
  /** Statements at any level that neither hold nor touch the damage, and how many of them kept their tree. */
  readonly total: number;
  readonly kept: number;
  readonly changes: number;
}

/** An edit in the middle of a simple statement or of a header: `cut` units at `at` become `insert`. */
interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly insert: string;
}

/** The measure over those texts that parse without errors; the places are random with a fixed seed. */
export function damageReport(texts: readonly string[]): readonly Damage[] {
  const samples = texts
    .filter((text) => text.length > 200 && text.length < 200_000)
    .map((text) => parse(text))
    .filter((module) => module.errors.length === 0 && module.body.length > 0)
    .map(sampleOf);
  return Object.entries(KINDS).map(([kind, edit]) => {
    const random = generator(1);
    let total = 0;
    let kept = 0;
    for (const sample of samples) {
      const survivors = survival(sample, edit(sample.module, placeIn(sample, random), random));
      total += survivors.total;
      kept += survivors.kept;
    }
    return { kind, total, kept, changes: samples.length };
  });
}

/** A file with its statements at all levels, outer ones first, and where they were before any edit. */
interface Sample {
  readonly module: Module;
  readonly statements: readonly (Span & { readonly statement: Stmt })[];
}

function sampleOf(module: Module): Sample {
  return {
    module,
    statements: allStatements(module).map((statement) => ({ ...spanOf(statement), statement })),
  };
}

const KINDS: Readonly<Record<string, (module: Module, at: number, random: () => number) => Edit>> = {
  "unclosed bracket": (_, at, random) => ({ at, cut: 0, insert: "([{"[Math.floor(random() * 3)] }),
  "line cut off": ({ lines }, at) => ({ at, cut: lines.lineEnd(lines.position(at).line) - at, insert: "" }),
  "stray quote": (_, at, random) => ({ at, cut: 0, insert: `"'`[Math.floor(random() * 2)] }),
  "stray triple quote": (_, at) => ({ at, cut: 0, insert: '"""' }),
};

/** A place inside the first line of a random statement. */
function placeIn({ module, statements }: Sample, random: () => number): number {
  const { start, end } = statements[Math.floor(random() * statements.length)];
  const lineEnd = module.lines.lineEnd(module.lines.position(start).line);
  return start + 1 + Math.floor(random() * Math.max(1, Math.min(end, lineEnd) - start - 1));
}

function survival(
  { module, statements }: Sample,
  { at, cut, insert }: Edit,
): { total: number; kept: number } {
  const text = module.text.slice(0, at) + insert + module.text.slice(at + cut);
  const shift = insert.length - cut;
  const after = new Map<string, Stmt[]>();
  for (const statement of allStatements(parse(text))) {
    const { start, end } = spanOf(statement);
    const key = `${statement.kind} ${start} ${end}`;
    after.set(key, [...(after.get(key) ?? []), statement]);
  }
  const damaged = statements.findLast(({ start, end }) => start <= at && at <= end);
  const isWithin = (span: Span) =>
    damaged !== undefined && damaged.start <= span.start && span.end <= damaged.end;
  const counted = statements.filter((span) => (span.end < at || span.start > at + cut) && !isWithin(span));
  const kept = counted.filter(({ start, end, statement }) => {
    const move = start > at ? shift : 0;
    const same = after.get(`${statement.kind} ${start + move} ${end + move}`) ?? [];
    return same.some((other) => sameTree(other, statement));
  });
  return { total: counted.length, kept: kept.length };
}

/** True for two trees that are the same but for their places in the text. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([name, field], i) => PLACE.has(name) || sameTree(field, right[i][1]))
  );
}

const PLACE: ReadonlySet<string> = new Set(["start", "end", "unit"]);

/** All statements at all levels, outer ones first. */
export function allStatements(module: Module): readonly Stmt[] {
  const found: Stmt[] = [];
  const visit = (node: Node): void => {
    if (STATEMENT.has(node.kind)) found.push(node as Stmt);
    for (const child of children(node))
      if (HOLDERS.has(child.kind) || STATEMENT.has(child.kind)) visit(child);
  };
  for (const statement of module.body) visit(statement);
  return found;
}

const HOLDERS: ReadonlySet<string> = new Set(["ExceptHandler", "match_case"]);
const STATEMENT: ReadonlySet<string> = new Set(
  (
    "FunctionDef AsyncFunctionDef ClassDef Return Delete Assign TypeAlias AugAssign AnnAssign For AsyncFor While If " +
    "With AsyncWith Match Raise Try TryStar Assert Import ImportFrom Global Nonlocal Expr Pass Break Continue ErrorStmt"
  ).split(" "),
);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
