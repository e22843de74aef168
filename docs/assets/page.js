// The line at the foot of a page: when it was verified, in red where that is long ago,
// and a report that starts with the page, the example and the release in view.
"use strict";

// The theme's dialog has no name of its own for those who hear the page.
document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search");

(() => {
  const line = document.querySelector(".verified");
  if (!line) return;
  const DAYS = 60;
  const day = line.dataset.day;
  if (day && Date.now() - Date.parse(day) > DAYS * 24 * 3600 * 1000) line.classList.add("old");

  const link = document.getElementById("fails");
  const inView = (all) => {
    const seen = [...all].map((one) => [Math.abs(one.getBoundingClientRect().top), one]);
    return seen.sort((a, b) => a[0] - b[0])[0]?.[1];
  };
  let last = inView(document.querySelectorAll("a[download]"));
  // Reading goes down to the foot, so what was in view is kept while scrolling.
  addEventListener(
    "scroll",
    () => {
      if (link.getBoundingClientRect().top > innerHeight) last = inView(document.querySelectorAll("a[download]"));
    },
    { passive: true },
  );
  link.addEventListener("click", () => {
    const address = new URL(link.href);
    if (last) {
      address.searchParams.set("example", last.href.split("/snippets/").pop());
      const set = last.closest("p")?.nextElementSibling;
      const place = [...(set?.querySelectorAll(":scope > input") ?? [])].findIndex((one) => one.checked);
      const label = set?.querySelectorAll(".tabbed-labels > label")[place];
      if (label) address.searchParams.set("release", label.textContent.trim());
    }
    const release = location.pathname.match(/versions\/(\d+\.\d+)\//);
    if (release) address.searchParams.set("release", `TensorFlow ${release[1]}`);
    link.href = address.href;
  });
})();
