import { join } from "node:path";
import { openWorkbench } from "./workbench.ts";

/** Takes the pictures of the documentation from the real editor into a folder. */
export async function take(folder: string): Promise<void> {
  const workbench = await openWorkbench("activation.py", { scale: 2 });
  await workbench.page.screenshot({ path: join(folder, "squiggle-light.png") });
  await workbench.close();
}
