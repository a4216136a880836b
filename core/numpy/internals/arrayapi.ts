import { byChar, type DType, float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import { parseDType } from "../../ndarray/dtypes/dtypename.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { pyDict } from "../../ndarray/pydict.ts";
import { NumpyObject, none, pyInt, pyList, pyStr, pyTrue, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

const asValue = (dtype: DType): Value => ({ t: "dtype", dtype });

const kinds: Readonly<Record<string, readonly string[]>> = {
  bool: ["bool"],
  "signed integer": ["int8", "int16", "int32", "int64"],
  "unsigned integer": ["uint8", "uint16", "uint32", "uint64"],
  "real floating": ["float32", "float64"],
  "complex floating": ["complex64", "complex128"],
};

const groups: Readonly<Record<string, readonly string[]>> = {
  integral: ["signed integer", "unsigned integer"],
  numeric: ["signed integer", "unsigned integer", "real floating", "complex floating"],
};

function namesOf(kind: string): readonly string[] {
  if (Object.hasOwn(kinds, kind)) return kinds[kind];
  if (Object.hasOwn(groups, kind)) return groups[kind].flatMap(namesOf);
  return raise("ValueError", `unsupported kind: '${kind}'`);
}

const device = { device: keyword(opt(any, none)) };

/** The array API standard's description of NumPy. */
register("numpy", {
  __array_namespace_info__: op({}, () => valueEffect(new NumpyObject("array_namespace_info", undefined))),
});

defineClass("array_namespace_info", { rows: "numpy.__array_namespace_info__" });

register("numpy.__array_namespace_info__", {
  capabilities: op({ self: any }, () =>
    valueEffect(
      pyDict({ "boolean indexing": pyTrue, "data-dependent shapes": pyTrue, "max dimensions": pyInt(64) }),
    ),
  ),
  default_device: op({ self: any }, () => valueEffect(pyStr("cpu"))),
  devices: op({ self: any }, () => valueEffect(pyList([pyStr("cpu")]))),
  default_dtypes: op({ self: any, ...device }, () =>
    valueEffect(
      pyDict({
        "real floating": asValue(float64),
        "complex floating": asValue(byChar.get("D") as DType),
        integral: asValue(int64),
        indexing: asValue(int64),
      }),
    ),
  ),
  dtypes: op({ self: any, ...device, kind: keyword(opt(any, none)) }, ({ kind }, context) => {
    const asked =
      kind.t === "none"
        ? Object.keys(kinds)
        : (kind.t === "str" ? [kind] : (itemsOf(kind, context) ?? notKnown("kinds of dtypes"))).map((item) =>
            item.t === "str" ? (item.v ?? notKnown("a kind")) : notKnown("a kind"),
          );
    const names = asked.flatMap(namesOf);
    // Asked for by name, bool is the scalar type.
    const named = (name: string): Value =>
      name === "bool" && kind.t !== "none" ? { t: "numpy", name: "numpy.bool" } : asValue(parseDType(name));
    return valueEffect(pyDict(names.map((name) => [name, named(name)] as const)));
  }),
});
