import { bool, byChar, type DType, isInteger, isNumber, object } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { defaultOf, native, resultType, withWeak } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Kernel } from "../../ndarray/kernels/kernel.ts";
import { kernelFor } from "../../ndarray/kernels/table.ts";
import { type Casting, castable, isSafe } from "./casting.ts";
import type { Ufunc } from "./loops.ts";
import { noLoop, noLoopOfClasses, rejectObjects } from "./noloop.ts";
import { dtypeAlone, type Operand } from "./operand.ts";
import { resolveText } from "./resolvetext.ts";
import { resolveTime } from "./resolvetime.ts";

/** The loop that a ufunc takes: the dtypes of its operands and the kernel's name. */
export interface Resolution {
  readonly ins: readonly DType[];
  readonly outs: readonly DType[];
  readonly kernel: string;
  /** How it is computed, where that has been looked up. */
  readonly compute?: Kernel;
}

/** What `dtype=`, `signature=` and `casting=` ask for. */
export interface Request {
  /** One entry an operand, where it was given. */
  readonly signature?: readonly (DType | undefined)[];
  readonly casting?: Casting;
}

/** Returns the loop for these operands. Raises NumPy's errors where there is none. */
export function resolve(ufunc: Ufunc, operands: readonly Operand[], request: Request = {}): Resolution {
  const isPlain = !request.signature && (request.casting ?? "same_kind") === "same_kind";
  const key = isPlain ? keyOf(operands) : undefined;
  if (key === undefined) return inOrderOfFirst(resolved(ufunc, operands, request), operands);
  const known = plainLoops.get(ufunc)?.get(key);
  if (known) return known;
  const found = resolved(ufunc, operands, request);
  const loop = { ...found, compute: kernelOf(found) };
  const loops = plainLoops.get(ufunc) ?? new Map<number, Resolution>();
  plainLoops.set(ufunc, loops.set(key, loop));
  return loop;
}

/** Where all types of a loop are one, NumPy takes the first operand's dtype itself, with "<" where it says so. */
function inOrderOfFirst(loop: Resolution, operands: readonly Operand[]): Resolution {
  const [{ weak, array }] = operands;
  if (weak || array.dtype.byteorder !== "<") return loop;
  if (![...loop.ins, ...loop.outs].every((dtype) => dtype.num === array.dtype.num)) return loop;
  return { ...loop, outs: loop.outs.map(() => array.dtype) };
}

/** Returns what computes a loop; undefined where no kernel does. */
export function kernelOf({ ins, outs, kernel, compute }: Resolution): Kernel | undefined {
  if (compute) return compute;
  if (!ins.every(isCounted) || !outs.every(isCounted)) return undefined;
  const time = ins.find((dtype) => dtype.kind === "m" || dtype.kind === "M");
  return kernelFor(kernel, time ?? ins[0]);
}

function isCounted({ kind }: DType): boolean {
  return !"OSUTV".includes(kind);
}

/** The loops of numbers for which their types alone decide. */
const plainLoops = new Map<Ufunc, Map<number, Resolution>>();

/** One number for the types of the operands; undefined where they are not all arrays of numbers. */
function keyOf(operands: readonly Operand[]): number | undefined {
  let key = 1;
  for (let i = 0; i < operands.length; i++) {
    const { weak, isResult, array } = operands[i];
    if (weak || isResult || !isNumber(array.dtype) || array.dtype.byteorder === "<") return undefined;
    key = key * 32 + array.dtype.num;
  }
  return key;
}

function resolved(ufunc: Ufunc, operands: readonly Operand[], request: Request): Resolution {
  const own = operands.map(dtypeAlone);
  rejectNonIntegers(ufunc, operands, request);
  if (isTruth(ufunc) && asksForTruth(request) && own.every(isNumber) && !isUniform(operands))
    return truthLoop(ufunc, own);
  const loop = request.signature?.some((dtype) => dtype)
    ? requested(ufunc, operands, own, request)
    : anyLoop(ufunc, operands, own);
  const { casting = "same_kind" } = request;
  // The truth of anything may be asked for.
  if (isTruth(ufunc) && !request.signature && loop.ins.every(({ kind }) => kind === "b")) return loop;
  if (request.signature || casting === "no" || casting === "equiv" || own.some(({ unit }) => unit))
    checkInputs(ufunc, operands, loop, casting);
  return loop;
}

/** `gcd` and `lcm` are for integers that have a common integer dtype. */
function rejectNonIntegers(ufunc: Ufunc, operands: readonly Operand[], { signature }: Request): void {
  if (ufunc.name === "isnat" && !operands.every(({ array }) => "mM".includes(array.dtype.kind)))
    noLoop(ufunc, operands);
  if (ufunc.name !== "gcd" && ufunc.name !== "lcm") return;
  const own = effective(ufunc, operands);
  if (own.some(({ kind }) => kind === "O")) return;
  const isWhole =
    own.every((dtype) => isInteger(dtype) || dtype.kind === "b") &&
    isInteger(resultType(own)) &&
    !operands.some(({ weak }) => weak && weak !== "int");
  const wanted = signature?.[2];
  if (wanted && !isInteger(wanted)) noLoopOfClasses(ufunc, operands, wanted);
  if (!wanted && !isWhole) noLoop(ufunc, operands);
}

function anyLoop(ufunc: Ufunc, operands: readonly Operand[], own: readonly DType[]): Resolution {
  if (own.some((dtype) => dtype.kind === "O")) {
    rejectObjects(ufunc, own);
    return objectLoop(ufunc, operands);
  }
  if (isTruth(ufunc) && !(own.every(isNumber) && isUniform(operands))) return truthLoop(ufunc, own);
  if (own.every(isNumber)) return numberLoop(ufunc, operands, effective(ufunc, operands));
  if (own.some((dtype) => dtype.kind === "m" || dtype.kind === "M")) return resolveTime(ufunc, operands, own);
  if (own.some((dtype) => "SUT".includes(dtype.kind))) return resolveText(ufunc, operands, own);
  return noLoop(ufunc, operands);
}

function isTruth({ nin, name }: Ufunc): boolean {
  return nin === 2 && name.startsWith("logical_");
}

/** True where the result's dtype alone is asked for, and is the one that they have. */
function asksForTruth({ signature }: Request): boolean {
  return signature?.[2]?.kind === "b" && !signature[0] && !signature[1];
}

/** Logical operations on the truth of elements, which structured ones do not have. */
function truthLoop(ufunc: Ufunc, own: readonly DType[]): Resolution {
  const structured = own.find(({ fields }) => fields && fields.length !== 1);
  if (structured)
    raise(
      "TypeError",
      `Cannot cast array data from ${dtypeRepr(structured)} to dtype('bool') according to the rule 'unsafe'`,
    );
  return { ins: [bool, bool], outs: [bool], kernel: ufunc.name };
}

/** True when no operand has to be promoted; else logical operations are made on bools. */
function isUniform([first, ...others]: readonly Operand[]): boolean {
  return others.every(
    ({ array, weak }) => !weak && !first.weak && isSameType(array.dtype, first.array.dtype),
  );
}

/** The dtypes of the operands with Python numbers as their company makes them. */
function effective(ufunc: Ufunc, operands: readonly Operand[]): readonly DType[] {
  const concrete = operands.filter((operand) => !operand.weak).map((operand) => operand.array.dtype);
  if (concrete.length === 0 || concrete.length === operands.length) return operands.map(dtypeAlone);
  const company = resultType(concrete);
  return operands.map((operand) => {
    if (!operand.weak) return operand.array.dtype;
    // An exponent does not go by the dtype of what it scales.
    if (ufunc.name === "ldexp")
      return operand === operands[0] && operand.weak === "int"
        ? (byChar.get("e") as DType)
        : dtypeAlone(operand);
    return withWeak(company, operand.weak);
  });
}

const found = new Map<string, Resolution>();

function numberLoop(ufunc: Ufunc, operands: readonly Operand[], dtypes: readonly DType[]): Resolution {
  const key = `${ufunc.name} ${dtypes.map((dtype) => dtype.kind + dtype.itemsize).join(" ")}`;
  const known = found.get(key);
  const resolution = known ?? searchNumbers(ufunc, operands, dtypes);
  if (!known) found.set(key, resolution);
  return isLongLong(ufunc, operands, dtypes) ? asLongLong(resolution) : resolution;
}

/** Ufuncs that first promote their operands; the others take the first loop that fits, which is the one for the machine's long. */
const promoting = new Set("add subtract multiply maximum minimum fmax fmin gcd lcm clip".split(" "));

/** Where C's long and long long are as wide, both have loops. */
function isLongLong({ name }: Ufunc, operands: readonly Operand[], dtypes: readonly DType[]): boolean {
  if (!dtypes.some(({ char }) => char === "q" || char === "Q")) return false;
  const isExact = dtypes.every(({ char }) => char === dtypes[0].char) && !operands.some(({ weak }) => weak);
  return isExact || (promoting.has(name) && "qQ".includes(resultType(dtypes).char));
}

function asLongLong({ ins, outs, kernel }: Resolution): Resolution {
  const wider = (dtype: DType) =>
    dtype.char === "l" || dtype.char === "L" ? (byChar.get(dtype.char === "l" ? "q" : "Q") as DType) : dtype;
  return { ins: ins.map(wider), outs: outs.map(wider), kernel };
}

function searchNumbers(ufunc: Ufunc, operands: readonly Operand[], dtypes: readonly DType[]): Resolution {
  rejectBool(ufunc, dtypes);
  const isWhole = dtypes.every((dtype) => isInteger(dtype) || dtype.kind === "b");
  for (const type of ufunc.types) {
    if (ufunc.name === "divide" && isWhole && type !== "dd->d") continue;
    const loop = loopOf(ufunc, type);
    if (loop.ins.every(isNumber) && dtypes.every((dtype, i) => isSafe(dtype, loop.ins[i]))) return loop;
  }
  return noLoop(ufunc, operands);
}

function rejectBool({ name }: Ufunc, dtypes: readonly DType[]): void {
  if (!dtypes.every((dtype) => dtype.kind === "b")) return;
  if (name === "subtract")
    raise(
      "TypeError",
      "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.",
    );
  if (name === "negative")
    raise(
      "TypeError",
      "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.",
    );
  if (name === "positive" || name === "sign")
    raise(
      "_UFuncNoLoopError",
      `ufunc '${name}' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None`,
    );
}

/** Reads NumPy's notation of a loop. */
function loopOf(ufunc: Ufunc, type: string): Resolution {
  const [ins, outs] = type.split("->");
  return { ins: Array.from(ins, letter), outs: Array.from(outs, letter), kernel: ufunc.name };
}

function letter(char: string): DType {
  return byChar.get(char) as DType;
}

function objectLoop(ufunc: Ufunc, operands: readonly Operand[]): Resolution {
  const type = ufunc.types.find((candidate) => candidate.startsWith("O"));
  if (!type) return noLoop(ufunc, operands);
  const { ins, outs } = loopOf(ufunc, type);
  return { ins: ins.map(() => object), outs, kernel: ufunc.name };
}

/** The loop that `dtype=` or `signature=` names; the operands have to be castable to it. */
function requested(
  ufunc: Ufunc,
  operands: readonly Operand[],
  own: readonly DType[],
  { signature = [], casting = "same_kind" }: Request,
): Resolution {
  const wanted = signature.map((dtype) => dtype && native(dtype));
  if (own.some(({ kind }) => kind === "T")) return noLoopOfClasses(ufunc, operands, wanted[ufunc.nin]);
  if (ufunc.name === "ldexp") return notKnown("a loop of ldexp by its dtype");
  if (own.some(({ kind }) => "VmM".includes(kind)) && wanted.some((dtype) => dtype && isNumber(dtype)))
    return notKnown("a loop of numbers for other elements");
  const matching = ufunc.types
    .map((type) => loopOf(ufunc, type))
    .filter((loop) =>
      [...loop.ins, ...loop.outs].every((dtype, i) => !wanted[i] || isSameType(dtype, wanted[i])),
    );
  if (matching.length === 0)
    return raise(
      "TypeError",
      `No loop matching the specified signature and casting was found for ufunc ${ufunc.name}`,
    );
  const loop =
    matching.find(({ ins }) => ins.every((dtype, i) => castable(own[i], dtype, "safe"))) ??
    matching.find(({ ins }) => ins.every((dtype, i) => castable(own[i], dtype, casting))) ??
    matching[0];
  const withUnits = (dtype: DType, i: number) =>
    dtype.unit && wanted[i]?.unit ? { ...dtype, unit: wanted[i].unit } : dtype;
  const resolution = {
    ins: loop.ins.map(withUnits),
    outs: loop.outs.map((dtype, i) => withUnits(dtype, ufunc.nin + i)),
    kernel: ufunc.name,
  };
  return wanted.some((dtype) => dtype && "qQ".includes(dtype.char)) ? asLongLong(resolution) : resolution;
}

function isSameType(a: DType, b: DType): boolean {
  return a.kind === b.kind && (a.itemsize === b.itemsize || a.itemsize === 0);
}

function checkInputs(ufunc: Ufunc, operands: readonly Operand[], loop: Resolution, casting: Casting): void {
  operands.forEach(({ array: { dtype }, weak }, i) => {
    if (
      weak
        ? castable(defaultOf(weak), loop.ins[i], casting === "unsafe" ? casting : "same_kind") ||
          weak === "int"
        : castable(dtype, loop.ins[i], casting)
    )
      return;
    raise(
      "_UFuncInputCastingError",
      `Cannot cast ufunc '${ufunc.name}' input${ufunc.nin === 1 ? "" : ` ${i}`} from ${dtypeRepr(dtype)} to ${dtypeRepr(loop.ins[i])} with casting rule '${casting}'`,
    );
  });
}

/** Raises when a result can't be cast to the output array that it goes to. */
export function checkOutputs(
  ufunc: Ufunc,
  results: readonly DType[],
  outs: readonly (DType | undefined)[],
  casting: Casting,
): void {
  outs.forEach((dtype, i) => {
    if (!dtype || castable(results[i], dtype, casting)) return;
    raise(
      "_UFuncOutputCastingError",
      `Cannot cast ufunc '${ufunc.name}' output${ufunc.nout === 1 ? "" : ` ${ufunc.nin + i}`} from ${dtypeRepr(results[i])} to ${dtypeRepr(dtype)} with casting rule '${casting}'`,
    );
  });
}
