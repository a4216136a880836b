import type { Node } from "../../../syntax/ast.ts";
import { parseExamples } from "../../../syntax/examples.ts";
import { type Native, PyFunction } from "../../classes/objects.ts";
import type { Machine } from "../../machine.ts";
import { lendMethods, letGo } from "../../strangers/escape.ts";
import { functionsIn, letGoOfNames } from "../../strangers/unfollowed.ts";
import { docstringOf, docstringsIn } from "../../uncalled/docstrings.ts";
import type { ModuleTable } from "../modules.ts";

/**
 * Runs code that the program does not hand over: examples in docstrings, test cases, a statement in a string. It may call every function
 * and method of the program with anything, and uses what the names in it stand for.
 */
export const runsTheProgram: Native = (machine, { positional, node }) => {
  for (const made of machine.definitions) {
    lendMethods(machine, made);
    if (made instanceof PyFunction) letGoOfNames(machine, made, node);
  }
  const texts = positional.flatMap((given) => (given.t === "str" && given.v !== undefined ? [given.v] : []));
  letGoOfTexts(machine, [...texts, ...examplesIn(machine)], node);
  return machine.notKnown("what runs the program's own functions");
};

/** Code in strings is run without being followed: it may do anything with what the names in it stand for. */
export function letGoOfTexts(machine: Machine, texts: readonly string[], node: Node): void {
  const words = new Set(texts.flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
  for (const [name, value] of machine.main.scope?.vars ?? []) {
    if (!words.has(name)) continue;
    for (const made of functionsIn(value)) {
      lendMethods(machine, made);
      letGoOfNames(machine, made, node);
    }
    letGo(machine, value, node);
  }
}

/** The examples in docstrings. */
function examplesIn({ recorder: { module } }: Machine): readonly string[] {
  const docstrings = [docstringOf(module) ?? "", ...docstringsIn(module).map(([, text]) => text)];
  return docstrings.flatMap((text) => parseExamples(text).map(({ source }) => source));
}

const runner = (...names: string[]): ModuleTable => ({
  functions: Object.fromEntries(names.map((name) => [name, runsTheProgram])),
});

/** Modules of Python's library, and pytest, that run the program's functions by themselves. */
export const runnerModules: Readonly<Record<string, ModuleTable>> = {
  unittest: runner("main"),
  pytest: runner("main"),
  cProfile: runner("run", "runctx"),
  profile: runner("run", "runctx"),
};
