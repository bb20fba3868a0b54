import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Problem, Problems } from "../vocabulary/problem.js";
import type { Effects } from "./effects.js";
import { readReports } from "./readReports.js";
import { readStudy } from "./readStudy.js";
import { requireReports } from "./requireReports.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

const sound: Files = {
  "study.yaml": `kvarter: 1
id: glad
title: {en: Glad, da: Glade}
languages: [en, da]
about: {authors: [A. Author], date: 2026-01-31, citation: {en: Own, da: Egen}}
sources:
  - file: data/answers.csv
    columns: {year: text, glad: number, weight: number, sex: text, sector: text}
    wave: {column: year}
waves: [2018, 2021]
groups:
  - {id: areas, label: {en: Areas, da: Områder}, role: programme, where: {sector: area}}
  - {id: rest, label: {en: Rest, da: Resten}, role: benchmark, where: {sector: rest}}
breakdowns:
  - id: sex
    label: {en: Sex, da: Køn}
    categories: [{id: m, label: {en: Men, da: Mænd}}, {id: f, label: {en: Women, da: Kvinder}}]
instrument: instrument.yaml
measures:
  - id: glad
    label: {en: Glad, da: Glade}
    meaning: {en: Who say 3., da: Som siger 3.}
    share: {item: glad, orAbove: 3}
design: {weight: weight}
release: standard
`,
  "instrument.yaml": `kvarter: 1
items:
  - id: glad
    question: {en: Glad?, da: Glad?}
    points: [{code: 1}, {code: 2}, {code: 3}]
`,
};

function folder(files: Files): Effects {
  const below = (path: string) =>
    Object.keys(files)
      .filter((name) => `/s/${name}`.startsWith(`${path}/`))
      .map((name) => `/s/${name}`.slice(path.length + 1));
  return {
    read: async (_, path) => {
      const content = files[path];
      if (content === undefined) return "nothing";
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    list: async (path) => below(path).filter((name) => !name.includes("/")),
    listBelow: async (path) => below(path),
  };
}

const codesSeen = new Set<string>();

const told = (files: Files) => toldBy(() => readStudy("/s", folder(files)));

/** All that is found wrong on the way, as the person is told. */
async function toldBy(act: () => Promise<unknown>): Promise<string> {
  const error: unknown = await act().then(
    () => null,
    (thrown) => thrown,
  );
  const list = error instanceof Problem ? [error] : error instanceof Problems ? error.list : null;
  if (list === null) throw error ?? new Error("nothing was found wrong");
  return list
    .map(({ at, code, exit, message, todo }) => {
      expect(exit).toBe("study");
      codesSeen.add(code);
      return `${[at.file, at.line, at.column].filter((part) => part !== undefined).join(":")} ${code}\n  ${message}\n  → ${todo}`;
    })
    .join("\n");
}

/** What is said when one text of a sound file is replaced. */
function changed(file: string, from: string, to: string, more: Files = {}): Promise<string> {
  const text = String(sound[file]);
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return told({ ...sound, ...more, [file]: text.replace(from, to) });
}

const study = (from: string, to: string, more?: Files) => changed("study.yaml", from, to, more);
const instrument = (from: string, to: string) => changed("instrument.yaml", from, to);

test("the sound study is sound", async () => {
  await expect(readStudy("/s", folder(sound))).resolves.toBeDefined();
});

describe("files", () => {
  test("a folder without study.yaml", async () => {
    expect(await told({})).toMatchInlineSnapshot(`
      "study.yaml study-no-study-yaml
        The folder /s has no study.yaml.
        → Give the folder of a study, or start one with: kvarter new /s"
    `);
  });
  test("an instrument that is not there", async () => {
    expect(await study("instrument: instrument.yaml", "instrument: instruments.yaml")).toMatchInlineSnapshot(`
      "study.yaml:18:13 study-no-instrument
        The instrument instruments.yaml does not exist in the study's folder.
        → Put the questions in instruments.yaml, or name the right file under “instrument”. Did you mean “instrument.yaml”?"
    `);
  });
  test("a file in another encoding", async () => {
    const latin1 = Buffer.from("kvarter: 1\ntitle: Områder\n", "latin1");
    expect(await told({ "study.yaml": latin1 })).toMatchInlineSnapshot(`
      "study.yaml:2 study-not-utf8
        This line holds bytes that are not UTF-8.
        → The file is most likely in windows-1252: save it as UTF-8 in your editor and try again."
    `);
  });
  test("an empty file", async () => {
    expect(await told({ "study.yaml": "# nothing yet\n" })).toMatchInlineSnapshot(`
      "study.yaml:1:1 study-not-a-map
        The file holds no keys with values.
        → It should begin with “kvarter: 1” and then one key a line, such as “id: my-study”."
    `);
  });
  test("a typing error in YAML", async () => {
    expect(await study("languages: [en, da]", "languages: [en, da")).toMatchInlineSnapshot(`
      "study.yaml:5:1 study-bad-yaml
        This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].
        → Check the indentation (spaces, no tabs), the colons and that every quote and bracket is closed."
    `);
  });
  test("a tab as indentation", async () => {
    expect(await study("    wave: {column: year}", "\twave: {column: year}")).toMatchInlineSnapshot(`
      "study.yaml:9:1 study-bad-yaml
        This is not YAML: Tabs are not allowed as indentation.
        → Check the indentation (spaces, no tabs), the colons and that every quote and bracket is closed."
    `);
  });
  test("a data file outside the folder", async () => {
    expect(await study("data/answers.csv", "../other/answers.csv")).toMatchInlineSnapshot(`
      "study.yaml:7:11 study-file-outside
        The file ../other/answers.csv lies outside the study's folder.
        → A study reads only its own folder: put the file there and name it from there, such as data/answers.csv."
    `);
  });
  test("an instrument outside the folder", async () => {
    expect(await study("instrument: instrument.yaml", "instrument: /etc/passwd")).toMatchInlineSnapshot(`
      "study.yaml:18:13 study-file-outside
        The file /etc/passwd lies outside the study's folder.
        → A study reads only its own folder: put the file there and name it from there, such as data/answers.csv."
    `);
  });
  test("a data file of an unknown kind", async () => {
    expect(await study("data/answers.csv", "data/answers.ods")).toMatchInlineSnapshot(`
      "study.yaml:7:11 study-file-kind
        How to read data/answers.ods is not known from its name.
        → Kvarter reads .csv, .tsv, .txt, .parquet, .sav, .zsav, .dta, .sas7bdat, .xpt and .xlsx; for another ending say which it is, such as “format: csv”."
    `);
  });
  test("a report whose name tells no language", async () => {
    expect(await told({ ...sound, "reports/main.md": "" })).toMatchInlineSnapshot(`
      "reports/main.md study-report-language
        The language of the report reports/main.md is not known from its name.
        → Name it by its language: reports/main.en.md or reports/main.da.md."
    `);
  });
  test("a report in a folder within reports/", async () => {
    expect(
      await told({ ...sound, "reports/2021/main.en.md": "", "reports/.old/main.en.md": "" }),
    ).toMatchInlineSnapshot(`
      "reports/2021/main.en.md study-report-in-folder
        The report reports/2021/main.en.md lies in a folder within reports/, where it is not looked for.
        → Move it up into reports/, or name every report of the study under “reports:” in study.yaml."
    `);
    const named = String(sound["study.yaml"]).replace(
      "release: standard",
      "release: standard\nreports: [reports/2021/main.en.md]",
    );
    const files = {
      ...sound,
      "study.yaml": named,
      "reports/2021/main.en.md": "",
      "reports/2021/more.en.md": "",
    };
    const { reports } = await readStudy("/s", folder(files));
    expect(reports).toEqual([{ path: "reports/2021/main.en.md", language: "en" }]);
  });
  test("no report at all, told to whoever would publish", async () => {
    const study = await readStudy("/s", folder(sound));
    expect(await toldBy(async () => requireReports(study))).toMatchInlineSnapshot(`
      "reports study-no-reports
        The study has no report, so there is nothing to publish.
        → Write one in reports/summary.en.md."
    `);
    requireReports({ ...study, reports: [{ path: "reports/a.en.md", language: "en" }] });
  });
  test("an alias of nothing", async () => {
    expect(await study("waves: [2018, 2021]", "waves: *nope")).toMatchInlineSnapshot(`
      "study.yaml:10:8 study-bad-yaml
        The alias “*nope” names nothing: there is no anchor of that name before it.
        → Write out what is meant."
    `);
  });
  test("an alias within what it stands for", async () => {
    expect(await study("waves: [2018, 2021]", "waves: &all [2018, *all]")).toMatchInlineSnapshot(`
      "study.yaml:10:20 study-bad-yaml
        The alias “*all” stands within what it names.
        → Write out what is meant."
    `);
  });
  test("aliases of aliases that grow beyond all bounds", async () => {
    const bomb = Array.from({ length: 12 }, (_, i) => {
      const inner =
        i === 0
          ? "x"
          : Array(9)
              .fill(`*a${i - 1}`)
              .join(", ");
      return `b${i}: &a${i} [${inner}]`;
    });
    expect(await study("release: standard", `release: standard\n${bomb.join("\n")}`)).toMatchInlineSnapshot(`
      "study.yaml:31:25 study-bad-yaml
        The alias “*a4” makes the file grow beyond all bounds.
        → Write out what is meant."
    `);
  });
  test("more aliases than a study can have", async () => {
    const many = `a: &a x\nb: [${Array(20_000).fill("*a").join(", ")}]`;
    const started = performance.now();
    expect(await study("release: standard", `release: standard\n${many}`)).toMatchInlineSnapshot(`
      "study.yaml:27:4005 study-bad-yaml
        The alias “*a” makes the file grow beyond all bounds.
        → Write out what is meant."
    `);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
  test("anchors and aliases are read as what they stand for", async () => {
    const text = String(sound["study.yaml"])
      .replace("languages: [en, da]", "languages: [en, da]\nsummary: &sum {en: S, da: T}")
      .replace("meaning: {en: Who say 3., da: Som siger 3.}", "meaning: *sum");
    const { measures } = await readStudy("/s", folder({ ...sound, "study.yaml": text }));
    expect(measures[0]?.meaning).toEqual({ en: "S", da: "T" });
  });
  test("a report that is named but not written", async () => {
    expect(
      await study("release: standard", "release: standard\nreports: [reports/man.da.md]", {
        "reports/main.da.md": "",
      }),
    ).toMatchInlineSnapshot(`
      "study.yaml:26:11 study-report-missing
        The report reports/man.da.md does not exist.
        → Write it, or correct the name. Did you mean “reports/main.da.md”?"
    `);
  });
});

describe("what lies on the disk", () => {
  const makePipe = "mkfifo";
  const reported = { ...sound, "reports/main.en.md": "one" };

  /** Lays the files in a folder, changes what lies there, and reads the study and its reports. */
  async function laid(change: (folder: string, outside: string) => Promise<unknown>): Promise<string> {
    const place = await mkdtemp(join(tmpdir(), "kvarter-study-"));
    try {
      const [home, outside] = [join(place, "s"), join(place, "outside.txt")];
      await writeFile(outside, "secret");
      for (const [name, content] of Object.entries(reported)) {
        await mkdir(dirname(join(home, name)), { recursive: true });
        await writeFile(join(home, name), content);
      }
      await change(home, outside);
      return (await toldBy(async () => readReports(await readStudy(home)))).replaceAll(place, "…");
    } finally {
      await rm(place, { recursive: true });
    }
  }

  /** Puts something else where a file lies. */
  const instead = (name: string, put: (path: string, outside: string) => Promise<unknown>) =>
    laid(async (home, outside) => {
      await rm(join(home, name));
      await put(join(home, name), outside);
    });

  test("no such folder", async () => {
    const gone = [
      " study-no-study-yaml",
      "  There is no folder …/s.",
      "  → Correct the name, or start a study there with: kvarter new …/s",
    ].join("\n");
    expect(await laid((home) => rm(home, { recursive: true }))).toBe(gone);
    const file = laid(async (home) => {
      await rm(home, { recursive: true });
      await writeFile(home, "");
    });
    expect(await file).toBe(gone);
  });

  const files = ["study.yaml", "instrument.yaml", "reports/main.en.md"];
  test("a folder in a file's place", async () => {
    const all = await Promise.all(files.map((name) => instead(name, (path) => mkdir(path))));
    expect(all.join("\n")).toMatchInlineSnapshot(`
      "study.yaml study-not-a-file
        study.yaml is a folder, not a file.
        → Put a file there, or give the folder another name.
      study.yaml:18:13 study-not-a-file
        instrument.yaml is a folder, not a file.
        → Put a file there, or give the folder another name.
      reports/main.en.md study-not-a-file
        reports/main.en.md is a folder, not a file.
        → Put a file there, or give the folder another name."
    `);
  });
  test("a link that leads nowhere", async () => {
    const all = await Promise.all(files.map((name) => instead(name, (path) => symlink("nowhere", path))));
    expect(all.join("\n")).toMatchInlineSnapshot(`
      "study.yaml study-not-a-file
        study.yaml is a link that leads nowhere.
        → Put a copy of the file there.
      study.yaml:18:13 study-not-a-file
        instrument.yaml is a link that leads nowhere.
        → Put a copy of the file there.
      reports/main.en.md study-not-a-file
        reports/main.en.md is a link that leads nowhere.
        → Put a copy of the file there."
    `);
  });
  test("a link out of the study's folder", async () => {
    const all = await Promise.all(
      files.map((name) => instead(name, (path, outside) => symlink(outside, path))),
    );
    expect(all.join("\n")).toMatchInlineSnapshot(`
      "study.yaml study-file-outside
        study.yaml is a link to a place outside the study's folder.
        → A study reads only its own folder: put a copy of the file there.
      study.yaml:18:13 study-file-outside
        instrument.yaml is a link to a place outside the study's folder.
        → A study reads only its own folder: put a copy of the file there.
      reports/main.en.md study-file-outside
        reports/main.en.md is a link to a place outside the study's folder.
        → A study reads only its own folder: put a copy of the file there."
    `);
  });
  test("a pipe, which would be waited for for ever", async () => {
    expect(
      await instead("instrument.yaml", async (path) => execFileSync(makePipe, [path])),
    ).toMatchInlineSnapshot(`
      "study.yaml:18:13 study-not-a-file
        instrument.yaml is no ordinary file.
        → Put a copy of what it holds there."
    `);
  });
  test("a report in another encoding", async () => {
    const danish = Buffer.from("---\ntitle: Glad\n---\nBørn\n", "latin1");
    expect(await instead("reports/main.en.md", (path) => writeFile(path, danish))).toMatchInlineSnapshot(`
      "reports/main.en.md:4 study-not-utf8
        This line holds bytes that are not UTF-8.
        → The file is most likely in windows-1252: save it as UTF-8 in your editor and try again."
    `);
  });
  test("a link within the folder, a folder that is a link itself and a byte order mark are all well", async () => {
    const place = await mkdtemp(join(tmpdir(), "kvarter-study-"));
    try {
      await mkdir(join(place, "s/reports"), { recursive: true });
      await writeFile(join(place, "s/study.yaml"), String(sound["study.yaml"]));
      await writeFile(join(place, "s/questions.yaml"), String(sound["instrument.yaml"]));
      await symlink("questions.yaml", join(place, "s/instrument.yaml"));
      await writeFile(join(place, "s/reports/main.en.md"), "\ufeffBørn");
      await symlink("s", join(place, "link"));
      const study = await readStudy(join(place, "link"));
      expect(await readReports(study)).toEqual([
        { path: "reports/main.en.md", language: "en", text: "Børn" },
      ]);
    } finally {
      await rm(place, { recursive: true });
    }
  });
});

describe("keys and values", () => {
  test("a comma in a text within { } that has no quotes", async () => {
    expect(
      await study("title: {en: Glad, da: Glade}", "title: {en: Glad, da: hvor de bor, hvor}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:3:36 study-wrong-shape
        “hvor” stands alone: within { } a comma ends what is before it.
        → A text with a comma in it needs quotes or a line of its own; else write “hvor: …”."
    `);
    expect(
      await study(
        "{id: areas, label: {en: Areas, da: Områder}, role",
        "{id: areas, label: {en: Areas, da: Områder}, and more, role",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:12:50 study-wrong-shape
        “and more” stands alone: within { } a comma ends what is before it.
        → A text with a comma in it needs quotes or a line of its own; else write “and more: …”."
    `);
  });
  test("columns as a list, or without their kind", async () => {
    const columns = "{year: text, glad: number, weight: number, sex: text, sector: text}";
    expect(await study(columns, "[year, glad]")).toMatchInlineSnapshot(`
      "study.yaml:8:14 study-wrong-shape
        “columns” is a list; it should be keys with values.
        → Write keys with values, such as {year: text, weight: number} or one “key: value” a line."
    `);
    expect(await study(columns, "{year, glad: number}")).toMatchInlineSnapshot(`
      "study.yaml:8:15 study-wrong-shape
        “year” stands alone: within { } a comma ends what is before it.
        → A text with a comma in it needs quotes or a line of its own; else write “year: …”."
    `);
  });
  test("an id with letters that an id cannot have", async () => {
    expect(await study("{id: areas,", "{id: områder-køge,")).toMatchInlineSnapshot(`
      "study.yaml:12:10 study-wrong-value
        “id” cannot be “områder-køge”.
        → Write a short name of letters a–z, digits, “-” and “_” that starts with a letter or digit (write oe for ø, aa for å)."
    `);
  });
  test("a language that is taken away from the study, told once", async () => {
    expect(await study("languages: [en, da]", "languages: [en]")).toMatchInlineSnapshot(`
      "study.yaml:4:12 study-language-unknown
        10 texts are given in “da”, which is not a language of the study; the first is “title” on line 3 of study.yaml.
        → Add “da” to “languages”, or take these texts away."
    `);
  });
  test("one text in a misspelt language", async () => {
    expect(
      await study("title: {en: Glad, da: Glade}", "title: {en: Glad, dak: Glade}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:3:8 study-language-missing
        “title” is not given in da.
        → Write it in every language of the study: {da: …}.
      study.yaml:3:19 study-language-unknown
        “title” is given in “dak”, which is not a language of the study.
        → Take it away or add the language under “languages”. Did you mean “da”?"
    `);
  });
  test("a report of another kind, named by its language once", async () => {
    expect(
      await study("release: standard", "release: standard\nreports: [reports/main.txt]", {
        "reports/main.txt": "",
      }),
    ).toMatchInlineSnapshot(`
      "study.yaml:26:11 study-report-language
        The language of the report reports/main.txt is not known from its name.
        → Name it by its language: reports/main.en.md or reports/main.da.md."
    `);
  });
  test("an instrument that is not there, where there is none at all", async () => {
    const { "study.yaml": only } = sound;
    expect(await told({ "study.yaml": only ?? "" })).toMatchInlineSnapshot(`
      "study.yaml:18:13 study-no-instrument
        The instrument instrument.yaml does not exist in the study's folder.
        → Put the questions in instrument.yaml, or name the right file under “instrument”."
    `);
  });
  test("a key that stands twice", async () => {
    expect(await study("id: glad\n", "id: glad\nid: sad\n")).toMatchInlineSnapshot(`
      "study.yaml:3:1 study-duplicate-key
        The key “id” stands here a second time.
        → Keep one of the two."
    `);
  });
  test("a key that is not known", async () => {
    expect(await study("design: {weight: weight}", "design: {wieght: weight}")).toMatchInlineSnapshot(`
      "study.yaml:24:10 study-unknown-key
        “wieght” is not a key that design can have.
        → Correct it or take it away. Did you mean “weight”?"
    `);
  });
  test("a key that is missing", async () => {
    expect(await study("release: standard\n", "")).toMatchInlineSnapshot(`
      "study.yaml:1:1 study-missing-key
        The key “release” is missing from study.yaml.
        → Add “release: …”. The rules a figure must pass before it is published: open, dst, standard or strict, or {profile: …} with sharper numbers. Without one nothing may leave."
    `);
  });
  test("a key that is missing further in", async () => {
    expect(await study("    meaning: {en: Who say 3., da: Som siger 3.}\n", "")).toMatchInlineSnapshot(`
      "study.yaml:20:5 study-missing-key
        The key “meaning” is missing from measures, number 1.
        → Add “meaning: …”. One plain sentence: who counts, out of whom."
    `);
  });
  test("a later version of the format", async () => {
    expect(await study("kvarter: 1", "kvarter: 2")).toMatchInlineSnapshot(`
      "study.yaml:1:10 study-version
        The file says it is written in version 2 of the format; this Kvarter reads version 1.
        → Write “kvarter: 1”, or use the Kvarter that the file was written for."
    `);
  });
  test("a value where a list should be", async () => {
    expect(await study("languages: [en, da]", "languages: en")).toMatchInlineSnapshot(`
      "study.yaml:4:12 study-wrong-shape
        “languages” is the value “en”; it should be a list.
        → Write a list, such as [a, b] or one entry a line after “- ”."
    `);
  });
  test("a list where a value should be", async () => {
    expect(await study("id: glad", "id: [glad]")).toMatchInlineSnapshot(`
      "study.yaml:2:5 study-wrong-shape
        “id” is a list; it should be one value.
        → Write one value, without brackets."
    `);
  });
  test("a list where a text should be", async () => {
    expect(await study("title: {en: Glad, da: Glade}", "title: [Glad, Glade]")).toMatchInlineSnapshot(`
      "study.yaml:3:8 study-wrong-shape
        “title” is a list; it should be one value or keys with values.
        → Write one value, without brackets, or write keys with values, such as {key: value} or one “key: value” a line."
    `);
  });
  test("an empty value", async () => {
    expect(await study("id: glad", "id:")).toMatchInlineSnapshot(`
      "study.yaml:2:4 study-wrong-value
        “id” is empty.
        → Write a short name of letters a–z, digits, “-” and “_” that starts with a letter or digit."
    `);
  });
  test("a number that is none", async () => {
    expect(await study("orAbove: 3", "orAbove: three")).toMatchInlineSnapshot(`
      "study.yaml:23:34 study-wrong-value
        “orAbove” cannot be “three”.
        → Write a number, such as 2.5."
    `);
  });
  test("a date that is none", async () => {
    expect(await study("2026-01-31", "2026-02-31")).toMatchInlineSnapshot(`
      "study.yaml:5:37 study-wrong-value
        “date” cannot be “2026-02-31”.
        → Write a date written year-month-day, such as 2026-01-31."
    `);
  });
  test("a confidence in per cent", async () => {
    expect(await study("{weight: weight}", "{weight: weight, confidence: 95}")).toMatchInlineSnapshot(`
      "study.yaml:24:38 study-wrong-value
        “confidence” cannot be “95”.
        → Write a number from 0.5 to 0.999, such as 0.95."
    `);
  });
  test("a word that is not on the list", async () => {
    expect(await study("release: standard", "release: standrad")).toMatchInlineSnapshot(`
      "study.yaml:25:10 study-not-one-of
        “release” cannot be “standrad”.
        → Choose one of: open, dst, standard, strict. Did you mean “standard”?"
    `);
  });
  test("a column of an unknown type", async () => {
    expect(await study("glad: number", "glad: integer")).toMatchInlineSnapshot(`
      "study.yaml:8:33 study-not-one-of
        “glad” cannot be “integer”.
        → Choose one of: number, text."
    `);
  });
  test("an empty list", async () => {
    expect(await study("waves: [2018, 2021]", "waves: []")).toMatchInlineSnapshot(`
      "study.yaml:10:8 study-too-few
        “waves” has too few entries.
        → Give one or more."
    `);
  });
  test("three stages", async () => {
    expect(
      await study("{weight: weight}", "{stages: [{unit: sex}, {unit: sector}, {unit: year}]}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:18 study-too-many
        “stages” has too many entries.
        → Give 2 at most."
    `);
  });
  test("all that is wrong is said at once, in reading order, file by file", async () => {
    const files = {
      "study.yaml": String(sound["study.yaml"])
        .replace("id: glad", "di: glad")
        .replace("role: programme", "role: program"),
      "instrument.yaml": String(sound["instrument.yaml"]).replace("question", "text"),
    };
    expect(await told(files)).toMatchInlineSnapshot(`
      "study.yaml:1:1 study-missing-key
        The key “id” is missing from study.yaml.
        → Add “id: …”. Short name of the study, used in addresses and file names.
      study.yaml:2:1 study-unknown-key
        “di” is not a key that study.yaml can have.
        → Correct it or take it away. Did you mean “id”?
      study.yaml:12:56 study-not-one-of
        “role” cannot be “program”.
        → Choose one of: programme, benchmark. Did you mean “programme”?
      instrument.yaml:3:5 study-missing-key
        The key “question” is missing from items, number 1.
        → Add “question: …”. The question as it was put.
      instrument.yaml:4:5 study-unknown-key
        “text” is not a key that items, number 1 can have.
        → Correct it or take it away. Known here: id, question, column, points, number, missing, source."
    `);
  });
});

describe("languages", () => {
  test("a text in one language only", async () => {
    expect(await study("title: {en: Glad, da: Glade}", "title: Glad")).toMatchInlineSnapshot(`
      "study.yaml:3:8 study-language-missing
        “title” is not given in da.
        → Write it in every language of the study: {da: …}."
    `);
  });
  test("a text in a language that the study does not have", async () => {
    expect(
      await study("title: {en: Glad, da: Glade}", "title: {en: Glad, da: Glade, de: Froh}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:3:30 study-language-unknown
        “title” is given in “de”, which is not a language of the study.
        → Take it away or add the language under “languages”."
    `);
  });
});

describe("names that refer to something", () => {
  test("an item that is not in the instrument", async () => {
    expect(await study("item: glad", "item: gald")).toMatchInlineSnapshot(`
      "study.yaml:23:19 study-unknown-name
        The study has no item “gald”.
        → Correct the name or declare the item. Did you mean “glad”?"
    `);
  });
  test("a wave that the study does not have", async () => {
    expect(await study("wave: {column: year}", "wave: 2019")).toMatchInlineSnapshot(`
      "study.yaml:9:11 study-unknown-name
        The study has no wave “2019”.
        → Correct the name or declare the wave. Did you mean “2018”?"
    `);
  });
  test("a group that the study does not have", async () => {
    expect(
      await study("wave: {column: year}", "wave: {column: year}\n    group: area"),
    ).toMatchInlineSnapshot(`
      "study.yaml:10:12 study-unknown-name
        The study has no group “area”.
        → Correct the name or declare the group. Did you mean “areas”?"
    `);
  });
  test("a column that is not declared", async () => {
    expect(await study("design: {weight: weight}", "design: {weight: wieght}")).toMatchInlineSnapshot(`
      "study.yaml:24:18 study-column-missing
        The column “wieght” (weight) is not declared for data/answers.csv.
        → Declare it under “columns” of that source, or correct the name. Did you mean “weight”?"
    `);
  });
  test("an item's column that is not declared", async () => {
    expect(await instrument("- id: glad", "- id: glad\n    column: q1")).toMatchInlineSnapshot(`
      "instrument.yaml:4:13 study-column-missing
        The column “q1” (item “glad”) is not declared for data/answers.csv.
        → Declare it under “columns” of that source, or correct the name. Known here: year, glad, weight, sex, sector."
    `);
  });
  test("a weight that is declared as text", async () => {
    expect(await study("weight: number", "weight: text")).toMatchInlineSnapshot(`
      "study.yaml:24:18 study-column-type
        The column “weight” (weight) must be declared as number for data/answers.csv.
        → Write “weight: number” there: it is calculated with."
    `);
  });
  test("a column that is declared twice", async () => {
    expect(await study("sex: text", "sex: text, w1..w3: number, w2: number")).toMatchInlineSnapshot(`
      "study.yaml:8:84 study-column-twice
        The column “w2” is declared twice.
        → Keep one of the two."
    `);
  });
  test("a column that is declared and ignored", async () => {
    expect(
      await study("    wave: {column: year}", "    wave: {column: year}\n    ignore: [sex]"),
    ).toMatchInlineSnapshot(`
      "study.yaml:10:14 study-column-ignored
        The column “sex” is both declared and ignored.
        → Take it out of “columns” or out of “ignore”."
    `);
  });
  test("two of the same id", async () => {
    expect(await study("id: rest", "id: Areas")).toMatchInlineSnapshot(`
      "study.yaml:13:5 study-duplicate-id
        The group “Areas” is here a second time; the first is on line 12.
        → Give one of them another id (small and capital letters count as the same)."
    `);
  });
});

describe("waves and groups", () => {
  test("a file that does not say its wave", async () => {
    expect(await study("    wave: {column: year}\n", "")).toMatchInlineSnapshot(`
      "study.yaml:7:5 study-source-without-wave
        It is not said which wave the rows of this file belong to; the study has 2018, 2021.
        → Add “wave: {column: …}” with the column that names the wave, or “wave: …” where the file is one wave."
    `);
  });
  test("a wave whose time is not known", async () => {
    expect(await study("waves: [2018, 2021]", "waves: [2018, autumn]")).toMatchInlineSnapshot(`
      "study.yaml:10:15 study-wave-without-time
        When the wave “autumn” was in the field is not known.
        → Add “time: …”, a year such as 2018 or 2018.75."
    `);
  });
  test("waves that are not in the order of time", async () => {
    expect(await study("waves: [2018, 2021]", "waves: [2021, 2018]")).toMatchInlineSnapshot(`
      "study.yaml:10:15 study-waves-out-of-order
        The wave “2018” is not later than “2021”, which stands before it.
        → Put the waves in the order of time and give each its own time."
    `);
  });
  test("one value that means two groups", async () => {
    expect(await study("where: {sector: rest}", "where: {sector: [rest, area]}")).toMatchInlineSnapshot(`
      "study.yaml:13:71 study-groups-overlap
        The value “area” means both the group “rest” and the group “areas”.
        → Groups must be disjoint: let “where” give each its own values of one column."
    `);
  });
  test("a group that nobody can be in", async () => {
    expect(await study(", where: {sector: rest}", "")).toMatchInlineSnapshot(`
      "study.yaml:13:5 study-group-without-people
        It is not said who belongs to the group “rest”.
        → Add “where: {column: value}” to the group, or “group: …” to the source whose rows it is."
    `);
  });
  test("a group that is told by two columns", async () => {
    expect(await study("where: {sector: rest}", "where: {sector: rest, sex: m}")).toMatchInlineSnapshot(`
      "study.yaml:13:71 study-too-many
        “where” has too many entries.
        → Give one at most."
    `);
  });
  test("one value that means two categories", async () => {
    expect(await study("da: Kvinder}}", "da: Kvinder}, values: [f, m]}")).toMatchInlineSnapshot(`
      "study.yaml:17:104 study-code-twice
        “m” is named twice in breakdown “sex”, first on line 17.
        → A value in the data must mean one thing: keep it in one place."
    `);
  });
  test("several columns without a rule", async () => {
    expect(await study("  - id: sex", "  - id: sex\n    columns: [sex, sector]")).toMatchInlineSnapshot(`
      "study.yaml:15:5 study-columns-and-rule
        The breakdown “sex” has only one of “columns” and “rule”; they belong together.
        → Several columns need “rule: highest” or “rule: lowest”; a single one is named by “column” and needs no rule."
    `);
  });
});

describe("scales and measures", () => {
  test("an item without a scale", async () => {
    expect(await instrument("    points: [{code: 1}, {code: 2}, {code: 3}]\n", "")).toMatchInlineSnapshot(`
      "instrument.yaml:3:5 study-scale-kind
        The item “glad” must have either “points” or “number”.
        → List the answers under “points”, or give “number: {min: 0, max: 10, unit: …}”."
    `);
  });
  test("a point without a value", async () => {
    expect(await instrument("{code: 2}", "{code: so-so}")).toMatchInlineSnapshot(`
      "instrument.yaml:3:5 study-code-not-a-number
        “so-so” (item “glad”) can never stand in the column “glad”, which is declared as a number.
        → Declare “glad: text”, or give the number that stands in the data.
      instrument.yaml:5:25 study-point-without-value
        The point “so-so” has no value, and its code is not a number.
        → Add “value: …”, so that it is known which answers are higher."
    `);
  });
  test("a code that stands twice", async () => {
    expect(await instrument("{code: 2}", "{code: 3}")).toMatchInlineSnapshot(`
      "instrument.yaml:5:36 study-code-twice
        “3” is named twice in item “glad”, first on line 5.
        → A value in the data must mean one thing: keep it in one place."
    `);
  });
  test("points that are all alike", async () => {
    expect(
      await instrument(
        "{code: 1}, {code: 2}, {code: 3}",
        "{code: 1, value: 3}, {code: 2, value: 3}, {code: 3}",
      ),
    ).toMatchInlineSnapshot(`
      "instrument.yaml:5:13 study-scale-bounds
        All points of “glad” have the same value.
        → Give them the values that put them in order."
    `);
  });
  test("a scale that ends where it begins", async () => {
    expect(
      await instrument(
        "points: [{code: 1}, {code: 2}, {code: 3}]",
        "number: {min: 5, max: 5, unit: {en: pt, da: pt}}",
      ),
    ).toMatchInlineSnapshot(`
      "instrument.yaml:5:13 study-scale-bounds
        The scale of “glad” ends where it begins.
        → Let max be greater than min."
    `);
  });
  test("a word as a code in a column of numbers", async () => {
    expect(await instrument("{code: 2}", "{code: two, value: 2}")).toMatchInlineSnapshot(`
      "instrument.yaml:3:5 study-code-not-a-number
        “two” (item “glad”) can never stand in the column “glad”, which is declared as a number.
        → Declare “glad: text”, or give the number that stands in the data."
    `);
  });
  test("a point that is not on the scale", async () => {
    expect(await study("orAbove: 3", "orAbove: 4")).toMatchInlineSnapshot(`
      "study.yaml:23:34 study-point-not-on-scale
        4 is not a point of the item “glad”.
        → Choose a point of its scale: 1, 2, 3."
    `);
  });
  test("a number outside the scale", async () => {
    const numbers = {
      "instrument.yaml": String(sound["instrument.yaml"]).replace(
        "points: [{code: 1}, {code: 2}, {code: 3}]",
        "number: {min: 0, max: 10, unit: {en: pt, da: pt}}",
      ),
    };
    expect(await study("orAbove: 3", "orAbove: 11", numbers)).toMatchInlineSnapshot(`
      "study.yaml:23:34 study-point-not-on-scale
        11 lies outside the scale of the item “glad”.
        → Choose a number from 0 to 10."
    `);
  });
  test("a share of everybody", async () => {
    expect(await study("orAbove: 3", "orAbove: 1")).toMatchInlineSnapshot(`
      "study.yaml:23:34 study-share-of-all
        Every answer to “glad” lies at 1 or beyond, so the share is always 100 per cent.
        → Choose another point, or the other direction."
    `);
  });
  test("a share in both directions", async () => {
    expect(await study("orAbove: 3", "orAbove: 3, orBelow: 2")).toMatchInlineSnapshot(`
      "study.yaml:23:12 study-one-of-these
        “share” must have exactly one of “orAbove”, “orBelow”.
        → Keep the one that is meant."
    `);
  });
  test("a measure that is nothing", async () => {
    expect(await study("    share: {item: glad, orAbove: 3}\n", "")).toMatchInlineSnapshot(`
      "study.yaml:20:5 study-one-of-these
        “glad” must have exactly one of “share”, “mean”, “total”, “ratio”, “median”, “quantile”, “dimension”, “index”.
        → Keep the one that is meant."
    `);
  });
  test("a dimension that asks for more answers than it has items", async () => {
    expect(
      await study("share: {item: glad, orAbove: 3}", "dimension: {items: [glad], atLeast: 2}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:23:41 study-at-least
        atLeast is 2, but the dimension has 1 item.
        → Nobody can answer that many: write 1 or less."
    `);
  });
});

describe("versions of an instrument", () => {
  const versions = "instrument: [{waves: [2018], file: instrument.yaml}, {waves: [2021], file: second.yaml}]";

  test("an item with another scale in a later wave", async () => {
    const second = String(sound["instrument.yaml"])
      .replace("{code: 3}", "{code: 3}, {code: 4}")
      .replace("items:", "\nitems:");
    expect(
      await study("instrument: instrument.yaml", versions, { "second.yaml": second }),
    ).toMatchInlineSnapshot(`
      "second.yaml:4:5 study-item-differs
        The item “glad” has another scale here than in instrument.yaml, line 3.
        → One id means one question put in one way. Give the changed question another id, so that its answers are not mixed with the old ones."
    `);
  });
  test("an item that is worded differently in a later wave", async () => {
    const second = String(sound["instrument.yaml"]).replace("en: Glad?", "en: How glad?");
    expect(
      await study("instrument: instrument.yaml", versions, { "second.yaml": second }),
    ).toMatchInlineSnapshot(`
      "second.yaml:3:5 study-item-differs
        The item “glad” has another question here than in instrument.yaml, line 3.
        → One id means one question put in one way. Give the changed question another id, so that its answers are not mixed with the old ones."
    `);
  });
  test("a wave that no version was put to", async () => {
    expect(
      await study("instrument: instrument.yaml", "instrument: [{waves: [2018], file: instrument.yaml}]"),
    ).toMatchInlineSnapshot(`
      "study.yaml:18:13 study-waves-not-asked
        No version of the instrument was put to 2021.
        → Name each wave under the version that it was asked."
    `);
  });
});

describe("design and release", () => {
  test("a PSU and stages at once", async () => {
    expect(await study("{weight: weight}", "{psu: sector, stages: [{unit: sector}]}")).toMatchInlineSnapshot(`
      "study.yaml:24:9 study-one-of-these
        “design” must have exactly one of “psu”, “stages”.
        → Keep the one that is meant."
    `);
  });
  test("a person's key that is a number", async () => {
    expect(await study("{weight: weight}", "{person: glad}")).toMatchInlineSnapshot(`
      "study.yaml:24:18 study-column-type
        The column “glad” (key of the person) must be declared as text for data/answers.csv.
        → Write “glad: text” there: a key such as 0101 keeps its zeros only as text."
    `);
  });
  test("PSUs that stay where there are none", async () => {
    expect(await study("{weight: weight}", "{psusStay: true}")).toMatchInlineSnapshot(`
      "study.yaml:24:10 study-design
        psusStay says that PSUs stay the same, but the design has no PSUs.
        → Name the column: psu: …"
    `);
  });
  test("people who are followed out of PSUs that are not said to stay", async () => {
    expect(await study("{weight: weight}", "{psu: glad, person: year}")).toMatchInlineSnapshot(`
      "study.yaml:24:21 study-design
        People are followed from wave to wave, but their PSUs are not said to stay: what the waves share would be missed.
        → Add “psusStay: true” where people stay in their PSU and PSUs keep their names, or take “person” out where waves are independent."
    `);
  });
  test("replicate weights beside calibration", async () => {
    expect(
      await study(
        "{weight: weight}",
        "{replicates: {columns: [weight], method: JK1}, calibration: {kind: raking, margins: [{column: year, totals: {2018: 1, 2021: 1}}]}}",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:56 study-design
        Weights are to be calibrated, but the replicate weights are not.
        → Take “replicates” out, or have the weights and every replicate calibrated before they are delivered."
    `);
  });
  test("Fay's method without its factor", async () => {
    expect(
      await study("{weight: weight}", "{replicates: {columns: [weight], method: Fay}}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:22 study-design
        Fay's method needs its factor.
        → Add “rho: …” as the data's documentation gives it, or “scale: …”."
    `);
  });
  test("JKn without a factor for each replicate", async () => {
    expect(
      await study("{weight: weight}", "{replicates: {columns: [weight, glad], method: JKn}}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:22 study-design
        JKn needs a factor for each replicate.
        → Add “rscales: […]”, (n−1)/n of the stratum each replicate belongs to."
    `);
  });
  test("rscales of another length", async () => {
    expect(
      await study("{weight: weight}", "{replicates: {columns: [weight, glad], method: JKn, rscales: [0.5]}}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:22 study-design
        There are 2 replicates but 1 rscales.
        → Give one factor for each replicate."
    `);
  });
  test("logit calibration without bounds", async () => {
    expect(
      await study(
        "{weight: weight}",
        "{calibration: {kind: logit, margins: [{column: sex, totals: {m: 1, f: 2}}]}}",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:23 study-design
        Logit calibration needs bounds.
        → Add “bounds: [low, high]” around 1, such as [0.3, 3]."
    `);
  });
  test("bounds that do not lie around one", async () => {
    expect(
      await study(
        "{weight: weight}",
        "{calibration: {kind: linear, bounds: [2, 3], margins: [{column: sex, totals: {m: 1, f: 2}}]}}",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:23 study-design
        The bounds do not lie around 1.
        → Give one below 1 and one above, such as [0.3, 3]."
    `);
  });
  test("raking with bounds, or to the total of a number", async () => {
    expect(
      await study(
        "{weight: weight}",
        "{calibration: {kind: raking, bounds: [0.5, 3], margins: [{column: glad, total: 1}]}}",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:23 study-design
        raking has no bounds.
        → Take “bounds” away, or choose linear, logit or exponential.
      study.yaml:24:23 study-design
        raking needs totals by category.
        → Give “totals: {category: …}”, or choose linear calibration."
    `);
  });
  test("a margin without totals", async () => {
    expect(
      await study("{weight: weight}", "{calibration: {kind: raking, margins: [{column: sex}]}}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:48 study-one-of-these
        “sex” must have exactly one of “totals”, “total”.
        → Keep the one that is meant.
      study.yaml:24:57 study-column-type
        The column “sex” (calibration) must be declared as number for data/answers.csv.
        → Write “sex: number” there: it is added up."
    `);
  });
  test("a policy that is softened under its own name", async () => {
    expect(
      await study("release: standard", "release: {profile: strict, minimumCount: 3, decimals: {share: 2}}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:25:42 study-policy-softened
        minimumCount is 3, which is softer than the 10 of the policy “strict”.
        → Write 10 or something sharper, or name a softer policy openly.
      study.yaml:25:63 study-policy-softened
        decimals.share is 2, which is softer than the 0 of the policy “strict”.
        → Write 0 or something sharper, or name a softer policy openly."
    `);
  });
  test("a quantile that nobody or everybody lies below", async () => {
    for (const p of ["0", "1", "25%"]) {
      const told = await study("share: {item: glad, orAbove: 3}", `quantile: {item: glad, p: ${p}}`);
      expect(told).toBe(`study.yaml:23:31 study-wrong-value
  “p” cannot be “${p}”.
  → Write a number between 0 and 1, such as 0.25.`);
    }
  });
  test("a delimiter that is a letter", async () => {
    expect(
      await study("    wave: {column: year}", "    wave: {column: year}\n    delimiter: x"),
    ).toMatchInlineSnapshot(`
      "study.yaml:10:16 study-delimiter
        “x” cannot separate fields.
        → Give one character that is no letter, digit, quote or line end, such as “;”, or write: delimiter: tab"
    `);
  });
});

describe("areas, margins and what is compared", () => {
  const areas = "areas: {label: {en: Area, da: Område}, column: sector, group: areas, measures: [glad]}";
  const withAreas = (list: string) =>
    study("design: {weight: weight}", `${areas}\ndesign: {weight: weight}`, { "areas.yaml": list });
  const analysis = (text: string) =>
    study("design: {weight: weight}", `analysis: {${text}}\ndesign: {weight: weight}`);

  test("a list of areas that is not there", async () => {
    expect(
      await study("design: {weight: weight}", `${areas}\ndesign: {weight: weight}`),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:8 study-no-areas
        The list of areas areas.yaml does not exist in the study's folder.
        → Put the areas in areas.yaml, or name the right file under “areas”. Known here: instrument.yaml."
    `);
  });
  test("something known of one area and not of another; an area twice; a code of two areas", async () => {
    expect(
      await withAreas(`kvarter: 1
areas:
  - {id: a1, label: {en: One, da: En}, known: {menapt: 0.3}}
  - {id: a2, label: {en: Two, da: To}, was: old}
  - {id: a3, label: {en: Three, da: Tre}, was: [old], known: {menapt: 0.2}}
  - {id: a3, label: {en: Four, da: Fire}, known: {menapt: 0.2}}
`),
    ).toMatchInlineSnapshot(`
      "areas.yaml:4:5 study-area-known
        “menapt” is known of some areas and not of others (here of area “a2”).
        → Give every area a number for it, or take it out everywhere: an area without it could not lean on the others.
      areas.yaml:5:48 study-code-twice
        “old” is named twice in the list of areas, first on line 4.
        → A value in the data must mean one thing: keep it in one place.
      areas.yaml:6:5 study-duplicate-id
        The area “a3” is here a second time; the first is on line 5.
        → Give one of them another id (small and capital letters count as the same).
      areas.yaml:6:10 study-code-twice
        “a3” is named twice in the list of areas, first on line 5.
        → A value in the data must mean one thing: keep it in one place."
    `);
  });
  test("areas of no group in a study of several, and of a measure that has no mean", async () => {
    expect(
      await study(
        "design: {weight: weight}",
        "areas: {label: {en: Area, da: Område}, column: sector, measures: [sad]}\ndesign: {weight: weight}",
        {
          "areas.yaml":
            "kvarter: 1\nareas: [{id: a1, label: {en: One, da: En}}, {id: a2, label: {en: Two, da: To}}]\n",
        },
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:8 study-group-not-named
        The study has several groups, and none is named here.
        → Add “group: …” (areas, rest).
      study.yaml:24:67 study-unknown-name
        The study has no mean, share or index “sad”.
        → Correct the name or declare the mean, share or index. Did you mean “glad”?"
    `);
  });
  test("a list of margins that is not there", async () => {
    expect(
      await study("{weight: weight}", "{calibration: {kind: raking, margins: margins.yaml}}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:47 study-no-margins
        The list of margins margins.yaml does not exist in the study's folder.
        → Put what is known of the population in margins.yaml, or name the right file under “margins”. Known here: instrument.yaml."
    `);
  });
  test("a margin in its own file that names a group and a wave that the study lacks", async () => {
    expect(
      await study("{weight: weight}", "{calibration: {kind: raking, margins: margins.yaml}}", {
        "margins.yaml":
          "kvarter: 1\nmargins:\n  - {column: sex, group: area, wave: 2019, totals: {m: 10, f: 12}}\n",
      }),
    ).toMatchInlineSnapshot(`
      "margins.yaml:3:26 study-unknown-name
        The study has no group “area”.
        → Correct the name or declare the group. Did you mean “areas”?
      margins.yaml:3:38 study-unknown-name
        The study has no wave “2019”.
        → Correct the name or declare the wave. Did you mean “2018”?"
    `);
  });
  test("a family of changes that runs backwards, and names nothing that there is", async () => {
    expect(
      await analysis(
        "families: [{id: main, label: {en: Main, da: Vigtigst}, measures: [glad, sad], from: 2021, to: 2018}]",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:23 study-group-not-named
        The study has several groups, and none is named here.
        → Add “group: …” (areas, rest).
      study.yaml:24:84 study-unknown-name
        The study has no measure “sad”.
        → Correct the name or declare the measure. Did you mean “glad”?
      study.yaml:24:106 study-waves-turned
        A change runs from an earlier wave to a later one, and “2021” does not come before “2018”.
        → Swap the two."
    `);
  });
  test("areas compared in a study that knows none", async () => {
    expect(
      await analysis("clustering: [glad], sensitivity: {measures: [glad], variants: [areas-equal]}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:24:24 study-needs-areas
        “clustering” is about areas, and the study does not say which areas there are.
        → Add “areas: {file: areas.yaml, column: …, …}”, or take it out.
      study.yaml:24:45 study-needs-areas
        “sensitivity” is about areas, and the study does not say which areas there are.
        → Add “areas: {file: areas.yaml, column: …, …}”, or take it out."
    `);
  });
  test("a population of people where PSUs were drawn", async () => {
    expect(await study("{weight: weight}", "{psu: sector, population: weight}")).toMatchInlineSnapshot(`
      "study.yaml:24:23 study-design
        The population's size is given in people, but people were drawn within PSUs.
        → Say how many units there are at each stage: stages: [{unit: …, populationSize: …}]."
    `);
  });
  test("an index of a measure that is no dimension", async () => {
    expect(
      await study("share: {item: glad, orAbove: 3}", "index: {dimensions: [glad, glad], atLeast: 3}"),
    ).toMatchInlineSnapshot(`
      "study.yaml:23:26 study-unknown-name
        The study has no dimension “glad”.
        → Correct the name or declare the dimension.
      study.yaml:23:32 study-unknown-name
        The study has no dimension “glad”.
        → Correct the name or declare the dimension.
      study.yaml:23:32 study-code-twice
        “glad” is named twice in the index's dimensions, first on line 23.
        → A value in the data must mean one thing: keep it in one place.
      study.yaml:23:48 study-at-least
        atLeast is 3, but the dimension has 2 items.
        → Nobody can answer that many: write 2 or less."
    `);
  });
});

describe("effects and chances", () => {
  const analysis = (text: string) => `{weight: weight}\nanalysis: {${text}}`;
  test("covariates of two kinds at once", async () => {
    const effects =
      "effects: [{id: plan, label: {en: a plan, da: en plan}, measures: [glad], unit: sector, start: weight, covariates: [sex, weight]}]";
    expect(await study("{weight: weight}", analysis(effects))).toMatchInlineSnapshot(`
      "study.yaml:25:126 study-covariates-mixed
        Group-time effects take covariates that are all texts or all numbers; “sex” is a text, “weight” is a number.
        → Leave one kind out, make classes of the numbers, or take the estimator twins alone: it is exact in texts and near in numbers."
    `);
  });
  test("years of beginning, or of rows, that are texts", async () => {
    const effects =
      "effects: [{id: plan, label: {en: a plan, da: en plan}, measures: [glad], unit: sector, start: sex, period: sex}]";
    expect(await study("{weight: weight}", analysis(effects))).toMatchInlineSnapshot(`
      "study.yaml:25:106 study-column-type
        The column “sex” (start) must be declared as number for data/answers.csv.
        → Write “sex: number” there: it holds years.
      study.yaml:25:119 study-column-type
        The column “sex” (period) must be declared as number for data/answers.csv.
        → Write “sex: number” there: it holds years."
    `);
  });
  test("errors and bands of estimators that have none to choose", async () => {
    const effects = (more: string) =>
      `effects: [{id: plan, label: {en: a plan, da: en plan}, measures: [glad], unit: sector, start: weight, ${more}}]`;
    const told = (more: string) => study("{weight: weight}", analysis(effects(more)));
    expect(await told("estimators: [group-time, synthetic], errors: CR2")).toMatchInlineSnapshot(`
      "study.yaml:25:159 study-effects-without-estimator
        “errors” is for the estimators “interaction”, “two-way”, none of which is asked for.
        → Add one of them to “estimators”, or leave “errors” out."
    `);
    expect(await told("estimators: [synthetic, two-way], bands: simultaneous")).toMatchInlineSnapshot(`
      "study.yaml:25:155 study-effects-without-estimator
        “bands” is for the estimators “group-time”, “imputation”, “interaction”, “twins”, none of which is asked for.
        → Add one of them to “estimators”, or leave “bands” out."
    `);
  });
  test("errors of exposure without clusters, errors that weights do not go with, covariates that are many", async () => {
    const exposure = (more: string) =>
      analysis(
        `exposure: [{id: years, label: {en: Years, da: År}, measures: [glad], years: weight, family: sector, ${more}}]`,
      );
    expect(await study("{weight: weight}", exposure("errors: CR2"))).toMatchInlineSnapshot(`
      "study.yaml:25:120 study-errors-without-cluster
        The analysis of exposure “years” says how errors are told, and names no cluster: families are so many that CR1 needs no choice.
        → Name the text column that families lie in under “cluster”, or take “errors” out."
    `);
    expect(await study("{weight: weight}", exposure("errors: CR2, cluster: sector"))).toMatchInlineSnapshot(`
      "study.yaml:25:120 study-errors-weighted
        CR2 adjusts for people who count the same, and here they count by the weight “weight”.
        → Write errors: CR1, or wild where clusters are few."
    `);
    const many = `covariates: [${Array(13).fill("weight")}]`;
    expect(await study("{weight: weight}", exposure(many))).toMatchInlineSnapshot(`
      "study.yaml:25:124 study-covariates-many
        The covariates of the analysis of exposure “years” make 13 variables, a breakdown one less than it has categories; 12 is the most.
        → Take fewer covariates, or breakdowns with fewer categories."
    `);
  });
  test("twins that nobody asked for", async () => {
    const effects =
      "effects: [{id: plan, label: {en: a plan, da: en plan}, measures: [glad], unit: sector, start: weight, twins: {perUnit: 2}}]";
    expect(await study("{weight: weight}", analysis(effects))).toMatchInlineSnapshot(`
      "study.yaml:25:121 study-twins-not-asked
        The analysis of effects “plan” says how twins are chosen, and twins are not among its estimators.
        → Add it: estimators: [group-time, twins]; or take “twins” out."
    `);
  });
  test("who stayed, of people who are not told from each other, in a sample", async () => {
    const movers = "movers: {measures: [glad]}";
    expect(await study("{weight: weight}", analysis(movers))).toMatchInlineSnapshot(`
      "study.yaml:25:20 study-movers-without-person
        Who stayed, came and left is asked for, and nothing tells one person from another over the waves.
        → Name the column with a key that is the same for a person in every wave: design: {person: …}.
      study.yaml:25:20 study-movers-of-sample
        Who stayed, came and left can be told only where files hold everybody in every wave, and “design.weight” says that they hold a sample: who is not in it need not have left.
        → Take “movers” out; or, where the files do hold everybody, take out what describes a sample."
    `);
  });
  test("people matched with their own group, in nothing, by ways that do not fit, and with weights", async () => {
    const matches = (asked: string) =>
      `matches: [{id: like, label: {en: Like, da: Lignende}, measures: [glad], of: areas, ${asked}}]`;
    const asked = (what: string) => study("{weight: weight}", `{}\nanalysis: {${matches(what)}}`);
    expect(await asked("against: areas")).toMatchInlineSnapshot(`
      "study.yaml:25:22 study-matches-of-nothing
        It is not said in what people shall be alike in “like”.
        → Name breakdowns under “exact”, number columns under “near”, or both.
      study.yaml:25:104 study-matches-same-group
        People of “areas” cannot be matched with people of “areas”.
        → Name another group under “against”."
    `);
    expect(await asked("against: rest, exact: [sex], near: [glad], ways: [cells]")).toMatchInlineSnapshot(`
      "study.yaml:25:144 study-matches-ways
        “cells” compares people who agree in everything, and with the numbers “glad” hardly anybody would.
        → Take “cells” away, or leave “near” empty and put breakdowns with few categories under “exact”."
    `);
    expect(await asked("against: rest, exact: [sex], ways: [score, odds]")).toMatchInlineSnapshot(`
      "study.yaml:25:130 study-matches-ways
        “score”, “odds”: without numbers under “near” there is nothing to be near in.
        → Write “ways: [cells]”, which compares those who agree in every breakdown, or name number columns under “near”."
    `);
    expect(await asked("against: rest, near: [glad], ways: [classes], caliper: 0.2")).toMatchInlineSnapshot(`
      "study.yaml:25:150 study-matches-caliper
        A caliper says how far a match may lie, and “classes” has no single matches.
        → Take the caliper away, or put “score” and “traits” into an analysis of their own."
    `);
    expect(
      await study(
        "{weight: weight}",
        `{weight: weight}\nanalysis: {${matches("against: rest, exact: [sex]")}}`,
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:25:21 study-matches-weighted
        People are matched one by one, and the answers of this study have weights: a person would have to stand for others whom nobody is matched with.
        → Take “matches” away and hold groups against each other by breakdowns, which keeps the weights: analysis.gaps, or differences of categories."
    `);
  });
  test("chances of nobody in particular", async () => {
    const chances =
      "chances: [{id: sexes, label: {en: By sex, da: Efter køn}, measures: [glad], breakdown: sex, of: women}]";
    expect(await study("{weight: weight}", analysis(chances))).toMatchInlineSnapshot(`
      "study.yaml:25:22 study-chances-of-what
        The analysis of chances “sexes” does not say who is compared.
        → Give “breakdown” alone for all its origins, with “of” and “against” for two of them, or “parents” alone for ranks."
    `);
  });
  test("classes of ranks where nobody is ranked, and more classes than can be read", async () => {
    const chances = (classes: number) =>
      `chances: [{id: sexes, label: {en: By sex, da: Efter køn}, measures: [glad], breakdown: sex, classes: ${classes}}]`;
    expect(await study("{weight: weight}", analysis(chances(5)))).toMatchInlineSnapshot(`
      "study.yaml:25:113 study-classes-of-what
        The analysis of chances “sexes” asks for classes of ranks, and compares the categories of a breakdown.
        → Take “classes” out, or write “parents” with the column that parents are ranked by instead of the breakdown."
    `);
    expect(await study("{weight: weight}", analysis(chances(21)))).toMatchInlineSnapshot(`
      "study.yaml:25:113 study-wrong-value
        “classes” cannot be “21”.
        → Write a whole number from 2 to 20."
    `);
  });
});

describe("crossed breakdowns", () => {
  const categories = (count: number) =>
    Array.from({ length: count }, (_, i) => `{id: c${i}, label: {en: C, da: C}}`).join(", ");
  const breakdown = (id: string, cross: string) =>
    `{id: ${id}, label: {en: Both, da: Begge}, cross: ${cross}}`;
  const both = "categories: [{id: m, label: {en: Men, da: Mænd}}, {id: f, label: {en: Women, da: Kvinder}}]";
  const sector = `{id: sector, label: {en: Sector, da: Sektor}, categories: [${categories(8)}]}`;
  const beside = (...more: readonly string[]) => study(both, [both, sector, ...more].join("\n  - "));

  test("of one, of themselves, of what is not there or stands later, and of one twice", async () => {
    expect(await beside(breakdown("one", "[sex]"))).toMatchInlineSnapshot(`
      "study.yaml:19:52 study-too-few
        “cross” has too few entries.
        → Give 2 or more."
    `);
    expect(
      await beside(
        breakdown("both", "[sex, both, sexes]"),
        breakdown("twice", "[sex, sex, late]"),
        `{id: late, label: {en: Late, da: Sent}, column: sector, categories: [${categories(2)}]}`,
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:19:59 study-cross-of
        The breakdown “both” crosses itself.
        → Name two or more breakdowns that stand before it.
      study.yaml:19:65 study-unknown-name
        The study has no breakdown “sexes”.
        → Correct the name or declare the breakdown. Did you mean “sex”?
      study.yaml:20:60 study-cross-of
        The breakdown “twice” crosses “sex” twice.
        → Name each breakdown once.
      study.yaml:20:65 study-cross-of
        The breakdown “twice” crosses “late”, which does not stand before it.
        → Move it below those that it crosses; areas cannot be crossed."
    `);
  });

  test("of others that are crossed", async () => {
    expect(
      await beside(breakdown("both", "[sex, sector]"), breakdown("more", "[both, sex]")),
    ).toMatchInlineSnapshot(`
      "study.yaml:20:54 study-cross-named
        “both” is crossed of other breakdowns and cannot stand under “cross”.
        → Name those that it is crossed of instead: “sex”, “sector”."
    `);
  });

  test("with columns of their own, or with neither categories nor others to cross", async () => {
    expect(
      await beside(
        `{id: own, label: {en: Own, da: Egen}, cross: [sex, sector], column: sex, categories: [${categories(2)}]}`,
        "{id: none, label: {en: None, da: Ingen}, column: sex}",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:19:5 study-cross-alone
        The breakdown “own” is crossed of others, so it has no “column”, “categories” of its own.
        → Take away what stands beside “cross”, or “cross” itself.
      study.yaml:20:5 study-missing-key
        The key “categories” is missing from breakdowns, number 4.
        → Add “categories: …”. List them, or name breakdowns that are crossed under “cross”."
    `);
  });

  test("of more categories than anybody can read", async () => {
    expect(
      await beside(
        `{id: eight, label: {en: Eight, da: Otte}, column: sector, categories: [${categories(8)}]}`,
        breakdown("many", "[sector, eight]"),
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:20:53 study-cross-too-many
        The breakdown “many” would have 64 categories; 60 is the most.
        → Cross fewer breakdowns, or breakdowns with fewer categories: people thin out fast."
    `);
  });
});

describe("standardised figures", () => {
  test("of a measure by one breakdown twice", async () => {
    const twice =
      "[{breakdown: sex, measures: [glad]}, {breakdown: sex, measures: [glad], standard: {wave: 2018}}]";
    expect(
      await study("{weight: weight}", `{weight: weight}\nanalysis: {standardised: ${twice}}`),
    ).toMatchInlineSnapshot(`
      "study.yaml:25:91 study-standardised-twice
        “glad” is standardised by “sex” twice.
        → Keep one standard: of two, nobody could tell which a figure has."
    `);
  });

  test("without a standard, where no group is the programme's alone", async () => {
    expect(
      await study(
        "role: benchmark, where: {sector: rest}}",
        "role: programme, where: {sector: rest}}\nanalysis: {standardised: [{breakdown: sex, measures: [glad]}]}",
      ),
    ).toMatchInlineSnapshot(`
      "study.yaml:14:27 study-group-not-named
        The study has several groups, and none is named here.
        → Add “group: …” (areas, rest)."
    `);
  });
});

test("every problem in the catalogue has been shown, above or in the tests of joined files and registers", () => {
  for (const file of [
    "joined.test.ts",
    "joined-expressions.test.ts",
    "registers-bad.test.ts",
    "registers-files.test.ts",
  ]) {
    const text = readFileSync(new URL(`../../test/intake/${file}`, import.meta.url), "utf8");
    for (const [code] of text.matchAll(/\bstudy-[a-z0-9-]+/g)) codesSeen.add(code);
  }
  const catalogue = readFileSync(new URL("./problems.ts", import.meta.url), "utf8");
  const codes = [...catalogue.matchAll(/problem\(\s*"([a-z0-9-]+)"/g)].map(([, code]) => `study-${code}`);
  expect(codes.length).toBeGreaterThan(40);
  expect([...new Set(codes)].filter((code) => !codesSeen.has(code))).toEqual([]);
});
