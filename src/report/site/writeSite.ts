import { basename, dirname, join, resolve } from "node:path";
import { addresses } from "./addresses.js";
import { type DiskEffects, onThisMachine } from "./disk.js";
import { diskProblem, foreignFolder, siteAside } from "./diskProblems.js";
import type { Files } from "./runRecord.js";

/**
 * Writes a site into a folder, all or nothing: whoever looks sees the old site whole or the new one whole.
 *
 *     1  write and flush every file into   out.kvarter-new-PID   (beside out, so on the same disk)
 *     2  rename  out                     → out.kvarter-old
 *     3  rename  out.kvarter-new-PID     → out
 *     4  remove  out.kvarter-old
 *
 * Stopped in 1 the old site is untouched; between 2 and 3 it stands as `out.kvarter-old`, and the next run
 * puts it back before anything else; in 4 the new one is in place. What a stopped run left, the next removes.
 *
 * error  `Problem` (exit "disk") for a full disk, a folder that may not be written, or a folder that holds
 *        something else than a site; the old site is then in place and nothing is left beside it
 */
export async function writeSite(
  files: Files,
  folder: string,
  disk: DiskEffects = onThisMachine,
): Promise<void> {
  const out = resolve(folder);
  const [fresh, old] = [`${out}.kvarter-new-${disk.pid}`, `${out}.kvarter-old`];
  try {
    await disk.makeFolder(dirname(out));
    if ((await disk.list(out)) === null && (await disk.list(old)) !== null) await disk.rename(old, out);
    if (!(await replaceable(out, disk))) throw foreignFolder(out);
    await removeLeftovers(out, old, disk);
    try {
      await writeAll(files, fresh, disk);
      await swap(out, fresh, old, disk);
    } catch (error) {
      await disk.remove(fresh).catch(() => {});
      throw error;
    }
  } catch (error) {
    throw diskProblem(error, out);
  }
  // The new site stands; should the old one resist, the next run tries again.
  await disk.remove(old).catch(() => {});
}

/** What runs that were stopped left beside the site; what a run still writes is left alone. */
async function removeLeftovers(out: string, old: string, disk: DiskEffects): Promise<void> {
  await disk.remove(old);
  const start = `${basename(out)}.kvarter-new-`;
  for (const name of (await disk.list(dirname(out))) ?? []) {
    const pid = Number(name.slice(start.length));
    const ended = name.startsWith(start) && (pid === disk.pid || !disk.runs(pid));
    if (ended) await disk.remove(join(dirname(out), name));
  }
}

/** A site of ours, an empty folder, or nothing. */
async function replaceable(out: string, disk: DiskEffects): Promise<boolean> {
  const names = await disk.list(out);
  return names === null || names.length === 0 || names.includes(addresses.record);
}

async function writeAll(files: Files, fresh: string, disk: DiskEffects): Promise<void> {
  const folders = new Set([fresh]);
  await disk.makeFolder(fresh);
  for (const [address, content] of files) {
    const file = join(fresh, address);
    if (!file.startsWith(join(fresh, "/"))) throw new Error(`address outside the site: ${address}`);
    if (!folders.has(dirname(file))) await disk.makeFolder(dirname(file));
    folders.add(dirname(file));
    await disk.write(file, content);
  }
}

/** Between the two renames there is no `out`; if the second fails the first is taken back. */
async function swap(out: string, fresh: string, old: string, disk: DiskEffects): Promise<void> {
  const replaces = (await disk.list(out)) !== null;
  if (replaces) await disk.rename(out, old);
  try {
    await disk.rename(fresh, out);
  } catch (error) {
    if (!replaces) throw error;
    await disk.rename(old, out).catch(() => {
      throw siteAside(out, old);
    });
    throw error;
  }
}
