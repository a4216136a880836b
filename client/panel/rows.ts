import { html, reconcile, setAttributes, setText } from "./dom.ts";
import type { ArrayPlace } from "./messages.ts";
import type { Row } from "./model.ts";

/** The list of live arrays: a tree that the arrow keys walk, one row a tab stop. */
export interface RowList {
  readonly element: HTMLElement;
  /** `colourOf` gives the colour of a buffer on the timeline; `selected` is the array that is inspected. */
  show(rows: readonly Row[], colourOf: (buffer: string) => number | undefined, selected?: ArrayPlace): void;
}

/** `chosen` is called with a row that was clicked or entered. */
export function rowList(chosen: (row: Row) => void): RowList {
  const list = html("div", { role: "tree", "aria-label": "Arrays alive at the cursor", class: "rows" });
  const shown = new Map<string, Row>();
  const items = () => [...list.children] as HTMLElement[];
  const activate = (item: HTMLElement) => {
    const row = shown.get(item.dataset.key ?? "");
    if (row) chosen(row);
  };
  const focus = (item: HTMLElement | undefined) => {
    if (!item) return;
    for (const other of items()) other.tabIndex = other === item ? 0 : -1;
    item.focus();
  };
  list.addEventListener("click", ({ target }) => {
    const item = (target as Element).closest<HTMLElement>("[role=treeitem]");
    if (!item) return;
    focus(item);
    activate(item);
  });
  list.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") activate(all[at]);
    else if (event.key in moves) focus(all[moves[event.key](at, all)]);
    else return;
    event.preventDefault();
  });
  return {
    element: list,
    show(rows, colourOf, selected) {
      shown.clear();
      for (const row of rows) shown.set(row.key, row);
      list.hidden = rows.length === 0;
      reconcile(list, rows, makeRow, (element, row) => {
        const isSelected = selected?.buffer === row.place.buffer && selected.array === row.place.array;
        updateRow(element, row, colourOf(row.place.buffer), isSelected);
      });
      const all = items();
      if (all.length > 0 && !all.some((item) => item.tabIndex === 0)) all[0].tabIndex = 0;
    },
  };
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
  return html(
    "div",
    { role: "treeitem", tabindex: "-1", class: "row" },
    html("span", { class: "name" }),
    // Spaces, so that what is read out falls into words.
    " ",
    html("span", { class: "size" }, html("span", { class: "bytes" }), " ", html("span", { class: "share" })),
    " ",
    html("span", { class: "facts" }),
    html("span", { class: "track" }, html("span", { class: "bar" })),
  );
}

function updateRow(element: HTMLElement, row: Row, colour: number | undefined, isSelected: boolean): void {
  const { level, name, size, share, facts, bar, label, target } = row;
  setAttributes(element, {
    "aria-level": level,
    "aria-selected": `${isSelected}`,
    class: `${level === 1 ? "row" : "row view"} c${colour ?? 0}`,
    title: `${label}. Click to inspect it and go to line ${target.line}.`,
  });
  const [nameElement, sizeElement, factsElement, track] = element.children;
  setText(nameElement, name);
  setText(sizeElement.children[0], size);
  setText(sizeElement.children[1], share);
  updateFacts(factsElement as HTMLElement, facts);
  const barElement = track.firstElementChild as HTMLElement;
  setAttributes(barElement, { class: `bar ${bar.kind}` });
  const length = `${bar.length * 100}%`;
  if (barElement.style.width !== length) barElement.style.width = length;
}

function updateFacts(element: HTMLElement, facts: Row["facts"]): void {
  const keyed = facts.map((fact, index) => ({ ...fact, key: `${index}` }));
  reconcile(
    element,
    keyed,
    () => html("span"),
    (part, { kind, text }) => {
      setAttributes(part, { class: kind });
      setText(part, text);
    },
  );
}
