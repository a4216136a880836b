import type { Inspected, Pin, Range } from "../../server/protocol.ts";
import { html, setAttributes, setText } from "./dom.ts";

/** One array in full: its picture, its attributes, what keeps it alive, its elements. */
export interface Inspector {
  readonly element: HTMLElement;
  /** Nothing is inspected where `inspected` is undefined. */
  show(name: string, inspected: Inspected | undefined, pinnedBy: readonly Pin[]): void;
}

/** `reveal` is called with the place of a name that keeps the array alive. */
export function inspector(reveal: (range: Range) => void, close: () => void): Inspector {
  const parts = {
    title: html("h2", {}),
    close: html("button", { type: "button", class: "small", "aria-label": "Close the inspector" }, "Close"),
    form: html("code", { class: "form" }),
    picture: html("img", { class: "picture", alt: "How the array lies in memory" }),
    attributes: html("dl", { class: "attributes" }),
    summary: html("p", { class: "note" }),
    pins: html("p", { class: "note pins" }),
    preview: html("pre", { class: "preview", tabindex: "0", "aria-label": "Elements" }),
  };
  const element = html(
    "section",
    { class: "inspector", "aria-label": "Inspector", hidden: "" },
    html("div", { class: "heading" }, parts.title, parts.close),
    parts.form,
    parts.picture,
    parts.attributes,
    parts.summary,
    parts.pins,
    parts.preview,
  );
  parts.close.addEventListener("click", close);
  return {
    element,
    show(name, inspected, pinnedBy) {
      element.hidden = inspected === undefined;
      if (!inspected) return;
      setText(parts.title, name);
      setText(parts.form, inspected.show);
      parts.picture.hidden = inspected.picture === undefined;
      if (inspected.picture !== undefined)
        setAttributes(parts.picture, {
          src: `data:image/svg+xml;utf8,${encodeURIComponent(inspected.picture)}`,
        });
      parts.attributes.replaceChildren(
        ...inspected.attributes.map(([key, value]) =>
          html("div", {}, html("dt", {}, key), html("dd", {}, value)),
        ),
      );
      const known = inspected.contents ? ` \u00b7 ${inspected.contents}` : "";
      setText(parts.summary, inspected.summary + known);
      parts.pins.replaceChildren(...pinsOf(pinnedBy, reveal));
      parts.pins.hidden = pinnedBy.length === 0;
      parts.preview.hidden = inspected.preview === undefined;
      setText(parts.preview, inspected.preview ?? "");
    },
  };
}

/** "Kept alive by image, view thumb": each name leads to where it is bound. */
function pinsOf(pins: readonly Pin[], reveal: (range: Range) => void): readonly (Node | string)[] {
  if (pins.length === 0) return [];
  const links = pins.map((pin) => {
    const button = html(
      "button",
      { type: "button", class: "link", title: pin.show },
      pin.how === "view" ? `view ${pin.name}` : pin.name,
    );
    button.addEventListener("click", () => reveal(pin.at));
    return button;
  });
  return ["Its memory is kept alive by ", ...links.flatMap((link, i) => (i === 0 ? [link] : [", ", link]))];
}
