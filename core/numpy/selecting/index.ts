/** Rows that select elements by condition or index, and that write to such elements. */
import "./bits.ts";
import "./choose.ts";
import "./nonzero.ts";
import "./positions.ts";
import "./put.ts";
import "./python.ts";
import "./take.ts";
import "./where.ts";
