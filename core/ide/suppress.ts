import type { Module } from "../syntax/ast.ts";
import { commentsOf } from "../syntax/comments.ts";

const ignoreComment = /#\s*ndlens:\s*ignore(?:\[([^\]]*)\])?/i;
const noqaComment = /#\s*noqa(?!\w)(?::\s*([A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?/i;

/** Returns, for each line, the codes that a comment on it silences; "all" for every code. */
export function silencedLines(module: Module): ReadonlyMap<number, ReadonlySet<string> | "all"> {
  const lines = new Map<number, Set<string> | "all">();
  for (const { start, text } of commentsOf(module)) {
    const match = ignoreComment.exec(text) ?? noqaComment.exec(text);
    if (!match) continue;
    const line = module.lines.position(start).line;
    const codes = match[1]?.split(/[,\s]+/).filter(Boolean);
    const known = lines.get(line);
    if (!codes || known === "all") lines.set(line, "all");
    else lines.set(line, new Set([...(known ?? []), ...codes.map((code) => code.toUpperCase())]));
  }
  return lines;
}
