import type { Module, Span } from "./ast.ts";

/** A comment: its range in the text and what it says, from `#` to the end of the line. */
export interface Comment extends Span {
  readonly text: string;
}

/** The comments of a file in the order of the text; a `#` inside a string is none. */
export function commentsOf(module: Module): readonly Comment[] {
  return module.comments;
}
