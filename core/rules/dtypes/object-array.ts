/**
 * ## What it does
 * Reports arrays of Python objects that hold nothing but numbers, truths or texts.
 *
 * ## Why is this bad?
 * Such an array holds a pointer of 8 bytes for each element, and each element is a Python object of its own: 24 bytes a float, 28
 * an int, 50 and more a text. Arithmetic on it runs Python's methods one by one.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * readings = np.array([i * 0.5 for i in range(5000)], dtype=object)
 * print(readings.sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * readings = np.array([i * 0.5 for i in range(5000)], dtype=float)
 * print(readings.sum())
 * ```
 *
 * ## When not to
 * When elements of other kinds, or integers beyond 64 bits, are put in by code that is not seen here. Arrays that hold other
 * arrays, lists of different lengths, Decimals or Fractions are not reported.
 */
import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { boundsOf, type Dim, floorDivide, less, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import { type Expr, type FunctionDef, type Module, type Name, type Node, walk } from "../../syntax/ast.ts";
import type { EventOf } from "../../trace/event.ts";
import { isOperation } from "../../trace/flow.ts";
import { escapesAfter, namesOf } from "../../trace/query.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { replace } from "../edits.ts";
import { type Fix, rule } from "../rule.ts";
import { argument, numpyName } from "../tree.ts";
import { reachesUnknown } from "./reach.ts";

export default rule({
  code: "ND204",
  name: "object-array",
  severity: "warning",
  on: ["alloc", "copy"],
  check(event, { trace, module, visits }) {
    if (event.out.dtype.char !== "O" || !event.out.owndata) return undefined;
    const all = visits.map((visit) => heldBy(visit, trace));
    const [held] = all;
    if (!held || all.some((other) => other?.kind !== held.kind)) return undefined;
    if (dtypeNode(event) && visits.some(({ out }) => isMeant(trace, out))) return undefined;
    if (held.kind === "none" && visits.some(({ out }) => isCompared(trace, out))) return undefined;
    const count = floorDivide(nbytes(event.layout), 8);
    const { objects, dtype, itemsize, advice } = facts[held.kind];
    const [bytes, better] = [plus(nbytes(event.layout), held.bytes), times(count, itemsize)];
    const saved = minus(bytes, better);
    if (less(saved, 0) === true || (dtypeNode(event) && less(bytes, leastAsked) !== false)) return undefined;
    return {
      message: `${formatBytes(bytes)} of pointers and ${objects}: ${dtype} takes ${formatBytes(better)}${advice}; ${dtypeNode(event) ? "ask for that dtype" : "pass it as dtype="}`,
      bytes: saved,
      proof: [`the elements are ${objects}`],
      fix: fixOf(event, module, held.kind),
    };
  },
});

/** Bytes from which, if it is sure that there are as many, objects that are asked for are a mistake: a few of them, as in a test, are none. */
const leastAsked = 4096;

/** Who asks for objects and only hands them over to somebody, or looks whether they are objects, means it. */
function isMeant(trace: Trace, out: NDArray): boolean {
  const operations = touchesOf(trace, out).filter(({ event, role }) => role !== "made" && isOperation(event));
  const asksForDType = operations.some(({ event }) => "op" in event && event.op === "attribute:dtype");
  const isHandedOver = operations.length === 0 && namesOf(trace, out).length === 0;
  return isHandedOver || asksForDType || reachesUnknown(trace, out);
}

/** None is equal to None, but NaN to nothing. */
function isCompared(trace: Trace, out: NDArray): boolean {
  return touchesOf(trace, out).some(({ event }) => "op" in event && comparing.test(event.op));
}

const comparing = /:(Eq|NotEq)$|equal|allclose|isclose|array_equiv/;

type Kind = "float" | "int" | "bool" | "str" | "none";

interface Facts {
  readonly objects: string;
  readonly dtype: string;
  readonly itemsize: number;
  readonly advice: string;
}

const facts: Readonly<Record<Kind, Facts>> = {
  float: { objects: "Python floats", dtype: "float64", itemsize: 8, advice: "" },
  int: { objects: "Python ints", dtype: "int64", itemsize: 8, advice: "" },
  bool: { objects: "Python bools", dtype: "bool", itemsize: 1, advice: "" },
  str: { objects: "Python texts", dtype: "np.dtypes.StringDType()", itemsize: 16, advice: " and up" },
  none: {
    objects: "Python numbers or None",
    dtype: "float64",
    itemsize: 8,
    advice: " with np.nan in place of None",
  },
};

/** The Python objects that an array points to. */
interface Held {
  readonly kind: Kind;
  /** Bytes that they take, each counted once. */
  readonly bytes: Dim;
}

/** Returns what the elements are in the end; undefined when that is not known or not one thing. */
function heldBy(event: EventOf<"alloc" | "copy">, trace: Trace): Held | undefined {
  const { out, ins, step } = event;
  if (escapesAfter(trace, out, step)) return undefined;
  const elements = elementsOf(out) as readonly Value[] | undefined;
  const known = elements?.filter((element) => element !== undefined);
  if (elements && known?.length === elements.length)
    return heldIn(elements, isKeptElsewhere(event, trace) || isPickedOut(event, trace));
  const written = writtenInto(event, trace);
  if (written) return known && kindOfAll([...known]) !== written ? undefined : { kind: written, bytes: 0 };
  const [given] = ins;
  // A list whose items are too many to be known one by one.
  if (
    given?.t !== "list" ||
    !given.each ||
    trace.touches.get(out.buffer)?.some(({ role }) => role === "written")
  )
    return undefined;
  const kind = kindOfAll([given.each]);
  const each = isPickedOut(event, trace) ? 0 : sizeOf(given.each);
  return kind && { kind, bytes: times(floorDivide(nbytes(out.layout), 8), each) };
}

/** Returns what every write into an array puts there, where it was made to be filled. */
function writtenInto({ out, op, ins, named }: EventOf<"alloc" | "copy">, trace: Trace): Kind | undefined {
  const fill = op === "numpy.full" ? (ins[1] ?? named.get("fill_value")) : undefined;
  if (op !== "numpy.empty" && op !== "numpy.zeros" && fill === undefined) return undefined;
  const writes = (trace.touches.get(out.buffer) ?? []).filter(({ role }) => role === "written");
  const values = writes.map(({ event }) => (event.kind === "write" ? event.from : undefined));
  const known = values.filter((value) => value !== undefined);
  if (!trace.isWhole || known.length !== values.length || known.length === 0) return undefined;
  return kindOfAll(fill ? [fill, ...known] : known);
}

/** True for `[price for name, price in rows]`: the objects are those of a list that is there anyway. */
function isPickedOut({ node }: EventOf<"alloc" | "copy">, trace: Trace): boolean {
  const given = node.kind === "Call" ? node.args[0] : undefined;
  if (given?.kind !== "ListComp" || given.elt.kind !== "Name") return false;
  const [{ iter, target }, ...more] = given.generators;
  const over = trace.observations.get(iter)?.last.t;
  const isStored = iter.kind === "Name" && (over === "list" || over === "tuple");
  let isItem = false;
  walk(target, (part) => {
    isItem ||= part.kind === "Name" && given.elt.kind === "Name" && part.id === given.elt.id;
  });
  return isStored && isItem && more.length === 0;
}

/** True where the list that the array is made of has a name: its objects are there with and without the array. */
function isKeptElsewhere({ node, ins, out, scope }: EventOf<"alloc" | "copy">, trace: Trace): boolean {
  const isList = ins[0]?.t === "list" || ins[0]?.t === "tuple";
  const given = node.kind === "Call" ? node.args[0] : undefined;
  if (!isList || given?.kind !== "Name") return false;
  const isReturned = touchesOf(trace, out).some(
    ({ event }) => event.kind === "use" && event.how === "return",
  );
  const outlives = isReturned || trace.lives.get(out.buffer)?.died === undefined;
  return !(outlives && scope.node?.kind === "FunctionDef" && isOnlyFilled(scope.node, given));
}

/** True for a list of a function's own that is only appended to before it is used at `use`: it is gone when the function has returned. */
function isOnlyFilled(owner: FunctionDef, use: Name): boolean {
  let isFilled = true;
  let isMade = false;
  const known = new Set<Node>([use]);
  walk(owner, (node) => {
    if (node.kind === "Attribute" && fillers.has(node.attr)) known.add(node.value);
    if (node.kind !== "Assign" || node.targets.some(({ kind }) => kind !== "Name" && kind !== "Tuple"))
      return;
    const made = node.targets.flatMap((target) => listsMadeBy(target, node.value));
    isMade ||= made.some(({ id }) => id === use.id);
    for (const name of made) known.add(name);
  });
  walk(owner, (node) => {
    if (node.kind === "Name" && node.id === use.id && !known.has(node)) isFilled = false;
  });
  return isMade && isFilled;
}

const fillers: ReadonlySet<string> = new Set(["append", "extend"]);

/** The names that `x = []` and `x, y = [], []` give to new lists. */
function listsMadeBy(target: Expr, value: Expr): readonly Name[] {
  if (target.kind === "Tuple" && value.kind === "Tuple" && target.elts.length === value.elts.length)
    return target.elts.flatMap((one, i) => listsMadeBy(one, value.elts[i]));
  return target.kind === "Name" && (value.kind === "List" || value.kind === "ListComp") ? [target] : [];
}

function heldIn(elements: readonly Value[], isKept: boolean): Held | undefined {
  const kind = kindOfAll(elements);
  if (!kind || isKept) return kind && { kind, bytes: 0 };
  let bytes = 0;
  for (const element of new Set(elements)) bytes += sizeOf(element);
  return { kind, bytes };
}

/** Bytes of a Python object as CPython allocates it; 0 for those that exist anyway, or may do so. */
function sizeOf(element: Value): number {
  if (element.t === "float") return 24;
  if (element.t === "str") return 49 + (element.v?.length ?? 0);
  if (element.t !== "int") return 0;
  if (typeof element.v === "bigint") return sizeOfInt;
  const [lo, hi] = boundsOf(element.v);
  const isKnown = Number.isFinite(lo) && Number.isFinite(hi);
  return isKnown && (lo < leastShared || hi > mostShared) ? sizeOfInt : 0;
}

const sizeOfInt = 32;

/** The ints that CPython makes once for all. */
const [leastShared, mostShared] = [-5, 256];

function kindOfAll(elements: readonly Value[]): Kind | undefined {
  const found = new Set<Value["t"]>();
  for (const element of elements) {
    // An int that does not fit 64 bits has no other dtype to go to.
    if (element?.t === "int" && typeof element.v === "bigint" && BigInt.asIntN(64, element.v) !== element.v)
      return undefined;
    found.add(element?.t);
  }
  const has = (...types: readonly Value["t"][]) =>
    found.size > 0 && [...found].every((t) => types.includes(t));
  if (has("bool")) return "bool";
  if (has("str")) return "str";
  if (has("int")) return "int";
  if (has("float", "int")) return "float";
  return (found.has("float") || found.has("int")) && has("float", "int", "none") ? "none" : undefined;
}

const builtins: Readonly<Partial<Record<Kind, string>>> = { float: "float", int: "int", bool: "bool" };

/** `dtype=object` becomes the dtype that holds the elements. */
function fixOf(event: EventOf<"alloc" | "copy">, module: Module, kind: Kind): Fix | undefined {
  const np = numpyName(module);
  const dtype = dtypeNode(event);
  const better = kind === "str" ? `${np}.dtypes.StringDType()` : builtins[kind];
  if (!np || !dtype || !better) return undefined;
  return { title: `Use dtype=${better}`, safe: false, edits: [replace(dtype, better)] };
}

/** The dtype that is asked for. */
function dtypeNode({ node, op }: EventOf<"alloc" | "copy">) {
  const position = op === "numpy.ndarray.astype" ? 0 : op === "numpy.full" ? 2 : 1;
  return argument(node, position, "dtype");
}
