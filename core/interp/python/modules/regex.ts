/** Flags of a Python pattern that have the same meaning here. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

/**
 * Returns a JavaScript regular expression that matches what Python's does on ASCII text; undefined where the pattern has
 * something that has no counterpart. Every match is looked for from `lastIndex` on.
 */
export function translated(pattern: string, flags: Flags): RegExp | undefined {
  let out = "";
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    const rest = pattern.slice(i);
    if (c === "\\") {
      const plain = escaped(pattern[i + 1], inClass);
      if (plain === undefined) return undefined;
      out += plain;
      i++;
    } else if (inClass) {
      if (c === "]") inClass = false;
      out += c === "[" ? "\\[" : c;
    } else if (c === "[") {
      inClass = true;
      out += c;
      if (pattern[i + 1] === "^") out += pattern[++i];
      if (pattern[i + 1] === "]") {
        out += "\\]";
        i++;
      }
    } else if (c === "$") {
      out += flags.multiline ? "(?=\\n|(?![\\s\\S]))" : "(?=\\n?(?![\\s\\S]))";
    } else if (rest.startsWith("(?P<")) {
      out += "(?<";
      i += 3;
    } else if (rest.startsWith("(?P=")) {
      const end = rest.indexOf(")");
      out += `\\k<${rest.slice(4, end)}>`;
      i += end;
    } else if (/^\(\?(?![:=!]|<[=!])/.test(rest) || /^[*+?}]\+/.test(rest)) return undefined;
    else out += c;
  }
  try {
    return new RegExp(
      out,
      `gd${flags.ignoreCase ? "i" : ""}${flags.multiline ? "m" : ""}${flags.dotAll ? "s" : ""}`,
    );
  } catch {
    return undefined;
  }
}

function escaped(c: string | undefined, inClass: boolean): string | undefined {
  if (c === undefined) return undefined;
  if (!inClass && c === "A") return "(?<![\\s\\S])";
  if (!inClass && c === "Z") return "(?![\\s\\S])";
  if (c === "s") return inClass ? " \\t\\n\\r\\f\\v" : "[ \\t\\n\\r\\f\\v]";
  if (c === "a") return "\\x07";
  if (/[dDwWSbB0-9nrtfvxu]/.test(c)) return `\\${c}`;
  if (/[A-Za-z]/.test(c)) return undefined;
  return /[\^$\\.*+?()[\]{}|/-]/.test(c) ? `\\${c}` : c;
}

/** Returns text with a replacement template's groups (`\1`, `\g<name>`) filled in; undefined for what is not known here. */
export function expanded(template: string, match: RegExpExecArray): string | undefined {
  let out = "";
  for (let i = 0; i < template.length; i++) {
    if (template[i] !== "\\") {
      out += template[i];
      continue;
    }
    const group = /^\\(?:(\d{1,2})|g<(\w+)>)/.exec(template.slice(i));
    if (!group) {
      const plain = ({ n: "\n", t: "\t", "\\": "\\", r: "\r" } as Record<string, string>)[template[i + 1]];
      if (plain === undefined) return undefined;
      out += plain;
      i++;
      continue;
    }
    const name = group[1] ?? group[2];
    out += (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? "";
    i += group[0].length - 1;
  }
  return out;
}
