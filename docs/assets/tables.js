// @ts-check
// The table of releases is sorted by a click on a heading.

/** "2.10" comes after "2.9", and text after nothing. */
export const compare = new Intl.Collator("en", { numeric: true }).compare;

/** @param {HTMLTableCellElement[]} heads @param {HTMLTableSectionElement} body */
function sortable(heads, body) {
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      /** @param {HTMLTableRowElement} row */
      const content = (row) => row.cells[column].textContent ?? "";
      const rows = [...body.rows].sort((a, b) => compare(content(a), content(b)));
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}

if (globalThis.document) {
  const table = document.querySelector(".releases table");
  if (table instanceof HTMLTableElement && table.tHead) {
    sortable([...table.tHead.rows[0].cells], table.tBodies[0]);
  }
}
