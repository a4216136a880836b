import { bool } from "../../ndarray/dtypes/dtype.ts";
import { arrayOfRanks, arrayOfShape, arraySketchOf, freshShape } from "../../ndarray/sketch.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import type { Machine } from "../machine.ts";
import { isOpen, supposes } from "./values.ts";

/** Returns what an operator is likely to give where its result is not known: what is unknown beside an array has no more axes. */
export function likelyOperation(
  machine: Machine,
  op: string,
  operands: readonly Value[],
  ran: Value,
  isOfTruths = false,
): Value {
  if (!supposes(machine) || op === "MatMult" || !isOpen(ran)) return ran;
  const most = Math.max(...operands.map((operand) => arraySketchOf(operand)?.shape?.length ?? 0));
  const dtype = isOfTruths ? bool : arraySketchOf(ran)?.dtype;
  return most > 0 ? arrayOfShape(freshShape(most), dtype) : ran;
}

const words = (text: string) => new Set(text.split(/\s+/));

/** Functions and methods that give an array of as many axes as their first operand has, whatever else they are given. */
const alike =
  words(`pad astype clip roll moveaxis swapaxes rollaxis flip fliplr flipud rot90 sort argsort partition argpartition
  nan_to_num round around unwrap insert delete diff fftshift ifftshift fftn ifftn rfftn irfftn fft ifft rfft irfft
  fft2 ifft2 copy conj conjugate cumsum cumprod tril triu take_along_axis maximum minimum multiply add subtract divide power
  logical_and logical_or logical_xor logical_not greater less equal not_equal greater_equal less_equal arctan2 hypot mod`);

/** Functions that always give so many axes. */
const fixed: Readonly<Record<string, number>> = {
  bincount: 1,
  flatnonzero: 1,
  argwhere: 2,
  ravel: 1,
  flatten: 1,
};

/** Returns what a call of NumPy's is likely to give where its result is not known. */
export function likelyCall(machine: Machine, name: string, ins: readonly Value[], ran: Value): Value {
  if (!supposes(machine) || !isOpen(ran)) return ran;
  const short = name.split(".").at(-1) ?? "";
  const [first] = ins;
  const rank = first && arraySketchOf(first)?.shape?.length;
  const dtype = arraySketchOf(ran)?.dtype;
  if (Object.hasOwn(fixed, short)) return arrayOfRanks([fixed[short]], dtype);
  if (!rank) return ran;
  if (alike.has(short)) return arrayOfShape(freshShape(rank), dtype);
  const isSplit = (short === "where" || short === "nonzero") && ins.length === 1;
  return isSplit ? pyTuple(Array.from({ length: rank }, () => arrayOfShape(freshShape(1)))) : ran;
}
