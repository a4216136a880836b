import { type Call, type Expr, type Located, type Module, spanOf } from "../syntax/ast.ts";
import type { Edit } from "./rule.ts";

/** Puts other text in a node's place. */
export function replace(at: Located, text: string): Edit {
  return { at, text };
}

/** Inserts text before a node. */
export function insertBefore({ start, unit }: Located, text: string): Edit {
  return { at: { start, end: start, unit }, text };
}

/** Inserts text after a node. */
export function insertAfter({ end, unit }: Located, text: string): Edit {
  return { at: { start: end, end, unit }, text };
}

/** Removes what stands from the end of one node to the end of another, e.g. the `.copy()` of `a.copy()`. */
export function removeBetween(from: Located, to: Located): Edit {
  return { at: { start: from.end, end: to.end, unit: from.unit }, text: "" };
}

/** Returns the source text of a node. */
export function textOf(module: Module, at: Located): string {
  const { start, end } = spanOf(at);
  return module.text.slice(start, end);
}

/** Removes a method's call from what it is called on: `(a + b).copy()` becomes `(a + b)`. */
export function removeMethod(module: Module, call: Located, method: Located): Edit {
  const { text } = module;
  const offset = call.unit.offset;
  let start = text.lastIndexOf(".", spanOf(method).start - 1);
  while (/\s/.test(text[start - 1])) start--;
  return { at: { start: start - offset, end: call.end, unit: call.unit }, text: "" };
}

/** Returns an expression's text, in parentheses where an operator beside it would bind tighter. */
export function operandText(module: Module, expression: Expr): string {
  const text = textOf(module, expression);
  return loose.has(expression.kind) ? `(${text})` : text;
}

const loose: ReadonlySet<Expr["kind"]> = new Set([
  "BinOp",
  "UnaryOp",
  "BoolOp",
  "Compare",
  "IfExp",
  "Lambda",
  "NamedExpr",
  "Await",
  "Yield",
  "YieldFrom",
  "GeneratorExp",
]);

/** Adds a keyword argument to a call, behind those it has. */
export function addKeyword(module: Module, call: Call, text: string): Edit {
  const { text: source } = module;
  const given = [...call.args, ...call.keywords];
  if (given.length === 0) {
    const { end } = spanOf(call);
    const at = source.lastIndexOf(")", end - 1) - call.unit.offset;
    return { at: { start: at, end: at, unit: call.unit }, text };
  }
  const last = given.reduce((a, b) => (b.end > a.end ? b : a));
  // The last argument may stand in parentheses of its own.
  const close = spanOf(call).end - 1;
  const from = source.slice(0, close).trimEnd();
  const end = from.endsWith(",") ? from.length - 1 : Math.max(from.length, spanOf(last).end);
  const hasComment = source.slice(spanOf(last).end, close).includes("#");
  return insertAt(call, hasComment ? spanOf(last).end : end, `, ${text}`);
}

function insertAt({ unit }: Located, offset: number, text: string): Edit {
  return { at: { start: offset - unit.offset, end: offset - unit.offset, unit }, text };
}
