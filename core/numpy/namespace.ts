import type { Value } from "../ndarray/value.ts";

/** Returns what `module.name` is ("numpy", "pi"; "numpy.linalg", "norm"); undefined when NumPy has no such name. */
export function lookup(module: string, name: string): Value | undefined {
  return { t: "numpy", name: `${module}.${name}` };
}
