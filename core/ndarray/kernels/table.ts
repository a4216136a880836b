import type { DType, Kind } from "../dtypes/dtype.ts";
import { complexKernels } from "./complexes.ts";
import { floatKernels } from "./floats.ts";
import { integerKernels } from "./integers.ts";
import type { Kernel } from "./kernel.ts";
import { boolKernels, orderingKernels, timeOrderingKernels } from "./ordering.ts";
import { timeKernels } from "./times.ts";

type Kernels = Readonly<Record<string, Kernel>>;

/** The kernels of each kind by itemsize. */
const byKind = new Map<Kind, Map<number, Kernels>>();

/** Returns how a ufunc computes on elements of this dtype (its first operand's); undefined when it has no kernel for it. */
export function kernelFor(name: string, dtype: DType): Kernel | undefined {
  const bySize = byKind.get(dtype.kind) ?? new Map<number, Kernels>();
  const kernels = bySize.get(dtype.itemsize) ?? kernelsOf(dtype);
  if (bySize.size === 0) byKind.set(dtype.kind, bySize);
  if (!bySize.has(dtype.itemsize)) bySize.set(dtype.itemsize, kernels);
  return kernels[name];
}

function kernelsOf({ kind, itemsize }: DType): Kernels {
  if (kind === "b") return { ...orderingKernels, ...boolKernels };
  if (kind === "i" || kind === "u") return { ...orderingKernels, ...integerKernels({ kind, itemsize }) };
  if (kind === "f") return { ...orderingKernels, ...floatKernels(itemsize) };
  if (kind === "c") return complexKernels(itemsize);
  if (kind === "m" || kind === "M") return { ...timeOrderingKernels, ...timeKernels };
  return {};
}
