/** Keeps the shop's own files, to open it while the server is away. The server's answer comes first. */
const CACHE = 'daogou-shell-3';
const SHELL = [
  './', 'theme.css', 'shop.css', 'search.css', 'guide.css', 'mark.svg', 'words.json', 'app.js', 'api.js', 'belongings.js', 'cards.js', 'dom.js',
  'events.js', 'frame.js', 'guide.js', 'identity.js', 'impressions.js', 'language.js', 'my-data.js',
  'search-box.js', 'second-device.js', 'store.js', 'pages/cart.js',
  'pages/departments.js', 'pages/home.js', 'pages/product.js', 'pages/search.js', 'pages/you.js',
];
const KEPT = new Set([...SHELL, '/demo/config.json', '/v1/categories'].map(path => new URL(path, location).pathname));

addEventListener('install', event => event.waitUntil(
  caches.open(CACHE).then(cache => cache.addAll(SHELL)).then(() => skipWaiting())));

addEventListener('activate', event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name))))
    .then(() => clients.claim())));

addEventListener('fetch', event => {
  const {request} = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin || !KEPT.has(address.pathname)) return;
  event.respondWith(answer(request, address.pathname));
});

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(path, response.clone());
    return response;
  } catch (problem) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw problem;
  }
}
