import { byChar, complex64, complex128, type DType, float32, float64 } from "../../ndarray/dtypes/dtype.ts";

/** What dtype a function gives for that of its argument; undefined where it raises, or where that isn't known. */
export type DTypeRule = (dtype: DType) => DType | undefined;

/** Returns a rule from groups of dtypes by their characters: `{ d: "?bBd", f: "ef" }` gives float64 for the first and float32 for the second. */
export function byTable(groups: Readonly<Record<string, string>>): DTypeRule {
  const found = Object.entries(groups);
  return ({ char }) => {
    const group = found.find(([, chars]) => chars.includes(char));
    return group && byChar.get(group[0]);
  };
}

/** The argument's own dtype, of those that are accepted. */
export const ofArgument =
  (accepted: string): DTypeRule =>
  (dtype) =>
    accepted.includes(dtype.char) ? dtype : undefined;

/** The same dtype whatever the argument's is. */
export const always =
  (dtype: DType, accepted = `${integers}efdFD`): DTypeRule =>
  ({ char }) =>
    accepted.includes(char) ? dtype : undefined;

/** Truth values and whole numbers. */
export const integers = "?bBhHiIlL";

/** float32 and complex64 stay, all others are computed in double precision. */
export const floating = byTable({ d: `${integers}d`, f: "f", F: "F", D: "D" });

/** The same of functions of real numbers. */
export const realFloating = byTable({ d: `${integers}d`, f: "f" });

/** As NumPy's ufuncs whose first loop is float16's, without it: the smallest float that holds all values. */
export const smallFloating = byTable({ f: "?bBhHef", d: "iIlLd" });

/** What a Fourier transform gives in SciPy, which computes float32 in single precision. */
export const complexOf = byTable({ D: `${integers}dD`, F: "efF" });

/** The numbers back from a Fourier transform. */
export const realOf = byTable({ d: `${integers}dD`, f: "efF" });

/** What two arrays together are computed in, in SciPy's solvers. */
export function together(a: DType, b: DType): DType | undefined {
  const chars = [a, b].map(({ char }) => (integers.includes(char) ? "d" : char));
  if (!chars.every((char) => "fdFD".includes(char))) return undefined;
  const isDouble = chars.some((char) => "dD".includes(char));
  const isComplex = chars.some((char) => "FD".includes(char));
  return isComplex ? (isDouble ? complex128 : complex64) : isDouble ? float64 : float32;
}
