import type { Value } from "../ndarray/value.ts";
import type { FunctionDef, Lambda } from "../syntax/ast.ts";
import type { Chapter } from "../trace/chapter.ts";
import type { PyClass, PyFunction } from "./classes/objects.ts";

/** What a part of the program relied on and did, beside what its chapter says. */
export class Footprint {
  /** Functions whose bodies were run or looked at. */
  readonly read = new Set<FunctionDef | Lambda>();
  readonly calls = new Map<PyFunction, number>();
  /** Functions that code that is not known has got hold of. */
  readonly lent = new Set<PyFunction>();
  /** The classes of which it made instances. */
  readonly made = new Set<PyClass>();
  /** The functions and classes that it made. */
  readonly defined: Value[] = [];

  /** Returns one of its own with the same entries. */
  copy(): Footprint {
    const copy = new Footprint();
    for (const def of this.read) copy.read.add(def);
    for (const [callee, count] of this.calls) copy.calls.set(callee, count);
    for (const lent of this.lent) copy.lent.add(lent);
    for (const made of this.made) copy.made.add(made);
    copy.defined.push(...this.defined);
    return copy;
  }

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
