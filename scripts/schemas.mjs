// Writes schema/*.schema.json from the formats in src/study/schema, so that editors complete study.yaml and
// instrument.yaml. Run after a change there: npm run build && node scripts/schemas.mjs
import { writeFileSync } from "node:fs";
import { jsonSchemas } from "../dist/study/schema/jsonSchemas.js";

for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(
    new URL(`../schema/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
}
