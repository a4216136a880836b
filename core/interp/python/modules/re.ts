import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import {
  anyStr,
  none,
  PyDict,
  PyList,
  pyBool,
  pyInt,
  pyStr,
  pyTuple,
  unknown,
  type Value,
} from "../../../ndarray/value.ts";
import { callValue } from "../../calls/call.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { overItems } from "../../statements/iterate.ts";
import { argument, exactInt, exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";
import { NativeObject } from "../native.ts";
import { expanded, translated } from "./regex.ts";

const [ignoreCase, multiline, dotAll] = [2, 8, 16];

/** Methods of patterns; `re`'s functions are the same with the pattern before. */
type Method = (machine: Machine, regex: RegExp, args: CallArguments) => Value;

const methods: Readonly<Record<string, Method>> = {
  match: (_, regex, args) => matched(args, (text) => first(regex, text, "(?<![\\s\\S])", "")),
  fullmatch: (_, regex, args) =>
    matched(args, (text) => first(regex, text, "(?<![\\s\\S])(?:", ")(?![\\s\\S])")),
  search: (_, regex, args) => matched(args, (text) => first(regex, text, "", "")),
  findall: (_, regex, args) => {
    const text = subject(args);
    if (text === undefined) return new PyList(undefined, unknown);
    return new PyList([...text.matchAll(regex)].map((match) => found(match as RegExpExecArray)));
  },
  finditer: (machine, regex, args) => {
    const text = subject(args);
    if (text === undefined) return machine.notKnown("matches in a text");
    return overItems(
      "callable_iterator",
      [...text.matchAll(regex)].map((m) => matchObject(m as RegExpExecArray)),
      [],
    );
  },
  split: (_, regex, args) => {
    const most = argument(args, 1, "maxsplit");
    const text = subject({ ...args, positional: args.positional.slice(0, 1) });
    if (text === undefined || most) return new PyList(undefined, anyStr);
    return new PyList(splitAt(text, regex).map((part) => (part === undefined ? none : pyStr(part))));
  },
  sub: (machine, regex, args) => substituted(machine, regex, args),
};

/** Returns what is between the matches, empty ones too, with the groups of each. */
function splitAt(text: string, regex: RegExp): (string | undefined)[] {
  const parts: (string | undefined)[] = [];
  let end = 0;
  for (const match of text.matchAll(regex)) {
    parts.push(text.slice(end, match.index), ...match.slice(1));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function asFunction(name: string, method: Method): Native {
  const flagsAt = name === "sub" ? 4 : name === "split" ? 3 : 2;
  return (machine, args) => {
    const regex = regexOf(args.positional[0], argument(args, flagsAt, "flags"));
    if (!regex) return machine.notKnown("a regular expression");
    return method(machine, regex, { ...args, positional: args.positional.slice(1, flagsAt) });
  };
}

/** `re`, on ASCII texts that are known. */
export const reModule: ModuleTable = {
  values: {
    I: pyInt(ignoreCase),
    IGNORECASE: pyInt(ignoreCase),
    M: pyInt(multiline),
    MULTILINE: pyInt(multiline),
    S: pyInt(dotAll),
    DOTALL: pyInt(dotAll),
    A: pyInt(256),
    ASCII: pyInt(256),
  },
  functions: {
    ...Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, asFunction(name, method)])),
    compile: (machine, args) => {
      const regex = regexOf(args.positional[0], argument(args, 1, "flags"));
      return regex ? patternObject(regex, args.positional[0]) : machine.notKnown("a regular expression");
    },
    escape: (_, { positional: [text] }) => {
      const plain = exactText(text);
      return plain === undefined
        ? anyStr
        : pyStr(plain.replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, "\\$&"));
    },
  },
};

function patternObject(regex: RegExp, pattern: Value): Value {
  const object = new NativeObject(
    "Pattern",
    { pattern },
    Object.fromEntries(
      Object.entries(methods).map(([name, method]): [string, Native] => [
        name,
        (machine, args) => method(machine, regex, { ...args, positional: args.positional.slice(1) }),
      ]),
    ),
  );
  compiled.set(object, regex);
  return object;
}

const compiled = new WeakMap<Value, RegExp>();

function regexOf(pattern: Value, flags: Value | undefined): RegExp | undefined {
  if (pattern instanceof NativeObject) return compiled.get(pattern);
  const text = exactText(pattern);
  const bits = flags ? exactInt(flags) : 0;
  if (text === undefined || bits === undefined || !isAscii(text)) return undefined;
  if (bits & ~(ignoreCase | multiline | dotAll | 256)) return undefined;
  return translated(text, {
    ignoreCase: (bits & ignoreCase) !== 0,
    multiline: (bits & multiline) !== 0,
    dotAll: (bits & dotAll) !== 0,
  });
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** The text that is searched; undefined when it is not known, or has letters that Python and JavaScript take for other classes. */
function subject({ positional, named }: CallArguments): string | undefined {
  const text = positional.length > 1 ? undefined : exactText(positional[0] ?? named.get("string"));
  return text !== undefined && isAscii(text) ? text : undefined;
}

function matched(args: CallArguments, find: (text: string) => RegExpExecArray | null): Value {
  const text = subject(args);
  if (text === undefined) return unknown;
  const match = find(text);
  return match ? matchObject(match) : none;
}

function first(regex: RegExp, text: string, before: string, after: string): RegExpExecArray | null {
  const anchored = before ? `${before}${after ? "" : "(?:"}${regex.source}${after || ")"}` : regex.source;
  return new RegExp(anchored, regex.flags).exec(text);
}

function groupText(text: string | undefined): Value {
  return text === undefined ? none : pyStr(text);
}

/** What `findall` gives for a match: the whole, the only group, or all groups. */
function found(match: RegExpExecArray): Value {
  if (match.length === 1) return pyStr(match[0]);
  const groups = match.slice(1).map((text) => pyStr(text ?? ""));
  return groups.length === 1 ? groups[0] : pyTuple(groups);
}

function matchObject(match: RegExpExecArray): NativeObject {
  const named = Object.entries(match.groups ?? {});
  const group = (machine: Machine, which: Value): Value => {
    const [at, name] = [exactInt(which), exactText(which)];
    if (at === undefined && name === undefined) return machine.notKnown("a group");
    const isThere = name === undefined ? (at as number) < match.length : match.groups && name in match.groups;
    if (!isThere) return machine.raise("IndexError", "no such group");
    return groupText(name === undefined ? match[at as number] : match.groups?.[name]);
  };
  const place =
    (pick: (span: readonly [number, number]) => Value): Native =>
    (_, { positional: [, which] }) => {
      const at = which ? exactInt(which) : 0;
      const span = at === undefined ? undefined : match.indices?.[at];
      return span ? pick(span) : pyInt(unknownDim("place?", -1));
    };
  return new NativeObject(
    "Match",
    { string: pyStr(match.input), lastindex: match.length > 1 ? pyInt(match.length - 1) : none },
    {
      group: (machine, { positional: [, ...which] }) => {
        const groups = (which.length ? which : [pyInt(0)]).map((one) => group(machine, one));
        return groups.length === 1 ? groups[0] : pyTuple(groups);
      },
      groups: (_, { positional: [, fallback] }) =>
        pyTuple(match.slice(1).map((text) => (text === undefined ? (fallback ?? none) : pyStr(text)))),
      groupdict: () =>
        new PyDict(
          new Map(named.map(([name, text]) => [`s:${name}`, { key: pyStr(name), value: groupText(text) }])),
        ),
      start: place(([from]) => pyInt(from)),
      end: place(([, to]) => pyInt(to)),
      span: place(([from, to]) => pyTuple([pyInt(from), pyInt(to)])),
      __bool__: () => pyBool(true),
    },
    group,
  );
}

function substituted(machine: Machine, regex: RegExp, args: CallArguments): Value {
  const [replacement] = args.positional;
  const text = subject({ ...args, positional: args.positional.slice(1, 2) });
  const count = argument(args, 2, "count");
  const most = count ? exactInt(count) : 0;
  if (text === undefined || most === undefined) return anyStr;
  const template = exactText(replacement);
  if (template === undefined && replacement.t === "str") return anyStr;
  let out = "";
  let from = 0;
  for (const match of [...text.matchAll(regex)].slice(0, most || undefined)) {
    const fresh =
      template === undefined
        ? exactText(replaced(machine, replacement, match as RegExpExecArray, args))
        : expanded(template, match as RegExpExecArray);
    if (fresh === undefined) return anyStr;
    out += text.slice(from, match.index) + fresh;
    from = (match.index ?? 0) + match[0].length;
  }
  return pyStr(out + text.slice(from));
}

function replaced(machine: Machine, callee: Value, match: RegExpExecArray, { node }: CallArguments): Value {
  return callValue(machine, callee, { positional: [matchObject(match)], named: new Map(), node });
}
