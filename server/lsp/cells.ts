import type { CodeLens, Finding, Hover, InlayHint, Range, SharedName } from "../../core/ide/index.ts";
import type { Answer, QueryName } from "./analyses.ts";

/** The lines of a notebook's program that a cell holds: from `first` (from 1) on, `count` of them. */
export interface CellLines {
  readonly first: number;
  readonly count: number;
}

/** Returns a question's argument, whose lines are the cell's, with those of the program. */
export function toProgram<T>(argument: T, { first }: CellLines): T {
  return isPlace(argument) ? shifted(argument, first - 1) : argument;
}

/**
 * Returns an answer about the program as the cell shows it: what stands in other cells is left out. Reports of the memory keep
 * the program's lines, since they speak of all cells.
 */
export function toCell<Name extends QueryName>(
  name: Name,
  answer: Answer<Name>,
  cell: CellLines,
): Answer<Name> {
  const toOwn = own[name] as ((answer: Answer<Name>, cell: CellLines) => Answer<Name>) | undefined;
  return toOwn && answer ? toOwn(answer, cell) : answer;
}

type Views = { readonly [Name in QueryName]?: (answer: never, cell: CellLines) => Answer<Name> };

const own: Views = {
  findings: (all: readonly Finding[], cell) => kept(all, cell).map((finding) => findingIn(finding, cell)),
  hover: (hover: Hover, cell) => ({ ...hover, range: shifted(hover.range, 1 - cell.first) }),
  inlayHints: (all: readonly InlayHint[], cell) =>
    all
      .filter(({ at }) => holds(cell, at))
      .map(({ at, owner, ...hint }) => ({
        ...hint,
        at: shifted(at, 1 - cell.first),
        owner: owner && holds(cell, owner) ? shifted(owner, 1 - cell.first) : undefined,
      })),
  codeLenses: (all: readonly CodeLens[], cell) => kept(all, cell),
  sharing: (all: readonly SharedName[], cell) => kept(all, cell),
};

function findingIn(finding: Finding, cell: CellLines): Finding {
  const { fix, related } = finding;
  return {
    ...finding,
    related: related && kept(related, cell),
    fix: fix?.edits.every((edit) => holds(cell, edit)) ? { ...fix, edits: kept(fix.edits, cell) } : undefined,
  };
}

function kept<T extends { readonly line: number }>(all: readonly T[], cell: CellLines): T[] {
  return all.filter((one) => holds(cell, one)).map((one) => shifted(one, 1 - cell.first));
}

function holds({ first, count }: CellLines, { line }: { readonly line: number }): boolean {
  return line >= first && line < first + count;
}

function shifted<T extends { readonly line: number }>(place: T, lines: number): T {
  const { endLine } = place as Partial<Range>;
  return { ...place, line: place.line + lines, ...(endLine !== undefined && { endLine: endLine + lines }) };
}

function isPlace(value: unknown): value is { readonly line: number } {
  return typeof value === "object" && value !== null && "line" in value;
}
