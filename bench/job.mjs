// One measurement: prints {seconds, megabytes, check} as its last line.
import { join } from "node:path";
import { means } from "../dist/estimate/means/ratios.js";
import { designCovariance } from "../dist/estimate/variance/designCovariance.js";
import { literal } from "../dist/store/literal.js";
import { id, sql } from "../dist/store/sql.js";
import { openStore } from "../dist/store/store.js";
import { answered } from "../dist/tally/request.js";
import { tally } from "../dist/tally/tally.js";
import { asAnswers, calibration } from "./calibration.mjs";
import { logit } from "./logit.mjs";
import { peak, timed } from "./measuring.mjs";

const [job, folder, rows, threads] = process.argv.slice(2);
const file = sql`read_parquet(${literal(join(folder, `${rows}.parquet`))})`;

export const design = {
  wave: id("wave"),
  stratum: id("area"),
  psu: id("psu"),
  secondUnit: null,
  populationPsus: null,
  populationSecondUnits: null,
  weight: id("w"),
  psusStay: false,
  person: null,
};

async function domains(store, from) {
  const counted = await tally(store, {
    rows: from,
    design,
    by: [{ name: "area", value: id("area") }],
    variables: answered("y", id("y")),
  });
  const { values, influence } = means(counted, "y");
  const { data } = designCovariance(counted, influence, { lonelyPsu: "fail" });
  const last = counted.domains.findIndex(({ area }) => area === "65");
  return [values[0], values[last], data[0], data[last * 67]];
}

const work = {
  "domains from the table": (store) => domains(store, id("people")),
  "domains from Parquet": (store) => domains(store, file),
  logit: (store) => logit(store, design),
  calibration: (store) => calibration(store, design),
}[job];

const store = await openStore({ folders: [folder], threads: Number(threads) });
if (job !== "domains from Parquet") await store.run(sql`CREATE TABLE people AS SELECT * FROM ${file}`);
if (job === "calibration") await asAnswers(store);
const { seconds, result: check } = await timed(5, () => work(store));
store.close();
console.log(JSON.stringify({ seconds, megabytes: peak(), check }));
