import "./changes.ts";
import "./compare.ts";
import "./mod.ts";
import "./partition.ts";
import "./python.ts";
import "./tests.ts";
import "./chararray.ts";
