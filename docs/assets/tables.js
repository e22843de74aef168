// Tables: as cards on a phone, where a cell needs the heading of its column; and the
// table of releases is sorted by a click on a heading.
"use strict";

for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  for (const row of body.rows) {
    [...row.cells].forEach((cell, place) => (cell.dataset.label = heads[place].textContent));
  }
  if (!table.closest(".releases")) continue;
  // "2.10" comes after "2.9", and text after nothing.
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  heads.forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) =>
        compare(a.cells[place].textContent, b.cells[place].textContent),
      );
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}
