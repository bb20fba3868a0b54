import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { sample as planAndDraw } from "../../evaluate.js";
import { exitStatus } from "../../vocabulary/problem.js";
import { check } from "./check.js";
import { convert } from "./convert.js";
import { type Effects, onThisMachine } from "./effects.js";
import { explain } from "./explain.js";
import { startStudy, templateLanguages } from "./new.js";
import { run } from "./run.js";
import { sample } from "./sample.js";
import { stopping } from "./stopping.js";
import { failed } from "./tell.js";
import { version } from "./version.js";
import { world } from "./world.js";

/** Options that every command knows. */
export interface Common {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly threads?: number;
  readonly memory?: string;
}

/**
 * The command line.
 *
 * in      the arguments after the program's name
 * out     an exit status: 0 done, 2 wrong use, 3 the study's files, 4 the data, 5 a claim, 6 the gate,
 *         7 the disk, 130 stopped, 1 a bug of ours
 */
export async function runCli(args: readonly string[], effects: Effects = onThisMachine): Promise<number> {
  const program = commands(effects);
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitStatus.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.ok : exitStatus.usage;
    return failed(error, { json: args.includes("--json"), effects });
  }
}

function commands(effects: Effects): Command {
  const program = new Command("kvarter")
    .description("Evaluates area-based social programmes from raw data to published reports.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .configureOutput({ writeOut: effects.out, writeErr: effects.err })
    .showHelpAfterError("(add --help for what can be asked)")
    .exitOverride();
  const add = (name: string, description: string) =>
    program.command(name).description(description).copyInheritedSettings(program);

  withEngine(add("run", "read, check, estimate, release, verify every claim and publish"))
    .argument("[study]", "folder that holds study.yaml", ".")
    .option("-o, --out <folder>", "where to publish (default: out, inside the study)")
    .addHelpText(
      "after",
      "\nAn earlier site is replaced only when the new one is complete.\n\nExample: kvarter run examples/gss",
    )
    .action((study, options) => stopping(effects, (stop) => run(study, options, effects, stop)));
  withEngine(add("check", "do all that run does, up to and with the claims, and publish nothing"))
    .argument("[study]", "folder that holds study.yaml", ".")
    .addHelpText("after", "\nExample: kvarter check examples/gss --json")
    .action((study, options) => stopping(effects, (stop) => check(study, options, effects, stop)));
  withEngine(add("explain", "show the road from a sentence of a report back to the rows"))
    .argument("<claim>", "id of the claim, as in :claim[…]{#id}")
    .argument("[study]", "folder that holds study.yaml", ".")
    .addHelpText("after", "\nExample: kvarter explain very-happy-fell examples/gss")
    .action((claim, study, options) =>
      stopping(effects, (stop) => explain(claim, study, options, effects, stop)),
    );
  common(add("new", "start a study: a small one that runs, to be changed into yours"))
    .argument("<folder>", "folder to make; must be new or empty")
    .addOption(
      new Option("--language <language>", "only this one (default: both)").choices(templateLanguages),
    )
    .addHelpText("after", "\nExample: kvarter new my-study --language en")
    .action((folder, options) => startStudy(folder, options, effects));
  common(add("convert", "write a file of SPSS, Stata, SAS or Excel as one of SPSS, Stata or CSV"))
    .argument("<from>", "a file: .sav .zsav .dta .sas7bdat .xpt .xlsx")
    .argument("<to>", "the file to write: .sav .zsav .dta .csv")
    .option("--date <day>", "that stands in the new file as the day it was made (default: 2000-01-01)")
    .option("--sheet <name>", "of a workbook (default: the first)")
    .option("--force", "write over a file that is there")
    .addHelpText("after", "\nExample: kvarter convert residents.sav residents.csv")
    .action((from, to, options) => stopping(effects, (stop) => convert(from, to, options, effects, stop)));
  withEngine(add("world", "make a synthetic Denmark with planted truth, to try things on"))
    .argument("<folder>", "folder to make; must be new or empty")
    .option("--strand <name>", "survey, or registers of children and their parents (default: survey)")
    .option("--seed <n>", "which world (default: 1)")
    .option("--size <n>", "from 0.01 to 1, where 1 is 27,273 people invited; or “register” (default: 1)")
    .option("--people <n>", "of a register (default: 10000000)")
    .option("--years <n>", "of a register (default: 40)")
    .addHelpText("after", "\nExample: kvarter world my-world --seed 2 --size 0.1")
    .action((folder, options) => stopping(effects, (stop) => world(folder, options, effects, stop)));
  const samples = add("sample", "plan a sample, or draw it, before there is a study of it");
  common(samples.command("plan").description("what so many invitations will tell, area by area"))
    .argument("<file>", "the sample file, such as sample.yaml")
    .action((file, options) => sample("plan", file, options, { effects, planAndDraw }));
  common(samples.command("draw").description("plan, and draw the people to invite, with a log"))
    .argument("<file>", "the sample file, such as sample.yaml")
    .action((file, options) => sample("draw", file, options, { effects, planAndDraw }));
  return program;
}

function common(command: Command): Command {
  return command
    .option("--json", "print one JSON object instead of text, for other programs")
    .option("-q, --quiet", "print no progress");
}

function withEngine(command: Command): Command {
  return common(command)
    .addOption(
      new Option("--threads <n>", "how many threads count (default: all but one)").argParser(positive),
    )
    .addOption(
      new Option("--memory <size>", "how much memory the engine may use, such as 2GB").argParser(size),
    );
}

function size(text: string): string {
  if (!/^\d+(\.\d+)? ?[MGT]i?B$/.test(text)) {
    throw new InvalidArgumentError("A size with its unit is needed, such as 500MB or 2GB.");
  }
  return text;
}

function positive(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1)
    throw new InvalidArgumentError("A whole number of at least 1 is needed.");
  return n;
}
