/** The functions that read and write files; importing it registers them. */
import "./format.ts";
import "./fromregex.ts";
import "./genfromtxt.ts";
import "./load.ts";
import "./loadtxt.ts";
import "./memmap.ts";
import "./raw.ts";
import "./save.ts";
import "./savetxt.ts";

export { parseNpyHeader } from "./npy.ts";

import "./bag.ts";
