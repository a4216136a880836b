import { children, type Module, type Node, type Stmt, spanOf } from "../../core/syntax/ast.ts";
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

/** The measure over files that parse without errors; the places are random with a fixed seed. */
export function damageReport(texts: readonly string[], every = 1): readonly Damage[] {
  const modules = texts
    .filter((text, index) => index % every === 0 && text.length > 200 && text.length < 200_000)
    .map((text) => parse(text))
    .filter((module) => module.errors.length === 0 && module.body.length > 0);
  return Object.entries(KINDS).map(([kind, edit]) => {
    const random = generator(1);
    const sums = modules.map((module) => survival(module, edit(module, random)));
    const sum = (of: (one: { total: number; kept: number }) => number) =>
      sums.reduce((all, one) => all + of(one), 0);
    return { kind, total: sum((one) => one.total), kept: sum((one) => one.kept), changes: sums.length };
  });
}

const KINDS: Readonly<Record<string, (module: Module, random: () => number) => Edit>> = {
  "unclosed bracket": (module, random) => ({
    at: placeIn(module, random),
    cut: 0,
    insert: "([{"[Math.floor(random() * 3)],
  }),
  "line cut off": (module, random) => {
    const at = placeIn(module, random);
    const { line } = module.lines.position(at);
    return { at, cut: module.lines.lineEnd(line) - at, insert: "" };
  },
  "stray quote": (module, random) => ({
    at: placeIn(module, random),
    cut: 0,
    insert: `"'`[Math.floor(random() * 2)],
  }),
  "stray triple quote": (module, random) => ({ at: placeIn(module, random), cut: 0, insert: '"""' }),
};

/** A place inside the first line of a random statement. */
function placeIn(module: Module, random: () => number): number {
  const statements = allStatements(module);
  const { start, end } = spanOf(statements[Math.floor(random() * statements.length)]);
  const lineEnd = module.lines.lineEnd(module.lines.position(start).line);
  return start + 1 + Math.floor(random() * Math.max(1, Math.min(end, lineEnd) - start - 1));
}

function survival(module: Module, { at, cut, insert }: Edit): { total: number; kept: number } {
  const text = module.text.slice(0, at) + insert + module.text.slice(at + cut);
  const shift = insert.length - cut;
  const after = new Map<string, Stmt[]>();
  for (const statement of allStatements(parse(text))) {
    const { start, end } = spanOf(statement);
    const key = `${statement.kind} ${start} ${end}`;
    after.set(key, [...(after.get(key) ?? []), statement]);
  }
  const outside = allStatements(module).filter((statement) => {
    const { start, end } = spanOf(statement);
    return end < at || start > at + cut;
  });
  const damaged = damagedStatement(module, at);
  const counted = outside.filter((statement) => damaged === undefined || !holds(damaged, statement));
  const kept = counted.filter((statement) => {
    const { start, end } = spanOf(statement);
    const move = start > at ? shift : 0;
    const same = after.get(`${statement.kind} ${start + move} ${end + move}`) ?? [];
    return same.some((other) => sameTree(other, statement));
  });
  return { total: counted.length, kept: kept.length };
}

/** The innermost statement that the damage is in. */
function damagedStatement(module: Module, at: number): Stmt | undefined {
  return allStatements(module).findLast((statement) => {
    const { start, end } = spanOf(statement);
    return start <= at && at <= end;
  });
}

function holds(outer: Stmt, inner: Stmt): boolean {
  return spanOf(outer).start <= spanOf(inner).start && spanOf(inner).end <= spanOf(outer).end;
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
