// "Paste your traceback": finds the sections whose recorded errors share most with it.
"use strict";

(() => {
  const form = document.getElementById("traceback");
  if (!form) return;
  const given = form.elements.traceback;
  const answer = document.getElementById("traceback-answer");
  const base = form.dataset.base;

  // The same rule as `words` in proof/render/tracebacks.py.
  const WORD = /[a-z_][a-z0-9_]+|\d+\.\d+/g;
  const DOTTED = /[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+/g;
  const words = (text) => {
    const small = text.toLowerCase();
    return new Set([...(small.match(WORD) ?? []), ...(small.match(DOTTED) ?? [])]);
  };
  const plain = (text) => text.replace(/\x1b\[[0-9;?]*[A-Za-z]|\[\d+(?:;\d+)*m/g, "");

  // Rare words count most, and words of messages more than words of frames. The figures
  // were found on all recorded errors; the test asks for them again.
  const STACK = 0.3;
  const SIZE = 200;
  const at = (table, word) => (Object.hasOwn(table, word) ? table[word] : []); // "constructor" is a word
  const rank = (data, text) => {
    const scores = new Map();
    for (const word of words(plain(text))) {
      const said = at(data.said, word);
      const stack = at(data.stack, word);
      const found = said.length + stack.length;
      if (!found) continue;
      const rare = Math.log(1 + data.sections.length / found) ** 2;
      for (const number of said) scores.set(number, (scores.get(number) ?? 0) + rare);
      for (const number of stack) scores.set(number, (scores.get(number) ?? 0) + rare * STACK);
    }
    // A section that says little and is met whole beats one that says everything, and
    // a page about an error one that only shows it.
    for (const [number, score] of scores) {
      const about = data.sections[number][0].startsWith("errors/") ? 1.2 : 1;
      scores.set(number, (about * score) / (1 + data.weight[number] / SIZE));
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
  };

  const show = (data) => {
    const best = given.value.trim() ? rank(data, given.value).slice(0, 5) : [];
    answer.replaceChildren(
      ...best.map((number) => {
        const [page, title] = data.sections[number];
        const link = document.createElement("a");
        link.href = base + page;
        link.textContent = title;
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    form.dataset.found = best.length;
  };

  // 300 kB that only those need who paste something: fetched at the first touch.
  let loading;
  const load = () =>
    (loading ??= fetch(`${base}api/tracebacks.json`)
      .then((response) => response.json())
      .then((data) => {
        data.weight = data.sections.map(() => 0);
        for (const numbers of Object.values(data.said)) for (const number of numbers) data.weight[number] += 1;
        // For others to use, and for the test that asks for every recorded error.
        window.matchTraceback = (text) => rank(data, text).map((number) => data.sections[number][0]);
        return data;
      }));
  const update = () =>
    load()
      .then(show)
      .catch(() => {
        answer.textContent = "The index could not be loaded. Try the search at the top.";
      });
  form.addEventListener("submit", (event) => event.preventDefault());
  given.addEventListener("focus", load, { once: true });
  given.addEventListener("input", update);
  if (given.value.trim()) update();
})();
