import { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyBool, pyList, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { type Composer, composer } from "../calls/composer.ts";
import { register } from "../names/registry.ts";
import { attempt, type Effect, op, type Row } from "../op.ts";
import { masked } from "./constant.ts";
import { asAnyMasked } from "./create.ts";
import { fillValue, setFillValue } from "./fill.ts";
import { filledOf } from "./filled.ts";
import { shrunk } from "./masks.ts";
import { change, dataOf, emptyMask, knownMask, maskedOr, maskOf, wrapped } from "./parts.ts";
import { freeRow, maybe, registerMethods, row, writeEffect } from "./row.ts";

/** Returns the same method of the data and of the mask. */
export function ofBoth(
  np: Composer,
  self: MaskedArray,
  name: string,
  args: readonly Value[],
  named: Readonly<Record<string, Value>> = {},
): MaskedArray {
  const data = np.asArray(np.method(dataOf(np, self), name, args, named));
  const mask = maskOf(self);
  const part = mask instanceof NDArray ? np.asArray(np.method(mask, name, args, named)) : mask;
  return wrapped(data, part, self);
}

function lacking(name: string, parameters: readonly string[]): never {
  const shown = parameters.map((parameter) => `'${parameter}'`).join(" and ");
  return raise(
    "TypeError",
    `${name}() missing ${parameters.length} required positional argument${parameters.length > 1 ? "s" : ""}: ${shown}`,
  );
}

const both = (name: string): Row =>
  freeRow(([self, ...args], { a, ...named }, np, context) => {
    const array = asAnyMasked(np, self ?? a ?? lacking(name, ["a"]), context);
    if (name === "copy" && array === masked) return masked;
    return ofBoth(np, array, name, args, named);
  });

for (const name of ["copy", "diagonal", "flatten", "repeat", "swapaxes", "transpose"]) {
  register("numpy.ma.MaskedArray", { [name]: both(name) });
  if (name !== "flatten") register("numpy.ma", { [name]: both(name) });
}

register("numpy.ma.MaskedArray", {
  squeeze: both("squeeze"),
  reshape: both("reshape"),
  __copy__: both("copy"),
  resize: row({ self: any, newshape: any, refcheck: maybe, order: maybe }, () =>
    raise(
      "ValueError",
      "A masked array does not own its data and therefore cannot be resized.\nUse the numpy.ma.resize function instead.",
    ),
  ),
});
register("numpy.ma", {
  reshape: row({ a: any, new_shape: any, order: maybe }, ({ a, new_shape: shape, order }, np, context) =>
    ofBoth(np, asAnyMasked(np, a, context), "reshape", [shape], order ? { order } : {}),
  ),
});

registerMethods(
  { order: maybe },
  {
    ravel: (self, { order }, np) => {
      const letter = order?.t === "str" ? (order.v ?? notKnown("an order")) : "C";
      const isFortran = isF(self.layout) === true && isC(self.layout) !== true;
      const fixed = /[kKaA]/.test(letter) ? (isFortran ? "F" : "C") : letter;
      return ofBoth(np, self, "ravel", [pyStr(fixed)]);
    },
  },
);

registerMethods(
  { fill_value: maybe },
  {
    filled: (self, { fill_value: fill }, np) => filledOf(np, self, fill),
    tolist: (self, { fill_value: fill }, np) => listOf(np, self, fill),
    tobytes: (self, { fill_value: fill }, np) => np.method(filledOf(np, self, fill), "tobytes"),
  },
);
// Of what is no masked array, the function gives the plain array.
register("numpy.ma", {
  filled: row({ a: any, fill_value: maybe }, ({ a, fill_value: fill }, np) => filledOf(np, a, fill)),
});

/** None in the place of what is masked. */
function listOf(np: Composer, self: MaskedArray, fill: Value | undefined): Value {
  const mask = knownMask(self);
  const data = dataOf(np, self);
  if (mask === "none") return np.method(data, "tolist");
  if (fill && fill.t !== "none") return np.method(filledOf(np, self, fill), "tolist");
  const dtype: Value = self.dtype.fields
    ? pyList(self.dtype.fields.map(({ name }) => pyTuple([pyStr(name), pyStr("O")])))
    : pyStr("O");
  const result = np.asArray(np.method(data, "astype", [dtype]));
  if (!self.dtype.fields) np.put(result, mask, none);
  for (const { name } of self.dtype.fields ?? [])
    np.put(np.item(result, pyStr(name)), np.item(mask, pyStr(name)), none);
  return np.method(result, "tolist");
}

registerMethods(
  {},
  {
    compressed: (self, _, np) => {
      const flat = np.method(dataOf(np, self), "ravel");
      const mask = knownMask(self);
      if (mask === "none") return flat;
      return np.method(flat, "compress", [np("logical_not", np.method(mask, "ravel"))]);
    },
    shrink_mask: (self) => {
      change(self, { mask: shrunk(maskOf(self)) });
      return self;
    },
    harden_mask: (self) => {
      change(self, { hard: true });
      return self;
    },
    soften_mask: (self) => {
      change(self, { hard: false });
      return self;
    },
    unshare_mask: (self, _, np) => {
      const mask = knownMask(self);
      if (self.masking.shared && mask !== "none") change(self, { mask: np.asArray(np.method(mask, "copy")) });
      change(self, { shared: false });
      return self;
    },
    nonzero: (self, _, np) => np.method(filledOf(np, self, { t: "int", v: 0 }), "nonzero"),
    iscontiguous: (self) => pyBool(isC(self.layout)),
    get_fill_value: (self, _, np) => fillValue(np, self),
    toflex: (self, _, np) => flexible(np, self),
    torecords: (self, _, np) => flexible(np, self),
  },
);

/** Data and mask as two fields of one array. */
function flexible(np: Composer, self: MaskedArray): Value {
  const mask = knownMask(self);
  if (mask === "none") return notKnown("records without a mask");
  const fields = pyList([
    pyTuple([pyStr("_data"), { t: "dtype", dtype: self.dtype }]),
    pyTuple([pyStr("_mask"), { t: "dtype", dtype: mask.dtype }]),
  ]);
  const record = np.named("empty", [np.get(self, "shape")], { dtype: fields });
  np.put(record, pyStr("_data"), dataOf(np, self));
  np.put(record, pyStr("_mask"), mask);
  return record;
}

/** A method that changes the array in place. */
function writing(run: (np: Composer, self: MaskedArray, to: Value) => void): Row {
  return {
    parameters: {},
    call: ([self, to = none], _, context) =>
      attempt(() => {
        if (!(self instanceof MaskedArray)) return { kind: "value", value: none };
        run(composer(context), self, to);
        return writeEffect(self, to, none);
      }),
  };
}

/** Elements at places of the flat array, and their part of the mask. */
function putAt(
  np: Composer,
  self: MaskedArray,
  places: Value,
  values: Value,
  mode: Readonly<Record<string, Value>>,
): void {
  const mask = knownMask(self);
  if (self.masking.hard && mask !== "none") notKnown("a hard mask");
  np.named("put", [dataOf(np, self), places, dataOf(np, values)], mode);
  const given = knownMask(values);
  if (mask === "none" && given === "none") return;
  const flags = mask === "none" ? emptyMask(np, self) : mask;
  np.named("put", [flags, places, given === "none" ? { t: "bool", v: false } : given], mode);
  change(self, { mask: shrunk(flags) });
}

const put = op(
  { a: any, indices: any, values: any, mode: maybe },
  ({ a, indices, values, mode }, context): Effect => {
    const np = composer(context);
    if (a instanceof MaskedArray) putAt(np, a, indices, values, mode ? { mode } : {});
    else if (a instanceof NDArray) np.named("put", [a, indices, dataOf(np, values)], mode ? { mode } : {});
    return a instanceof NDArray ? writeEffect(a, values, none) : notKnown("an array");
  },
);

const putmask = op({ a: any, mask: any, values: any }, ({ a, mask, values }, context): Effect => {
  const np = composer(context);
  if (!(a instanceof MaskedArray)) return notKnown("an array without a mask");
  const [own, given] = [knownMask(a), knownMask(values)];
  if (own !== "none" && a.masking.hard) notKnown("a hard mask");
  if (own !== "none" || given !== "none") {
    const flags = own === "none" ? emptyMask(np, a) : own;
    if (own === "none") change(a, { mask: flags });
    np.named("copyto", [flags, given === "none" ? { t: "bool", v: false } : given], { where: mask });
  }
  np.named("copyto", [dataOf(np, a), dataOf(np, values)], { where: mask });
  return writeEffect(a, values, none);
});

register("numpy.ma", { put, putmask });
register("numpy.ma.MaskedArray", { put });

const setFill = writing((np, self, to) => setFillValue(np, self, to));
register("numpy.ma.MaskedArray", {
  set_fill_value: setFill,
  fill: writing((np, self, to) => {
    np.method(dataOf(np, self), "fill", [to]);
  }),
});
register("numpy.ma", {
  set_fill_value: {
    parameters: {},
    call: (given, named, context) => {
      const lacks = given.length + named.size < 2;
      const names = given.length === 0 ? ["a", "fill_value"] : ["fill_value"];
      return lacks ? attempt(() => lacking("set_fill_value", names)) : setFill.call(given, named, context);
    },
  },
});

register("numpy.ma.MaskedArray", {
  take: freeRow(([self, indices, ...args], named, np, context) =>
    taken(
      np,
      asAnyMasked(np, self, context),
      [indices ?? named.indices ?? lacking("MaskedArray.take", ["indices"]), ...args],
      named,
    ),
  ),
});
register("numpy.ma", {
  take: freeRow(([self, ...args], { a, ...named }, np, context) => {
    const from = self ?? a;
    const isPlaced = args[0] !== undefined || named.indices !== undefined;
    if (!from || !isPlaced)
      return lacking("take", [...(from ? [] : ["a"]), ...(isPlaced ? [] : ["indices"])]);
    return taken(np, asAnyMasked(np, from, context), args, named);
  }),
  compress: row({ a: any, b: any, axis: maybe }, ({ a: condition, b, axis }, np, context) =>
    compressedBy(np, asAnyMasked(np, b, context), condition, axis),
  ),
});
register("numpy.ma.MaskedArray", {
  compress: row({ self: any, condition: any, axis: maybe }, ({ self, condition, axis }, np, context) =>
    compressedBy(np, asAnyMasked(np, self, context), condition, axis),
  ),
});

function compressedBy(np: Composer, self: MaskedArray, condition: Value, axis: Value | undefined): Value {
  return ofBoth(np, self, "compress", [dataOf(np, condition)], axis ? { axis } : {});
}

/** Elements at places; masked places give masked elements. */
function taken(
  np: Composer,
  self: MaskedArray,
  args: readonly Value[],
  { indices = args[0], ...named }: Readonly<Record<string, Value>>,
): Value {
  if (named.out && named.out.t !== "none") return notKnown("an array to write into");
  const places = knownMask(indices);
  const plain = [places === "none" ? indices : filledOf(np, indices, { t: "int", v: 0 }), ...args.slice(1)];
  const data = np.method(dataOf(np, self), "take", plain, named);
  const mask = knownMask(self);
  const part = mask === "none" ? places : np.method(mask, "take", plain, named);
  const flags = mask !== "none" && places !== "none" ? np("logical_or", part as Value, places) : part;
  if (!(data instanceof NDArray)) return maskedOr(flags, data);
  // The mask is none where nothing is masked only if there was none before.
  return wrapped(data, flags === "none" ? flags : np.asArray(flags));
}
