import type { MemoryReport } from "../../server/protocol.ts";
import type { PanelState } from "./messages.ts";

type Shown = Extract<PanelState, { kind: "report" }>;

/** A part of a list: items that another list has from one place up to another, or new ones. */
export type Piece<Item> =
  | { readonly from: number; readonly to: number }
  | { readonly items: readonly Item[] };

/** What is shown after the cursor has moved in the same text, with what has stayed left out: that would be most of it. */
export type Moved = Omit<Shown, "report" | "history" | "fixes"> & {
  readonly report: Omit<MemoryReport, Lists> & {
    readonly [List in Lists]: readonly Piece<MemoryReport[List][number]>[];
  };
};

type Lists = "buffers" | "timeline";

/** Returns what leads from one state to the next where both are about the same text; undefined where they are not. */
export function movedFrom(former: PanelState | undefined, next: PanelState): Moved | undefined {
  if (former?.kind !== "report" || next.kind !== "report") return undefined;
  const { history, fixes, report, ...rest } = next;
  if (!history || history !== former.history || fixes !== former.fixes) return undefined;
  const buffers = piecesOf(former.report.buffers, report.buffers);
  const timeline = piecesOf(former.report.timeline, report.timeline);
  return { ...rest, report: { ...report, buffers, timeline } };
}

/** Returns the state that `movedFrom` has told the way to; what has stayed is the same object. */
export function movedTo(former: Shown, { report, ...rest }: Moved): Shown {
  const buffers = joined(former.report.buffers, report.buffers);
  const timeline = joined(former.report.timeline, report.timeline);
  return { ...former, ...rest, report: { ...report, buffers, timeline } };
}

function piecesOf<Item extends object>(
  former: readonly Item[],
  next: readonly Item[],
): readonly Piece<Item>[] {
  const places = new Map(former.map((item, place) => [textOf(item), place]));
  const pieces: ({ from: number; to: number } | { items: Item[] })[] = [];
  for (const item of next) {
    const place = places.get(textOf(item));
    const last = pieces.at(-1);
    if (place === undefined) {
      if (last && "items" in last) last.items.push(item);
      else pieces.push({ items: [item] });
    } else if (last && "to" in last && last.to === place) last.to++;
    else pieces.push({ from: place, to: place + 1 });
  }
  return pieces;
}

const joined = <Item>(former: readonly Item[], pieces: readonly Piece<Item>[]): readonly Item[] =>
  pieces.flatMap((piece) => ("items" in piece ? piece.items : former.slice(piece.from, piece.to)));

/** Two items are the same where their texts are. */
function textOf(item: object): string {
  const text = texts.get(item) ?? JSON.stringify(item);
  texts.set(item, text);
  return text;
}

const texts = new WeakMap<object, string>();
