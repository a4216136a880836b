/** The functions that make arrays from shapes, ranges and other values; importing it registers them. */
import "./array.ts";
import "./buffers.ts";
import "./filled.ts";
import "./grids.ts";
import "./joined.ts";
import "./matrices.ts";
import "./ranges.ts";
import "./scalartypes.ts";
import "./spaces.ts";
import "./writes.ts";
