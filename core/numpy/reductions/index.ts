import "./sums.ts";
