import type {
  CodeLens,
  Finding,
  Hover,
  InlayHint,
  Inspected,
  Range,
  RelatedPlace,
  SharedName,
} from "../../core/ide/index.ts";
import type { CellPlace } from "../protocol.ts";
import type { Answer, QueryName } from "./analyses.ts";

/** A cell among the cells of its notebook: the lines of the program that it holds, and where those of the others are. */
export interface Cell extends CellPlace {
  readonly all: readonly CellPlace[];
}

/** Something in a cell that explains a finding in another one. */
export type PlacedRelated = RelatedPlace & { readonly uri: string };

/** Returns a question's argument, whose lines are the cell's, with those of the program. */
export function toProgram<T>(argument: T, cell: Cell): T {
  if (Array.isArray(argument)) return argument.map((one) => toProgram(one, cell)) as T;
  return isPlace(argument) ? shifted(argument, cell.first - 1) : argument;
}

/**
 * Returns an answer about the program as the cell shows it: what stands in other cells is left out, and lines in words say whose they
 * are. Reports of the memory keep the program's lines, since they speak of all cells.
 */
export function toCell<Name extends QueryName>(name: Name, answer: Answer<Name>, cell: Cell): Answer<Name> {
  const toOwn = own[name] as ((answer: Answer<Name>, cell: Cell) => Answer<Name>) | undefined;
  return toOwn && answer ? toOwn(answer, cell) : answer;
}

/** Returns a text whose words about the program's lines name the cell: "line 12" becomes "cell 3, line 2". Code in it stays. */
export function inCells(text: string, { all }: Pick<Cell, "all">): string {
  const named = (line: number) => {
    const cell = all.findLast(({ first }) => first <= line);
    return cell ? `cell ${cell.number}, line ${line - cell.first + 1}` : `line ${line}`;
  };
  return text.replace(
    /(`+)[\s\S]*?[^`]\1(?!`)|\bline (\d+)\b|\blines ((?:\d+, )*\d+)/g,
    (found, code: string | undefined, one: string | undefined, many: string | undefined) => {
      if (code !== undefined) return found;
      if (one !== undefined) return named(Number(one));
      return (many ?? "")
        .split(", ")
        .map((line) => named(Number(line)))
        .join("; ");
    },
  );
}

type Views = { readonly [Name in QueryName]?: (answer: never, cell: Cell) => Answer<Name> };

const own: Views = {
  findings: (all: readonly Finding[], cell) => kept(all, cell).map((finding) => findingIn(finding, cell)),
  hover: (hover: Hover, cell) => ({
    ...hover,
    range: shifted(hover.range, 1 - cell.first),
    markdown: inCells(hover.markdown, cell),
  }),
  inlayHints: (all: readonly InlayHint[], cell) =>
    all
      .filter(({ at }) => holds(cell, at))
      .map(({ at, owner, tooltip, ...hint }) => ({
        ...hint,
        tooltip: inCells(tooltip, cell),
        at: shifted(at, 1 - cell.first),
        owner: owner && holds(cell, owner) ? shifted(owner, 1 - cell.first) : undefined,
      })),
  codeLenses: (all: readonly CodeLens[], cell) => kept(all, cell),
  sharing: (all: readonly SharedName[], cell) => kept(all, cell),
  inspect: (inspected: Inspected, cell) => ({
    ...inspected,
    summary: inCells(inspected.summary, cell),
    contents: inspected.contents && inCells(inspected.contents, cell),
  }),
};

function findingIn(finding: Finding, cell: Cell): Finding {
  const { fix, related, proof, message } = finding;
  return {
    ...finding,
    message: inCells(message, cell),
    proof: proof?.map((line) => inCells(line, cell)),
    related: related?.flatMap((place) => placedRelated(place, cell)),
    fix: fix?.edits.every((edit) => holds(cell, edit)) ? { ...fix, edits: kept(fix.edits, cell) } : undefined,
  };
}

/** A place in any of the cells, in that cell's own lines. */
function placedRelated(place: RelatedPlace, { all }: Cell): readonly PlacedRelated[] {
  const cell = all.findLast(({ first }) => first <= place.line);
  if (!cell) return [];
  return [{ ...shifted(place, 1 - cell.first), message: inCells(place.message, { all }), uri: cell.uri }];
}

function kept<T extends { readonly line: number }>(all: readonly T[], cell: CellPlace): T[] {
  return all.filter((one) => holds(cell, one)).map((one) => shifted(one, 1 - cell.first));
}

function holds({ first, count }: CellPlace, { line }: { readonly line: number }): boolean {
  return line >= first && line < first + count;
}

function shifted<T extends { readonly line: number }>(place: T, lines: number): T {
  const { endLine } = place as Partial<Range>;
  return { ...place, line: place.line + lines, ...(endLine !== undefined && { endLine: endLine + lines }) };
}

function isPlace(value: unknown): value is { readonly line: number } {
  return typeof value === "object" && value !== null && "line" in value;
}
