import { Problem, Problems } from "../vocabulary/problem.js";

/** Problems of one file do not keep us from looking at the next; anything else stops. */
export function collectInto(found: Problem[]): (error: unknown) => null {
  return (error) => {
    if (error instanceof Problems) found.push(...error.list);
    else if (error instanceof Problem) found.push(error);
    else throw error;
    return null;
  };
}
