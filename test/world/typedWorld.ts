import { stopping } from "../../src/desks/cli/stopping.js";
import { type WorldOptions, world } from "../../src/desks/cli/world.js";

/** Types the command in a folder, and gives what it prints. */
export async function typedWorld(home: string, folder: string, options: WorldOptions): Promise<string> {
  let printed = "";
  const hear = (text: string) => {
    printed += text;
  };
  const effects = { out: hear, err: hear, terminal: false, cwd: home, now: () => 0, onStop: () => () => {} };
  await stopping(effects, (stop) => world(folder, options, effects, stop));
  return printed;
}
