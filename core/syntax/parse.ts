import { TokenType } from "@zzzen/pyright-internal";
import type { Changes, FunctionDef, Module, Stmt, Unit } from "./ast.ts";
import type { Comment } from "./comments.ts";
import { lineIndex } from "./lines.ts";
import { lowerStatements } from "./lower-stmt.ts";
import { endOf, read } from "./reader.ts";
import { reconcile } from "./reconcile.ts";
import { type Chunk, Splitter } from "./tokens.ts";

/**
 * The tree of a text. It never throws: what can't be understood is a hole in its own top-level statement.
 * With the module of an earlier text, top-level statements whose text is the same keep their nodes; the
 * earlier module is used up by this, because its nodes move to their new places.
 */
export function parse(text: string, previous?: Module): Module {
  const { pieces, reused, changes } = previous === undefined ? fresh(text) : again(text, previous);
  for (const piece of pieces) piece.unit.offset = piece.start;
  const module: Module = {
    kind: "Module",
    text,
    body: pieces.flatMap((piece) => piece.body),
    errors: pieces.flatMap((piece) => piece.errors.map((error) => moved(error, piece.start))),
    comments: pieces.flatMap((piece) => piece.comments.map((comment) => moved(comment, piece.from))),
    lines: lineIndex(text),
    reused,
    changes,
  };
  PIECES.set(module, pieces);
  // Else each version of a text would keep the one before it in memory, and so all of them.
  if (previous) previous.changes = undefined;
  return module;
}

const PIECES = new WeakMap<Module, readonly Piece[]>();

/** A top-level statement (or several, on one line with semicolons) and the part of the text that it has for itself. */
interface Piece {
  readonly from: number;
  readonly to: number;
  /** As in a chunk: the piece is the same if the text up to here is. */
  readonly reach: number;
  /** Where the statement begins and ends, blank lines and comments around it left out. */
  readonly start: number;
  readonly end: number;
  readonly unit: Unit;
  readonly body: readonly Stmt[];
  /** From the statement's start. */
  readonly errors: Module["errors"];
  /** From the piece's start. */
  readonly comments: readonly Comment[];
}

interface Pieces {
  readonly pieces: readonly Piece[];
  readonly reused: number;
  readonly changes: Changes | undefined;
}

function fresh(text: string): Pieces {
  const splitter = new Splitter(text, 0);
  const pieces: Piece[] = [];
  for (let chunk = splitter.next(); chunk !== undefined; chunk = splitter.next())
    pieces.push(pieceOf(text, chunk, undefined));
  return { pieces, reused: 0, changes: undefined };
}

/** Keeps the pieces before and after the change, and between them those with the same text. */
function again(text: string, previous: Module): Pieces {
  const old = PIECES.get(previous) ?? [];
  const before = commonPrefix(previous.text, text);
  const after = commonSuffix(previous.text, text, before);
  const shift = text.length - previous.text.length;
  const replaced = [
    previous.text.slice(before, previous.text.length - after),
    text.slice(before, text.length - after),
  ];
  const movesLines = replaced.some((part) => /[\r\n]/.test(part));
  let kept = 0;
  while (kept < old.length && old[kept].reach <= before) kept++;
  const pieces = old.slice(0, kept);
  const known = byText(previous.text, old, kept, previous.text.length - after);
  const splitter = new Splitter(text, pieces.at(-1)?.to ?? 0);
  let reused = kept;
  for (let chunk = splitter.next(); chunk !== undefined; chunk = splitter.next()) {
    const piece = pieceOf(text, chunk, known);
    if (piece.unit.offset >= 0) reused++;
    pieces.push(piece);
    const resumed = chunk.to >= text.length - after ? beginningAt(old, chunk.to - shift) : -1;
    if (resumed < 0) continue;
    const rest = old.slice(resumed).map((later) => shifted(later, shift));
    pieces.push(...rest);
    const changes = changesOf(previous, old.slice(kept), pieces, kept, movesLines);
    return { pieces, reused: reused + rest.length, changes };
  }
  return { pieces, reused, changes: changesOf(previous, old.slice(kept), pieces, kept, movesLines) };
}

/**
 * Lets the nodes of former pieces live on in those that stand in their places from `first` on, up to the first of which more
 * differs than bodies of functions.
 */
function changesOf(
  since: Module,
  former: readonly Piece[],
  pieces: Piece[],
  first: number,
  movesLines: boolean,
): Changes {
  const functions = new Set<FunctionDef>();
  // A piece whose text stands elsewhere now has taken its nodes along.
  const taken = new Set(pieces.slice(first).map(({ body }) => body));
  let index = first;
  for (const before of former) {
    const piece = pieces[index];
    if (!piece || !livesOn(before, piece, taken, functions)) break;
    pieces[index++] = { ...piece, body: before.body };
  }
  const kept = pieces.slice(0, index).reduce((count, { body }) => count + body.length, 0);
  return { since, kept, functions, movesLines };
}

/** True when the nodes of a former piece can stand for a new one; they have its places then. */
function livesOn(
  before: Piece,
  piece: Piece,
  taken: ReadonlySet<Piece["body"]>,
  functions: Set<FunctionDef>,
): boolean {
  if (!haveSameDirectives(before, piece)) return false;
  if (before.body === piece.body) return true;
  if (taken.has(before.body) || before.body.length !== piece.body.length) return false;
  const changed = new Set<FunctionDef>();
  if (!before.body.every((statement, i) => reconcile(statement, piece.body[i], changed))) return false;
  for (const one of changed) functions.add(one);
  return true;
}

/** Comments that say something to this program count as its text. */
function haveSameDirectives(a: Piece, b: Piece): boolean {
  const directives = ({ comments }: Piece) =>
    comments.filter(({ text }) => text.includes("ndlens")).map(({ text }) => text);
  return directives(a).join("\n") === directives(b).join("\n");
}

/** The index of the piece whose part begins at the offset, or -1. */
function beginningAt(pieces: readonly Piece[], from: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].from < from) low = middle + 1;
    else high = middle;
  }
  return pieces[low]?.from === from ? low : -1;
}

/** Old pieces that begin before an offset, by the text of their statement, to be taken one after the other. */
function byText(text: string, pieces: readonly Piece[], first: number, before: number): Map<string, Piece[]> {
  const known = new Map<string, Piece[]>();
  for (let index = first; index < pieces.length && pieces[index].from < before; index++) {
    const piece = pieces[index];
    const key = text.slice(piece.start, piece.end);
    const same = known.get(key);
    if (same === undefined) known.set(key, [piece]);
    else same.push(piece);
  }
  return known;
}

/** The piece of a chunk; its unit's offset is -1 as long as it is new. */
function pieceOf(text: string, chunk: Chunk, known: Map<string, Piece[]> | undefined): Piece {
  const { from, to, reach, tokens } = chunk;
  const start = tokens[0].start;
  const end = endOfStatement(chunk);
  const comments = chunk.comments.map((range) => ({
    start: range.start - from,
    end: range.end - from,
    text: text.slice(range.start, range.end),
  }));
  const same = known?.get(text.slice(start, end))?.shift();
  if (same !== undefined) return { ...same, from, to, reach, start, end, comments };
  const unit = { offset: -1 };
  return { from, to, reach, start, end, comments, unit, ...statementsOf(text, chunk, unit, start, end) };
}

/** The end of the chunk's last line, before its line break. */
function endOfStatement({ tokens }: Chunk): number {
  const last = tokens.findLast((token) => token.type === TokenType.NewLine);
  return last?.start ?? endOf(tokens[tokens.length - 1]);
}

function statementsOf(
  text: string,
  { tokens }: Chunk,
  unit: Unit,
  start: number,
  end: number,
): Pick<Piece, "body" | "errors"> {
  try {
    const reading = read(text, tokens);
    const body = lowerStatements({ text, reading, unit, start, end }, reading.statements);
    const errors = reading.errors.map((error) => ({
      start: Math.min(error.start, end) - start,
      end: Math.min(error.end, end) - start,
      message: error.message,
    }));
    return { body, errors };
  } catch {
    const whole = { start: 0, end: end - start };
    return {
      body: [{ kind: "ErrorStmt", ...whole, unit, body: [] }],
      errors: [{ ...whole, message: "Statement is nested too deeply" }],
    };
  }
}

function shifted(piece: Piece, shift: number): Piece {
  const { from, to, reach, start, end } = piece;
  return {
    ...piece,
    from: from + shift,
    to: to + shift,
    reach: reach + shift,
    start: start + shift,
    end: end + shift,
  };
}

function moved<T extends { readonly start: number; readonly end: number }>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** How much the ends have in common, the first `prefix` units left out. */
function commonSuffix(a: string, b: string, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (length < limit && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length;
}
