import { byChar, type DType, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { raise } from "../../ndarray/error.ts";
import { scalar } from "../../ndarray/make.ts";
import { floatText } from "../../ndarray/print/float.ts";
import {
  NumpyObject as Made,
  type NumpyObject,
  pyInt,
  pyStr,
  unknown,
  type Value,
} from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any } from "../calls/bind.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { finfoText } from "../printing/finfo.ts";
import { scalarTypeOf } from "../scalartypes.ts";

/** What `np.finfo` tells of a binary float with this many mantissa and exponent bits. */
interface FloatFormat {
  readonly bits: number;
  readonly nmant: number;
  readonly nexp: number;
  readonly precision: number;
}

const formats: Readonly<Record<string, FloatFormat>> = {
  e: { bits: 16, nmant: 10, nexp: 5, precision: 3 },
  f: { bits: 32, nmant: 23, nexp: 8, precision: 6 },
  d: { bits: 64, nmant: 52, nexp: 11, precision: 15 },
  g: { bits: 128, nmant: 63, nexp: 15, precision: 18 },
};

/** The dtype of a value, type or name whose limits are asked for. */
function typeFor(value: Value, context: Context): DType {
  const isValue = ["int", "float", "complex", "scalar", "ndarray"].includes(value.t);
  return isValue ? asArray(value, context).dtype : asDType(value, context);
}

function floatLimits(value: Value, context: Context): NumpyObject {
  const type = typeFor(value, context);
  if (type.kind !== "f" && type.kind !== "c")
    raise("ValueError", `data type <class 'numpy.${scalarTypeOf(type)}'> not inexact`);
  const real = { F: "f", D: "d", G: "g" }[type.char] ?? type.char;
  return new Made("finfo", byChar.get(real));
}

function integerLimitsOf(value: Value, context: Context): NumpyObject {
  const type = typeFor(value, context);
  if (!isInteger(type)) raise("ValueError", `Invalid integer data type '${type.kind}'.`);
  return new Made("iinfo", type);
}

function floatAttribute(type: DType, name: string): Value | undefined {
  const { bits, nmant, nexp, precision } = formats[type.char];
  const maxexp = 2 ** (nexp - 1);
  const whole: Readonly<Record<string, number>> = {
    bits,
    nmant,
    nexp,
    precision,
    iexp: nexp,
    maxexp,
    minexp: 2 - maxexp,
    machep: -nmant,
    negep: -nmant - 1,
  };
  if (Object.hasOwn(whole, name)) return pyInt(whole[name]);
  if (name === "dtype") return { t: "dtype", dtype: type };
  const number = floatLimit(name, whole);
  if (number === undefined) return undefined;
  // What a longdouble holds beyond a double can't be written here.
  return type.char === "g" && !/^eps/.test(name) ? unknown : scalar(type, number);
}

function floatLimit(
  name: string,
  { nmant, maxexp, precision }: Readonly<Record<string, number>>,
): number | undefined {
  const max = (2 - 2 ** -nmant) * 2 ** (maxexp - 1);
  switch (name) {
    case "eps":
      return 2 ** -nmant;
    case "epsneg":
      return 2 ** (-nmant - 1);
    case "max":
      return max;
    case "min":
      return -max;
    case "tiny":
    case "smallest_normal":
      return 2 ** (2 - maxexp);
    case "smallest_subnormal":
      return 2 ** (2 - maxexp - nmant);
    case "resolution":
      return Number(`1e-${precision}`);
    default:
      return undefined;
  }
}

function floatRepr(type: DType): string | undefined {
  const { nmant, nexp, precision, bits } = formats[type.char];
  if (type.char === "g") return undefined;
  const max = floatLimit("max", { nmant, maxexp: 2 ** (nexp - 1), precision }) as number;
  // The texts of float16's limits have more digits than the scalars'.
  const shown = type.char === "e" ? "6.55040e+04" : floatText(max, bits as 32);
  const resolution = type.char === "e" ? "0.001" : `1e-${String(precision).padStart(2, "0")}`;
  return `finfo(resolution=${resolution}, min=-${shown}, max=${shown}, dtype=${dtypeText(type)})`;
}

function integerBounds(type: DType): readonly [bigint, bigint] {
  const bits = BigInt(8 * type.itemsize);
  return type.kind === "u" ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}

function integerAttribute(type: DType, name: string): Value | undefined {
  const [min, max] = integerBounds(type);
  switch (name) {
    case "min":
      return pyInt(min);
    case "max":
      return pyInt(max);
    case "bits":
      return pyInt(8 * type.itemsize);
    case "dtype":
      return { t: "dtype", dtype: type };
    case "kind":
      return pyStr(type.kind);
    case "key":
      return pyStr(`${type.kind}${8 * type.itemsize}`);
    default:
      return undefined;
  }
}

const rule = "-".repeat(63);

function typeOf(self: NumpyObject): DType {
  return stateOf<DType>(self);
}

defineClass("finfo", {
  rows: "numpy.finfo",
  attribute: (self, name) => floatAttribute(typeOf(self), name),
  repr: (self) => floatRepr(typeOf(self)),
  str: (self) => finfoText(typeOf(self), (name) => floatAttribute(typeOf(self), name)),
});

defineClass("iinfo", {
  rows: "numpy.iinfo",
  attribute: (self, name) => integerAttribute(typeOf(self), name),
  repr: (self) => {
    const [min, max] = integerBounds(typeOf(self));
    return `iinfo(min=${min}, max=${max}, dtype=${dtypeText(typeOf(self))})`;
  },
  str: (self) => {
    const [min, max] = integerBounds(typeOf(self));
    const title = `Machine parameters for ${dtypeText(typeOf(self))}`;
    return `${title}\n${rule}\nmin = ${min}\nmax = ${max}\n${rule}\n`;
  },
});

register("numpy", {
  finfo: op({ dtype: any }, (of, context) => valueEffect(floatLimits(of.dtype, context))),
  iinfo: op({ type: any }, (of, context) => valueEffect(integerLimitsOf(of.type, context))),
});
