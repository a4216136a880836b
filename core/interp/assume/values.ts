import { NDArray, newBuffer } from "../../ndarray/array.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { atomsOf, boundsOf, type Dim, unknownDim } from "../../ndarray/layouts/dim.ts";
import { contiguous, nbytes } from "../../ndarray/layouts/layout.ts";
import { unknownScalar } from "../../ndarray/make.ts";
import { touch } from "../../ndarray/mutable.ts";
import { sketched } from "../../ndarray/sketch.ts";
import { anyBool, anyFloat, anyStr, pyInt, type Value } from "../../ndarray/value.ts";
import { type Node, spanOf } from "../../syntax/ast.ts";
import type { Scope } from "../classes/scope.ts";
import type { Machine } from "../machine.ts";
import type { Said, SaidArray } from "./comment.ts";
import { type Assumptions, assumptionsIn } from "./places.ts";

/** Returns the value that a name gets: what comments say of it where the program leaves it open, else the value itself. */
export function assumedOr(
  machine: Machine,
  name: string,
  value: Value,
  node: Node,
  isParameter: boolean,
): Value {
  const all = assumptionsIn(machine.recorder.module);
  if (!all || !isOpen(value)) return value;
  const said = saidOf(machine, all, name, lineOf(machine, node), isParameter);
  const length = said.find(({ kind }) => kind === "length");
  if (value.t === "int")
    return length?.kind === "length" ? withHint(machine, name, value, length.value) : value;
  const type = said.find(({ kind }) => kind !== "length") ?? length;
  return (type && valueSaid(machine, name, type)) ?? value;
}

/** Returns the value of a name that is read: where the program leaves it open, what the comment behind the statement says. */
export function assumedWhenRead(machine: Machine, scope: Scope, name: string, value: Value): Value {
  const { here } = machine;
  const names = assumptionsIn(machine.recorder.module)?.ofLines.get(lineOf(machine, here));
  if (!names?.has(name)) return value;
  const said = assumedOr(machine, name, value, here, false);
  if (said === value) return value;
  touch(scope);
  scope.set(name, said);
  return said;
}

/** Returns the length that a name in a shape stands for, with what comments assume for it. */
export function lengthNamed(machine: Machine, name: string): Dim {
  const known = machine.scope.get(name);
  if (known?.t === "int" && typeof known.v !== "bigint") return known.v;
  return unknownDim(nameIn(machine, machine.scope, name), 0, Number.POSITIVE_INFINITY, hintOf(machine, name));
}

/** Returns what comments assume for a length; undefined where they say nothing. */
export function hintOf(machine: Machine, name: string): number | undefined {
  const all = assumptionsIn(machine.recorder.module);
  const length = all && saidOf(machine, all, name, undefined, true).find(({ kind }) => kind === "length");
  return length?.kind === "length" ? length.value : undefined;
}

/** An int that is an unknown and no more is still free to be called by what is assumed for it. */
function isOpen(value: Value): boolean {
  return value.t === "unknown" || (value.t === "int" && typeof value.v === "object");
}

const lineOf = ({ recorder: { module } }: Machine, node: Node) =>
  module.lines.position(spanOf(node).start).line;

/** What is said of a name: on the line, in the function, and of parameters also in the module. */
function saidOf(
  { recorder }: Machine,
  { ofLines, ofFunctions }: Assumptions,
  name: string,
  line: number | undefined,
  isParameter: boolean,
): readonly Said[] {
  const def = recorder.scope.node;
  const own = def ? ofFunctions.get(def.body) : undefined;
  const outer = def && !isParameter ? undefined : ofFunctions.get(undefined);
  return [
    ...((line === undefined ? undefined : ofLines.get(line)?.get(name)) ?? []),
    ...(own?.get(name) ?? []),
    ...(outer?.get(name) ?? []),
  ];
}

/** A number of which nothing is known is called by the name that it gets. */
function withHint(machine: Machine, name: string, value: Extract<Value, { t: "int" }>, hint: number): Value {
  const dim = value.v;
  if (typeof dim !== "object") return value;
  const [atom, ...others] = atomsOf(dim);
  const [term] = dim.terms.values();
  const isPlain = others.length === 0 && term.coefficient === 1 && term.atoms.length === 1;
  if (!isPlain || !atom.name.includes("?") || atom.hint === hint) return value;
  const [lo, hi] = boundsOf(dim);
  const called = machine.scope.has(name) ? machine.freshName(name) : nameIn(machine, machine.scope, name);
  return pyInt(unknownDim(called, lo, hi, hint));
}

function valueSaid(machine: Machine, name: string, said: Said): Value | undefined {
  switch (said.kind) {
    case "length":
      return pyInt(lengthOf(machine, name));
    case "array":
      return arraySaid(machine, said);
    case "scalar":
      return unknownScalar(said.dtype);
    case "plain":
      return plainValues[said.type]?.(lengthOf(machine, name));
  }
}

const plainValues: Readonly<Record<string, (length: Dim) => Value>> = {
  int: pyInt,
  float: () => anyFloat,
  bool: () => anyBool,
  complex: () => sketched({ kind: "number", whole: false, complex: true }),
  str: () => anyStr,
};

/** The unknown number that a name is bound to, and that shapes mean by that name; another one where the name is bound once more. */
function lengthOf(machine: Machine, name: string): Dim {
  const { scope } = machine;
  const hint = hintOf(machine, name);
  const called = scope.has(name) ? machine.freshName(name) : nameIn(machine, scope, name);
  const lo = hint === undefined ? Number.NEGATIVE_INFINITY : 0;
  return unknownDim(called, lo, Number.POSITIVE_INFINITY, hint);
}

function arraySaid(machine: Machine, { dtype, shape, order }: SaidArray): Value {
  const layout = contiguous(
    dtype,
    shape((name) => lengthNamed(machine, name)),
    order,
  );
  const array = new NDArray(layout, newBuffer(nbytes(layout), nothing, "assumed"), undefined, true);
  array.ownership = undefined;
  return array;
}

const namesOfCalls = new WeakMap<Scope, Map<string, string>>();

/** The unknown's name: as it is written where that can only be one, with the function's name where the module has one too, and another one for each call. */
function nameIn(machine: Machine, scope: Scope, name: string): string {
  const global = scope.module.scope?.get(name);
  const isTaken = scope !== scope.module.scope && global?.t === "int" && typeof global.v === "object";
  const isCalled = scope.kind === "function" && machine.recorder.scope.called;
  if (!isCalled) return isTaken ? `${machine.recorder.scope.name}.${name}` : name;
  const names = namesOfCalls.get(scope) ?? new Map<string, string>();
  namesOfCalls.set(scope, names);
  const known = names.get(name) ?? machine.freshName(name);
  names.set(name, known);
  return known;
}
