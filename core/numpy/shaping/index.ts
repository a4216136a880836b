/** Rows that change shapes, join, split, select and sort; each file registers its own when it is imported. */
import "./atleast.ts";
import "./axes.ts";
import "./block.ts";
import "./broadcast.ts";
import "./delete.ts";
import "./diagonal.ts";
import "./flip.ts";
import "./pad.ts";
import "./parts.ts";
import "./repeat.ts";
import "./reshape.ts";
import "./resize.ts";
import "./split.ts";
import "./stack.ts";
import "./strides.ts";
import "./trim.ts";
import "./view.ts";
