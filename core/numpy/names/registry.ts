import type { Row } from "../op.ts";

/** Rows by name within one namespace, e.g. `{ zeros: op(...), ones: op(...) }`. */
export type Rows = Readonly<Record<string, Row>>;

/** All rows by canonical dotted name: "numpy.zeros", "numpy.linalg.norm", "numpy.ndarray.sum", "numpy.random.Generator.normal". */
const rows = new Map<string, Row>();

/** Adds a family's rows under a namespace ("numpy", "numpy.ndarray", "numpy.random.Generator"). */
export function register(namespace: string, family: Rows): void {
  for (const [name, row] of Object.entries(family)) rows.set(`${namespace}.${name}`, row);
}

/** Returns the row of a canonical dotted name, or undefined. */
export function rowOf(name: string): Row | undefined {
  return rows.get(name);
}

/** All rows, for documentation and sweeps. */
export function allRows(): ReadonlyMap<string, Row> {
  return rows;
}
