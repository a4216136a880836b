/**
 * The colour of text and lines, which stands once in the document, so that who shows the picture can choose another: the background is
 * transparent, and this tone reads on dark and on light ones.
 */
const ink = "#808080";

/** Fills for the rows of an array, dark enough for white text. */
const fills = ["#3b76c4", "#22857a", "#8061c2", "#b4652a", "#b14d78", "#75782a"];

const family = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace";

/** Height of a cell in pixels, the space to the next one left out. */
export const cellHeight = 18;

/** Width of a character of small text in pixels. */
export const characterWidth = 6;

/** Width of a cell that is at least `usual` and holds its label; a very long label is left out. */
export function widthFor(label: string, usual: number): number {
  const needed = label.length * characterWidth + 6;
  return needed > 76 ? usual : Math.max(usual, needed);
}

/** Wraps parts of a drawing in an SVG document of a size in pixels. */
export function document(width: number, height: number, parts: readonly string[]): string {
  const size = `width='${Math.ceil(width)}' height='${Math.ceil(height)}' viewBox='0 0 ${Math.ceil(width)} ${Math.ceil(height)}'`;
  return `<svg xmlns='http://www.w3.org/2000/svg' ${size} color='${ink}' font-family='${family}' font-size='10'>${parts.join("")}</svg>`;
}

/** A filled cell in its row's colour, with a label if it fits. */
export function cell(x: number, y: number, width: number, row: number, label: string): string {
  const box = `<rect x='${x}' y='${y}' width='${width - 2}' height='${cellHeight}' rx='3' fill='${fills[row % fills.length]}'/>`;
  if (label.length * characterWidth > width - 3) return box;
  return `${box}<text x='${x + width / 2 - 1}' y='${y + 12.5}' fill='#fff' text-anchor='middle'>${escapeXml(label)}</text>`;
}

/** A box of one colour without a border. */
export function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x='${x}' y='${y}' width='${width}' height='${height}' fill='${fill}' shape-rendering='crispEdges'/>`;
}

/** The outline of bytes that an array skips. */
export function gap(x: number, y: number, width: number): string {
  return `<rect x='${x + 0.5}' y='${y + 0.5}' width='${Math.max(1, width - 3)}' height='${cellHeight - 1}' rx='3' fill='none' stroke='currentColor' stroke-opacity='0.5' stroke-dasharray='2 2'/>`;
}

/** A thin upright line of a colour that stands out. */
export function mark(x: number, y: number, height: number): string {
  return `<path d='M${x} ${y}v${height}' stroke='#d18616' stroke-width='1.5'/>`;
}

/** Text; `y` is its baseline. */
export function text(
  x: number,
  y: number,
  content: string,
  anchor: "start" | "middle" | "end" = "start",
): string {
  return `<text x='${x}' y='${y}' fill='currentColor' text-anchor='${anchor}'>${escapeXml(content)}</text>`;
}

/** An arrow that leaves a cell upwards, goes along and comes down on another, with a label on its way. */
export function hop(from: number, to: number, base: number, height: number, label: string): string {
  const top = base - height;
  const turn = to > from ? 1 : -1;
  const line = `M${from} ${base - 1}V${top + 3}Q${from} ${top} ${from + 3 * turn} ${top}H${to - 3 * turn}Q${to} ${top} ${to} ${top + 3}V${base - 3}`;
  const head = `M${to - 2.5} ${base - 5}L${to} ${base - 1}L${to + 2.5} ${base - 5}`;
  const middle = (from + to) / 2;
  const room = Math.abs(to - from) - 8;
  const width = label.length * characterWidth;
  const written =
    width <= room ? text(middle, top - 3, label, "middle") : text(Math.max(from, to) + 5, top + 4, label);
  return `<path d='${line}${head}' fill='none' stroke='currentColor'/>${written}`;
}

/** Returns text that XML shows as it is. */
export function escapeXml(content: string): string {
  return content.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Returns a number as people read it, with the sign of typography: "−16,000". */
export function number(value: number): string {
  return value.toLocaleString("en-US").replace("-", "\u2212");
}
