// Keeps the last pages that were read, for when there is no connection. Only pages that are the same for everybody are
// kept: those that the server calls public, asked for without cookies where they came with something personal in them.
// Signing out forgets them all.

const PAGES = "pages-1";
const ASSETS = "assets-1";
const OFFLINE = "/offline.html";
const MOST_PAGES = 30;
const MOST_ASSETS = 300;
const DAY = 24 * 60 * 60 * 1000;
const readable = /^\/($|(categories|products|shops)\/|(search|sell)$)/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.add(OFFLINE)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget((name) => name !== PAGES && name !== ASSETS));
  self.clients.claim();
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "seen") event.waitUntil(keep(event.data.path));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && /^\/logout(\.data)?$/.test(pathname))
    event.waitUntil(forget((name) => name === PAGES));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

/** The page as it is now; without a connection as it was kept, else what says so. */
async function page(event) {
  const { url } = event.request;
  try {
    const answer = await fetch(event.request);
    if (isForEverybody(answer)) event.waitUntil(store(url, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(url, { cacheName: PAGES, ignoreVary: true })) ?? offline(url);
  }
}

function isForEverybody(answer) {
  const isPublic = answer.headers.get("cache-control")?.includes("public") ?? false;
  return answer.ok && !answer.redirected && isPublic && readable.test(new URL(answer.url).pathname);
}

/** Their names hold a hash of what is in them, so a kept one is right for ever. */
async function asset(request) {
  return (await caches.match(request, { cacheName: ASSETS, ignoreVary: true })) ?? fetch(request);
}

/** Keeps a page as a stranger sees it, unless a copy of today is there. */
async function keep(path) {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin || !readable.test(url.pathname)) return;
  const kept = await caches.match(url, { cacheName: PAGES, ignoreVary: true });
  if (kept && Date.now() - Number(kept.headers.get("x-kept-at")) < DAY) return;
  const answer = await fetch(url, { credentials: "omit", headers: { accept: "text/html" } });
  if (isForEverybody(answer)) await store(url.href, answer);
}

async function store(url, answer) {
  const pages = await caches.open(PAGES);
  const html = await answer.text();
  const headers = new Headers(answer.headers);
  headers.set("x-kept-at", String(Date.now()));
  headers.set("x-kept-title", encodeURIComponent(/<title>([^<]*)</.exec(html)?.[1] ?? url));
  // A page is there once all that it needs is. The newest stand last.
  await keepAssets(html);
  await pages.delete(url, { ignoreVary: true });
  await pages.put(url, new Response(html, { headers }));
  await trim(pages, MOST_PAGES);
}

async function keepAssets(html) {
  const assets = await caches.open(ASSETS);
  const names = new Set(html.match(/\/assets\/[\w.$-]+\.(?:js|css)/g));
  for (const name of names) if (!(await assets.match(name))) await assets.add(name).catch(() => {});
  await trim(assets, MOST_ASSETS, OFFLINE);
}

/** The oldest go first. */
async function trim(cache, most, spared) {
  const keys = await cache.keys();
  const old = keys.filter(({ url }) => new URL(url).pathname !== spared);
  for (const key of old.slice(0, Math.max(0, keys.length - most))) await cache.delete(key, { ignoreVary: true });
}

async function forget(isOver) {
  const names = await caches.keys();
  await Promise.all(names.filter(isOver).map((name) => caches.delete(name)));
}

/** That there is no connection, what that means for the page that was asked for, and what can be read meanwhile. */
async function offline(url) {
  const { pathname } = new URL(url);
  const template = await caches.match(OFFLINE, { cacheName: ASSETS });
  if (!template) return Response.error();
  const pages = await caches.open(PAGES);
  const links = [];
  for (const { url: at } of (await pages.keys()).reverse()) {
    const kept = await pages.match(at, { ignoreVary: true });
    const title = decodeURIComponent(kept?.headers.get("x-kept-title") ?? at).replace(/ · Emporia$/, "");
    links.push(`<li><a href="${attribute(at)}">${title}</a></li>`);
  }
  const about = /^\/(cart|checkout)/.test(pathname)
    ? "cart"
    : /^\/(account|orders)/.test(pathname)
      ? "account"
      : "page";
  const html = (await template.text())
    .replace('data-about="page"', `data-about="${about}"`)
    .replace('class="again" href="/"', () => `class="again" href="${attribute(url)}"`)
    .replace("<!--pages-->", () => links.join(""));
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

function attribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
