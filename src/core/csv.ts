// Lines of a table that spreadsheets open.

export type Cell = string | number | null | undefined;

/** RFC 4180. A text that a spreadsheet would calculate gets an apostrophe in front. */
export const csvLine = (cells: readonly Cell[]): string =>
  cells
    .map(cell => {
      const text = String(cell ?? '').replace(/^(?=[=+@\t\r\n＝＋－＠]|-(?!\d+(\.\d+)?$))/, "'");
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
