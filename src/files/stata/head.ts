import type { Decode } from "../bytes/text.js";
import type { Layout } from "./layout.js";
import type { StorageType } from "./storageType.js";

/** Everything before the rows, as it stands in the file. */
export interface Head {
  readonly layout: Layout;
  readonly littleEndian: boolean;
  readonly decode: Decode;
  readonly label: string;
  readonly rows: number;
  readonly variables: readonly RawVariable[];
  readonly notes: readonly string[];
  readonly rowsAt: number;
}

export interface RawVariable {
  readonly name: string;
  readonly type: StorageType;
  readonly format: string;
  readonly labelSet: string;
  readonly label: string;
}

/** Where the rows end. */
export function rowsEnd(head: Head): number {
  return head.rowsAt + head.rows * rowWidth(head.variables);
}

export function rowWidth(variables: readonly { readonly type: StorageType }[]): number {
  return variables.reduce((sum, { type }) => sum + type.bytes, 0);
}
