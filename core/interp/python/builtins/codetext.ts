import { none, unknown, type Value } from "../../../ndarray/value.ts";
import type { FunctionDef, Lambda } from "../../../syntax/ast.ts";
import { namesBoundIn } from "../../calls/static.ts";
import { type Native, PyFunction } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { parsedOnce } from "../../modules/parsed.ts";
import { letGo } from "../../strangers/escape.ts";
import { strangersRun } from "../../strangers/strangers.ts";
import { loseStreams } from "../../strangers/streams.ts";
import { forgetReached, reachedFrom } from "../../strangers/unfollowed.ts";
import { exactText } from "../arguments.ts";
import { NamesDict } from "../namesdict.ts";

/** `exec(text)` and `eval(text)`: the code is not run, but what it may change through the names that it mentions is forgotten. */
function running(asFunction: (text: string) => string, result: Value): Native {
  return (machine, args) => {
    const { positional, named } = args;
    const text = exactText(positional[0]);
    const given = [...positional.slice(1), ...named.values()];
    const hasOwnNames = given.length > 0;
    const isElsewhere = hasOwnNames && !given.some((names) => names instanceof NamesDict);
    const code = text === undefined || hasOwnNames ? undefined : codeOf(asFunction(text));
    if (code) runNames(machine, code);
    else runAnything(machine, args, hasOwnNames);
    for (const name of text === undefined || isElsewhere ? [] : namesBound(text)) bindUnknown(machine, name);
    strangersRun(machine, "call");
    loseStreams(machine);
    return result === none ? none : machine.notKnown("what a text gives");
  };
}

/** The only function of a text. */
function codeOf(text: string): FunctionDef | Lambda | undefined {
  const { body, errors } = parsedOnce(text);
  const [statement] = body;
  if (errors.length > 0 || body.length !== 1) return undefined;
  if (statement.kind === "FunctionDef") return statement;
  return statement.kind === "Expr" && statement.value.kind === "Lambda" ? statement.value : undefined;
}

function runNames(machine: Machine, def: FunctionDef | Lambda): void {
  const code = new PyFunction("<string>", def, machine.scope, [], new Map(), () => undefined);
  const reached = reachedFrom(code);
  // Its own body stands in no file, where something could be said of it.
  reached.codes.delete(code);
  forgetReached(machine, reached, machine.here);
}

/** Code that isn't known may do what it likes with all names, unless it is given others. */
function runAnything(
  machine: Machine,
  { positional, named, node }: CallArguments,
  hasOwnNames: boolean,
): void {
  for (const value of [...positional, ...named.values()]) letGo(machine, value, node);
  if (hasOwnNames) return;
  const { scope } = machine;
  for (const value of scope.kind === "function" ? scope.vars.values() : []) letGo(machine, value, node);
  const names = scope.module.scope;
  if (!names) return;
  letGo(machine, new NamesDict(names), node);
  for (const value of names.vars.values()) if (value instanceof PyFunction) letGo(machine, value, node);
  machine.starImported = true;
}

function namesBound(text: string): Iterable<string> {
  return parsedOnce(text).body.flatMap((statement) => [...namesBoundIn(statement)]);
}

function bindUnknown(machine: Machine, name: string): void {
  const { scope } = machine;
  if (scope.kind === "function") return;
  const former = scope.get(name);
  scope.set(name, unknown);
  if (former) machine.release(former);
}

const inFunction = (text: string) => {
  const bound = [...new Set(namesBound(text))];
  const head = bound.length > 0 ? [`global ${bound.join(", ")}`] : [];
  return `def code():\n${[...head, ...text.split("\n"), "pass"].map((line) => `    ${line}`).join("\n")}\n`;
};

/** Functions that run a text as code. */
export const codeFunctions: Readonly<Record<string, Native>> = {
  exec: running(inFunction, none),
  eval: running((text) => `lambda: (\n${text}\n)`, unknown),
};
