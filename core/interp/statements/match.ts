import { pyList, type Value } from "../../ndarray/value.ts";
import type { Match, MatchCase, Pattern } from "../../syntax/ast.ts";
import { drive } from "../calls/functions.ts";
import { getAttribute } from "../classes/attributes.ts";
import { isSubclass } from "../classes/exceptions.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { Builtin, PyClass, PyInstance } from "../classes/objects.ts";
import { bindName } from "../expressions/names.ts";
import { compareOnce } from "../expressions/operators.ts";
import { asTest } from "../expressions/testing.ts";
import { truth } from "../expressions/truth.ts";
import type { Machine } from "../machine.ts";
import { type Completion, fork, normal } from "../paths/paths.ts";
import { keyOf } from "../python/keys.ts";
import { type Execution, execBlock } from "./execute.ts";
import { iterateAll } from "./iterate.ts";

/** Runs `match`: the first case that fits; where that is not known, all that may. */
export function* execMatch(machine: Machine, node: Match): Execution {
  const subject = machine.eval(node.subject);
  const maybe: MatchCase[] = [];
  for (const one of node.cases) {
    const fits = fitsCase(machine, one, subject);
    if (fits === false) continue;
    if (fits === true && maybe.length === 0) return yield* execBlock(machine, one.body);
    maybe.push(one);
    if (fits === true) break;
  }
  if (maybe.length === 0) return normal;
  const paths = maybe.map((one) => (): Completion => {
    fitsCase(machine, one, subject);
    return drive(execBlock(machine, one.body));
  });
  return fork(machine, [...paths, () => normal]);
}

function fitsCase(machine: Machine, one: MatchCase, subject: Value): boolean | undefined {
  const fits = fitsPattern(machine, one.pattern, subject);
  if (fits !== true || !one.guard) return fits;
  const guard = machine.take(asTest(one.guard));
  const holds = truth(machine, guard, one.guard);
  machine.release(guard);
  return holds;
}

/** Does the value fit? Binds names on the way. */
function fitsPattern(machine: Machine, pattern: Pattern, value: Value): boolean | undefined {
  switch (pattern.kind) {
    case "MatchAs": {
      const fits = pattern.pattern ? fitsPattern(machine, pattern.pattern, value) : true;
      if (fits !== false && pattern.name) bindName(machine, pattern.name, value, pattern, "quiet");
      return fits;
    }
    case "MatchValue":
      return truth(
        machine,
        compareOnce(machine, "Eq", value, machine.eval(pattern.value), pattern.value),
        pattern.value,
      );
    case "MatchSingleton":
      return fitsSingleton(pattern.value, value);
    case "MatchOr":
      return anyOf(pattern.patterns.map((one) => fitsPattern(machine, one, value)));
    case "MatchSequence":
      return fitsSequence(machine, pattern.patterns, value, pattern);
    case "MatchStar":
      if (pattern.name) bindName(machine, pattern.name, value, pattern, "quiet");
      return true;
    case "MatchMapping":
      return fitsMapping(machine, pattern, value);
    default:
      return fitsClass(machine, pattern, value);
  }
}

function fitsSingleton(
  constant: Extract<Pattern, { kind: "MatchSingleton" }>["value"],
  value: Value,
): boolean | undefined {
  if (value.t === "unknown") return undefined;
  if (constant.type === "None") return value.t === "none";
  return value.t === "bool"
    ? value.v === undefined
      ? undefined
      : constant.type === "bool" && value.v === constant.value
    : false;
}

function fitsSequence(
  machine: Machine,
  patterns: readonly Pattern[],
  value: Value,
  node: Pattern,
): boolean | undefined {
  if (value.t === "unknown") return bindAll(machine, patterns);
  if (value.t !== "list" && value.t !== "tuple" && value.t !== "range") return false;
  const items = iterateAll(machine, value, node as never);
  if (!items) return bindAll(machine, patterns);
  const star = patterns.findIndex((pattern) => pattern.kind === "MatchStar");
  if (star < 0 ? items.length !== patterns.length : items.length < patterns.length - 1) return false;
  const after = patterns.length - star - 1;
  return allOf(
    patterns.map((pattern, i) => {
      if (star < 0 || i < star) return fitsPattern(machine, pattern, items[i]);
      if (i > star) return fitsPattern(machine, pattern, items[items.length - (patterns.length - i)]);
      return fitsPattern(machine, pattern, pyList(items.slice(star, items.length - after)));
    }),
  );
}

function bindAll(machine: Machine, patterns: readonly Pattern[]): undefined {
  for (const pattern of patterns) fitsPattern(machine, pattern, { t: "unknown" });
  return undefined;
}

function fitsMapping(
  machine: Machine,
  pattern: Extract<Pattern, { kind: "MatchMapping" }>,
  value: Value,
): boolean | undefined {
  if (value.t !== "dict") return value.t === "unknown" ? bindAll(machine, pattern.patterns) : false;
  const { entries } = value;
  if (!entries) return bindAll(machine, pattern.patterns);
  if (pattern.rest) bindName(machine, pattern.rest, { t: "unknown" }, pattern, "quiet");
  return allOf(
    pattern.keys.map((keyNode, i) => {
      const key = machine.eval(keyNode);
      const found = entries.get(keyOf(key) ?? "");
      return found ? fitsPattern(machine, pattern.patterns[i], found.value) : false;
    }),
  );
}

function fitsClass(
  machine: Machine,
  pattern: Extract<Pattern, { kind: "MatchClass" }>,
  value: Value,
): boolean | undefined {
  const cls = machine.eval(pattern.cls);
  const all = [...pattern.patterns, ...pattern.kwd_patterns];
  if (cls instanceof Builtin) {
    const isOfType = value.t === cls.name;
    if (value.t === "unknown") return bindAll(machine, all);
    if (!isOfType) return false;
    return pattern.patterns.length ? fitsPattern(machine, pattern.patterns[0], value) : true;
  }
  if (!(cls instanceof PyClass)) return bindAll(machine, all);
  if (!(value instanceof PyInstance)) return value.t === "unknown" ? bindAll(machine, all) : false;
  const inherits = isSubclass(value.cls, cls);
  if (inherits !== true) return inherits === undefined ? bindAll(machine, all) : false;
  const args = lookupInClass(cls, "__match_args__");
  const names = args?.t === "tuple" ? args.items.map((item) => (item.t === "str" ? (item.v ?? "") : "")) : [];
  if (names.length < pattern.patterns.length) return bindAll(machine, all);
  const attributes = [...names.slice(0, pattern.patterns.length), ...pattern.kwd_attrs];
  return allOf(
    attributes.map((name, i) => {
      const attribute = getAttribute(machine, value, name, pattern.cls);
      return attribute ? fitsPattern(machine, all[i], attribute) : false;
    }),
  );
}

function allOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function anyOf(answers: readonly (boolean | undefined)[]): boolean | undefined {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
