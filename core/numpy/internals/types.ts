import { byChar, type DType } from "../../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { isImplied } from "../../ndarray/print/arrays.ts";
import { none, pyBool, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { dtype, text } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asDType } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import { dtypeOfScalarType, scalarTypeName, scalarTypeOf } from "../scalartypes.ts";

/** The scalar type that a value stands for; `fallback` where it names no dtype. */
function scalarType(value: Value, fallback: Value, context: Context): Value {
  if (value.t === "numpy" && scalarTypeName(value.name.replace(/^numpy\./, ""))) return value;
  if (value.t === "ndarray") return typeValue(value.dtype);
  if (value.t === "unknown") return notKnown("a type");
  try {
    return typeValue(value.t === "numpy" ? (byChar.get("O") as DType) : asDType(value, context));
  } catch (error) {
    if (error instanceof NumpyError) return fallback;
    throw error;
  }
}

function typeValue(type: DType): Value {
  return { t: "numpy", name: `numpy.${scalarTypeOf(type)}` };
}

function dtypeOf(type: Value): DType {
  const name = type.t === "numpy" ? scalarTypeName(type.name.replace(/^numpy\./, "")) : undefined;
  return (name && dtypeOfScalarType(name)) || notKnown("a scalar type");
}

/** The widest type of each kind. */
const widest: Readonly<Record<string, string>> = {
  i: "longlong",
  u: "ulonglong",
  f: "longdouble",
  c: "clongdouble",
};

const isType = (value: Value): boolean =>
  value.t === "dtype" ||
  value.t === "numpy" ||
  (value.t === "foreign" && /builtin|type/.test(value.typeName));

/** Changes only ASCII letters, whatever the locale is. */
function letters(change: (text: string) => string): Row {
  return op({ s: text }, ({ s }) => valueEffect(pyStr(change(s))));
}

const lower = (s: string) => s.replace(/[A-Z]/g, (c) => c.toLowerCase());
const upper = (s: string) => s.replace(/[a-z]/g, (c) => c.toUpperCase());

register("numpy._core.numerictypes", {
  english_lower: letters(lower),
  english_upper: letters(upper),
  english_capitalize: letters((s) => upper(s.slice(0, 1)) + s.slice(1)),
  obj2sctype: op({ rep: any, default: opt(any, none) }, (read, context) =>
    valueEffect(scalarType(read.rep, read.default, context)),
  ),
  sctype2char: op({ sctype: any }, ({ sctype }, context) => {
    const type = scalarType(sctype, none, context);
    return type.t === "none"
      ? raise("ValueError", "unrecognized type")
      : valueEffect(pyStr(dtypeOf(type).char));
  }),
  issctype: op({ rep: any }, ({ rep }, context) => {
    const type = isType(rep) ? scalarType(rep, none, context) : none;
    return valueEffect(pyBool(type.t === "numpy" && !/\.object_?$/.test(type.name)));
  }),
  maximum_sctype: op({ t: any }, ({ t }, context) => {
    const type = scalarType(t, none, context);
    if (type.t === "none") return valueEffect(t);
    const name = widest[dtypeOf(type).kind];
    return valueEffect(name ? { t: "numpy", name: `numpy.${name}` } : type);
  }),
});

register("numpy._core.arrayprint", {
  dtype_is_implied: op({ dtype }, ({ dtype: type }) => valueEffect(pyBool(isImplied(type, Infinity)))),
});
