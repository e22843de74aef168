// @ts-check
// The line at the foot of a page: when it was tested, in red where that is long ago,
// and a report that starts with the page, the example and the release in view.
// And the way to a section that moved to another page.

const DAYS = 60;

/**
 * Whether a page was tested longer ago than a reader may expect.
 * @param {string | undefined} day "2026-08-19"; without one nothing on it ran
 * @param {number} now milliseconds since 1970
 */
export function isOld(day, now) {
  return day !== undefined && now - Date.parse(day) > DAYS * 24 * 3600 * 1000;
}

/**
 * The URL of a report, with what is in view filled in. A page of one release names it
 * even where an example of another is in view.
 * @param {string} link the URL of an empty report
 * @param {string} path the page's own path
 * @param {{example?: string, release?: string}} view the example's URL, its open tab
 */
export function report(link, path, view) {
  const url = new URL(link);
  const page = path.match(/versions\/(\d+\.\d+)(?:-results)?\//);
  const release = page ? `TensorFlow ${page[1]}` : view.release;
  if (view.example) url.searchParams.set("example", view.example.split("/snippets/").at(-1) ?? "");
  if (release) url.searchParams.set("release", release);
  return url.href;
}

/**
 * The URL of a section that moved: its old page links there, and that link has the old
 * anchor as its id and `data-moved`.
 * @param {{href?: string, dataset: {[name: string]: string | undefined}} | null} named what the URL's anchor names
 */
export function moved(named) {
  return named && "moved" in named.dataset ? named.href : undefined;
}

function follow() {
  const url = moved(document.getElementById(location.hash.slice(1)));
  if (url) location.replace(url); // so that "back" doesn't lead here again
}

/** @returns {HTMLAnchorElement | undefined} the download of the example that is nearest to the top */
function nearest() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const all = document.querySelectorAll("a[download]");
  /** @param {Element} one */
  const distance = (one) => Math.abs(one.getBoundingClientRect().top);
  return [...all].sort((a, b) => distance(a) - distance(b))[0];
}

/** @param {HTMLAnchorElement} download @returns {string | undefined} the label of the open tab below it */
function openTab(download) {
  const set = download.closest("p")?.nextElementSibling;
  /** @type {NodeListOf<HTMLInputElement> | undefined} */
  const inputs = set?.querySelectorAll(":scope > input");
  const place = [...(inputs ?? [])].findIndex((one) => one.checked);
  return set?.querySelectorAll(".tabbed-labels > label")[place]?.textContent?.trim();
}

/** @param {HTMLElement} line @param {HTMLAnchorElement} link */
function start(line, link) {
  if (isOld(line.dataset.day, Date.now())) line.classList.add("old");
  let last = nearest();
  // Reading goes down to the foot, so what was in view is kept while scrolling.
  addEventListener(
    "scroll",
    () => {
      if (link.getBoundingClientRect().top > innerHeight) last = nearest();
    },
    { passive: true },
  );
  link.addEventListener("click", () => {
    const view = last ? { example: last.href, release: openTab(last) } : {};
    link.href = report(link.href, location.pathname, view);
  });
}

if (globalThis.document) {
  follow();
  addEventListener("hashchange", follow);
  const line = document.querySelector(".verified");
  const link = document.getElementById("fails");
  if (line instanceof HTMLElement && link instanceof HTMLAnchorElement) start(line, link);
}
