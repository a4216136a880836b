import { touch } from "../../ndarray/mutable.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Arg, FunctionDef, Lambda } from "../../syntax/ast.ts";
import type { ScopeInfo } from "../../trace/event.ts";
import { retain } from "../../trace/refs.ts";
import { PyFunction, PyRaise } from "../classes/objects.ts";
import { Scope } from "../classes/scope.ts";
import { bindName } from "../expressions/names.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { callAbroad } from "../modules/abroad.ts";
import { crossInto } from "../modules/site.ts";
import { arrive, type Completion, caught } from "../paths/paths.ts";
import { type Execution, execBlock } from "../statements/execute.ts";
import { letGo } from "../strangers/escape.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { letGoOfNames } from "../strangers/unfollowed.ts";
import { likelyResult } from "../suppose/results.ts";
import { supposes } from "../suppose/values.ts";
import { bindArguments } from "./bindarguments.ts";
import { callCached } from "./cached.ts";
import { PyGenerator } from "./generators.ts";
import { capturedNames, isGenerator, outerNames, ownNames } from "./static.ts";

/** Deepest nesting of Python calls that is followed; deeper ones give unknown results. */
const maxDepth = 80;

/** Calls a function of the program. */
export function callFunction(machine: Machine, callee: PyFunction, args: CallArguments): Value {
  machine.called(callee);
  const isTooDeep = machine.depth >= maxDepth;
  if (isTooDeep || (machine.isTired && isRunning(machine, callee))) {
    for (const value of [...args.positional, ...args.named.values()]) letGo(machine, value, args.node);
    letGoOfNames(machine, callee, args.node);
    strangersRun(machine, "call");
    return machine.notKnown(isTooDeep ? "calls nested too deeply" : "a recursion of too many calls");
  }
  if (callee.cache) return callCached(machine, callee, args, () => followed(machine, callee, args));
  return followed(machine, callee, args);
}

function followed(machine: Machine, callee: PyFunction, args: CallArguments): Value {
  const isAbroad = callee.closure.module !== machine.main && !machine.recorder.site;
  const result = isAbroad
    ? callAbroad(machine, callee, args, () => runCall(machine, callee, args))
    : runCall(machine, callee, args);
  return supposes(machine) ? likelyResult(machine, callee, args, result) : result;
}

/** True for a function that calls itself, at once or through others. */
function isRunning({ recorder }: Machine, { def }: PyFunction): boolean {
  for (let at: ScopeInfo | undefined = recorder.scope; at; at = at.caller) if (at.node === def) return true;
  return false;
}

function runCall(machine: Machine, callee: PyFunction, args: CallArguments): Value {
  const scope = newFunctionScope(machine, callee);
  return inside(machine, callee, scope, () => {
    bindArguments(machine, callee, args);
    if (args.takenFrom !== undefined) machine.unwind(args.takenFrom);
    if (callee.def.kind === "Lambda")
      return finish(machine, scope, { kind: "return", value: machine.take(callee.def.body) });
    if (isGenerator(callee.def)) return new PyGenerator(machine, callee, scope);
    return runBody(machine, callee.def, scope);
  });
}

/** Runs the body of a function nobody calls; parameters that are not given are what `assume` says of them. */
export function runUncalled(machine: Machine, callee: PyFunction, assume: (parameter: Arg) => Value): void {
  const scope = newFunctionScope(machine, callee);
  const { args } = callee.def;
  inside(
    machine,
    callee,
    scope,
    () => {
      const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
      for (const parameter of all) bindName(machine, parameter.arg, assume(parameter), parameter, "param");
      if (args.vararg) bindName(machine, args.vararg.arg, unknown, args.vararg, "param");
      if (args.kwarg) bindName(machine, args.kwarg.arg, unknown, args.kwarg, "param");
      if (callee.def.kind === "Lambda")
        return finish(machine, scope, { kind: "return", value: machine.take(callee.def.body) });
      return isGenerator(callee.def)
        ? exhaust(machine, callee.def, scope)
        : runBody(machine, callee.def, scope);
    },
    false,
  );
}

/** Runs a generator's body, whoever takes its items. */
function exhaust(machine: Machine, def: FunctionDef, scope: Scope): Value {
  scope.isAlone = true;
  return runBody(machine, def, scope);
}

function newFunctionScope(machine: Machine, callee: PyFunction): Scope {
  const scope = new Scope(
    "function",
    callee.closure,
    callee.closure.module,
    outerNames(callee.def),
    machine.freshFrame(),
    {
      captured: capturedNames(callee.def),
      locals: ownNames(callee.def),
      prefix: `${callee.qualname}.<locals>.`,
    },
  );
  scope.refs = 1;
  return scope;
}

/** Runs code as the body of a call: names, trace and class are the function's. */
export function inside<T>(
  machine: Machine,
  callee: PyFunction,
  scope: Scope,
  run: () => T,
  isCalled = true,
): T {
  const { recorder, scope: callerScope, owner, stack, here } = machine;
  const { scope: callerInfo, frame, loops, site } = recorder;
  const crosses = scope.module !== callerScope.module;
  if (crosses) crossInto(machine, scope.module);
  const height = stack.length;
  const called = isCalled && callerInfo.called;
  recorder.scope = { name: callee.name, node: callee.def, called, caller: callerInfo } satisfies ScopeInfo;
  recorder.frame = scope.frame;
  machine.scope = scope;
  machine.owner = callee.owner();
  machine.reads(callee.def);
  machine.depth++;
  try {
    return run();
  } catch (error) {
    if (error instanceof PyRaise) {
      if (!recorder.site) error.frames.push({ name: callee.name, at: machine.here });
      machine.unwind(height);
      leave(machine, scope);
    }
    throw error;
  } finally {
    machine.depth--;
    machine.scope = callerScope;
    machine.owner = owner;
    recorder.scope = callerInfo;
    recorder.frame = frame;
    recorder.loops = loops;
    recorder.site = site;
    if (crosses) machine.here = here;
  }
}

function runBody(machine: Machine, def: FunctionDef, scope: Scope): Value {
  const mark = machine.journal.height;
  const straight = caught(() => drive(execBlock(machine, def.body)));
  const ended = arrive(machine, mark, asReturn(straight), ["return"]);
  return finish(machine, scope, ended);
}

/** Falling off the end of a function returns None. */
function asReturn(completion: Completion): Completion {
  return completion.kind === "raise" || completion.kind === "return"
    ? completion
    : { kind: "return", value: { t: "none" } };
}

/** Releases the names of a call and gives its result to the caller. */
function finish(machine: Machine, scope: Scope, ended: Completion): Value {
  if (ended.kind === "raise") throw ended.error;
  leave(machine, scope);
  const value = ended.kind === "return" ? ended.value : ({ t: "none" } as const);
  for (const array of value.t === "ndarray" ? [value] : [])
    machine.recorder.use(machine.here, array, "return");
  return machine.handOver(value);
}

/** Ends a call's names. What inner functions still see lives on with them. */
export function leave(machine: Machine, scope: Scope): void {
  touch(scope);
  scope.refs--;
  for (const name of scope.vars.keys()) machine.recorder.unbind(name, scope.frame);
  const isSeen = (name: string) => scope.refs > 0 && (scope.captured?.has(name) ?? true);
  const left = [...scope.vars].filter(([name]) => !isSeen(name));
  scope.vars = new Map([...scope.vars].filter(([name]) => isSeen(name)));
  for (const [, value] of left) machine.release(value);
}

/** Runs statements that do not yield to their end. */
export function drive(execution: Execution): Completion {
  const step = execution.next();
  if (step.done) return step.value;
  throw new YieldInside();
}

/** A generator yields where its paths were being joined; its items are then not known. */
export class YieldInside extends Error {}

/** Makes a function object of a definition; `defaults` are held by it. */
export function makeFunction(machine: Machine, def: FunctionDef | Lambda, name: string): PyFunction {
  const height = machine.stack.length;
  const defaults = def.args.defaults.map((node) => machine.eval(node));
  const keywordDefaults = new Map<string, Value>();
  def.args.kwonlyargs.forEach((parameter, i) => {
    const node = def.args.kw_defaults[i];
    if (node) keywordDefaults.set(parameter.arg, machine.eval(node));
  });
  const { owner } = machine;
  const made = new PyFunction(
    name,
    def,
    closureOf(machine.scope),
    defaults,
    keywordDefaults,
    () => made.definedIn ?? owner,
    qualified(machine.scope, name),
  );
  for (const child of made.held()) retain(child);
  machine.unwind(height);
  return made;
}

/** Returns the `__qualname__` of what is defined here. */
export function qualified(scope: Scope, name: string): string {
  return scope.elsewhere.get(name) === "global" ? name : scope.prefix + name;
}

/** Functions see the names around them, but not those of the class body they stand in. */
function closureOf(scope: Scope): Scope {
  return scope.kind === "class" && scope.parent ? closureOf(scope.parent) : scope;
}
