import { misassumedIn } from "../interp/assume/places.ts";
import { budgetComment } from "../rules/budget.ts";
import type { Module } from "../syntax/ast.ts";
import { commentsOf } from "../syntax/comments.ts";

/** One rule, family or name that a comment silences, with its place in the text. */
export interface Silenced {
  readonly selector: string;
  readonly start: number;
  readonly end: number;
}

/** A comment, or a part of one, that silences findings of its line. */
export interface Silencer {
  readonly kind: "ignore" | "noqa";
  readonly line: number;
  /** From its `#` to its end. */
  readonly start: number;
  readonly end: number;
  /** Undefined when it silences everything. */
  readonly items: readonly Silenced[] | undefined;
}

const ignoreComment = /#\s*ndlens:\s*ignore\b(?:\s*\[([^\]]*)\])?/gi;
const noqaComment = /#\s*noqa(?!\w)(?:\s*:\s*([A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?/gi;
const anyComment = /#\s*ndlens:\s*(\S*)/i;

/** Returns the comments that silence something, in the order of the text. */
export function silencersIn(module: Module): readonly Silencer[] {
  return commentsOf(module).flatMap(({ start, text }) =>
    (["ignore", "noqa"] as const).flatMap((kind) =>
      [...text.matchAll(kind === "ignore" ? ignoreComment : noqaComment)].map((match): Silencer => {
        const from = start + match.index;
        const listed = match[1] === undefined ? undefined : from + match[0].indexOf(match[1]);
        return {
          kind,
          line: module.lines.position(start).line,
          start: from,
          end: from + match[0].length,
          items: listed === undefined ? undefined : itemsOf(match[1], listed),
        };
      }),
    ),
  );
}

function itemsOf(list: string, offset: number): readonly Silenced[] {
  return [...list.matchAll(/[^,\s]+/g)].map(({ 0: written, index }) => ({
    selector: /^nd\d+$/i.test(written) ? written.toUpperCase() : written,
    start: offset + index,
    end: offset + index + written.length,
  }));
}

/** A comment to ndlens that says nothing it knows, and why. */
export interface Misspelt {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Returns the comments that begin with `# ndlens:` and do nothing. `exists` says whether a selector names a rule. */
export function misspeltIn(module: Module, exists: (selector: string) => boolean): readonly Misspelt[] {
  const wrong = commentsOf(module).flatMap(({ start, text }) => {
    const match = anyComment.exec(text);
    const why = match && complaintOf(match[1], text);
    return why ? [{ start: start + match.index, end: start + text.trimEnd().length, message: why }] : [];
  });
  const unknown = silencersIn(module).flatMap(({ kind, items }) =>
    // A linter's codes are not ours to judge.
    kind === "noqa" || items === undefined
      ? []
      : items
          .filter(({ selector }) => !exists(selector))
          .map(({ selector, start, end }) => ({
            start,
            end,
            message: `no rule is called ${selector}: see the list of rules`,
          })),
  );
  return [...wrong, ...unknown, ...misassumedIn(module)];
}

function complaintOf(word: string, text: string): string | undefined {
  if (/^(ignore|assume)\b/i.test(word)) return undefined;
  if (/^peak/i.test(word))
    return budgetComment(text) === undefined
      ? "no budget is set by this: write `# ndlens: peak < 2 GiB`"
      : undefined;
  return "no meaning is known for this comment: write ignore[...], assume ... or peak < 2 GiB";
}
