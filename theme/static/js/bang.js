// Tables that a reader may sort by any column; without this they stand in the order of names or places.
const number = /^-?\d+/;
const value = (row, column) => row.cells[column].textContent.replace(/^[^\d-]*:/, "").trim();

const compare = (one, other) => {
  const [a, b] = [one, other].map((text) => number.exec(text)?.[0]);
  return a && b ? a - b : one.localeCompare(other, "vi");
};

const sort = (table, head) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const keyed = [...table.tBodies[0].rows].map((row) => [value(row, head.cellIndex), row]);
  keyed.sort(([a], [b]) => (down ? compare(b, a) : compare(a, b)));
  table.tBodies[0].append(...keyed.map(([, row]) => row));
};

for (const table of document.querySelectorAll("table[data-sort]"))
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(table, head));
  }
