import { type Dim, isExact } from "../../ndarray/layouts/dim.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Located, Node } from "../../syntax/ast.ts";
import type { Trace } from "../../trace/trace.ts";
import { showArray } from "../describe.ts";
import { codeBlock, codeSpan, escapeMarkdown } from "../markdown.ts";
import { named } from "../unknowns.ts";
import { happenedAt } from "./happened.ts";

/** What is said of a part of an expression that is no array itself. */
export interface Aspect {
  readonly at: Located;
  readonly title: string;
  readonly markdown: string;
}

/** Puts an aspect together of its title and paragraphs in Markdown; those that are empty are left out. */
export function aspect(at: Located, title: string, paragraphs: readonly (string | undefined)[]): Aspect {
  const body = paragraphs.filter((text) => text).map((text) => `\n\n${text}`);
  return { at, title, markdown: codeBlock(title, "text") + body.join("") };
}

/** "Here: copies 8 MB", with the result's form, in Markdown; undefined where nothing is known. */
export function here(trace: Trace, node: Node): string | undefined {
  const happened = happenedAt(trace, node);
  const seen = trace.observations.get(node)?.last;
  const form = seen?.t === "ndarray" ? codeSpan(showArray(trace, seen)) : undefined;
  const parts = [form, happened && escapeMarkdown(happened)].filter((part) => part !== undefined);
  return parts.length > 0 ? `Here: ${parts.join(" \u00b7 ")}` : undefined;
}

/** A length or a number of bytes without its unit: "1,000", "−8", "8*n". */
export const dimText = (trace: Trace, dim: Dim) =>
  isExact(dim)
    ? dim.toLocaleString("en-US").replace("-", "\u2212")
    : formatBytes(named(trace, dim)).replace(/ bytes$/, "");
