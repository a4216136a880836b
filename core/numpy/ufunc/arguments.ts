import type { NDArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { bool, byChar, type DType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import { boolean, order } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { casting } from "../conversion/casting.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { noOptions, type Options } from "./elementwise.ts";
import type { Ufunc } from "./loops.ts";

/** A ufunc call's operands, and its keyword arguments as read. */
export interface UfuncCall {
  readonly inputs: readonly Value[];
  readonly options: Options;
  readonly isWrapped: boolean;
}

const keywords = new Set(["out", "where", "casting", "order", "dtype", "subok", "signature", "sig"]);

/** Reads the arguments of a ufunc call. Raises NumPy's TypeErrors. */
export function readCall(
  ufunc: Ufunc,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
  more: ReadonlySet<string> = none,
): UfuncCall {
  const { name, nin, nout } = ufunc;
  if (positional.length < nin || positional.length > nin + nout)
    raise(
      "TypeError",
      `${name}() takes from ${nin} to ${nin + nout} positional arguments but ${positional.length} ${positional.length === 1 ? "was" : "were"} given`,
    );
  if (named.size === 0 && positional.length === nin)
    return { inputs: positional, options: noOptions, isWrapped: true };
  for (const key of named.keys())
    if (!keywords.has(key) && !more.has(key))
      raise("TypeError", `${name}() got an unexpected keyword argument '${key}'`);
  const given = (key: string): Value | undefined => {
    const value = named.get(key);
    return value?.t === "none" ? undefined : value;
  };
  const outs = outputs(ufunc, positional.slice(nin), named.get("out"));
  const where = given("where");
  const cast = given("casting");
  const memory = given("order");
  return {
    inputs: positional.slice(0, nin),
    isWrapped: !named.has("subok") || boolean.read(named.get("subok") as Value, context),
    options: {
      outs,
      where: where && readMask(where, context),
      casting: cast && casting.read(cast, context),
      order: memory && order.read(memory, context),
      signature: signatureOf(ufunc, named, context),
    },
  };
}

const none: ReadonlySet<string> = new Set();

/** Reads a `where` argument; undefined for True. */
export function readMask(value: Value, context: Context): NDArray | undefined {
  if (value.t === "bool" && value.v === true) return undefined;
  const mask = asArray(value, context);
  if (mask.dtype.kind === "b") return mask;
  if (value.t === "ndarray" || value.t === "scalar")
    return raise(
      "TypeError",
      `Cannot cast array data from dtype('${mask.dtype.type}') to dtype('bool') according to the rule 'safe'`,
    );
  return castArray(mask, bool);
}

/** Reads one output; undefined for None. */
export function readOut(value: Value): NDArray | undefined {
  if (value.t === "none") return undefined;
  if (value.t === "ellipsis") return raise("TypeError", "out=... is only allowed as a keyword argument.");
  if (value.t === "unknown") return notKnown("out is not known");
  return value.t === "ndarray" ? value : raise("TypeError", "return arrays must be of ArrayType");
}

function outputs(
  { nout }: Ufunc,
  positional: readonly Value[],
  out: Value | undefined,
): readonly (NDArray | undefined)[] | undefined {
  if (positional.length > 0 && out)
    raise("TypeError", "cannot specify 'out' as both a positional and keyword argument");
  if (positional.length > 0)
    return Array.from({ length: nout }, (_, i) => positional[i] && readOut(positional[i]));
  if (!out || out.t === "none") return undefined;
  if (out.t === "tuple") {
    if (out.items.length !== nout)
      raise("ValueError", "The 'out' tuple must have exactly one entry per ufunc output");
    return out.items.map(readOut);
  }
  if (nout > 1) raise("TypeError", "'out' must be a tuple of arrays");
  return [readOut(out)];
}

/** The dtypes that `dtype=` or `signature=` fix, one an operand. */
function signatureOf(
  ufunc: Ufunc,
  named: ReadonlyMap<string, Value>,
  context: Context,
): readonly (DType | undefined)[] | undefined {
  const dtype = named.get("dtype");
  const signature = named.get("signature") ?? named.get("sig");
  if (dtype && signature) raise("TypeError", "cannot specify both 'signature' and 'dtype'");
  const count = ufunc.nin + ufunc.nout;
  if (dtype && dtype.t !== "none") {
    const wanted = asDType(dtype, context);
    return Array.from({ length: count }, (_, i) => (i < ufunc.nin ? undefined : wanted));
  }
  if (!signature || signature.t === "none") return undefined;
  if (signature.t === "str") return fromText(ufunc, signature.v ?? notKnown("signature"));
  const items = itemsOf(signature, context) ?? notKnown("signature");
  if (items.length !== count && items.length !== 1)
    raise("ValueError", `a type-tuple must be specified of length ${count} for ufunc '${ufunc.name}'`);
  const dtypes = items.map((item) => (item.t === "none" ? undefined : asDType(item, context)));
  return items.length === 1
    ? Array.from({ length: count }, (_, i) => (i < ufunc.nin ? undefined : dtypes[0]))
    : dtypes;
}

function fromText(ufunc: Ufunc, text: string): readonly (DType | undefined)[] {
  const letters = text.replace("->", "");
  const count = ufunc.nin + ufunc.nout;
  const dtypes = Array.from(letters, (char) => byChar.get(char));
  if (letters.length === 1)
    return Array.from({ length: count }, (_, i) => (i < ufunc.nin ? undefined : dtypes[0]));
  if (letters.length !== count || !text.includes("->"))
    raise(
      "ValueError",
      `a type-string for ${ufunc.name}, requires ${ufunc.nin} typecode(s) before and ${ufunc.nout} after the -> sign`,
    );
  return dtypes;
}
