/** Rows that sort, search sorted arrays, and treat arrays as sets. */
import "./search.ts";
import "./sets.ts";
import "./sort.ts";
import "./unique.ts";
