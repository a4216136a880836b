import { type Atom, atomsOf } from "../ndarray/layouts/dim.ts";
import type { Value } from "../ndarray/value.ts";
import { type Call, type Expr, type Node, spanOf } from "../syntax/ast.ts";
import { isOperation } from "../trace/flow.ts";
import { soleUnknown, unknownIn } from "../trace/naming.ts";
import type { Trace } from "../trace/trace.ts";
import { shortText } from "./places.ts";

/** An unknown and what it is called. */
export type Origin = readonly [atom: Atom, name: string];

/** Longer expressions are no names. */
const longest = 24;

/** Expressions whose text stays one factor in a formula: `len(rows)`, `table.shape[0]`. */
const factor = /^[\p{L}_][\p{L}\p{N}_.]*(\((?:[\p{L}\p{N}_., ]|\(\)|\[\d+\])*\)|\[-?\d+\])?$/u;

/** Returns the unknowns that expressions give: what was seen at a place last, and what calls were given each time; in the order of the text. */
export function* expressionOrigins(trace: Trace): Iterable<Origin> {
  const seen = [...trace.observations].sort(([a], [b]) => spanOf(a).start - spanOf(b).start);
  for (const [node, { last }] of seen) {
    const atom = /^(Call|Attribute|Subscript)$/.test(node.kind) ? unknownIn(last) : undefined;
    const text = atom && factorText(trace, node);
    if (atom && text) yield [atom, text];
  }
  for (const event of trace.events)
    if (isOperation(event) && event.node.kind === "Call") yield* given(trace, event.node, event.ins);
}

function* given(trace: Trace, { args }: Call, ins: readonly Value[]): Iterable<Origin> {
  for (const [i, value] of ins.slice(ins.length - args.length).entries())
    for (const [node, part] of partsOf(args[i], value)) {
      const atom = unknownIn(part);
      const text = atom && factorText(trace, node);
      if (atom && text) yield [atom, text];
    }
}

/** An argument with its value, or the items of a tuple with theirs. */
function partsOf(node: Expr | undefined, value: Value): readonly (readonly [Expr, Value])[] {
  if (!node) return [];
  const isTuple = node.kind === "Tuple" && value.t === "tuple" && node.elts.length === value.items.length;
  return isTuple ? node.elts.map((item, i) => [item, value.items[i]]) : [[node, value]];
}

function factorText({ module }: Trace, node: Node): string | undefined {
  const { start, end } = spanOf(node);
  const text = module.text.slice(start, end);
  return text.length <= longest && factor.test(text) ? text : undefined;
}

/** Returns the unknown lengths of arrays that have a name: `len(found)`, `found.shape[1]`. */
export function* lengthOrigins({ bindings }: Trace): Iterable<Origin> {
  for (const { name, array } of bindings)
    for (const [axis, dim] of array.shape.entries()) {
      const atom = soleUnknown(dim);
      if (atom) yield [atom, axis === 0 ? `len(${name})` : `${name}.shape[${axis}]`];
    }
}

/** Returns the unknowns in the lengths of any other arrays, in words: "(length of np.zeros(k))". */
export function* otherOrigins({ lives, module }: Trace): Iterable<Origin> {
  for (const { owner, node } of lives.values())
    for (const dim of owner.shape)
      for (const atom of atomsOf(dim)) yield [atom, `(length of ${shortText(module, node)})`];
}
