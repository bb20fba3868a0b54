import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type WriteOptions, writeSpss } from "../../src/files/spss/write/writeSpss.js";
import { fileOf, plainVariable, readWhole, withFolder } from "./spssFiles.js";
import { richFile, veryLongText } from "./spssRichFile.js";

const compressions = ["none", "bytecode", "zlib"] as const;
const createdAt = new Date("2026-01-31T12:34:56Z");
const noPspp = spawnSync("pspp", ["--version"]).status !== 0;
const noHaven = spawnSync("Rscript", ["-e", "library(haven); library(jsonlite)"]).status !== 0;

/** Writes the rich file, and gives what `look` makes of its path. */
function written<T>(compression: WriteOptions["compression"], look: (path: string, folder: string) => T) {
  return withFolder(async (folder) => {
    const path = join(folder, compression === "zlib" ? "rich.zsav" : "rich.sav");
    await writeSpss(richFile(), path, { compression, createdAt });
    return look(path, folder);
  });
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0 || /warning|error/i.test(stdout + stderr))
    throw new Error(`${command}:\n${stdout}${stderr}`);
  return stdout;
}

describe.each(compressions)("a written file (%s)", (compression) => {
  test("is read as it was given", async () => {
    const file = await written(compression, readWhole);
    const given = richFile();
    expect(file.variables.map((one) => ({ ...one, format: null }))).toEqual(
      given.variables.map((one) => ({ ...one, format: null })),
    );
    expect(file.variables.map(({ format }) => format)).toEqual([
      ...["F1.0", "F10.4", "EDATE10", "DATETIME20", "TIME8", "A3", "A20"],
      ...[`A${Buffer.byteLength(veryLongText)}`, "F8.2"],
    ]);
    const [batch] = given.batches() as readonly { columns: readonly { values: Iterable<unknown> }[] }[];
    expect(file.values).toEqual(batch?.columns.map(({ values }) => [...values]));
    expect([file.label, file.notes, file.rowCount]).toEqual([given.label, given.notes, 3]);
  });

  test("is the same bytes again, with its date in it", async () => {
    const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(await written(compression, hash)).toBe(await written(compression, hash));
    const head = await written(compression, (path) => readFileSync(path).toString("latin1", 92, 109));
    expect(head).toBe("31 Jan 2612:34:56");
  });
});

describe.skipIf(noPspp)(`what PSPP reads${noPspp ? ": skipped, there is no pspp" : ""}`, () => {
  test.each(compressions)("it says of a file (%s) what was written", async (compression) => {
    const listing = await written(compression, (path, folder) => {
      const syntax = [
        `GET FILE="${path}".`,
        "DISPLAY DICTIONARY.",
        "DISPLAY FILE LABEL.",
        "DISPLAY DOCUMENTS.",
        "LIST glad born answered took køn area.",
        "COUNT m = glad weight_calibrated_2021 (MISSING).",
        "LIST m.",
      ];
      writeFileSync(join(folder, "look.sps"), syntax.join("\n"));
      return run("pspp", ["-O", "format=csv", "look.sps"], folder);
    });
    for (const line of expectedListing) expect(listing).toContain(line);
  });

  test.each(compressions)("it writes a file (%s) that is read like its source", async (compression) => {
    const { read, again } = await written(compression, async (path, folder) => {
      const how = { none: "UNCOMPRESSED", bytecode: "COMPRESSED", zlib: "ZCOMPRESSED" }[compression];
      const syntax = [`GET FILE="${path}".`, `SAVE OUTFILE="${join(folder, "again.sav")}" /${how}.`];
      writeFileSync(join(folder, "again.sps"), syntax.join("\n"));
      run("pspp", ["again.sps"], folder);
      return { read: await readWhole(path), again: await readWhole(join(folder, "again.sav")) };
    });
    // Where nobody told the level of measurement, PSPP tells its own.
    const untold = read.variables.map(({ measure }) => measure === null);
    const comparable = again.variables.map((one, k) => (untold[k] ? { ...one, measure: null } : one));
    expect({ ...again, variables: comparable }).toEqual(read);
  });

  test("a .zsav of several blocks", () =>
    withFolder(async (folder) => {
      const squares = Array.from({ length: 600_000 }, (_, row) => (row % 1000) ** 2 + 0.5);
      const file = fileOf([{ variable: plainVariable("square", "number"), values: squares }]);
      await writeSpss(file, join(folder, "many.zsav"), { compression: "zlib", createdAt });
      const syntax = ['GET FILE="many.zsav".', "DESCRIPTIVES square /STATISTICS=MEAN MAXIMUM."];
      writeFileSync(join(folder, "many.sps"), syntax.join("\n"));
      // (0² + … + 999²) / 1000 + 0.5
      expect(run("pspp", ["-O", "format=csv", "many.sps"], folder)).toContain(
        "square,600000,332834.0,998001.5",
      );
    }));

  test("missing values of long texts that it writes, each with a length before it, are all found", () =>
    withFolder(async (folder) => {
      const syntax = [
        "DATA LIST LIST NOTABLE /t (A20).",
        "BEGIN DATA.",
        "ukendt",
        "END DATA.",
        "MISSING VALUES t ('ukendt', 'nægter').",
        'SAVE OUTFILE="two.sav".',
      ];
      writeFileSync(join(folder, "two.sps"), syntax.join("\n"));
      run("pspp", ["two.sps"], folder);
      const { variables } = await readWhole(join(folder, "two.sav"));
      expect(variables[0]?.missing.values).toEqual(["ukendt", "nægter"]);
    }));
});

const expectedListing = [
  // name, position, label, level, role, width, alignment, print and write format, missing values
  "glad,1,Hvor glad er du for at bo her? “Meget”,Ordinal,Input,8,Right,F1.0,F1.0,LOWEST THRU 0; 9",
  "weight_calibrated_2021,2,,Scale,Input,8,Right,F10.4,F10.4,-7; -8; -9.5",
  "born,3,,Nominal,Input,8,Right,EDATE10,EDATE10,",
  "answered,4,,Nominal,Input,8,Right,DATETIME20.0,DATETIME20.0,",
  "took,5,,Nominal,Input,8,Right,TIME8.0,TIME8.0,",
  'køn,6,,Nominal,Input,3,Left,A3,A3,"""?  ""; ""x y"""',
  'AREA,7,Boligområde,Nominal,Input,20,Left,A20,A20,"""nægter """',
  `comment_very_long,8,,Nominal,Input,40,Left,A${Buffer.byteLength(veryLongText)},`,
  ",1,Slet ikke\n,5,Særdeles – 😀\n,9[a],Ønsker ikke at svare\n",
  "køn,k,Kvinde\n,m,Mand\nBoligområde,Gellerupparken,Gellerup – i Århus\n",
  "Label,Beboerundersøgelse 2021\n",
  '"Opdigtet.\n\nAnden linje: æøå"\n',
  "5,09.01.1940,13-SEP-2020 12:26:40,01:01:01,k,Gellerupparken\n",
  "9,14.04.2019,13-SEP-2020 12:26:40,25:00:00,?,nægter\n.,.,.,.,,\n",
  "m\n.00\n2.00\n2.00\n",
];

describe.skipIf(noHaven)(`what haven reads${noHaven ? ": skipped, there is no R with haven" : ""}`, () => {
  test.each(compressions)("a file (%s), with labels, missing values and moments", async (compression) => {
    const found = await written(compression, (path, folder) => {
      writeFileSync(join(folder, "look.R"), lookWithHaven);
      return JSON.parse(run("Rscript", ["look.R", path], folder));
    });
    expect(found).toEqual(expectedOfHaven);
  });
});

describe.skipIf(noHaven)(`what haven writes${noHaven ? ": skipped, there is no R with haven" : ""}`, () => {
  test.each(["byte", "none", "zsav"])("a file (%s) without record 20, with texts of any length", (compress) =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, "write.R"), writeWithHaven);
      run("Rscript", ["write.R", compress], folder);
      const { variables, values } = await readWhole(join(folder, "haven.sav"));
      expect(values).toEqual([
        [1, Number.NaN, 9],
        [`${"æ ".repeat(400)}😀`, "kort", ""],
        ["mere end otte", "b", "c"],
        [86_400, Number.NaN, -86_400],
      ]);
      expect(variables).toMatchObject([
        {
          name: "x",
          label: "Spørgsmål",
          labels: [{ value: 1, label: "Ja" }],
          missing: { ranges: [{ low: 8, high: Infinity }] },
        },
        { name: "a_name_of_more_than_8", format: "A1204", labels: [] },
        { name: "u", labels: [{ value: "mere end otte", label: "Ø" }], missing: { values: ["b", "ccc"] } },
        { name: "d", temporal: "date", format: "DATE11" },
      ]);
    }),
  );
});

const writeWithHaven = `
library(haven)
x <- data.frame(x = 1:3)
x$x <- labelled_spss(c(1, NA, 9), c(Ja = 1), na_range = c(8, Inf), label = "Spørgsmål")
x$a_name_of_more_than_8 <- c(paste0(strrep("æ ", 400), "😀"), "kort", "")
x$u <- labelled_spss(c("mere end otte", "b", "c"), c("Ø" = "mere end otte"), na_values = c("b", "ccc"))
x$d <- as.Date(c("1970-01-02", NA, "1969-12-31"))
write_sav(x, "haven.sav", compress = commandArgs(TRUE)[1])
`;

const lookWithHaven = `
library(haven)
x <- read_sav(commandArgs(TRUE)[1], user_na = TRUE)
or <- function(v) if (is.null(v)) list() else v
plain <- function(v) if (inherits(v, "Date")) as.numeric(v) * 86400 else as.vector(unclass(v))
cat(jsonlite::toJSON(lapply(x, function(v) list(
  label = or(attr(v, "label", exact = TRUE)), format = attr(v, "format.spss"),
  labels = as.list(attr(v, "labels")), missing = or(attr(v, "na_values")), range = as.character(attr(v, "na_range")),
  values = plain(v))), digits = I(17), na = "null"))
`;

/** jsonlite puts every value of R in a list. */
const expectedOfHaven = {
  glad: {
    label: ["Hvor glad er du for at bo her? “Meget”"],
    format: ["F1.0"],
    labels: { "Slet ikke": [1], "Særdeles – 😀": [5], "Ønsker ikke at svare": [9] },
    missing: [9],
    range: ["-Inf", "0"],
    values: [5, 9, null],
  },
  weight_calibrated_2021: seen("F10.4", [1.5, -7, null], { missing: [-7, -8, -9.5] }),
  born: seen("EDATE10", [-946_080_000, 1_555_200_000, null]),
  answered: seen("DATETIME20", [1_600_000_000, 1_600_000_000.5, null]),
  took: seen("TIME8", [3661, 90_000, null]),
  køn: seen("A3", ["k", "?", ""], { labels: { Kvinde: ["k"], Mand: ["m"] }, missing: ["?", "x y"] }),
  AREA: seen("A20", ["Gellerupparken", "nægter", ""], {
    label: ["Boligområde"],
    labels: { "Gellerup – i Århus": ["Gellerupparken"] },
    missing: ["nægter"],
  }),
  comment_very_long: seen(`A${Buffer.byteLength(veryLongText)}`, [veryLongText, "kort", ""]),
  V1: seen("F8.2", [1e300, 5e-324, -99]),
};

function seen(format: string, values: readonly unknown[], more: object = {}) {
  return { label: [], format: [format], labels: [], missing: [], range: [], values, ...more };
}
