import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { type DType, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import { atomsOf, type Dim, same, unknownDim } from "../../ndarray/layouts/dim.ts";
import { isC } from "../../ndarray/layouts/layout.ts";
import { unknownScalar } from "../../ndarray/make.ts";
import { arrayOfRanks, arrayOfShape, freshLength, numberSketchOf, sketched } from "../../ndarray/sketch.ts";
import { anyBool, PyList, pyInt, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import type { Effect } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import type { Machine } from "../machine.ts";
import { letGo } from "../strangers/escape.ts";
import { likelyOutcomes } from "../suppose/ranks.ts";
import { supposes } from "../suppose/values.ts";
import { remembered } from "./remembered.ts";
import { inWorld, isPartly, ownLength, type World, worldsOf } from "./worlds.ts";

/** What an operation gave in one world. */
interface Outcome {
  readonly world: World;
  readonly effect: Exclude<Effect, { kind: "raise" | "unknown" }>;
}

/** Asks NumPy what an operation does with these operands; undefined when it has nothing to do with them. */
export type Ask = (operands: readonly Value[]) => Effect | undefined;

/** Steps that an operation counts as in each world. */
const stepsOfWorld = 2;

/**
 * Returns what an operation gives of which operands are known in part: what all cases have in common that they may be. Undefined
 * when no operand is, or nothing is common to all cases. `names` are those of the operands that are passed by name.
 */
export function lifted(
  machine: Machine,
  node: Node,
  op: string,
  operands: readonly Value[],
  ask: Ask,
  names: Iterable<string> = [],
): Value | undefined {
  if (!operands.some((operand) => isPartly(operand))) return undefined;
  const operation = `${supposes(machine) ? "supposed " : ""}${op}(${[...names]}`;
  return remembered(machine, operation, operands, () => {
    const inAll = inAllWorlds(machine, node, op, operands, ask, false);
    return inAll ?? withSamples(machine, node, op, operands, ask);
  });
}

/** The same for an operation that can't be followed because lengths are not known: where it does not depend on them, its result has a number of axes. */
export function withSamples(
  machine: Machine,
  node: Node,
  op: string,
  operands: readonly Value[],
  ask: Ask,
): Value | undefined {
  return inAllWorlds(machine, node, op, operands, ask, true);
}

function inAllWorlds(
  machine: Machine,
  node: Node,
  op: string,
  operands: readonly Value[],
  ask: Ask,
  withLengths: boolean,
): Value | undefined {
  const worlds = worldsOf(operands, withLengths);
  if (!worlds) return undefined;
  const outcomes = outcomesIn(machine, worlds.ofRanks, operands, ask);
  if (!outcomes?.length) return undefined;
  const usual = outcomes.find(({ world }) => world.isUsual) ?? outcomes[outcomes.length - 1];
  const more = outcomesIn(machine, worlds.ofKinds(usual.world), operands, ask);
  if (!more) return undefined;
  outcomes.push(...more);
  const apart = worlds.apart(usual.world);
  const others = apart ? outcomesIn(machine, [apart], operands, ask) : [];
  // Where it can't be followed with lengths that have nothing in common, those that come out may rest on equal ones.
  const hidesLengths = withLengths || !others;
  outcomes.push(...(others ?? []));
  const fresh = hidesLengths || more.isCut ? undefined : freshArray(outcomes);
  if (fresh) return machine.perform(node, op, operands, { kind: "alloc", out: fresh, value: fresh });
  const isTyped = operands.every(isOfKnownType);
  const told = supposes(machine) ? likelyOutcomes(op, operands, outcomes) : outcomes;
  const common = inCommon(
    told.map(({ effect }) => effect.value),
    told.map(({ world }) => world),
    { isTyped, hidesLengths },
  );
  if (common === undefined) return undefined;
  for (const operand of operands) if (sharesMemory(operand, outcomes)) letGo(machine, operand, node);
  return common;
}

/** What an operation gave in each world in which it does not raise; `isCut` when it could not be followed for arrays in Fortran order. */
interface Outcomes extends Array<Outcome> {
  isCut?: boolean;
}

/** Returns what an operation gives in each of some worlds; undefined when it can't be followed in one. */
function outcomesIn(
  machine: Machine,
  worlds: readonly World[],
  operands: readonly Value[],
  ask: Ask,
): Outcomes | undefined {
  const outcomes: Outcomes = [];
  for (const world of worlds) {
    machine.tick(stepsOfWorld);
    const effect = ask(operands.map((operand) => inWorld(operand, world)));
    if (!effect || effect.kind === "unknown") {
      if (!world.isOptional) return undefined;
      if (world.isTurned) outcomes.isCut = true;
    } else if (effect.kind !== "raise") outcomes.push({ world, effect });
  }
  return outcomes;
}

/** True when an operand that is wholly known may be written, or seen, through the result. */
function sharesMemory(operand: Value, outcomes: readonly Outcome[]): boolean {
  if (operand.t !== "ndarray") return false;
  return outcomes.some(
    ({ effect }) =>
      effect.kind === "view" ||
      effect.kind === "write" ||
      ("into" in effect && effect.into !== undefined) ||
      effect.kind === "value" ||
      effect.kind === "many",
  );
}

function isOfKnownType(value: Value): boolean {
  if (value.t === "unknown") return value.sketch?.kind === "array" && value.sketch.dtype !== undefined;
  return value.t === "tuple" || value.t === "list" ? (value.items?.every(isOfKnownType) ?? false) : true;
}

/** Returns the new array that an operation makes in every world, when it is the same in all. */
function freshArray(outcomes: readonly Outcome[]): NDArray | undefined {
  const [first] = outcomes;
  const out = madeBy(first.effect);
  if (out?.subclass !== "ndarray" || hasOwnLength(out)) return undefined;
  for (const { effect } of outcomes) {
    const other = madeBy(effect);
    if (!other || !isAlike(out, other)) return undefined;
  }
  const owner = newArray(out.layout);
  const made = out.base ? viewOf(owner, out.layout) : owner;
  if (outcomes.some(({ effect }) => madeBy(effect)?.owndata !== out.owndata)) made.ownership = undefined;
  return made;
}

function madeBy(effect: Outcome["effect"]): NDArray | undefined {
  if (!("out" in effect) || !effect.out || effect.value !== effect.out || effect.kind === "view")
    return undefined;
  if ("into" in effect && effect.into) return undefined;
  return effect.out;
}

function isAlike(a: NDArray, b: NDArray): boolean {
  const [x, y] = [
    [...a.shape, ...a.layout.strides],
    [...b.shape, ...b.layout.strides],
  ];
  return (
    sameDType(a.dtype, b.dtype) && x.length === y.length && x.every((dim, i) => same(dim, y[i]) === true)
  );
}

const hasOwnLength = ({ layout }: NDArray) => layout.shape.some(isOwn);
const isOwn = (dim: Dim) => atomsOf(dim).some(({ name }) => name.includes(ownLength));

interface Claims {
  /** True when the kinds of all operands' elements are known. */
  readonly isTyped: boolean;
  /** True when lengths are samples. */
  readonly hidesLengths: boolean;
}

/** Returns what the values of all worlds have in common; undefined when nothing can be said. */
function inCommon(values: readonly Value[], worlds: readonly World[], claims: Claims): Value | undefined {
  const [first] = values;
  const given = [...worlds[0].standIns].find(([, standIn]) => standIn === first)?.[0];
  // What stands in for an array lies in order, so that it may come out where the array is copied.
  const isInOrder = given?.t !== "ndarray" || isC(given.layout) === true;
  if (given && isInOrder && values.every((value, i) => worlds[i].standIns.get(given) === value)) return given;
  if (values.every((value) => value === first) && first.t !== "ndarray") return first;
  if (values.every((value) => value.t === "ndarray")) return commonArray(values, claims);
  if (first.t === "tuple" || first.t === "list") return commonSequence(values, worlds, claims);
  if (values.every((value) => value.t === "bool")) return anyBool;
  if (first.t === "dtype")
    return values.every((value) => value.t === "dtype" && sameDType(value.dtype, first.dtype))
      ? first
      : undefined;
  if (first.t === "none") return values.every(({ t }) => t === "none") ? first : undefined;
  return commonNumber(values, claims);
}

function commonArray(arrays: readonly NDArray[], { hidesLengths }: Claims): Value | undefined {
  if (arrays.some(({ subclass }) => subclass !== "ndarray")) return undefined;
  const [first] = arrays;
  const dtype = arrays.every((array) => sameDType(array.dtype, first.dtype)) ? first.dtype : undefined;
  const rank = first.shape.length;
  if (arrays.some(({ shape }) => shape.length !== rank))
    return arrayOfRanks(
      arrays.map(({ shape }) => shape.length),
      dtype,
    );
  const lengths = first.shape.map((dim, i) => {
    const isCommon =
      !hidesLengths && !isOwn(dim) && arrays.every(({ shape }) => same(shape[i], dim) === true);
    return isCommon ? dim : freshLength();
  });
  return arrayOfShape(lengths, dtype);
}

function commonSequence(
  values: readonly Value[],
  worlds: readonly World[],
  claims: Claims,
): Value | undefined {
  const lists = values.map((value) => (value.t === "tuple" || value.t === "list" ? value : undefined));
  const [first] = lists;
  const length = first?.items?.length;
  if (
    !first ||
    length === undefined ||
    lists.some((list) => list?.t !== first.t || list?.items?.length !== length)
  )
    return undefined;
  const items = Array.from(
    { length },
    (_, i) =>
      inCommon(
        lists.map((list) => list?.items?.[i] as Value),
        worlds,
        claims,
      ) ?? unknown,
  );
  for (const item of items) retain(item);
  return first.t === "tuple" ? pyTuple(items) : new PyList(items);
}

function commonNumber(values: readonly Value[], { isTyped, hidesLengths }: Claims): Value | undefined {
  const [first] = values;
  if (isTyped && first.t === "scalar") {
    const dtype: DType = first.dtype;
    if (values.every((value) => value.t === "scalar" && sameDType(value.dtype, dtype)))
      return unknownScalar(dtype);
  }
  if (first.t === "int" && values.every((value) => value.t === "int")) {
    const dims = values.map((value) =>
      value.t === "int" && typeof value.v !== "bigint" ? value.v : undefined,
    );
    const [dim] = dims;
    const isSame =
      !hidesLengths &&
      dim !== undefined &&
      !isOwn(dim) &&
      dims.every((one) => one !== undefined && same(one, dim) === true);
    return isSame ? first : pyInt(unknownDim(`i?${freshNumber()}`, Number.NEGATIVE_INFINITY));
  }
  const sketches = values.map(numberSketchOf);
  if (sketches.some((sketch) => !sketch)) return undefined;
  const dim = hidesLengths ? undefined : sketches[0]?.dim;
  return sketched({
    kind: "number",
    whole: sketches.every((sketch) => sketch?.whole),
    complex: sketches.some((sketch) => sketch?.complex) || undefined,
    dim: dim !== undefined && !isOwn(dim) ? dim : undefined,
  });
}
