import { isModule, publicNames } from "./namespace.ts";
import { rowOf } from "./registry.ts";

/**
 * Returns `f.__name__` of a function, class, method or module of NumPy, which is known under its first name ("numpy.absolute" for
 * `np.abs`); undefined where it has none, or another that is not known.
 */
export function ownName(full: string): string | undefined {
  if (isModule(full)) return full;
  const at = full.lastIndexOf(".");
  const [owner, name] = [full.slice(0, at), full.slice(at + 1)];
  if (otherwiseNamed.has(full) || !(publicNames(owner).has(name) || rowOf(full))) return undefined;
  return name;
}

/** Objects that are neither function nor class, and functions that NumPy gives another name. */
const otherwiseNamed: ReadonlySet<string> = new Set(
  (
    "numpy.r_ numpy.c_ numpy.s_ numpy.index_exp numpy.mgrid numpy.ogrid numpy.test numpy.linalg.test numpy.fft.test numpy.random.test " +
    "numpy.ma.test numpy.ma.mr_ numpy.polynomial.test numpy.ma.alltrue numpy.ma.sometrue numpy.char.join numpy.char.split " +
    "numpy.char.rsplit numpy.char.splitlines numpy.ma.MaskedArray.get_fill_value numpy.ma.MaskedArray.set_fill_value " +
    "numpy.ma.MaskedArray.product numpy.ma.MaskedArray.torecords"
  ).split(" "),
);
