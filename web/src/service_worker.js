// Keeps the pages and the figure on the device, so that they open while the program is not reachable.
// Nothing a person said is ever kept here: answers of the API about people, pains and rankings are not cached.
const shell = __SHELL__;
const shellCache = `shell-${__VERSION__}`;
const dataCache = "data-1";
const kept = /^\/api\/v1\/(atlas\/words|care\/words|clips\/|figures|muscles\/)/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shellCache).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n !== shellCache && n !== dataCache).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  );
});

// The network's answer, kept; the kept answer when there is no network.
async function fresh(request, cacheName, key) {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(key, answer.clone());
    return answer;
  } catch (error) {
    const old = await cache.match(key);
    if (old) return old;
    throw error;
  }
}

async function keptFirst(request) {
  const old = await caches.match(request);
  if (old) return old;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(shellCache)).put(request, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fresh(request, shellCache, "/"));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(keptFirst(request));
  else if (kept.test(url.pathname)) event.respondWith(fresh(request, dataCache, request));
});
