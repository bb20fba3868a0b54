import { exitStatus } from "../../vocabulary/problem.js";
import type { Effects } from "./effects.js";

/** Lets a person stop the work, between two steps or in the middle of a query. */
export interface Stop {
  /** Throws `Stopped` if the person asked to stop. */
  readonly check: () => void;
  /** Names what to interrupt when they do. */
  readonly interrupts: (running: { interrupt(): void }) => void;
}

export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly exit = exitStatus.interrupted;
}

/** Does some work that Ctrl-C ends cleanly: what it throws after that is `Stopped`. */
export async function stopping(effects: Effects, work: (stop: Stop) => Promise<void>): Promise<void> {
  let asked = false;
  let running: { interrupt(): void } | null = null;
  const unlisten = effects.onStop(() => {
    asked = true;
    running?.interrupt();
  });
  const check = () => {
    if (asked) throw new Stopped();
  };
  const interrupts = (started: { interrupt(): void }) => {
    running = started;
    check();
  };
  try {
    await work({ check, interrupts });
  } catch (error) {
    check();
    throw error;
  } finally {
    unlisten();
  }
}
