import { NotKnown } from "../../ndarray/error.ts";
import { none, unknown, type Value } from "../../ndarray/value.ts";
import { type Expr, type Stmt, walk, type Yield, type YieldFrom } from "../../syntax/ast.ts";
import { isAxisError } from "../calls/axiserror.ts";
import { callValue } from "../calls/call.ts";
import { drive, makeFunction } from "../calls/functions.ts";
import { closeDropped, PyGenerator, type Sent } from "../calls/generators.ts";
import { namesBoundIn, yieldsOf } from "../calls/static.ts";
import { getAttribute } from "../classes/attributes.ts";
import { instantiate, makeClass } from "../classes/classes.ts";
import { exceptionNamed } from "../classes/exceptions.ts";
import { type Next, PyClass, PyInstance, PyIterator, PyRaise } from "../classes/objects.ts";
import { setAttributeOf } from "../classes/setattributes.ts";
import { bindName, lookupName } from "../expressions/names.ts";
import { inplaceOperation } from "../expressions/operators.ts";
import { isSureToFit, itemOf } from "../expressions/subscript.ts";
import { asTest } from "../expressions/testing.ts";
import { truth } from "../expressions/truth.ts";
import type { Machine } from "../machine.ts";
import { mayRaise, mightHaveFailed } from "../paths/doubt.ts";
import { type Completion, fork, normal } from "../paths/paths.ts";
import { narrow, narrowByUnpacking, refined } from "../paths/refine.ts";
import { strText } from "../python/format.ts";
import { letGo } from "../strangers/escape.ts";
import { isReshaped } from "../strangers/reshaped.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { assign, assignItem, remove } from "./assign.ts";
import { importFrom, importModules } from "./imports.ts";
import { iteratorOf } from "./iterate.ts";
import { execFor, execWhile } from "./loops.ts";
import { execMatch } from "./match.ts";
import { execTry } from "./try.ts";
import { execWith } from "./with.ts";

/** A running piece of the program; it stops at each `yield` and is given what is sent in. */
export type Execution = Generator<Value, Completion, Value>;

type Of<K extends Stmt["kind"]> = Stmt extends infer N
  ? N extends { kind: infer J }
    ? K extends J
      ? N
      : never
    : never
  : never;

/** Runs statements one after another until one of them leaves. */
export function* execBlock(machine: Machine, body: readonly Stmt[]): Execution {
  for (const statement of body) {
    const completion = yield* exec(machine, statement);
    if (completion.kind !== "normal") return completion;
  }
  return normal;
}

/** Runs one statement. */
export function* exec(machine: Machine, node: Stmt): Execution {
  machine.tick();
  machine.here = node;
  const height = machine.stack.length;
  for (const one of yieldsOf(headOf(node))) yield* runYield(machine, one as Expr);
  const compound = compounds[node.kind];
  if (compound) {
    const completion = yield* compound(machine, node as never);
    if (machine.recorder.dropped.length > 0) closeDropped(machine);
    if (completion.kind === "normal") machine.recorder.lineDone(node);
    return completion;
  }
  const completion = execSimple(machine, node);
  machine.unwind(height);
  if (machine.recorder.dropped.length > 0) closeDropped(machine);
  if (machine.strangers.hasFinalizers) strangersRun(machine, "operation");
  machine.recorder.lineDone(node);
  return completion;
}

/** The part of a statement that is evaluated before its body. */
function headOf(node: Stmt): Expr | Stmt {
  if (node.kind === "If" || node.kind === "While") return node.test;
  if (node.kind === "For" || node.kind === "AsyncFor") return node.iter;
  if (node.kind === "Match") return node.subject;
  return node.kind in compounds ? { ...node, kind: "Pass" } : node;
}

function* runYield(machine: Machine, node: Expr): Generator<Value, void, Value> {
  if (machine.scope.isAlone && (node.kind === "Yield" || node.kind === "YieldFrom")) {
    machine.yielded.set(node, handOut(machine, node));
  } else if (node.kind === "Yield") {
    const height = machine.stack.length;
    const value = node.value ? machine.eval(node.value) : machine.push(none);
    machine.yielded.set(node, yield value);
    machine.unwind(height);
  } else if (node.kind === "YieldFrom") {
    const height = machine.stack.length;
    const iterator = iteratorOf(machine, machine.eval(node.value), node);
    if (!(iterator instanceof PyIterator)) throw new NotKnown("items of a generator");
    machine.push(iterator);
    let sent: Sent = { value: none };
    for (;;) {
      const next = sendOn(machine, iterator, sent);
      if (next === "unknown") throw new NotKnown("items of a generator");
      if (next === "end") break;
      sent = yield* passedOn(next.item);
    }
    machine.unwind(height);
    machine.yielded.set(node, iterator instanceof PyGenerator ? iterator.returned : none);
  }
}

/** What a generator was woken with goes on to the iterator that it takes items from; one that is no generator can't be told of an exception. */
function sendOn(machine: Machine, iterator: PyIterator, sent: Sent): Next {
  if (iterator instanceof PyGenerator) return iterator.send(machine, sent);
  if ("error" in sent) throw sent.error;
  return iterator.next(machine);
}

/** Gives the items to whoever takes them, who may do anything before the generator goes on, and may end it there. */
function handOut(machine: Machine, node: Yield | YieldFrom): Value {
  const height = machine.stack.length;
  if (node.value) letGo(machine, machine.eval(node.value), node);
  mayRaise(machine);
  strangersRun(machine, "call");
  machine.unwind(height);
  return unknown;
}

/** Yields an item; what comes back, an exception too, is for the inner generator. */
function* passedOn(item: Value): Generator<Value, Sent, Value> {
  try {
    return { value: yield item };
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    return { error };
  }
}

function execSimple(machine: Machine, node: Stmt): Completion {
  try {
    const run = simple[node.kind] as ((machine: Machine, node: Stmt) => unknown) | undefined;
    const ended = run?.(machine, node);
    return isCompletion(ended) ? ended : normal;
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    abandon(machine, node);
    machine.notKnown(error.why);
    return normal;
  }
}

/** A statement was not run to its end: what it binds is not known afterwards, and it may have changed what it mentions. */
export function abandon(machine: Machine, statement: Stmt): void {
  walk(statement, (node) => {
    const value = node.kind === "Name" ? machine.scope.get(node.id) : undefined;
    if (value) letGo(machine, value, statement);
    return node.kind !== "FunctionDef" && node.kind !== "ClassDef";
  });
  strangersRun(machine, "call");
  for (const name of namesBoundIn(statement)) bindName(machine, name, unknown, statement, "quiet");
}

function isCompletion(value: unknown): value is Completion {
  return typeof value === "object" && value !== null && "kind" in value;
}

const compounds: { readonly [K in Stmt["kind"]]?: (machine: Machine, node: Of<K>) => Execution } = {
  If: execIf,
  For: execFor,
  AsyncFor: execFor,
  While: execWhile,
  Try: execTry,
  TryStar: execTry,
  With: execWith,
  AsyncWith: execWith,
  Match: execMatch,
};

/** Simple statements; those that leave the straight way answer with a completion, others with anything else. */
const simple: { readonly [K in Stmt["kind"]]?: (machine: Machine, node: Of<K>) => unknown } = {
  Expr: (machine, node) => {
    const value = machine.eval(node.value);
    if (machine.scope === machine.prompt?.scope) machine.prompt.show(value, node.value);
  },
  Assign: (machine, node) => {
    narrowByUnpacking(machine, node);
    const value = machine.eval(node.value);
    for (const target of node.targets) assign(machine, target, value);
  },
  AnnAssign: (machine, node) => {
    if (node.value) assign(machine, node.target, machine.eval(node.value));
  },
  AugAssign: augmentedAssign,
  Return: (machine, node) => ({ kind: "return", value: node.value ? machine.take(node.value) : none }),
  Delete: (machine, node) => {
    for (const target of node.targets) remove(machine, target);
  },
  Pass: () => normal,
  Break: () => ({ kind: "break" }),
  Continue: () => ({ kind: "continue" }),
  Global: () => normal,
  Nonlocal: () => normal,
  Import: importModules,
  ImportFrom: importFrom,
  TypeAlias: (machine, node) => {
    if (node.name.kind === "Name") bindName(machine, node.name.id, { t: "unknown" }, node.name);
  },
  Assert: execAssert,
  Raise: execRaise,
  FunctionDef: (machine, node) => define(machine, node, makeFunction(machine, node, node.name)),
  AsyncFunctionDef: (machine, node) => define(machine, node, machine.notKnown("an async function")),
  ClassDef: (machine, node) => define(machine, node, makeClass(machine, node)),
  ErrorStmt: (machine) => {
    machine.notKnown("a syntax error");
  },
};

function* execIf(machine: Machine, node: Of<"If">): Execution {
  const test = machine.take(asTest(node.test));
  const known = truth(machine, test, node.test);
  machine.release(test);
  if (known !== undefined) return yield* execBlock(machine, known ? node.body : node.orelse);
  return fork(machine, [
    () => refined(machine, node.test, true, () => drive(execBlock(machine, node.body))),
    () => refined(machine, node.test, false, () => drive(execBlock(machine, node.orelse))),
  ]);
}

/** `target op= value`: the target's parts are evaluated once. */
function augmentedAssign(machine: Machine, node: Of<"AugAssign">): void {
  const { target, op } = node;
  const changed = (current: Value) => {
    const value = machine.eval(node.value);
    if (mightHaveFailed(op, current, value)) mayRaise(machine);
    return machine.push(inplaceOperation(machine, op, current, value, node));
  };
  if (target.kind === "Name") {
    const current = lookupName(machine, target.id);
    bindName(
      machine,
      target.id,
      changed(machine.push(isReshaped(machine, current) ? unknown : current)),
      target,
    );
  } else if (target.kind === "Attribute") {
    const object = machine.eval(target.value);
    const current = machine.push(getAttribute(machine, object, target.attr, target) ?? { t: "unknown" });
    setAttributeOf(machine, object, target.attr, changed(current), target);
  } else if (target.kind === "Subscript") {
    const object = machine.eval(target.value);
    const index = machine.eval(target.slice);
    const result = changed(machine.push(itemOf(machine, object, index, target)));
    if (!isSureToFit(object, index, result)) mayRaise(machine);
    assignItem(machine, object, index, result, target);
  }
}

function define(machine: Machine, node: Of<"FunctionDef"> | Of<"ClassDef">, made: Value): void {
  let value = machine.push(made);
  machine.defined(made);
  for (const decorator of [...node.decorator_list].reverse()) {
    const callee = machine.eval(decorator);
    value = machine.push(
      callValue(machine, callee, { positional: [value], named: new Map(), node: decorator }),
    );
  }
  bindName(machine, node.name, value, node, "quiet");
}

function execAssert(machine: Machine, node: Of<"Assert">): void {
  const known = truth(machine, machine.eval(asTest(node.test)), node.test);
  if (known === false) {
    const message = node.msg ? strText(machine, machine.eval(node.msg)) : "";
    machine.raise("AssertionError", message ?? "");
  }
  if (known !== undefined) return;
  mayRaise(machine);
  narrow(machine, node.test, true);
}

function execRaise(machine: Machine, node: Of<"Raise">): never {
  const current = machine.handling[machine.handling.length - 1];
  if (!node.exc)
    throw (
      current ??
      new PyRaise(exceptionNamed("RuntimeError", ""), "RuntimeError", "No active exception to reraise")
    );
  let value = machine.eval(node.exc);
  if (value instanceof PyClass)
    value = machine.push(instantiate(machine, value, { positional: [], named: new Map(), node: node.exc }));
  const type = value instanceof PyInstance ? value.cls.name : "Exception";
  const args = value instanceof PyInstance ? value.attrs.get("args") : undefined;
  const isWhole = (args?.t === "tuple" && args.items.length > 1) || type === "KeyError" || isAxisError(value);
  const first = isWhole ? value : args?.t === "tuple" ? args.items[0] : undefined;
  throw new PyRaise(value, type, (first && strText(machine, first)) ?? "");
}
