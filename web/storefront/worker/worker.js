/**
 * Keeps the shop's own files, to open it while the server is away, and what it tells everybody: its settings and its categories.
 * Answers that are anybody's own are never kept.
 *
 * The build puts in the names of the files, and a version made of their contents: another version is another cache.
 */
const VERSION = '__VERSION__';
const FILES = __FILES__;
const CACHE = `daogou-shop-${VERSION}`;
/** Of everybody, and changing: the server is asked first. */
const PUBLIC = new Set(['/', '/demo/config.json', '/v1/categories']);
/** Milliseconds after which the kept page is shown instead of a slow server's. */
const PATIENCE = 4000;

addEventListener('install', event =>
  event.waitUntil(
    caches
      .open(CACHE)
      .then(cache => cache.addAll(['/', ...FILES]))
      .then(() => skipWaiting()),
  ),
);

addEventListener('activate', event => event.waitUntil(takeOver()));

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(
    names.filter(name => name.startsWith('daogou-') && name !== CACHE).map(name => caches.delete(name)),
  );
  await clients.claim();
}

addEventListener('fetch', event => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (FILES.includes(pathname)) event.respondWith(fromCache(request, pathname));
  else if (PUBLIC.has(pathname)) event.respondWith(fromServer(request, pathname));
});

/** Files whose name changes with their content, and few others, which come with a new version. */
async function fromCache(request, path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

async function fromServer(request, path) {
  const cache = await caches.open(CACHE);
  const answer = fetch(request).then(async response => {
    if (response.ok) await cache.put(path, response.clone());
    return response;
  });
  const kept = await cache.match(path);
  if (!kept) return answer;
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([answer.catch(() => kept), late]);
}
