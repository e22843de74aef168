// @ts-check
// Draws what the box answers: cards, and results of the search. What they say is decided in
// answers.js; what happens at a key or a click, in box.js.

/** @typedef {import("./answers.js").Answers} Answers @typedef {import("./answers.js").Item} Item */
/** @typedef {import("./cards.js").Card} Card @typedef {import("./api-text.js").Part} Part */

const ROOT = new URL("../", import.meta.url); // the site's
const BROWSE = new URL("errors/#browse-by-type", ROOT).href;

/** How sure an answer is. @type {Record<Card["level"], string>} */
export const LEVELS = {
  page: "A page about this error",
  several: "One of several causes",
  like: "A similar error",
  near: "A page near it",
  name: "In the table of names",
  dependency: "From tests of package versions",
  raised: "Only where it is raised",
};

const FEW = 3; // causes that are shown at once
const OTHERS = "Other causes give this message, too: see whether the cause is yours.";

/** @param {string} tag @param {string} name its class @param {(Node | string)[]} children */
function make(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** @param {string} url below the site @param {string} text @param {string} [name] */
function link(url, text, name = "") {
  const made = /** @type {HTMLAnchorElement} */ (make("a", name, text));
  made.href = new URL(url, ROOT).href;
  return made;
}

/** @param {Part[]} parts @returns {(Node | string)[]} */
const drawn = (parts) => parts.map((part) => (typeof part === "string" ? part : make("code", "", part.code)));

/** @param {import("./answers.js").Marked} pieces @returns {(Node | string)[]} */
const marked = (pieces) => pieces.map(([text, found]) => (found ? make("mark", "", text) : text));

/** Code with a button that copies it. @param {string} code */
function copied(code) {
  const button = /** @type {HTMLButtonElement} */ (make("button", "box-copy", "Copy"));
  button.type = "button";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code);
    button.textContent = "Copied";
  });
  const pre = make("pre", "", make("code", "", code));
  pre.tabIndex = 0; // so that a keyboard can scroll it
  return make("div", "box-code", pre, button);
}

/** Causes one by one; more than a few are closed, so that the fix is near. @param {Part[][]} list @param {boolean} several */
function listed(list, several) {
  const all = make("ul", "", ...list.map((one) => make("li", "", ...drawn(one))));
  if (list.length <= FEW) return all;
  const says = several ? "The causes, one by one" : "In detail";
  return make("details", "box-list", make("summary", "", `${says} (${list.length})`), all);
}

/** @param {Card} card @returns {Node[]} what is below its title */
function body({ level, doubts = [], cause, list = [], fix, code, releases, url, more, link: text }) {
  /** @type {Node[]} */
  const nodes = [];
  if (level === "several") {
    const said = doubts.length ? doubts.flatMap(({ said }) => [...drawn(said), " "]) : [OTHERS];
    nodes.push(make("p", "box-doubt", make("b", "", "Is it yours? "), ...said));
  }
  if (cause.length) nodes.push(make("p", "", ...drawn(cause)));
  if (list.length) nodes.push(listed(list, level === "several"));
  if (fix.length) nodes.push(make("p", "box-fix", make("b", "", "Fix: "), ...drawn(fix)));
  if (code) nodes.push(copied(code));
  if (releases) {
    const said = /^[\d.]/.test(releases) ? `TensorFlow ${releases}` : releases;
    nodes.push(make("p", "box-releases", make("b", "", "Happens on: "), said));
  }
  const links = [
    ...(url ? [link(url, text || "More")] : []),
    ...(more ? [link(more, "An example that runs")] : []),
  ];
  if (links.length)
    nodes.push(make("p", "box-more", ...links.flatMap((one, at) => (at ? [" · ", one] : [one]))));
  return nodes;
}

/** An answer: the first is open, the others show their title. @param {Card} card @param {number} at */
function drawCard(card, at) {
  const badge = make("span", `box-level ${card.level}`, LEVELS[card.level]);
  const title = make("span", "box-about", ...drawn(card.title));
  if (!at) return make("div", "box-answer", make("p", "box-head", badge, title), ...body(card));
  const details = make("details", "box-answer", make("summary", "box-head", badge, title), ...body(card));
  return details;
}

/** @param {Item} item @param {string} id @returns {HTMLAnchorElement} */
export function option(item, id) {
  const made = link(item.url, "", "box-option");
  made.id = id;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.append(make("span", "box-title", ...marked(item.title)));
  if (item.section.length) made.append(make("span", "box-section", ...marked(item.section)));
  if (item.text.length) made.append(make("span", "box-text", ...marked(item.text)));
  return made;
}

/** @param {Answers} found @returns {Node[]} */
export function answersOf({ cards, items, kind, check }) {
  const nodes = cards.map(drawCard);
  if (check)
    nodes.unshift(
      make(
        "p",
        "box-status",
        link(check, "Check this code line by line", "box-check"),
        ": the releases that run it, and what to write instead.",
      ),
    );
  if (!nodes.length || !items.length) return nodes;
  const words = kind === "name" ? "Pages with this name:" : "Pages with most of its words:";
  return [...nodes, make("p", "box-status", words)];
}

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/**
 * What is said above the answers, or in their place. It is a live region.
 * @param {Answers | "index"} found
 * @param {{search: () => void, report: string}} ways what is offered where nothing fits
 * @returns {(Node | string)[]}
 */
export function said(found, { search, report }) {
  if (found === "index")
    return ["Couldn't load the index. Reload the page, or ", link(BROWSE, "browse by type"), "."];
  const { kind, said: what, none, cards, items } = found;
  const begin = kind === "question" || kind === "name" || !what ? "" : `${what}. `;
  const button = /** @type {HTMLButtonElement} */ (make("button", "box-search", "search for its words"));
  button.type = "button";
  button.addEventListener("click", search);
  const several = cards[0]?.level === "several";
  const counts = counted(cards.length, "answer", "answers");
  const answered = `${begin}${several ? `This message has several causes: check which is yours. ${counts}` : counts}`;
  // Where a message is raised may be all that is known.
  if (cards.length && !items.length && cards.every(({ level }) => level === "raised"))
    return [`${answered}. You can also `, button, "."];
  const near = cards.length > 0 && cards.every(({ level }) => level === "near");
  if (cards.length && !near) return [answered];
  if (none === "results") return ["No results. Use other words, or ", link(BROWSE, "browse by type"), "."];
  if (none === "pins") return [`${begin}No tested TensorFlow release is pinned there.`];
  if (none === "code") return [`${begin}Every name in it that is known is in every tested release.`];
  if (near || none === "match") {
    const nothing = near
      ? "No page has this very message; these are near it."
      : "Nothing is known about this error here.";
    const nodes = [`${begin}${nothing} You can `, button, ", "];
    const ask = report ? [link(report, "report it"), ", or "] : ["or "];
    const words = items.length && !near ? " Pages with most of its words:" : "";
    return [...nodes, ...ask, link(BROWSE, "browse by type"), `.${words}`];
  }
  return [`${begin}${counted(items.length, "result", "results")}`];
}
