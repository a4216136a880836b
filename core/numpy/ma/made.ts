import { notKnown } from "../../ndarray/error.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";
import { register } from "../names/registry.ts";
import { setFillValue } from "./fill.ts";
import { change, dataOf, emptyMask, truth, wrapped } from "./parts.ts";
import { freeRow } from "./row.ts";

/** A function of NumPy whose array is seen as a masked one; `fill_value` and `hardmask` may be given as well. */
const seenMasked = (name: string) =>
  freeRow((args, { fill_value: fill, hardmask: hard, ...named }, np) => {
    const plain = (value: Value) => (value instanceof MaskedArray ? dataOf(np, value) : value);
    if (args.some((value) => value instanceof MaskedArray) && !likes.has(name))
      return notKnown(`${name} of a masked array`);
    const result = np.named(name, args.map(plain), named);
    const made = asMasked(np, result);
    if (fill) setFillValue(np, made, fill);
    if (hard) change(made, { hard: truth(hard) });
    return made;
  });

/** Arrays like another one, of which the mask does not matter. */
const likes = new Set(["ones_like", "zeros_like", "empty_like"]);

function asMasked(np: Composer, value: Value): MaskedArray {
  const array = np.asArray(value);
  return wrapped(array, array.dtype.fields ? emptyMask(np, array) : "none");
}

const names = "arange empty frombuffer fromfunction identity indices ones zeros".split(" ");

register("numpy.ma", Object.fromEntries(names.map((name) => [name, seenMasked(name)])));

/** Arrays like a masked one have a mask like its own. */
const like = (name: string) =>
  freeRow(([prototype, ...args], named, np) => {
    if (!(prototype instanceof MaskedArray)) return asMasked(np, np.named(name, [prototype, ...args], named));
    return notKnown(`${name} of a masked array`);
  });

register("numpy.ma", Object.fromEntries([...likes].map((name) => [name, like(name)])));
