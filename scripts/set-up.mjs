// Installs from the lock file and builds, each only when something it depends on has changed.
// Plain JavaScript on Node's own modules: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = [20, 19];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(`Kvarter needs Node ${wanted.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function run(what, command, args) {
  console.log(`${what} ...`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (error || status !== 0) {
    console.error(`${what} failed${error ? `: ${error.message}` : ` (exit ${status})`}.`);
    process.exit(status || 1);
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function fingerprint(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function upToDate(stamp, print) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === print;
}

const lock = fingerprint([join(root, "package.json"), join(root, "package-lock.json")]);
const installStamp = join(root, "node_modules", ".kvarter-installed");
if (!upToDate(installStamp, lock)) {
  run("Installing from the lock file", "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(installStamp, lock);
}

const sources = fingerprint([
  join(root, "tsconfig.json"),
  join(root, "tsconfig.build.json"),
  ...filesBelow(join(root, "src")),
]);
const buildStamp = join(root, "dist", ".kvarter-built");
if (!upToDate(buildStamp, lock + sources)) {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  run("Building", process.execPath, [
    join(root, "node_modules", "typescript", "bin", "tsc"),
    "-p",
    "tsconfig.build.json",
  ]);
  chmodSync(join(root, "dist", "desks", "cli", "main.js"), 0o755); // for a `kvarter` that `npm link` made
  writeFileSync(buildStamp, lock + sources);
}
