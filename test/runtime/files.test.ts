import { describe, expect, it } from "vitest";
import { Store } from "../../core/ndarray/buffer.ts";
import { nothing } from "../../core/ndarray/contents/contents.ts";
import { float64 } from "../../core/ndarray/dtypes/dtype.ts";
import { isExact } from "../../core/ndarray/layouts/dim.ts";
import { pyStr, type Value } from "../../core/ndarray/value.ts";
import type { Context } from "../../core/numpy/context.ts";
import { parseNpyHeader } from "../../core/numpy/files/index.ts";
import { npyHeaderBytes } from "../../core/numpy/files/npy.ts";
import { rowOf } from "../../core/numpy/names/registry.ts";
import { effectFacts, type Json, truth } from "./facts.ts";
import { agrees, fileContext, runSession, type Step } from "./sessions.ts";

const sessions = truth("files") as unknown as readonly (readonly Step[])[];

describe("files", () => {
  it(`are read and written as NumPy does, in ${sessions.flat().length} steps`, () => {
    const wrong = sessions.flatMap((steps) => {
      const got = runSession(steps);
      return steps.flatMap((step, i) => (agrees(got[i], step.gives) ? [] : [{ step, got: got[i] }]));
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("with a header but too large to read have a layout", () => {
    const head = npyHeaderBytes({ descr: float64, fortran: true, shape: [10 ** 6, 10 ** 7] });
    const context = withFile("big.npy", { size: head.length + 8e13, head });
    expect(call("numpy.load", context, pyStr("big.npy"))).toMatchObject({
      shape: [10 ** 6, 10 ** 7],
      strides: [8, 8 * 10 ** 6],
      values: null,
      owndata: false,
    });
  });

  it("of unknown size give memory maps of unknown length", () => {
    const context = withFile("x.dat", { size: undefined });
    const effect = rowOf("numpy.memmap")?.call([pyStr("x.dat")], new Map([["mode", pyStr("r")]]), context);
    const out = effect?.kind === "alloc" ? effect.out : undefined;
    expect(out?.subclass).toBe("memmap");
    expect(out && isExact(out.shape[0])).toBe(false);
  });
});

function withFile(path: string, { size, head }: { size: number | undefined; head?: Uint8Array }): Context {
  const context = fileContext();
  context.files.write(path, { size, head, store: new Store(nothing) });
  return context;
}

function call(name: string, context: Context, ...args: readonly Value[]): Json {
  return effectFacts(rowOf(name)?.call(args, new Map(), context));
}

function headed(text: string, length = text.length): Uint8Array {
  const bytes = Uint8Array.from(`\x93NUMPY\x01\x00\x00\x00${text}`, (c) => c.charCodeAt(0));
  new DataView(bytes.buffer).setUint16(8, length, true);
  return bytes;
}

describe("parseNpyHeader", () => {
  it("reads what NumPy writes", () => {
    const bytes = npyHeaderBytes({ descr: float64, fortran: false, shape: [3] });
    expect(parseNpyHeader(bytes)).toMatchObject({ shape: [3], fortran: false, offset: 128 });
  });

  const broken = [
    "",
    "{",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)",
    "{'descr': '<f8', 'fortran_order': 1, 'shape': (3,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': [3]}",
    "{'descr': 'nope', 'fortran_order': False, 'shape': (3,)}",
    "{'descr': '<f8', 'shape': (3,)}",
    "{'descr': __import__('os'), 'fortran_order': False, 'shape': (3,)}",
    `${"(".repeat(5000)}`,
    "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999,)}",
  ];
  it.each(broken)("refuses %s", (text) => expect(parseNpyHeader(headed(text))).toBeUndefined());

  it("refuses a header that is longer than the file, and any cut of a right one", () => {
    expect(parseNpyHeader(headed("{}", 60000))).toBeUndefined();
    const whole = npyHeaderBytes({ descr: float64, fortran: false, shape: [3] });
    for (let length = 0; length < whole.length; length++)
      expect(parseNpyHeader(whole.slice(0, length))).toBeUndefined();
  });
});
