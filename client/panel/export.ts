import type { PanelState } from "./messages.ts";

/** Returns the timeline, which is drawn in layers, as one picture: the styles that its page gives it are written into it. */
export function svgText([ground, ...layers]: readonly SVGSVGElement[]): string {
  const copy = styledCopy(ground);
  for (const layer of layers) copy.append(...styledCopy(layer).childNodes);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", `${ground.clientWidth}`);
  return new XMLSerializer().serializeToString(copy);
}

function styledCopy(picture: SVGSVGElement): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const styled = [picture, ...picture.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [i, element] of styled.entries()) {
    const computed = getComputedStyle(element);
    for (const name of kept) copies[i].setAttribute(name, computed.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role"]) copies[i].removeAttribute(name);
  }
  return copy;
}

const kept = [
  "fill",
  "fill-opacity",
  "opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "font-family",
  "font-size",
  "visibility",
];

/** Returns the same as a PNG of twice the size, in base64. */
export async function pngOf(pictures: readonly SVGSVGElement[]): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;utf8,${encodeURIComponent(svgText(pictures))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * pictures[0].clientWidth;
  canvas.height = 2 * pictures[0].clientHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^[^,]*,/, "");
}

/** Returns what the panel knows of the file as JSON. */
export function jsonOf(state: PanelState): string {
  if (state.kind !== "report") return "{}";
  const { report, history, name } = state;
  return `${JSON.stringify({ file: name, report, history }, null, 2)}\n`;
}
