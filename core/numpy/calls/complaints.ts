import { raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Arguments, Plan } from "./bind.ts";
import { type Manners, mannersOf } from "./manners.ts";

/** Raises what the callable says of arguments that do not fit its parameters. */
export function complain(plan: Plan, given: Arguments, fullName: string): never {
  const manners = mannersOf(fullName);
  const call: Call = {
    plan,
    given,
    manners,
    name: manners.name === undefined ? "function" : `${manners.name}()`,
  };
  switch (manners.manner) {
    case "python":
      handingOn(call, fullName);
      stray(call);
      many(call);
      return missing(call);
    case "fast":
      many(call);
      stray(call);
      return missingPlace(call, 0);
    case "keywords":
      return ofKeywords(call);
    case "positions":
      return ofPositions(call, fullName);
    case "cython":
      counted(call);
      stray(call);
      return missing(call);
  }
}

/** A function that hands its arguments to the method of its first one only needs that; the rest is the method's to complain of. */
function handingOn({ given, manners, plan }: Call, fullName: string): void {
  const short = /^numpy\.ma\.(\w+)$/.exec(fullName)?.[1];
  const [first] = plan.places;
  if (!short || !first || manners.name !== `MaskedArray.${short}`) return;
  if (given.positional.length === 0 && !given.named.has(first.parameter))
    raise("TypeError", `${short}() missing 1 required positional argument: '${first.parameter}'`);
}

interface Call {
  readonly plan: Plan;
  readonly given: Arguments;
  readonly manners: Manners;
  /** With parentheses. */
  readonly name: string;
}

/** The arguments by name that no parameter takes. */
export function othersThan({ entries }: Plan, named: Arguments["named"]): Map<string, Value> {
  const taken = new Set(
    entries
      .filter(({ reader }) => reader.how === undefined || reader.how === "keyword")
      .map(({ parameter }) => parameter),
  );
  return new Map([...named].filter(([key]) => !taken.has(key)));
}

/** Raises for a name that no parameter has, or one whose parameter has its argument already. */
function stray({ plan, given, name }: Call): void {
  const { positional, named } = given;
  const [unknown] = plan.namedRest === undefined ? othersThan(plan, named).keys() : [];
  const twice = plan.places.slice(0, positional.length).find(({ parameter }) => named.has(parameter));
  if (unknown !== undefined) raise("TypeError", `${name} got an unexpected keyword argument '${unknown}'`);
  if (twice) raise("TypeError", `${name} got multiple values for argument '${twice.parameter}'`);
}

/** Raises for too many arguments by position, in Python's words. */
function many({ plan, given, manners, name }: Call): void {
  // The object that a class makes counts as an argument.
  const self = manners.isBound ? 1 : /\.__(new|init)__$/.test(manners.name ?? "") ? -1 : 0;
  const [least, most, count] = [plan.least - self, plan.most - self, given.positional.length - self];
  if (count <= most) return;
  const allowed = least === most ? `${most}` : `from ${least} to ${most}`;
  const were = manners.manner === "python" && count === 1 ? "was" : "were";
  raise(
    "TypeError",
    `${name} takes ${allowed} positional argument${allowed === "1" ? "" : "s"} but ${count} ${were} given`,
  );
}

function missingOf({ plan, given }: Call): readonly string[] {
  const { positional, named } = given;
  return plan.places
    .filter(({ reader, parameter }, i) => i >= positional.length && !reader.optional && !named.has(parameter))
    .map(({ parameter }) => parameter);
}

function missing(call: Call): never {
  const names = missingOf(call).map((parameter) => `'${parameter}'`);
  const last = names.length > 2 ? `, and ${names.at(-1)}` : ` and ${names.at(-1)}`;
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")}${last}` : names[0];
  return raise(
    "TypeError",
    `${call.name} missing ${names.length} required positional argument${names.length > 1 ? "s" : ""}: ${list}`,
  );
}

/** Raises for the first argument that is missing; places count from `first`. */
function missingPlace(call: Call, first: number): never {
  const [parameter] = missingOf(call);
  const self = call.manners.isBound ? 1 : 0;
  const place = call.plan.places.findIndex((one) => one.parameter === parameter) - self + first;
  return raise("TypeError", `${call.name} missing required argument '${parameter}' (pos ${place})`);
}

function ofKeywords(call: Call): never {
  const { plan, given, manners, name } = call;
  const self = manners.isBound ? 1 : 0;
  const most = plan.entries.length - self;
  const count = given.positional.length + given.named.size - self;
  if (count > most && plan.most < Number.POSITIVE_INFINITY)
    raise("TypeError", `${name} takes at most ${most} argument${most === 1 ? "" : "s"} (${count} given)`);
  if (missingOf(call).length > 0) missingPlace(call, 1);
  const [unknown] = othersThan(plan, given.named).keys();
  stray({ ...call, plan: { ...plan, namedRest: "" } });
  // Those that take apart their arguments themselves only count in their own name.
  const isNameless = manners.name === undefined || manners.name === "reshape" || manners.name === "choose";
  const whose = isNameless ? "this function" : name;
  return raise("TypeError", `'${unknown}' is an invalid keyword argument for ${whose}`);
}

function ofPositions({ plan, given, manners, name }: Call, fullName: string): never {
  const self = manners.isBound ? 1 : 0;
  if (given.named.size > 0) {
    const qualified = fullName.replace(/^numpy\.(?=ndarray\.|datetime_data$)/, "");
    raise("TypeError", `${qualified}() takes no keyword arguments`);
  }
  const [least, most, count] = [plan.least - self, plan.most - self, given.positional.length - self];
  const limit = least === most ? "exactly" : count > most ? "at most" : "at least";
  const wanted = count > most ? most : least;
  const who = most === 0 ? "function" : name;
  return raise(
    "TypeError",
    `${who} takes ${limit} ${wanted} argument${wanted === 1 ? "" : "s"} (${count} given)`,
  );
}

/** Raises for a number of arguments that Cython's functions do not take. */
function counted({ plan, given, manners, name }: Call): void {
  const self = manners.isBound ? 1 : 0;
  const [least, most, count] = [plan.least - self, plan.most - self, given.positional.length - self];
  const isShort =
    count < least &&
    plan.places.some(
      ({ reader, parameter }, i) =>
        i >= given.positional.length && !reader.optional && !given.named.has(parameter),
    );
  if (count <= most && !isShort) return;
  const limit = least === most ? "exactly" : count > most ? "at most" : "at least";
  const wanted = count > most ? most : least;
  raise(
    "TypeError",
    `${name} takes ${limit} ${wanted} positional argument${wanted === 1 ? "" : "s"} (${count} given)`,
  );
}
