import { NDArray } from "../../ndarray/array.ts";
import { NumpyError, notKnown } from "../../ndarray/error.ts";
import { type Mask, MaskedArray } from "../../ndarray/masked.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { any, opt, rest } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import { register } from "../names/registry.ts";
import { canCastSafely } from "./casts.ts";
import { divisionDomain, divisions, divisorFill, domains } from "./domains.ts";
import { filledOf } from "./filled.ts";
import { eitherMask, shrunk } from "./masks.ts";
import { copyWhere, dataOf, knownMask, maskArrayOf, maskedOr, maskOf, wrapped } from "./parts.ts";
import { maybe, row } from "./row.ts";

/** The data of an operand. Python numbers are arrays of their own dtype here. */
function operand(np: Composer, value: Value): Value {
  return value instanceof MaskedArray ? dataOf(np, value) : np.asArray(value);
}

/** Returns `np.ma.name(a)` of a function of one argument. */
export function unaryMasked(np: Composer, name: string, a: Value, more: readonly Value[] = []): Value {
  const data = operand(np, a);
  const result = np(name, data, ...more);
  const limits = Object.hasOwn(domains, name) ? domains[name] : undefined;
  const own = maskOf(a);
  const mask: Value | Mask = limits
    ? orMask(np, orInto(np, np("logical_not", np("isfinite", result)), limits.domain(np, data)), own)
    : own;
  if (!(result instanceof NDArray)) return mask === "unknown" ? notKnown("a mask") : maskedOr(mask, result);
  const flags = mask === "none" || mask === "unknown" ? mask : np.asArray(mask);
  if (sharesKind(result, data)) copyWhere(np, result, data, flags);
  return wrapped(result, flags, a);
}

/** NumPy leaves the results of masked elements where their data can't be put back. */
function sharesKind(result: NDArray, data: Value): boolean {
  const from = data instanceof NDArray ? data.dtype.kind : result.dtype.kind;
  const rank = "biufc";
  return (
    from === result.dtype.kind ||
    (rank.includes(from) && rank.indexOf(from) <= rank.indexOf(result.dtype.kind))
  );
}

function orMask(np: Composer, flags: Value, mask: Mask): Value | "unknown" {
  if (mask === "unknown") return "unknown";
  return mask === "none" ? flags : orInto(np, flags, mask);
}

/** Adds more flags in place, as NumPy does: the mask keeps its order. */
function orInto(np: Composer, flags: Value, more: Value): Value {
  return flags instanceof NDArray
    ? np.named("logical_or", [flags, more], { out: flags })
    : np("logical_or", flags, more);
}

/** Returns the mask of the result of two operands: a mask as large as the result unless neither has one. */
function jointMask(np: Composer, a: Value, b: Value): Value | "none" | "unknown" {
  const [x, y] = [maskOf(a), maskOf(b)];
  if (x === "unknown" || y === "unknown") return "unknown";
  if (x === "none" && y === "none") return "none";
  return np("logical_or", maskArrayOf(np, a), maskArrayOf(np, b));
}

/** Returns `np.ma.name(a, b)` of a function of two arguments. */
export function binaryMasked(np: Composer, name: string, a: Value, b: Value): Value {
  if (divisions.has(name)) return divided(np, name, a, b);
  const [x, y] = [operand(np, a), operand(np, b)];
  const result = np(name, x, y);
  const mask = jointMask(np, a, b);
  if (!(result instanceof NDArray)) return mask === "unknown" ? notKnown("a mask") : maskedOr(mask, result);
  const flags = mask === "none" || mask === "unknown" ? mask : np.asArray(mask);
  copyWhere(np, result, operand(np, a), flags);
  return wrapped(result, flags, a instanceof MaskedArray ? a : b);
}

function divided(np: Composer, name: string, a: Value, b: Value): Value {
  const [x, y] = [operand(np, a), operand(np, b)];
  const result = np(name, x, y);
  const invalid = orInto(np, np("logical_not", np("isfinite", result)), divisionDomain(np, x, y));
  const [ma, mb] = [maskOf(a), maskOf(b)];
  const joint = orMask(np, invalid, ma);
  const mask = joint === "unknown" ? joint : orMask(np, joint, mb);
  if (!(result instanceof NDArray)) return mask === "unknown" ? notKnown("a mask") : maskedOr(mask, result);
  if (mask === "unknown") {
    copyWhere(np, result, pyInt(0), mask);
    return wrapped(result, mask, a instanceof MaskedArray ? a : b);
  }
  const flags = np.asArray(mask);
  copyWhere(np, result, pyInt(0), flags);
  // The dividend takes the place of what was masked, where it fits.
  const kept = np.asArray(np("multiply", flags, x));
  if (canCastSafely(kept.dtype, result.dtype)) np.named("add", [result, kept], { out: result });
  return wrapped(result, flags, a instanceof MaskedArray ? a : b);
}

/** Returns what NumPy's own ufunc gives for masked arrays: the function of all elements, and the masks joined. */
export function wrappedUfunc(np: Composer, name: string, ins: readonly Value[]): Value {
  const self = ins.find((value) => value instanceof MaskedArray) as MaskedArray;
  const result = np(name, ...ins.map((value) => (value instanceof MaskedArray ? dataOf(np, value) : value)));
  const array = result instanceof NDArray ? result : np.asArray(result);
  const masks = ins.map((value) => maskArrayOf(np, value));
  let mask: Mask = masks.length === 1 ? masks[0] : eitherMask(np, masks[0], masks[1]);
  const outside = outsideDomain(np, name, ins);
  if (outside) {
    copyWhere(np, array, outside.fill, outside.where);
    mask =
      mask === "unknown"
        ? mask
        : mask === "none"
          ? shrunk(outside.where)
          : np.asArray(np("logical_or", mask, outside.where));
  }
  if (array.shape.length === 0 && mask !== "unknown") {
    const constant = maskedOr(mask, array);
    if (constant !== array) return constant;
  }
  return wrapped(array, mask, self);
}

function outsideDomain(
  np: Composer,
  name: string,
  ins: readonly Value[],
): { readonly where: NDArray; readonly fill: Value } | undefined {
  if (divisions.has(name)) {
    const [a, b] = ins.map((value) => operand(np, value));
    return { where: divisionDomain(np, a, b), fill: divisorFill };
  }
  const limits = Object.hasOwn(domains, name) ? domains[name] : undefined;
  if (!limits) return undefined;
  const own = maskArrayOf(np, ins[0]);
  const where = np.asArray(np("logical_or", limits.domain(np, operand(np, ins[0])), own));
  return { where, fill: limits.fill };
}

/** `np.ma.power`: what is no finite number is masked. */
export function powerMasked(np: Composer, a: Value, b: Value): Value {
  const mask = eitherMask(np, maskOf(a), maskOf(b));
  const base = operand(np, a);
  const raised = np("power", base, operand(np, b));
  if (mask === "unknown") return notKnown("a mask");
  const result = np.asArray(
    mask === "none" ? np("where", { t: "bool", v: false }, base, raised) : np("where", mask, base, raised),
  );
  const invalid = np("logical_not", np("isfinite", result));
  const isAnyInvalid = np("any", invalid);
  if (result.shape.length === 0) {
    if (mask !== "none") return maskedOr(np.asArray(np("array", { t: "bool", v: true })), result);
    return maskedOr(isAnyInvalid, wrapped(result, "none", a));
  }
  const made = wrapped(
    result,
    mask === "none" ? shrunk(np.asArray(invalid)) : np.asArray(np("logical_or", mask, invalid)),
    a,
  );
  np.put(result, invalid, np.get(made, "fill_value"));
  return made;
}

const unaries =
  "exp conjugate sin cos arctan arcsinh sinh cosh tanh absolute angle fabs negative floor ceil around logical_not sqrt log log2 log10 tan arcsin arccos arccosh arctanh".split(
    " ",
  );

const binaries =
  "add subtract multiply arctan2 equal not_equal less_equal greater_equal less greater logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor hypot divide floor_divide remainder fmod".split(
    " ",
  );

register(
  "numpy.ma",
  Object.fromEntries([
    ...unaries.map((name) => [
      name,
      row({ a: any, args: rest(any) }, ({ a, args }, np) => unaryMasked(np, name, a, args)),
    ]),
    ...binaries.map((name) => [
      name,
      row({ a: any, b: any }, ({ a, b }, np) => binaryMasked(np, name, a, b)),
    ]),
  ]),
);

const shift = (name: string) =>
  row({ a: any, n: any }, ({ a, n }, np) => {
    const mask = knownMask(a);
    const from = mask === "none" ? filledOf(np, a) : filledOf(np, a, pyInt(0));
    if (!(n instanceof MaskedArray)) return wrapped(np.asArray(np(name, from, n)), mask);
    const shifted = wrappedUfunc(np, name, [from, n]);
    return wrapped(dataOf(np, shifted), eitherMask(np, mask, maskOf(shifted)));
  });

register("numpy.ma", {
  power: row({ a: any, b: any, third: opt(any, undefined) }, ({ a, b, third }, np) => {
    if (third && third.t !== "none") throw new NumpyError("MaskError", "3-argument power not supported.");
    return powerMasked(np, a, b);
  }),
  left_shift: shift("left_shift"),
  right_shift: shift("right_shift"),
});

/** `np.ma.add.reduce` and the like. */
const fillers: Readonly<Record<string, number>> = { multiply: 1, alltrue: 1 };

function reduced(np: Composer, name: string, target: Value, axis: Value): Value {
  const mask = knownMask(target);
  const filler = pyInt(fillers[name] ?? 0);
  const from = filledOf(np, target, filler);
  const ufunc = name === "alltrue" ? "logical_and" : name === "sometrue" ? "logical_or" : name;
  const result = np(`${ufunc}.reduce`, from, axis);
  const flags = mask === "none" ? mask : np("logical_and.reduce", mask, axis);
  if (!(result instanceof NDArray)) return maskedOr(flags, result);
  return wrapped(result, flags === "none" ? flags : np.asArray(flags));
}

const reduce = (name: string) =>
  row({ target: any, axis: opt(any, pyInt(0) as Value), dtype: maybe }, ({ target, axis }, np) =>
    reduced(np, name, target, axis),
  );

const outer = row({ a: any, b: any }, ({ a, b }, np) => outerOf(np, "multiply", a, b));

function outerOf(np: Composer, name: string, a: Value, b: Value): Value {
  const result = np.asArray(np(`${name}.outer`, operand(np, a), operand(np, b)));
  const [x, y] = [knownMask(a), knownMask(b)];
  if (x === "none" && y === "none") return wrapped(result, "none");
  const mask = np.asArray(np("logical_or.outer", maskArrayOf(np, a), maskArrayOf(np, b)));
  const first = operand(np, a);
  if (first instanceof NDArray && first.shape.length > 0)
    copyWhere(np, result, np("broadcast_to", first, np.get(result, "shape")), mask);
  return wrapped(result, mask);
}

register("numpy.ma", { alltrue: reduce("alltrue"), sometrue: reduce("sometrue") });
for (const name of ["add", "multiply", "subtract", "logical_and", "logical_or"])
  register(`numpy.ma.${name}`, {
    reduce: reduce(name),
    outer: name === "multiply" ? outer : row({ a: any, b: any }, ({ a, b }, np) => outerOf(np, name, a, b)),
  });
