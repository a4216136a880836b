import type { Value } from "../ndarray/value.ts";
import type { FunctionDef, Lambda } from "../syntax/ast.ts";
import type { Chapter } from "../trace/chapter.ts";
import type { PyFunction } from "./objects.ts";

/** What a part of the program relied on and did, beside what its chapter says. */
export class Footprint {
  /** Functions whose bodies were run or looked at. */
  readonly read = new Set<FunctionDef | Lambda>();
  readonly calls = new Map<PyFunction, number>();
  /** Functions that code that is not known has got hold of. */
  readonly lent = new Set<PyFunction>();
  /** The functions and classes that it made. */
  readonly defined: Value[] = [];

  called(callee: PyFunction): void {
    this.calls.set(callee, (this.calls.get(callee) ?? 0) + 1);
  }

  /** True when it relied on the body of one of the functions. */
  reliesOn(functions: ReadonlySet<FunctionDef | Lambda>): boolean {
    for (const one of functions) if (this.read.has(one)) return true;
    return false;
  }
}

/** Steps, elements and bytes: what a part used, or what it was given. */
export interface Cost {
  readonly steps: number;
  readonly elements: number;
  readonly bytes: number;
}

/** A function that nobody calls, as it was run. */
export interface Part {
  readonly chapter: Chapter;
  readonly footprint: Footprint;
  readonly given: Cost;
  readonly used: Cost;
}

/** How the module's statements left the machine. */
export interface Ground {
  readonly footprint: Footprint;
  readonly names: number;
  readonly steps: number;
  readonly elements: number;
  readonly bytes: number;
  readonly exact: boolean;
}
