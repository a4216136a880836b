import type { Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";

/** A Python exception on its way. */
export class PyRaise {
  /** The calls that it has left, the innermost first, each with the statement that it was at. */
  readonly frames: { readonly name: string; readonly at: Node }[] = [];

  constructor(
    /** The exception object. */
    readonly value: Value,
    /** `type(value).__name__`. */
    readonly type: string,
    readonly message: string,
  ) {}
}
