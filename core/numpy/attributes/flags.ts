import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { divideExactly, isExact } from "../../ndarray/layouts/dim.ts";
import { isC, isF, type Layout } from "../../ndarray/layouts/layout.ts";
import { anyBool, type NumpyObject, none, pyBool, pyInt, unknown, type Value } from "../../ndarray/value.ts";
import { defineClass } from "../classes.ts";
import { attempt, type Effect } from "../op.ts";

defineClass("flagsobj", {
  rows: "numpy.flagsobj",
  attribute: (self, name) => attributeOf(arrayOf(self), name),
  setAttribute: (self, name, to) => attempt(() => setFlag(arrayOf(self), name, to)),
  getItem: (self, index) => {
    const name = index.t === "str" && index.v !== undefined ? names[index.v] : undefined;
    if (!name) return raise("KeyError", "'Unknown flag'");
    return { kind: "value", value: pyBool(flags[name](arrayOf(self))) };
  },
  setItem: (self, index, to) => {
    const name = index.t === "str" && index.v !== undefined ? names[index.v] : undefined;
    if (!name || !settable.has(name)) return raise("KeyError", "'Unknown flag'");
    return setFlag(arrayOf(self), name, to);
  },
  repr: (self) => textOf(arrayOf(self)),
});

type Flag = (array: NDArray) => boolean | undefined;

const c: Flag = ({ layout }) => isC(layout);
const f: Flag = ({ layout }) => isF(layout);
const aligned: Flag = ({ layout, saidUnaligned }) => (saidUnaligned ? false : isAligned(layout));
const behaved: Flag = (array) => both(aligned(array), array.writeable);

/** The flags by attribute name; undefined where it can't be told. */
const flags: Readonly<Record<string, Flag>> = {
  c_contiguous: c,
  contiguous: c,
  f_contiguous: f,
  fortran: f,
  owndata: ({ ownership }) => ownership,
  writeable: ({ writeable }) => writeable,
  aligned,
  writebackifcopy: () => false,
  behaved,
  carray: (array) => both(behaved(array), c(array)),
  // NumPy asks for any of the three, which an ordinary array has.
  farray: (array) => both(not(c(array)), aligned(array) || array.writeable || f(array)),
  fnc,
  forc: (array) => not(both(not(c(array)), not(f(array)))),
};

/** The names by which a flag can be looked up as an item. */
const names: Readonly<Record<string, string>> = {
  C: "c_contiguous",
  CONTIGUOUS: "c_contiguous",
  C_CONTIGUOUS: "c_contiguous",
  F: "f_contiguous",
  FORTRAN: "f_contiguous",
  F_CONTIGUOUS: "f_contiguous",
  O: "owndata",
  OWNDATA: "owndata",
  W: "writeable",
  WRITEABLE: "writeable",
  A: "aligned",
  ALIGNED: "aligned",
  X: "writebackifcopy",
  WRITEBACKIFCOPY: "writebackifcopy",
  B: "behaved",
  BEHAVED: "behaved",
  CA: "carray",
  CARRAY: "carray",
  FA: "farray",
  FARRAY: "farray",
  FNC: "fnc",
  FORC: "forc",
};

const settable = new Set(["writeable", "aligned", "writebackifcopy"]);

function arrayOf(self: NumpyObject): NDArray {
  return self.holds[0] as NDArray;
}

function attributeOf(array: NDArray, name: string): Value | undefined {
  if (name === "num") return numberOf(array);
  if (!Object.hasOwn(flags, name)) return undefined;
  const flag = flags[name](array);
  return flag === undefined ? anyBool : pyBool(flag);
}

function setFlag(array: NDArray, name: string, to: Value): Effect {
  if (!settable.has(name)) {
    const owner = "numpy._core.multiarray.flagsobj";
    return raise("AttributeError", `attribute '${name}' of '${owner}' objects is not writable`);
  }
  if (to.t !== "bool" || to.v === undefined) return { kind: "unknown", why: "a flag" };
  if (name === "writeable") setWriteable(array, to.v);
  if (name === "aligned") setAligned(array, to.v);
  return { kind: "value", value: none };
}

/** Sets `flags.writeable`; raises when the owner of the memory does not allow it. */
export function setWriteable(array: NDArray, to: boolean): void {
  const owner = array.base;
  if (to && !array.writeable && (owner ? !owner.writeable : array.buffer.kind === "foreign"))
    raise("ValueError", "cannot set WRITEABLE flag to True of this array");
  array.writeable = to;
}

/** Sets `flags.aligned`; raises when the elements are not where they would have to be. */
export function setAligned(array: NDArray, to: boolean): void {
  const isHad = isAligned(array.layout);
  if (to && isHad === undefined) notKnown("where the elements lie");
  if (to && !isHad) raise("ValueError", "cannot set aligned flag of mis-aligned array to True");
  array.saidUnaligned = !to;
}

/** True when every element's address is a multiple of the dtype's alignment; buffers begin at one. */
export function isAligned({ dtype, shape, strides, offset }: Layout): boolean | undefined {
  const { alignment } = dtype;
  if (alignment <= 1 || shape.includes(0)) return true;
  const steps = [offset, ...strides.filter((_, axis) => shape[axis] !== 1)];
  if (steps.every((step) => divideExactly(step, alignment) !== undefined)) return true;
  return steps.every(isExact) ? false : undefined;
}

function fnc(array: NDArray): boolean | undefined {
  return both(f(array), not(c(array)));
}

function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

function not(a: boolean | undefined): boolean | undefined {
  return a === undefined ? undefined : !a;
}

/** NumPy's bits, `flags.num`. */
function numberOf(array: NDArray): Value {
  const bits: readonly (readonly [string, number])[] = [
    ["c_contiguous", 1],
    ["f_contiguous", 2],
    ["owndata", 4],
    ["aligned", 0x100],
    ["writeable", 0x400],
  ];
  let number = 0;
  for (const [name, bit] of bits) {
    const flag = flags[name](array);
    if (flag === undefined) return unknown;
    if (flag) number += bit;
  }
  return pyInt(number);
}

/** The text that printing the flags gives; undefined when one of them is not known. */
function textOf(array: NDArray): string | undefined {
  const lines: string[] = [];
  for (const name of ["c_contiguous", "f_contiguous", "owndata", "writeable", "aligned", "writebackifcopy"]) {
    const flag = flags[name](array);
    if (flag === undefined) return undefined;
    lines.push(`  ${name.toUpperCase()} : ${flag ? "True" : "False"}\n`);
  }
  return lines.join("");
}
