import { html, type Markup } from "./markup.js";

export interface HtmlTable {
  readonly id: string;
  readonly caption: Markup | string;
  /** True where the caption only repeats what stands above the table. */
  readonly captionUnseen?: boolean;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly groups: readonly { readonly label: string | null; readonly rows: readonly HtmlRow[] }[];
}

interface HtmlRow {
  readonly id?: string;
  readonly header: Markup | string;
  readonly cells: readonly (Markup | string)[];
  /** Said across all cells instead of them. */
  readonly absent?: string | null;
}

/** A table with a caption and named rows; on a narrow screen it is scrolled within its own frame, also by key. */
export function htmlTable({ id, caption, captionUnseen, columns, groups }: HtmlTable): Markup {
  const kind = (column: number) => (columns[column]?.numeric ? "numeric" : "words");
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table>
<caption id="${id}"${captionUnseen && html` class="unseen"`}>${caption}</caption>
<thead><tr>${columns.map(({ label }, c) => html`<th scope="col" class="${kind(c)}">${label}</th>`)}</tr></thead>
${groups.map(
  ({ label, rows }) =>
    html`<tbody>${
      label !== null &&
      html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${label}</th></tr>`
    }${rows.map(
      (row) =>
        html`<tr${row.id !== undefined && html` id="${row.id}"`}><th scope="row">${row.header}</th>${
          row.absent
            ? html`<td class="absent" colspan="${columns.length - 1}">${row.absent}</td>`
            : row.cells.map((cell, c) => html`<td class="${kind(c + 1)}">${cell}</td>`)
        }</tr>`,
    )}</tbody>`,
)}
</table></div>`;
}
