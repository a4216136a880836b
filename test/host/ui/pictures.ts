import { indexedPng } from "./png.ts";
import type { Workbench } from "./workbench.ts";

/** Returns the window's picture; a page of the same browser reads its pixels. */
export async function pictureOf({ page }: Workbench): Promise<Buffer> {
  const full = (await page.screenshot()).toString("base64");
  const reader = await page.context().browser()?.newPage();
  if (!reader) throw new Error("the browser has ended");
  const { width, height, data } = await reader.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
    // As text: millions of numbers take the browser minutes to hand over.
    const parts: string[] = [];
    for (let at = 0; at < pixels.length; at += 8192)
      parts.push(String.fromCharCode(...pixels.subarray(at, at + 8192)));
    return { width: image.width, height: image.height, data: btoa(parts.join("")) };
  }, full);
  await reader.close();
  return indexedPng({ width, height, data: Buffer.from(data, "base64") });
}

/** Waits until animations and late answers have come to rest. */
export const settled = ({ page }: Workbench) => page.waitForTimeout(1500);

/** Closes menus and hovers, and moves the mouse away. */
export async function dismiss({ page }: Workbench): Promise<void> {
  await page.keyboard.press("Escape");
  await page.mouse.move(250, 4);
  await page.keyboard.press("Escape");
}
