import { none, pyInt } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import { examplesOf, mainExamples } from "../../doctests/find.ts";
import { runExamples } from "../../doctests/run.ts";
import type { CallArguments } from "../../machine.ts";
import { exactInt } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";
import { NamesDict } from "../namesdict.ts";
import { runsTheProgram } from "./runners.ts";

const failFast = 1024;

/** The options of `doctest`, as bits; those that only say how outputs are compared change nothing that is run. */
const flags = {
  DONT_ACCEPT_TRUE_FOR_1: 1,
  DONT_ACCEPT_BLANKLINE: 2,
  NORMALIZE_WHITESPACE: 4,
  ELLIPSIS: 8,
  SKIP: 16,
  IGNORE_EXCEPTION_DETAIL: 32,
  REPORT_UDIFF: 64,
  REPORT_CDIFF: 128,
  REPORT_NDIFF: 256,
  REPORT_ONLY_FIRST_FAILURE: 512,
  FAIL_FAST: failFast,
};

/** Arguments that change nothing of what is run. */
const harmless = new Set(["name", "verbose", "report", "exclude_empty", "optionflags"]);

/** `doctest.testmod()`: runs the examples of the program's own docstrings. */
const testmod: Native = (machine, args) => {
  const [module, ...others] = args.positional;
  const isOwn = !module || module.t === "none" || module === machine.main;
  const found = isOwn && others.length === 0 && isHarmless(args.named) ? mainExamples(machine) : undefined;
  if (!found) return runsTheProgram(machine, args);
  runExamples(machine, found);
  return machine.notKnown("how many examples fail");
};

/** `doctest.run_docstring_examples(f, globals())`. */
const runDocstringExamples: Native = (machine, args) => {
  const [object, names, ...others] = args.positional;
  const isOwn = names instanceof NamesDict && names.scope === machine.main.scope;
  const found =
    isOwn && others.length === 0 && isHarmless(args.named) ? examplesOf(machine, object) : undefined;
  if (!found) return runsTheProgram(machine, args);
  runExamples(machine, found);
  return none;
};

function isHarmless(named: CallArguments["named"]): boolean {
  for (const [name, value] of named) {
    if (!harmless.has(name)) return false;
    const bits = name === "optionflags" ? exactInt(value) : 0;
    if (bits === undefined || (Number(bits) & (failFast | flags.SKIP)) !== 0) return false;
  }
  return true;
}

/** `doctest`. */
export const doctestModule: ModuleTable = {
  functions: {
    testmod,
    run_docstring_examples: runDocstringExamples,
    testfile: runsTheProgram,
    DocTestSuite: runsTheProgram,
  },
  values: Object.fromEntries(Object.entries(flags).map(([name, bit]) => [name, pyInt(bit)])),
};
