import { type Casting, canCastUnits } from "../datetime/units.ts";
import { raise } from "../error.ts";
import { type DType, isSwapped, type TimeUnit } from "./dtype.ts";
import { dtypeRepr } from "./dtypetext.ts";
import { textLength } from "./promote.ts";

/** The rules of `casting`, each of which allows what the ones before it allow. */
const rules: readonly Casting[] = ["no", "equiv", "safe", "same_kind", "unsafe"];
const [no, equiv, safe, sameKind, unsafe, never] = [0, 1, 2, 3, 4, 5];

/** Returns `np.can_cast(from, to, casting)`. */
export function canCast(from: DType, to: DType, casting: Casting = "safe"): boolean {
  return castLevel(from, to) <= rules.indexOf(casting);
}

/** Raises NumPy's TypeError for a cast that the rule does not allow; `what` is cast ("array data" or "scalar"). */
export function checkCast(from: DType, to: DType, casting: Casting, what = "array data"): void {
  if (!canCast(from, to, casting))
    raise(
      "TypeError",
      `Cannot cast ${what} from ${dtypeRepr(from)} to ${dtypeRepr(to)} according to the rule '${casting}'`,
    );
}

/** Returns the number of the strictest rule that allows the cast. */
function castLevel(from: DType, to: DType): number {
  if (isUnsized(to) && from.kind === to.kind)
    return from.subarray ? safe : isSwapped(from) === isSwapped(to) ? no : equiv;
  if (from.kind === "T" && to.kind === "V") return sameKind;
  if (from.kind === "V" && (to.kind === "T" || to.kind === "O")) return to.kind === "T" ? sameKind : safe;
  if (from.subarray || to.subarray) return subarrayLevel(from, to);
  if (from.fields || to.fields) return structLevel(from, to);
  if (isNumber(from) && isNumber(to)) return numberLevel(from, to);
  const same = from.kind === to.kind;
  if (from.kind === "O") return same ? no : unsafe;
  if (to.kind === "O") return safe;
  if (from.kind === "T") return fromStringDType(from, to);
  if (to.kind === "T") return "SUV".includes(from.kind) ? sameKind : safe;
  if (from.unit || to.unit) return timeLevel(from, to);
  if (to.kind === "V") return voidLevel(from, to);
  return textLevel(from, to);
}

/** True for texts and bytes of any length. */
function isUnsized({ kind, itemsize, fields, subarray }: DType): boolean {
  return "SUV".includes(kind) && itemsize === 0 && !fields && !subarray;
}

function isNumber({ kind }: DType): boolean {
  return "biufc".includes(kind);
}

const kindOrder = "buifc";
/** Bytes of the least float that holds an integer of each size, as NumPy counts it. */
const floatFor: Readonly<Record<number, number>> = { 1: 2, 2: 4, 4: 8, 8: 8 };

function numberLevel(from: DType, to: DType): number {
  if (from.kind === to.kind && from.itemsize === to.itemsize)
    return isSwapped(from) === isSwapped(to) ? no : equiv;
  if (isSafe(from, to)) return safe;
  return kindOrder.indexOf(from.kind) <= kindOrder.indexOf(to.kind) ? sameKind : unsafe;
}

function isSafe(from: DType, to: DType): boolean {
  if (from.kind === "b") return true;
  if (kindOrder.indexOf(from.kind) > kindOrder.indexOf(to.kind)) return false;
  const precision = to.kind === "c" ? to.itemsize / 2 : to.itemsize;
  if (from.kind === "i" || from.kind === "u")
    return "fc".includes(to.kind) ? precision >= floatFor[from.itemsize] : to.itemsize > from.itemsize;
  return precision >= (from.kind === "c" ? from.itemsize / 2 : from.itemsize);
}

function fromStringDType(from: DType, to: DType): number {
  // Missing texts have to stay what they are.
  if (to.kind === "T")
    return from.string?.naObject !== undefined && to.string?.naObject === undefined ? unsafe : no;
  return "bSUV".includes(to.kind) ? sameKind : unsafe;
}

function timeLevel(from: DType, to: DType): number {
  if (from.kind === to.kind) {
    const rule = rules.find((one) =>
      canCastUnits(from.kind as "m", from.unit as TimeUnit, to.unit as TimeUnit, one),
    );
    const level = rules.indexOf(rule ?? "unsafe");
    return level === no && isSwapped(from) !== isSwapped(to) ? equiv : level;
  }
  if (to.kind === "m" && isNumber(from) && from.kind !== "f" && from.kind !== "c")
    return from.kind === "u" && from.itemsize === 8 ? sameKind : safe;
  return to.kind === "V" ? voidLevel(from, to) : unsafe;
}

function voidLevel(from: DType, to: DType): number {
  if (from.kind === "V") {
    if (from.itemsize === to.itemsize) return no;
    return from.itemsize < to.itemsize ? safe : sameKind;
  }
  return from.itemsize <= to.itemsize || to.itemsize === 0 ? safe : unsafe;
}

/** Text to text, numbers to text, and what only an unsafe cast does. */
function textLevel(from: DType, to: DType): number {
  if (!"SU".includes(to.kind) || from.kind === "V") return unsafe;
  if (from.kind === "U" && to.kind === "S") return unsafe;
  const room = to.kind === "U" ? to.itemsize / 4 : to.itemsize;
  const needed = isNumber(from) ? textLength(from) : from.kind === "U" ? from.itemsize / 4 : from.itemsize;
  if (from.kind === to.kind && room === needed) return isSwapped(from) === isSwapped(to) ? no : equiv;
  return room === 0 || needed <= room ? safe : sameKind;
}

function subarrayLevel(from: DType, to: DType): number {
  if (!from.subarray && to.subarray) return Math.max(safe, castLevel(from, to.subarray.base));
  if (!from.subarray || !to.subarray) return unsafe;
  if (String(from.subarray.shape) !== String(to.subarray.shape)) return unsafe;
  return castLevel(from.subarray.base, to.subarray.base);
}

function structLevel(from: DType, to: DType): number {
  if (!from.fields) return unsafe;
  if (!to.fields) return from.fields.length === 1 ? unsafe : never;
  if (from.fields.length !== to.fields.length) return never;
  const { fields } = to;
  let level =
    from.itemsize === to.itemsize && from.fields.every((field, i) => field.offset === fields[i].offset)
      ? no
      : equiv;
  from.fields.forEach((field, i) => {
    const other = fields[i];
    if (field.name !== other.name || field.title !== other.title) level = Math.max(level, safe);
    level = Math.max(level, castLevel(field.dtype, other.dtype));
  });
  return level;
}
