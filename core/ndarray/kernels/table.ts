import type { DType } from "../dtype.ts";
import { complexKernels } from "./complexes.ts";
import { floatKernels } from "./floats.ts";
import { integerKernels } from "./integers.ts";
import type { Kernel } from "./kernel.ts";
import { boolKernels, orderingKernels, timeOrderingKernels } from "./ordering.ts";
import { timeKernels } from "./times.ts";

const byDType = new Map<string, Readonly<Record<string, Kernel>>>();

/** Returns how a ufunc computes on elements of this dtype (its first operand's); undefined when it has no kernel for it. */
export function kernelFor(name: string, dtype: DType): Kernel | undefined {
  const key = dtype.kind + dtype.itemsize;
  let kernels = byDType.get(key);
  if (!kernels) {
    kernels = kernelsOf(dtype);
    byDType.set(key, kernels);
  }
  return kernels[name];
}

function kernelsOf({ kind, itemsize }: DType): Readonly<Record<string, Kernel>> {
  if (kind === "b") return { ...orderingKernels, ...boolKernels };
  if (kind === "i" || kind === "u") return { ...orderingKernels, ...integerKernels({ kind, itemsize }) };
  if (kind === "f") return { ...orderingKernels, ...floatKernels(itemsize) };
  if (kind === "c") return complexKernels(itemsize);
  if (kind === "m" || kind === "M") return { ...timeOrderingKernels, ...timeKernels };
  return {};
}
