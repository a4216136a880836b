/** Rows that change shapes, join, split, select and sort; each file registers its own when it is imported. */
import "./axes.ts";
import "./reshape.ts";
