import type { Inspected, LiveBuffer, Pin, Range } from "../../server/protocol.ts";
import { inked } from "../dress.ts";
import { say } from "../words.ts";
import { html, setAttributes, setText } from "./dom.ts";
import { sizeText, type Values } from "./sizes.ts";
import { button } from "./widgets.ts";

/** Which array is inspected, and the memory that it lies on. */
export interface Subject {
  readonly name: string;
  readonly buffer: LiveBuffer | undefined;
  readonly values: Values;
}

/** One array in full: its picture, its attributes, what keeps it alive, its elements. */
export interface Inspector {
  readonly element: HTMLElement;
  /** Nothing is inspected where `inspected` is undefined. */
  show(subject: Subject, inspected: Inspected | undefined): void;
}

/** `reveal` is called with the place of a name that keeps the array alive. */
export function inspector(reveal: (range: Range) => void, close: () => void): Inspector {
  const parts = {
    title: html("h2", {}),
    close: button(say("Close"), { secondary: "", "aria-label": say("Close the inspector") }),
    form: html("code", { class: "form" }),
    picture: html("img", { class: "picture", alt: say("How the array lies in memory") }),
    attributes: html("dl", { class: "attributes" }),
    summary: html("p", { class: "note" }),
    pins: html("p", { class: "note pins" }),
    heat: html("img", { class: "heat", alt: say("The values as colours") }),
    heatNote: html("p", { class: "note" }),
    preview: html("pre", { class: "preview", tabindex: "0", "aria-label": say("Elements") }),
  };
  const element = html(
    "section",
    { class: "inspector", "aria-label": say("Inspector"), hidden: "" },
    html("div", { class: "heading" }, parts.title, parts.close),
    parts.form,
    parts.picture,
    parts.attributes,
    parts.summary,
    parts.pins,
    parts.heat,
    parts.heatNote,
    parts.preview,
  );
  parts.close.addEventListener("click", close);
  return {
    element,
    show(subject, inspected) {
      element.hidden = inspected === undefined;
      if (!inspected) return;
      setText(parts.title, subject.name);
      setText(parts.form, inspected.show);
      showPicture(parts.picture, inspected.picture);
      showPicture(parts.heat, inspected.heatMap?.svg);
      setText(parts.heatNote, inspected.heatMap?.shows ? say("shown: {0}", inspected.heatMap.shows) : "");
      parts.heatNote.hidden = !inspected.heatMap?.shows;
      parts.attributes.replaceChildren(
        ...inspected.attributes.map(([key, value]) =>
          html("div", {}, html("dt", {}, key), html("dd", {}, value)),
        ),
      );
      const known = inspected.contents ? ` \u00b7 ${inspected.contents}` : "";
      setText(parts.summary, inspected.summary + known);
      parts.pins.replaceChildren(...pinsOf(subject, inspected, reveal));
      parts.pins.hidden = parts.pins.childNodes.length === 0;
      parts.preview.hidden = inspected.preview === undefined;
      setText(parts.preview, inspected.preview ?? "");
    },
  };
}

function showPicture(image: HTMLImageElement, svg: string | undefined): void {
  image.hidden = svg === undefined;
  if (svg === undefined) return;
  const { color } = getComputedStyle(image);
  setAttributes(image, { src: `data:image/svg+xml;utf8,${encodeURIComponent(inked(svg, color))}` });
}

/** "view thumb -> memory of image, 24 MB", a way for each name that keeps the memory alive; a name leads to where it is bound. */
function pinsOf(
  { buffer, values }: Subject,
  { heldAs }: Inspected,
  reveal: (range: Range) => void,
): readonly (Node | string)[] {
  if (!buffer) return [];
  const ways = buffer.pinnedBy.map((pin) => pinLink(pin, reveal));
  const held = heldAs === undefined ? [] : [html("code", {}, heldAs)];
  const all = [...ways, ...held];
  if (all.length === 0) return [];
  const memory = say("{0} of memory", sizeText(buffer, values));
  const links = all.flatMap((way, i) => (i === 0 ? [way] : [", ", way]));
  return [`${say("Kept alive by")} `, ...links, ` \u2192 ${memory}`];
}

function pinLink(pin: Pin, reveal: (range: Range) => void): HTMLElement {
  const text = pin.how === "view" ? say("view {0}", pin.name) : pin.name;
  const link = html("button", { type: "button", class: "link", title: pin.show }, text);
  link.addEventListener("click", () => reveal(pin.at));
  return link;
}
