import { describe, expect, it } from "vitest";
import { canCast } from "../../core/ndarray/dtypes/cancast.ts";
import { bool, type DType } from "../../core/ndarray/dtypes/dtype.ts";
import { dtypeName, dtypeRepr, dtypeText, typeString } from "../../core/ndarray/dtypes/dtypetext.ts";
import { type Operand, promoteTypes, resultType } from "../../core/ndarray/dtypes/promote.ts";
import { NotKnown, NumpyError } from "../../core/ndarray/error.ts";
import type { Value } from "../../core/ndarray/value.ts";
import { toDType } from "../../core/numpy/conversion/asdtype.ts";
import { decode, type Json, plainContext, truth } from "./facts.ts";

interface Stored {
  readonly spellings: readonly (readonly [spelling: Json, align: boolean, gives: Json])[];
  readonly pairs: readonly (readonly [a: Json, b: Json, promoted: Json, castLevel: Json])[];
  readonly results: readonly (readonly [operands: readonly Json[], gives: Json])[];
}

const { spellings, pairs, results } = truth("dtypes") as unknown as Stored;
const context = plainContext();

describe("dtypes as NumPy names and prints them", () => {
  it(`${spellings.length} spellings`, () => {
    const wrong = spellings.filter(([spelling, align, gives]) => !agrees(fieldsOf(spelling, align), gives));
    expect(
      wrong.map(([spelling, align, gives]) => [spelling, align, gives, fieldsOf(spelling, align)]),
    ).toEqual([]);
  });
});

describe("promotion and casting of dtypes", () => {
  it(`${pairs.length} promotions of two`, () => {
    const wrong = pairs.filter(([a, b, gives]) => !agrees(promoted(a, b), gives));
    expect(wrong.map(([a, b, gives]) => [a, b, gives, promoted(a, b)]).slice(0, 20)).toEqual([]);
  });

  it(`${pairs.length} casting rules`, () => {
    const wrong = pairs.filter(([a, b, , level]) => !agrees(castLevel(a, b), level));
    expect(wrong.map(([a, b, , level]) => [a, b, level, castLevel(a, b)]).slice(0, 20)).toEqual([]);
  });

  it(`${results.length} result types with Python scalars`, () => {
    const wrong = results.filter(([operands, gives]) => !agrees(resultOf(operands), gives));
    expect(wrong.map(([operands, gives]) => [operands, gives, resultOf(operands)]).slice(0, 20)).toEqual([]);
  });
});

function fieldsOf(spelling: Json, align: boolean): Json {
  return outcome(() => {
    const dtype = toDType(decode(spelling), context, align);
    const { char, num, itemsize, alignment, byteorder } = dtype;
    return [
      dtypeRepr(dtype),
      dtypeText(dtype),
      dtypeName(dtype),
      typeString(dtype),
      char,
      num,
      itemsize,
      alignment,
      byteorder,
      dtype.align ?? false,
    ];
  });
}

function promoted(a: Json, b: Json): Json {
  return outcome(() => dtypeRepr(promoteTypes(read(a), read(b))));
}

function castLevel(a: Json, b: Json): Json {
  const rules = ["no", "equiv", "safe", "same_kind", "unsafe"] as const;
  const level = rules.findIndex((rule) => canCast(read(a), read(b), rule));
  return level < 0 ? 5 : level;
}

function resultOf(operands: readonly Json[]): Json {
  return outcome(() => dtypeRepr(resultType(operands.map((operand) => operandOf(decode(operand))))));
}

function operandOf(value: Value): Operand {
  if (value.t === "int" || value.t === "float" || value.t === "complex") return value.t;
  return value.t === "bool" ? bool : toDType(value, context);
}

function read(json: Json): DType {
  return toDType(decode(json), context);
}

function outcome(run: () => Json): Json {
  try {
    return run();
  } catch (error) {
    if (error instanceof NumpyError) return { raises: error.type, message: error.message };
    if (error instanceof NotKnown) return { unknown: error.why };
    throw error;
  }
}

function agrees(got: Json, want: Json): boolean {
  return JSON.stringify(got) === JSON.stringify(want);
}
