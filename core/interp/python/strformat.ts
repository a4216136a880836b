import { anyStr, pyStr, type Value } from "../../ndarray/value.ts";
import { getAttribute } from "../classes/attributes.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { exactText } from "./arguments.ts";
import { formatOf, reprText, strText } from "./format.ts";
import { getPlainItem } from "./items.ts";

const replacement = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::([^{}]*(?:\{[^{}]*\}[^{}]*)*))?\}/g;

/** `str.format`: text with its fields filled in; unknown text where one is not known. */
export function formatFields(machine: Machine, args: CallArguments): Value {
  const text = exactText(args.positional[0]);
  if (text === undefined) return anyStr;
  let next = 0;
  let isKnown = true;
  const fill = (name: string, conversion: string | undefined, spec: string): string => {
    const value = fieldValue(machine, args, name === "" || /^[.[]/.test(name) ? `${next++}${name}` : name);
    const nested = spec.replace(/\{([^{}]*)\}/g, (_, inner: string) => fill(inner, undefined, ""));
    const shown =
      conversion === "r" && value
        ? reprText(machine, value)
        : conversion === "s" && value
          ? strText(machine, value)
          : undefined;
    const done = value && formatOf(machine, conversion ? { t: "str", v: shown } : value, nested);
    if (done === undefined) isKnown = false;
    return done ?? "";
  };
  const result = text.replace(
    replacement,
    (all, name: string | undefined, conversion: string | undefined, spec: string | undefined) =>
      all === "{{" ? "{" : all === "}}" ? "}" : fill(name ?? "", conversion, spec ?? ""),
  );
  return isKnown ? pyStr(result) : anyStr;
}

/** Returns what `0.attr[key]` or `name` stands for; undefined when not known. */
function fieldValue(machine: Machine, args: CallArguments, path: string): Value | undefined {
  const [, first = "", rest = ""] = /^([^.[]*)(.*)$/s.exec(path) ?? [];
  let value = /^\d+$/.test(first) ? args.positional[Number(first) + 1] : args.named.get(first);
  for (const [, attribute, key] of rest.matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)) {
    if (!value) return undefined;
    value =
      attribute !== undefined
        ? getAttribute(machine, value, attribute, args.node)
        : getPlainItem(machine, value, /^\d+$/.test(key) ? { t: "int", v: Number(key) } : pyStr(key));
  }
  return value;
}
