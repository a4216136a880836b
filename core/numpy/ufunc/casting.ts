import { canCastUnits } from "../../ndarray/datetime/units.ts";
import { type DType, isNumber, isSwapped, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { promoteTypes } from "../../ndarray/dtypes/promote.ts";

/** NumPy's casting rules. */
export type Casting = "no" | "equiv" | "safe" | "same_kind" | "unsafe";

const kindOrder = "buifc";

/** Returns `np.can_cast(from, to, casting)` for dtypes that ufuncs have loops for. */
export function castable(from: DType, to: DType, casting: Casting): boolean {
  if (sameDType(from, to) || casting === "unsafe") return true;
  if (casting === "no") return false;
  if (casting === "equiv")
    return from.kind === to.kind && from.itemsize === to.itemsize && isSwapped(from) !== isSwapped(to);
  if (to.kind === "O") return true;
  if (from.kind === to.kind && (from.kind === "m" || from.kind === "M"))
    return canCastUnits(from.kind, unitOf(from), unitOf(to), casting);
  if (to.kind === "m" && isNumber(from)) {
    if (from.kind === "b" || from.kind === "i" || (from.kind === "u" && from.itemsize < 8)) return true;
    return casting === "same_kind" && from.kind === "u";
  }
  // Texts that are too long are cut.
  if (casting === "same_kind" && from.kind === to.kind && "US".includes(from.kind)) return true;
  if (!isNumber(from) || !isNumber(to)) return from.kind === to.kind && from.itemsize <= to.itemsize;
  if (isSafe(from, to)) return true;
  return casting === "same_kind" && kindOrder.indexOf(from.kind) <= kindOrder.indexOf(to.kind);
}

/** True when every number of one dtype is one of the other. */
export function isSafe(from: DType, to: DType): boolean {
  const common = promoteTypes(from, to);
  return common.kind === to.kind && common.itemsize === to.itemsize;
}

function unitOf(dtype: DType) {
  return dtype.unit ?? ({ base: "generic", num: 1 } as const);
}
