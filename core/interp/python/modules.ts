import { entryOf } from "../../ndarray/entry.ts";
import type { Value } from "../../ndarray/value.ts";
import { Builtin, type Native, PyModule } from "../classes/objects.ts";
import { libraryModules } from "../libraries/tables.ts";
import { builtinsModule } from "./builtins.ts";
import { abstractModule } from "./modules/abc.ts";
import { argparseModule } from "./modules/argparse.ts";
import { collectionsModule } from "./modules/collections.ts";
import { contextlibModule } from "./modules/contextlib.ts";
import { copyModule } from "./modules/copy.ts";
import { csvModule } from "./modules/csv.ts";
import { dataclassesModule } from "./modules/dataclasses.ts";
import { doctestModule } from "./modules/doctest.ts";
import { enumModule } from "./modules/enum.ts";
import { functoolsModule } from "./modules/functools.ts";
import { bisectModule, heapqModule } from "./modules/heapq.ts";
import { ioModule, pathlibModule } from "./modules/io.ts";
import { itertoolsModule } from "./modules/itertools.ts";
import { jsonModule } from "./modules/json.ts";
import { mathModule } from "./modules/math.ts";
import { operatorModule } from "./modules/operator.ts";
import { osModule, pathModule } from "./modules/os.ts";
import {
  gcModule,
  loggingModule,
  numbersModule,
  pprintModule,
  stringModule,
  timeitModule,
  typesModule,
  warningsModule,
} from "./modules/quiet.ts";
import { randomModule } from "./modules/random.ts";
import { reModule } from "./modules/re.ts";
import { runnerModules } from "./modules/runners.ts";
import { statisticsModule } from "./modules/statistics.ts";
import { sysModule, timeModule } from "./modules/sys.ts";
import { tempfileModule } from "./modules/tempfile.ts";
import { abcModule, typingModule } from "./modules/typing.ts";

/** What a module of Python's library, or of another, offers: functions written in TypeScript, and other values. */
export interface ModuleTable {
  readonly functions?: Readonly<Record<string, Native>>;
  readonly values?: Readonly<Record<string, Value>>;
}

const tables: Readonly<Record<string, ModuleTable>> = {
  ...libraryModules,
  ...runnerModules,
  abc: abcModule,
  bisect: bisectModule,
  // Python's own names are made with modules of its library, so that they are read when they are asked for.
  get builtins() {
    return builtinsModule;
  },
  doctest: doctestModule,
  enum: enumModule,
  csv: csvModule,
  gc: gcModule,
  io: ioModule,
  pathlib: pathlibModule,
  heapq: heapqModule,
  json: jsonModule,
  logging: loggingModule,
  math: mathModule,
  numbers: numbersModule,
  pprint: pprintModule,
  re: reModule,
  statistics: statisticsModule,
  string: stringModule,
  timeit: timeitModule,
  types: typesModule,
  typing: typingModule,
  typing_extensions: typingModule,
  warnings: warningsModule,
  dataclasses: dataclassesModule,
  contextlib: contextlibModule,
  copy: copyModule,
  argparse: argparseModule,
  collections: collectionsModule,
  "collections.abc": abstractModule,
  functools: functoolsModule,
  itertools: itertoolsModule,
  operator: operatorModule,
  os: osModule,
  "os.path": pathModule,
  random: randomModule,
  sys: sysModule,
  tempfile: tempfileModule,
  time: timeModule,
};

const made = new Map<string, PyModule>();

/** Returns a module of Python's library, or of another library of which something is known; undefined for all others. */
export function standardModule(name: string): PyModule | undefined {
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!table) return undefined;
  return entryOf(made, name, () => new PyModule(name, undefined, membersOf(table)));
}

function membersOf({ functions = {}, values = {} }: ModuleTable): Map<string, Value> {
  const members = new Map<string, Value>(Object.entries(values));
  for (const [name, run] of Object.entries(functions)) members.set(name, new Builtin(name, run));
  return members;
}
