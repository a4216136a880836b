import { say } from "../words.ts";
import { html, reconcile, setAttributes, setText } from "./dom.ts";
import type { ArrayPlace } from "./messages.ts";
import { type Row, type Sort, usualOwner } from "./model.ts";
import { button } from "./widgets.ts";

/** How the rows are in order. */
export interface Order {
  readonly sort: Sort;
  readonly isReversed: boolean;
}

/** The table of live arrays: the arrow keys walk its rows, of which one is a tab stop. */
export interface RowList {
  readonly element: HTMLElement;
  /** `total` counts rows that are not given as well; `colours` are those of the buffers on the timeline; `selected` is the array that is inspected. */
  show(
    rows: readonly Row[],
    total: number,
    colours: ReadonlyMap<string, number>,
    order: Order,
    selected?: ArrayPlace,
  ): void;
}

/** Rows that are shown at once: nobody reads more, and browsers take long for thousands. */
export const rowsAtOnce = 50;

export interface RowActions {
  /** A row was clicked or entered. */
  chosen(row: Row): void;
  /** The heading of a column was. */
  sorted(by: Sort): void;
  /** More rows are wanted. */
  more(): void;
}

export function rowList({ chosen, sorted, more: wanted }: RowActions): RowList {
  const body = html("div", { role: "rowgroup" });
  const head = headOf(sorted);
  const element = html(
    "div",
    { role: "treegrid", "aria-label": say("Arrays alive at the cursor"), class: "rows" },
    html("div", { role: "rowgroup" }, head.element),
    body,
  );
  const more = button("", { secondary: "", class: "action" });
  const part = html("div", {}, element, more);
  const shown = new Map<string, Row>();
  const activate = (item: HTMLElement) => {
    const row = shown.get(item.dataset.key ?? "");
    if (row) chosen(row);
  };
  walkRows(body, activate);
  let last: Parameters<RowList["show"]> | undefined;
  const show: RowList["show"] = (rows, total, colours, order, selected) => {
    shown.clear();
    for (const row of rows) shown.set(row.key, row);
    element.hidden = rows.length === 0;
    head.show(order);
    reconcile(body, rows, makeRow, (item, row) => {
      const isSelected = selected?.buffer === row.place.buffer && selected.array === row.place.array;
      updateRow(item, row, colours.get(row.place.buffer), isSelected);
    });
    more.hidden = rows.length >= total;
    setText(more, say("Show {0} more of {1}", Math.min(rowsAtOnce, total - rows.length), total));
    setAttributes(element, { "aria-rowcount": total + 1 });
    const all = [...body.children] as HTMLElement[];
    if (all.length > 0 && !all.some((item) => item.tabIndex === 0)) all[0].tabIndex = 0;
  };
  more.addEventListener("click", wanted);
  return {
    element: part,
    show(...next) {
      if (last?.length === next.length && next.every((argument, i) => argument === last?.[i])) return;
      last = next;
      show(...next);
    },
  };
}

/** The headings, by the column's place; those with an order can be clicked. */
const columns: readonly (readonly [text: string, sort?: Sort])[] = [
  [say("Name"), "name"],
  ["dtype", "dtype"],
  [say("Shape")],
  [say("Order"), "order"],
  [say("Owner")],
  [say("Made on"), "line"],
  [say("Size"), "size"],
];

function headOf(sorted: (by: Sort) => void) {
  const cells = columns.map(([text, sort], i) => {
    const cell = html("div", { role: "columnheader", class: `column${i + 1}` });
    if (!sort) cell.append(text);
    else {
      const heading = html("button", { type: "button", class: "heading" }, text);
      heading.addEventListener("click", () => sorted(sort));
      cell.append(heading);
    }
    return cell;
  });
  return {
    element: html("div", { role: "row", class: "row head" }, ...cells),
    show({ sort: by, isReversed }: Order) {
      for (const [i, [, sort]] of columns.entries()) {
        // The largest come first where nothing is reversed.
        const isAscending = (by === "size") === isReversed;
        if (sort === by) setAttributes(cells[i], { "aria-sort": isAscending ? "ascending" : "descending" });
        else cells[i].removeAttribute("aria-sort");
      }
    },
  };
}

/** Lets rows be clicked, and walked and entered by keyboard. */
function walkRows(body: HTMLElement, activate: (item: HTMLElement) => void): void {
  const items = () => [...body.children] as HTMLElement[];
  const focus = (item: HTMLElement | undefined) => {
    if (!item) return;
    for (const other of items()) other.tabIndex = other === item ? 0 : -1;
    item.focus();
  };
  body.addEventListener("click", ({ target }) => {
    const item = (target as Element).closest<HTMLElement>(".row");
    if (!item) return;
    focus(item);
    activate(item);
  });
  body.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") activate(all[at]);
    else if (event.key in moves) focus(all[moves[event.key](at, all)]);
    else return;
    event.preventDefault();
  });
}

/** Where a key goes from an index; left goes to the owner of a view. */
const moves: Readonly<Record<string, (at: number, all: readonly HTMLElement[]) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  ArrowLeft: (at, all) => all.findLastIndex((item, index) => index <= at && item.ariaLevel === "1"),
  ArrowRight: (at, all) => (all[at + 1]?.ariaLevel === "2" ? at + 1 : at),
  Home: () => 0,
  End: (_, all) => all.length - 1,
};

function makeRow(): HTMLElement {
  const cell = (name: string) => html("span", { role: "gridcell", class: name });
  return html(
    "div",
    { role: "row", tabindex: "-1", class: "row" },
    cell("name"),
    // Spaces, so that what is read out falls into words.
    " ",
    html(
      "span",
      { role: "gridcell", class: "size" },
      html("span", { class: "bytes" }),
      " ",
      html("span", { class: "share" }),
    ),
    " ",
    html(
      "span",
      { class: "facts" },
      ...["dtype", "shape", "order", "owner", "line"].flatMap((name) => [cell(name), " "]),
    ),
    html("span", { class: "track", "aria-hidden": "true" }, html("span", { class: "bar" })),
  );
}

/** What each row shows: most are the same after the cursor has moved, and are not touched. */
const drawn = new WeakMap<HTMLElement, string>();

function updateRow(element: HTMLElement, row: Row, colour: number | undefined, isSelected: boolean): void {
  const texts = row.facts.map(({ text }) => text);
  const all = [row.level, row.name, row.size, row.share, row.bar.kind, row.bar.length, colour, isSelected];
  const next = [...all, ...texts].join("\n");
  if (drawn.get(element) === next) return;
  drawn.set(element, next);
  drawRow(element, row, colour, isSelected);
}

function drawRow(element: HTMLElement, row: Row, colour: number | undefined, isSelected: boolean): void {
  const { level, name, size, share, facts, bar, label } = row;
  setAttributes(element, {
    "aria-level": level,
    "aria-selected": `${isSelected}`,
    class: `${level === 1 ? "row" : "row view"} c${colour ?? 0}`,
    title: say("{0}. Click to inspect it and go there.", label),
  });
  const [nameCell, sizeCell, factsPart, track] = element.children;
  setText(nameCell, name);
  setText(sizeCell.children[0], size);
  setText(sizeCell.children[1], share);
  for (const [i, { kind, text }] of facts.entries()) {
    const cell = factsPart.children[i];
    setText(cell, text);
    setAttributes(cell, { class: `${kind}${text === "" ? " empty" : text === usualOwner ? " usual" : ""}` });
  }
  const barElement = track.firstElementChild as HTMLElement;
  setAttributes(barElement, { class: `bar ${bar.kind}` });
  const length = `${bar.length * 100}%`;
  if (barElement.style.width !== length) barElement.style.width = length;
}
