/**
 * ## What it does
 * Reports loops and comprehensions that go through an array number by number where one operation on the whole array does the same:
 * `for i in range(len(a)): out[i] = a[i] * 2`, `for x in a.flat: total += x`, `[x * 2 for x in a]`, `zip(*a)`.
 *
 * ## Why is this bad?
 * Each `a[i]` makes a Python object, and each step of the loop is interpreted: some hundred times slower than NumPy's own loop.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * values = np.linspace(0, 1, 50_000)
 * out = np.empty(50_000)
 * for i in range(len(values)):
 *     out[i] = values[i] * 2
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.linspace(0, 1, 50_000)
 * out = values * 2
 * ```
 *
 * ## When not to
 * When a step needs the one before, as in `x[i] = x[i - 1] + d[i]`. The rule only speaks of loops whose single statement computes
 * with elements at the loop's own indices, or at fixed distances from them, and of 10,000 steps and more.
 */

import type { Buffer } from "../../ndarray/buffer.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import type { Expr, For, ListComp, Module, Node, While } from "../../syntax/ast.ts";
import { walk } from "../../syntax/ast.ts";
import type { ValueEvent, ViewEvent } from "../../trace/event.ts";
import { eventsAt } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { calledName } from "../operands.ts";
import { type Report, rule } from "../rule.ts";
import { pathTo } from "../tree.ts";
import { elementwiseComprehension, elementwiseLoop, type Loop } from "./perelement.ts";
import { roundsOf } from "./rounds.ts";

/** Steps that take a noticeable time. */
const leastSteps = 10_000;

export default rule({
  code: "ND304",
  name: "element-loop",
  severity: "information",
  on: ["value", "view"],
  check(event, { trace, module, visits }) {
    if (event.kind === "view") return ofTransposing(event);
    // The iterator of `a.flat` stands where the attribute does.
    if (!visits.some((visit) => visit.kind === "value" && ["getitem", "iterate"].includes(visit.op)))
      return undefined;
    const loop = loopAround(module, event.node);
    if (!loop || firstRead(trace, loop.outer) !== event.node) return undefined;
    if (readsWhatItStores(trace, loop.outer)) return undefined;
    const steps = loop.all.reduce((product, one) => product * (roundsOf(trace, one) ?? 0), 1);
    if (steps < leastSteps) return undefined;
    return {
      message: `${steps.toLocaleString("en-US")} steps in Python, one for each element: say it with operations on the whole array`,
      at: loop.outer,
      proof: ["no step uses what another one has stored"],
    };
  },
});

/** `zip(*a)`, which takes the numbers of each row apart to put them together as columns. */
function ofTransposing({ op, node, of }: ViewEvent): Report | undefined {
  if (op !== "iterate" || calledName(node) !== "zip" || node.kind !== "Call") return undefined;
  const [given, ...others] = node.args;
  const all = size(of.layout);
  if (given?.kind !== "Starred" || others.length > 0 || !isExact(all) || all < leastSteps) return undefined;
  return {
    message: `${all.toLocaleString("en-US")} numbers taken out in Python: zip(*...) makes tuples of the columns; .T is a view with these as rows, and axis= goes along them`,
    proof: ["each number becomes an object"],
  };
}

/** Returns the loops or the comprehension that do one computation for each element, of which the node reads one. */
function loopAround(module: Module, node: Node): Loop | undefined {
  const path = pathTo(module, node);
  const around = path.filter((one): one is For | While => one.kind === "For" || one.kind === "While");
  // What takes numbers one at a time is asked for where somebody means to.
  if (path.some((one) => calledName(one) === "fromiter")) return undefined;
  const comprehension = path.find((one) => one.kind === "ListComp" || one.kind === "GeneratorExp");
  return (
    elementwiseLoop(module, around) ?? (comprehension && elementwiseComprehension(comprehension as ListComp))
  );
}

/** True when an array is read under one name and stored into under another one, so that a step may use what another has left. */
function readsWhatItStores(trace: Trace, loop: Node): boolean {
  const read = new Map<Buffer, string>();
  const stored = new Map<Buffer, string>();
  walk(loop, (node) => {
    if (node.kind !== "Subscript") return;
    const name = textOfName(node);
    for (const event of eventsAt(trace, node)) {
      if (event.kind === "value" && event.op === "getitem" && event.ins[0]?.t === "ndarray")
        read.set(event.ins[0].buffer, name);
      if (event.kind === "write") stored.set(event.into.buffer, name);
    }
  });
  return [...stored].some(([buffer, name]) => read.has(buffer) && read.get(buffer) !== name);
}

/** The name at the bottom of `a[i][j]`. */
function textOfName(node: Expr): string {
  if (node.kind === "Subscript") return textOfName(node.value);
  return node.kind === "Name" ? node.id : "";
}

/** Returns the first place in a loop where a number is taken out of an array. */
function firstRead(trace: Trace, loop: Node): Node | undefined {
  const found: Node[] = [];
  walk(loop, (node) => {
    // Numbers that are only counted through are not the array that the loop is about.
    if (calledName(node) === "arange") return;
    if (eventsAt(trace, node).some((event) => event.kind === "value" && isRead(event))) found.push(node);
  });
  return found[0];
}

function isRead({ op, ins, value, node }: ValueEvent): boolean {
  if (op === "iterate" && isIteratorOfAll(node)) return true;
  return (op === "getitem" || op === "iterate") && ins[0]?.t === "ndarray" && value.t === "scalar";
}

/** `a.flat`, `np.nditer(a)`, `np.ndenumerate(a)`: these give every element, whatever the axes. */
function isIteratorOfAll(node: Node): boolean {
  if (node.kind === "Attribute") return node.attr === "flat";
  return calledName(node) === "nditer" || calledName(node) === "ndenumerate";
}
