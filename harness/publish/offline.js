// @ts-check
// What the site's scripts use of a browser, where pages are files (file://). There, a
// browser refuses `fetch`, but loads scripts; and a link to a folder lists the folder.
// offline.py puts this into each script of the offline edition.

/**
 * `fetch`, of a file of the site: offline.py writes it as a script too, next to it.
 * @param {URL | string} url
 * @returns {Promise<Response>}
 */
export function fetch(url) {
  const script = document.createElement("script");
  script.src = `${new URL(url, document.baseURI)}.js`;
  document.head.append(script);
  return new Promise((resolve, reject) => {
    script.onload = () => resolve(new Response(script.dataset.text));
    script.onerror = () => reject(new TypeError(`${script.src} isn't in the offline edition`));
  });
}

/**
 * The file that a link to a page means.
 * @param {string} link
 */
export function fileOf(link) {
  const url = new URL(link);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

if (globalThis.document) {
  // Links that a script drew; those of pages are rewritten.
  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link?.href) link.href = fileOf(link.href);
    },
    true,
  );
}
