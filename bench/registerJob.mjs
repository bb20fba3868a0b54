// One piece of work on a register, once: prints {seconds, cpu, megabytes, figures} as its last line.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { literal } from "../dist/store/literal.js";
import { sql } from "../dist/store/sql.js";
import { openStore } from "../dist/store/store.js";
import { peak, timed } from "./measuring.mjs";
import { works } from "./registerWork.mjs";

const [work, folder, threads, memoryLimit] = process.argv.slice(2);
const temporaryFolder = join(folder, "spilled");
mkdirSync(temporaryFolder, { recursive: true });
const store = await openStore({ folders: [folder], threads: Number(threads), memoryLimit, temporaryFolder });
const rows = sql`read_parquet(${literal(join(folder, "register", "*.parquet"))})`;
const { seconds, cpu, result: figures } = await timed(1, () => works[work](store, rows));
store.close();
rmSync(temporaryFolder, { recursive: true });
console.log(JSON.stringify({ seconds, cpu, megabytes: peak(), figures }));
