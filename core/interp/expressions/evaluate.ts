import { NotKnown } from "../../ndarray/error.ts";
import { unknownDim } from "../../ndarray/layouts/dim.ts";
import { nextMoment } from "../../ndarray/mutable.ts";
import { wholeOf } from "../../ndarray/sketch.ts";
import { pushAll } from "../../ndarray/spread.ts";
import {
  ellipsis,
  none,
  PyDict,
  PyList,
  PySet,
  pyBool,
  pyFloat,
  pyInt,
  pyStr,
  pyTuple,
  unknown,
  type Value,
} from "../../ndarray/value.ts";
import type { BoolOp, ConstantValue, Expr, Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { makeFunction } from "../calls/functions.ts";
import { getAttribute } from "../classes/attributes.ts";
import { PyRaise } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { mayRaise, mightHaveRaised } from "../paths/doubt.ts";
import { joinedValue } from "../paths/joining.ts";
import { fork, normal } from "../paths/paths.ts";
import { refined } from "../paths/refine.ts";
import { keyOf } from "../python/keys.ts";
import { attributeError } from "../python/messages.ts";
import { letGo } from "../strangers/escape.ts";
import { isReshaped } from "../strangers/reshaped.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { likelyOperation } from "../suppose/operations.ts";
import { comprehension } from "./comprehension.ts";
import { evalCall } from "./evalcall.ts";
import { joinedText } from "./fstring.ts";
import { bindName, lookupName } from "./names.ts";
import { binaryOperation, compareChain, unaryOperation } from "./operators.ts";
import { subscript } from "./subscript.ts";
import { asTest, isTest } from "./testing.ts";
import { truth } from "./truth.ts";

type Evaluator<K extends Expr["kind"]> = (machine: Machine, node: ExprOf<K>) => Value;
type ExprOf<K> = Expr extends infer N
  ? N extends { kind: infer J }
    ? K extends J
      ? N
      : never
    : never
  : never;

/** Kinds whose values people and `ndlens trace` look at. */
const observed = new Set<Expr["kind"]>([
  "Call",
  "BinOp",
  "UnaryOp",
  "Compare",
  "Subscript",
  "Attribute",
  "Name",
  "IfExp",
]);

/** Evaluates an expression and lays its value on the stack. */
export function evaluate(machine: Machine, node: Expr): Value {
  const height = machine.stack.length;
  const { here } = machine;
  machine.here = node;
  try {
    const found = (evaluators[node.kind] as Evaluator<Expr["kind"]>)(machine, node as never);
    const value = isReshaped(machine, found) ? unknown : found;
    machine.handled(lengthOfResult(node, value));
    const isDoubtful = machine.trying && mightHaveRaised(node, value, machine.stack.slice(height));
    machine.settle(height, value);
    if (observed.has(node.kind)) machine.observe(node, value);
    if (isDoubtful) mayRaise(machine);
    return value;
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    if (node.kind === "Call") letGoOfOperands(machine, height, node);
    const value = machine.notKnown(error.why);
    machine.settle(height, value);
    return value;
  } finally {
    machine.here = here;
  }
}

/** How many items an expression may have copied for its value. */
function lengthOfResult({ kind }: Expr, value: Value): number {
  if (kind === "Name" || kind === "Constant" || kind === "Attribute") return 0;
  if (value.t === "list" || value.t === "tuple") return value.items?.length ?? 0;
  if (value.t === "str" || value.t === "bytes") return (value.v?.length ?? 0) / 8;
  return value.t === "dict" ? (value.entries?.size ?? 0) : value.t === "set" ? (value.items?.size ?? 0) : 0;
}

/** A call of a function of Python's was not followed to its end: it may have changed what it was given. NumPy's say what they change. */
function letGoOfOperands(machine: Machine, height: number, node: Node): void {
  for (const operand of machine.stack.slice(height)) {
    if (operand.t === "numpy") return;
    if (operand.t !== "ndarray") letGo(machine, operand, node);
  }
  strangersRun(machine, "call");
}

const sequenceOf = (machine: Machine, elts: readonly Expr[]): Value[] | undefined => {
  const items: Value[] = [];
  for (const elt of elts) {
    if (elt.kind !== "Starred") items.push(machine.eval(elt));
    else {
      const more = machine.context.iterate(machine.eval(elt.value));
      if (!more) return undefined;
      pushAll(items, more);
    }
  }
  return items;
};

const hold = (items: readonly Value[]) => {
  for (const item of items) retain(item);
};

const evaluators: { readonly [K in Expr["kind"]]: Evaluator<K> } = {
  Constant: (_, node) => constant(node.value),
  Name: (machine, node) => lookupName(machine, node.id),
  Attribute: (machine, node) => {
    const object = machine.eval(node.value);
    const value = getAttribute(machine, object, node.attr, node);
    if (!value) return machine.raise("AttributeError", attributeError(object, node.attr));
    if (object.t === "ndarray" && value.t !== "ndarray") machine.recorder.use(node, object, "inspect");
    return value;
  },
  Subscript: subscript,
  Slice: (machine, node) => {
    const [start, stop, step] = [node.lower, node.upper, node.step].map((part) =>
      part ? sliceEnd(machine, machine.eval(part)) : none,
    );
    return { t: "slice", start, stop, step };
  },
  Call: evalCall,
  BinOp: (machine, node) => {
    const spine = leftSpine(node);
    let left = machine.eval(spine[0].left);
    const height = machine.stack.length - 1;
    spine.forEach((link, i) => {
      const right = machine.eval(link.right);
      const result = binaryOperation(machine, link.op, left, right, link);
      left = likelyOperation(machine, link.op, [left, right], result);
      if (i === spine.length - 1) return;
      machine.settle(height, left);
      machine.observe(link, left);
    });
    return left;
  },
  UnaryOp: (machine, node) => {
    const operand = node.op === "Not" ? asTest(node.operand) : node.operand;
    return unaryOperation(machine, node.op, machine.eval(operand), node);
  },
  BoolOp: (machine, node) => boolOperation(machine, node, 0),
  Compare: (machine, node) => compareChain(machine, node),
  NamedExpr: (machine, node) => {
    const value = machine.eval(node.value);
    if (node.target.kind === "Name") bindName(machine, node.target.id, value, node.target);
    return value;
  },
  Lambda: (machine, node) => makeFunction(machine, node, "<lambda>"),
  IfExp: (machine, node) => conditional(machine, node.test, node.body, node.orelse),
  Dict: (machine, node) => dictOf(machine, node),
  Set: (machine, node) => setOf(sequenceOf(machine, node.elts)),
  List: (machine, node) => {
    const items = sequenceOf(machine, node.elts);
    hold(items ?? []);
    return new PyList(items, items ? undefined : { t: "unknown" });
  },
  Tuple: (machine, node) => {
    const items = sequenceOf(machine, node.elts);
    if (!items) return machine.notKnown("a starred tuple");
    hold(items);
    return pyTuple(items);
  },
  ListComp: comprehension,
  SetComp: comprehension,
  DictComp: comprehension,
  GeneratorExp: comprehension,
  Await: (machine, node) => {
    const value = machine.eval(node.value);
    return value.t === "unknown" ? value : machine.notKnown("await");
  },
  Yield: (machine, node) => machine.yielded.get(node) ?? none,
  YieldFrom: (machine, node) => machine.yielded.get(node) ?? none,
  FormattedValue: joinedText,
  Interpolation: joinedText,
  JoinedStr: joinedText,
  TemplateStr: (machine, node) => {
    joinedText(machine, node);
    return machine.notKnown("a template");
  },
  Starred: (machine, node) => machine.eval(node.value),
  ErrorExpr: (machine, node) => {
    for (const child of node.children) machine.eval(child);
    return machine.notKnown("a syntax error");
  },
};

/** The end of a slice that is not known is some int; `None` would be an end as well. */
function sliceEnd(machine: Machine, value: Value): Value {
  if (value.t !== "unknown") return value;
  return pyInt(
    value.sketch ? wholeOf(value) : unknownDim(machine.freshName("end"), Number.NEGATIVE_INFINITY),
  );
}

/** A chain of operators that nests to the left, innermost first: `a + b + c` has two links. Long ones must not nest calls. */
function leftSpine(node: ExprOf<"BinOp">): ExprOf<"BinOp">[] {
  const links = [node];
  for (let left = node.left; left.kind === "BinOp"; left = left.left) links.push(left);
  return links.reverse();
}

function constant(value: ConstantValue): Value {
  switch (value.type) {
    case "int":
      return pyInt(value.value);
    case "float":
      return pyFloat(value.value);
    case "complex":
      return { t: "complex", re: 0, im: value.imag };
    case "str":
      return pyStr(value.value);
    case "bytes":
      return { t: "bytes", v: value.value };
    case "bool":
      return pyBool(value.value);
    case "None":
      return none;
    default:
      return ellipsis;
  }
}

/** `a and b and c`: evaluates up to the first value that decides; where that is not known, both ways are followed. */
function boolOperation(machine: Machine, node: BoolOp, at: number): Value {
  const { values } = node;
  const isAnd = node.op === "And";
  const value = machine.eval(values[at]);
  const isLast = at === values.length - 1;
  if (isLast && !isTest(node)) return value;
  const known = truth(machine, value, values[at]);
  if (isLast) return pyBool(known);
  if (known !== undefined) return known === isAnd ? boolOperation(machine, node, at + 1) : value;
  return eitherOf(machine, [
    () => (isTest(node) ? pyBool(!isAnd) : value),
    () => refined(machine, values[at], isAnd, () => boolOperation(machine, node, at + 1)),
  ]);
}

function conditional(machine: Machine, test: Expr, body: Expr, orelse: Expr): Value {
  const known = truth(machine, machine.eval(asTest(test)), test);
  if (known !== undefined) return machine.eval(known ? body : orelse);
  return eitherOf(machine, [
    () => refined(machine, test, true, () => machine.eval(body)),
    () => refined(machine, test, false, () => machine.eval(orelse)),
  ]);
}

/** Evaluates expressions of which one gives the value, and returns what stands for all of them. */
function eitherOf(machine: Machine, ways: readonly (() => Value)[]): Value {
  const since = nextMoment();
  const results: Value[] = [];
  const raised: PyRaise[] = [];
  fork(
    machine,
    ways.map((way) => () => {
      try {
        const value = way();
        // The value outlives the path that made it, so it keeps the reference it has on the stack.
        retain(value);
        results.push(value);
      } catch (error) {
        if (!(error instanceof PyRaise)) throw error;
        raised.push(error);
      }
      return normal;
    }),
  );
  if (results.length === 0 && raised.length > 0) throw raised[0];
  return joinedValue(machine, results, { since, own: 2 });
}

function setOf(items: readonly Value[] | undefined): Value {
  if (!items) return new PySet(undefined);
  const set = new Map<string, Value>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) return new PySet(undefined);
    if (!set.has(key)) {
      retain(item);
      set.set(key, item);
    }
  }
  return new PySet(set);
}

function dictOf(machine: Machine, node: ExprOf<"Dict">): Value {
  const entries = new Map<string, { key: Value; value: Value }>();
  let isKnown = true;
  const put = (key: Value, value: Value) => {
    const id = keyOf(key);
    if (id === undefined) {
      isKnown = false;
      return;
    }
    retain(key);
    retain(value);
    entries.set(id, { key: entries.get(id)?.key ?? key, value });
  };
  node.values.forEach((valueNode, i) => {
    const keyNode = node.keys[i];
    if (keyNode) {
      const key = machine.eval(keyNode);
      put(key, machine.eval(valueNode));
      return;
    }
    const other = machine.eval(valueNode);
    if (other.t !== "dict" || !other.entries) isKnown = false;
    else for (const { key, value } of other.entries.values()) put(key, value);
  });
  return isKnown ? new PyDict(entries) : new PyDict(undefined, machine.notKnown("a dict's keys"));
}
