import { once } from "../../ndarray/once.ts";
import { type FunctionDef, type Module, type Node, type Stmt, spanOf, walk } from "../../syntax/ast.ts";
import type { Comment } from "../../syntax/comments.ts";
import { type Entry, type Mistake, readAssume, type Said } from "./comment.ts";

/** A comment that assumes something, and for what. */
interface Placed {
  readonly comment: Comment;
  readonly entries: readonly Entry[];
  readonly mistakes: readonly Mistake[];
  /** The function that it speaks of; undefined for the module. */
  readonly owner: FunctionDef | undefined;
  /** The lines that it speaks of, where it stands behind a statement. */
  readonly lines: Lines | undefined;
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What is said of names, by the kind of what is said. */
type Names = ReadonlyMap<string, readonly Said[]>;

/** What the comments of a file say to assume. */
export interface Assumptions {
  /** By the body of the function that they stand in; undefined for the module. */
  readonly ofFunctions: ReadonlyMap<unknown, Names>;
  readonly ofLines: ReadonlyMap<number, Names>;
  /** Equal for two texts that say the same of the same places. */
  readonly key: string;
}

/** Returns what the comments of a module say to assume; undefined when they say nothing. */
export const assumptionsIn = once((module: Module): Assumptions | undefined => {
  const placed = placedIn(module);
  if (placed.length === 0) return undefined;
  const ofFunctions = new Map<unknown, Map<string, Said[]>>();
  const ofLines = new Map<number, Map<string, Said[]>>();
  for (const { entries, owner, lines } of placed) {
    if (!lines) add(ofFunctions, owner?.body, entries);
    for (let line = lines?.first ?? 1; line <= (lines?.last ?? 0); line++) add(ofLines, line, entries);
  }
  return { ofFunctions, ofLines, key: placed.map((one) => keyOf(module, one)).join("\n") };
});

function add<K>(all: Map<K, Map<string, Said[]>>, key: K, entries: readonly Entry[]): void {
  const names = all.get(key) ?? new Map<string, Said[]>();
  all.set(key, names);
  for (const { name, said } of entries) names.set(name, [...(names.get(name) ?? []), said]);
}

/** What the comment says, and of what: the text of its line, or where its function stands among the others. */
function keyOf(module: Module, { comment, owner, lines }: Placed): string {
  const functions = functionsIn(module);
  const place = lines
    ? module.text
        .split("\n", lines.last)
        .slice(lines.first - 1)
        .join("\n")
    : "";
  return `${owner ? functions.indexOf(owner) : ""}:${place}:${comment.text}`;
}

const placedIn = once((module: Module): readonly Placed[] =>
  module.comments.flatMap((comment) => {
    const read = readAssume(comment.text);
    return read ? [{ comment, ...read, ...placeOf(module, comment) }] : [];
  }),
);

/** Behind the code of a line a comment speaks of that; by itself of the function around it or right below it, else of the module. */
function placeOf(module: Module, { start }: Comment): Pick<Placed, "owner" | "lines"> {
  const { line } = module.lines.position(start);
  const around = functionAround(module, line);
  if (module.text.slice(module.lines.lineStart(line), start).trim() === "")
    return { owner: around ?? functionBelow(module, line), lines: undefined };
  const statement = statementAt(module, line);
  if (statement?.kind === "FunctionDef" || statement?.kind === "AsyncFunctionDef")
    return { owner: statement, lines: undefined };
  return { owner: around, lines: statement ? headOf(module, statement) : { first: line, last: line } };
}

const functionsIn = once((module: Module): readonly FunctionDef[] => {
  const found: FunctionDef[] = [];
  for (const statement of module.body)
    walk(statement, (node) => {
      if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") found.push(node);
    });
  return found;
});

function linesOf(module: Module, node: Node): Lines {
  const { start, end } = spanOf(node);
  return { first: module.lines.position(start).line, last: module.lines.position(end).line };
}

function functionAround(module: Module, line: number): FunctionDef | undefined {
  return functionsIn(module).findLast((def) => {
    const { first, last } = linesOf(module, def);
    return first <= line && line <= last;
  });
}

/** The function that begins right below a comment, other comments and decorators in between. */
function functionBelow(module: Module, line: number): FunctionDef | undefined {
  return functionsIn(module).find((def) => {
    const top = Math.min(
      linesOf(module, def).first,
      ...def.decorator_list.map((one) => linesOf(module, one).first),
    );
    if (top <= line) return false;
    for (let between = line + 1; between < top; between++)
      if (
        !module.text
          .slice(module.lines.lineStart(between), module.lines.lineEnd(between))
          .trim()
          .startsWith("#")
      )
        return false;
    return true;
  });
}

const statements: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  ...([
    "FunctionDef",
    "AsyncFunctionDef",
    "ClassDef",
    "Return",
    "Delete",
    "Assign",
    "AugAssign",
    "AnnAssign",
  ] as const),
  ...([
    "For",
    "AsyncFor",
    "While",
    "If",
    "With",
    "AsyncWith",
    "Match",
    "Raise",
    "Try",
    "TryStar",
    "Assert",
  ] as const),
  ...(["Import", "ImportFrom", "Expr"] as const),
]);

/** The innermost statement of which a line is part, of a compound one its head. */
function statementAt(module: Module, line: number): Stmt | undefined {
  let innermost: Stmt | undefined;
  for (const statement of module.body)
    walk(statement, (node) => {
      if (!statements.has(node.kind)) return;
      const { first, last } = headOf(module, node as Stmt);
      if (first <= line && line <= last) innermost = node as Stmt;
    });
  return innermost;
}

function headOf(module: Module, statement: Stmt): Lines {
  const { first, last } = linesOf(module, statement);
  const body = "body" in statement && Array.isArray(statement.body) ? statement.body[0] : undefined;
  return { first, last: body ? Math.max(first, linesOf(module, body).first - 1) : last };
}

/** An entry that says nothing, with its place in the text. */
export interface Misassumed {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Returns what is wrong with the comments that assume something. */
export function misassumedIn(module: Module): readonly Misassumed[] {
  return placedIn(module).flatMap((placed) => {
    const { comment, entries, mistakes } = placed;
    const idle = entries.flatMap((entry) => {
      const message = isUsed(module, placed, entry) ? undefined : idleMessage(placed, entry);
      return message ? [{ ...entry, message }] : [];
    });
    return [...mistakes, ...idle].map(({ start, end, message }) => ({
      start: comment.start + start,
      end: comment.start + end,
      message,
    }));
  });
}

function idleMessage({ owner, lines }: Placed, { name }: Entry): string {
  if (lines) return `nothing on this line is called ${name}`;
  return owner ? `nothing in ${owner.name}() is called ${name}` : `nothing in this file is called ${name}`;
}

/** A type is said of a name in the code; a length may also be one in a docstring, or none that occurs. */
function isUsed(
  { text, lines: index }: Module,
  { comment, owner, lines }: Placed,
  { name, said }: Entry,
): boolean {
  if (said.kind === "length") return true;
  const around = owner && spanOf(owner);
  const start = lines ? index.lineStart(lines.first) : (around?.start ?? 0);
  const end = lines ? index.lineEnd(lines.last) : (around?.end ?? text.length);
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, "gu");
  return [...text.slice(start, end).matchAll(word)].some(({ index: at }) => {
    const place = start + at;
    return place < comment.start || place >= comment.end;
  });
}
