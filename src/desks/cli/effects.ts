/** What the command touches of the machine, so that a test can stand in for it. */
export interface Effects {
  /** For results. */
  readonly out: (text: string) => void;
  /** For progress and problems. */
  readonly err: (text: string) => void;
  /** Whether progress is seen by a person as it comes, so that a line may be written over. */
  readonly terminal: boolean;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Milliseconds on a steady clock, for progress only. */
  readonly now: () => number;
  /** Calls back when the person asks to stop; returns how to stop listening. */
  readonly onStop: (stop: () => void) => () => void;
}

export const onThisMachine: Effects = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  cwd: process.cwd(),
  now: () => performance.now(),
  onStop: (stop) => {
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    return () => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    };
  },
};
