/** What is done with the pointer over a picture, in pixels from its left. */
export interface PointerActions {
  clicked(event: MouseEvent): void;
  /** While a drag goes on, and once more when it `isDone`. */
  dragged(from: number, to: number, isDone: boolean): void;
}

/** Less than this many pixels is a click by a hand that is not quite still. */
const least = 5;

/** Tells drags along a picture from clicks on it. */
export function onPointer(picture: SVGSVGElement, { clicked, dragged }: PointerActions): void {
  let start: number | undefined;
  let isDrag = false;
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = event.offsetX;
    isDrag = false;
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", ({ offsetX }) => {
    if (start === undefined) return;
    isDrag ||= Math.abs(offsetX - start) >= least;
    if (isDrag) dragged(start, offsetX, false);
  });
  picture.addEventListener("pointerup", (event) => {
    if (start === undefined) return;
    if (isDrag) dragged(start, event.offsetX, true);
    else clicked(event);
    start = undefined;
  });
  picture.addEventListener("pointercancel", () => {
    start = undefined;
  });
}
