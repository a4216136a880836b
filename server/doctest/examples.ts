import { type Example, parseExamples } from "../../core/ide/index.ts";
import { stringsWithExamples } from "./strings.ts";

/** Examples that share their names, and what is run before them. */
export interface ExampleGroup {
  readonly setup?: string;
  readonly examples: readonly Example[];
}

/** The examples of a .py file by string literal, of any other file all in one group. */
export function exampleGroups(path: string, text: string): readonly ExampleGroup[] {
  if (!path.endsWith(".py"))
    return [{ examples: parseExamples(text, undefined, /\.(?:md|markdown)$/.test(path)) }];
  return stringsWithExamples(text).map(({ value, lines }) => ({
    setup: text,
    examples: parseExamples(value, lines),
  }));
}
