/** The shop's server: shelves, items, categories, and where events go. */

/** Why a call failed. `kind`: `away` (no answer), `missing` (no such thing), `refused` (our fault). */
export class ShopError extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

const ITEMS_PER_CALL = 200;
const items = new Map();
const wanted = new Set();

let key = 'demo-browser';
let collecting = null;
let believes = false;

/** Whether the shop believes a page that says who signed in; else only its own server can tell. */
export function canSignIn() {
  return believes;
}

/** The shop's name, categories and departments; a shop that names none has its widest categories. */
export async function loadShop() {
  let shop = {};
  try {
    shop = await get('/demo/config.json');
  } catch (problem) {
    if (problem.kind === 'away') throw problem;
  }
  key = shop.browserKey ?? key;
  believes = shop.canSignIn ?? false;
  const {categories} = await get('/v1/categories');
  return {
    currency: shop.currency,
    name: shop.shopName ?? {en: 'Daogou', zh: '导购'},
    categories,
    departments: shop.departments ?? categories.filter(category => category.path.length === 1).map(department),
  };
}

function department({path, translations}) {
  return {id: path[0], path, name: {en: path[0], zh: translations?.zh?.[0] ?? path[0]}};
}

/** A shelf, with items in place of identifiers; those the catalogue no longer has are left out. */
export async function shelf(query, signal) {
  const answer = await get('/v1/recommendations?' + parameters(query), signal);
  return {recommendationId: answer.recommendationId, entries: await withItems(answer.items)};
}

async function withItems(answered) {
  const named = answered.flatMap(entry => [entry.itemId, ...entry.reasons.map(reason => reason.itemId)]);
  const found = await itemsById(named.filter(Boolean));
  return answered.map(entry => ({
    ...entry,
    item: found.get(entry.itemId),
    model: entry.model,
    reasons: entry.reasons.map(reason => ({...reason, item: found.get(reason.itemId)})),
  })).filter(entry => entry.item);
}

/** What a search found, with items in place of identifiers. */
export async function search(query, signal) {
  const answer = await get('/v1/search?' + parameters(query), signal);
  return {...answer, entries: await withItems(answer.items)};
}

/** What somebody who types this may want; products among them come with their item. */
export async function suggestions(q, language, limit, signal) {
  const answer = await get('/v1/search/suggestions?' + parameters({q, language, limit}), signal);
  const found = await itemsById(answer.suggestions.filter(({kind}) => kind === 'item').map(({id}) => id));
  return answer.suggestions.map(one => ({...one, item: one.kind === 'item' ? found.get(one.id) : null}));
}

/** One turn of the conversation with the guide. */
export function guideTurn(turn) {
  return post('/v1/guide/turns', Object.fromEntries(Object.entries(turn).filter(([, value]) => value !== null && value !== undefined)));
}

/** One page of a category. */
export function itemsOf(category, after, limit, signal) {
  return get('/v1/items?' + parameters({category: category.join(' > ') || null, after, limit}), signal);
}

export async function itemById(itemId, signal) {
  const item = await get('/v1/items/' + encodeURIComponent(itemId), signal);
  items.set(itemId, item);
  return item;
}

/** Many items at once; calls made together travel together. */
async function itemsById(ids) {
  const missing = ids.filter(id => !items.has(id));
  missing.forEach(id => wanted.add(id));
  if (missing.length > 0) await (collecting ??= new Promise(resolve => setTimeout(resolve, 15)).then(collect));
  return items;
}

async function collect() {
  const ids = [...wanted].filter(id => !id.includes(','));
  wanted.clear();
  collecting = null;
  for (let start = 0; start < ids.length; start += ITEMS_PER_CALL) {
    const page = ids.slice(start, start + ITEMS_PER_CALL);
    const answer = await get('/v1/items?' + parameters({itemIds: page.join(','), limit: ITEMS_PER_CALL}));
    answer.items.forEach(item => items.set(item.itemId, item));
  }
}

export function get(path, signal) {
  return call(path, {signal});
}

export function post(path, body, options = {}) {
  return call(path, {
    method: 'POST', body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}, ...options,
  });
}

/** Calls that change something by their address alone. */
export function send(method, path, options = {}) {
  return call(path, {method, ...options});
}

export function put(path, body, options = {}) {
  return post(path, body, {...options, method: 'PUT'});
}

/** A file that the shop makes for this device. */
export async function file(path) {
  const response = await fetch(path, {headers: {Authorization: 'Bearer ' + key}});
  if (!response.ok) throw new ShopError(kind(response.status), response.statusText);
  return response.blob();
}

async function call(path, {headers, ...options}) {
  let response;
  try {
    response = await fetch(path, {...options, headers: {Authorization: 'Bearer ' + key, ...headers}});
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    throw new ShopError('away', problem.message);
  }
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new ShopError(kind(response.status), problem.detail ?? response.statusText);
}

function kind(status) {
  if (status === 404) return 'missing';
  return status >= 500 || status === 429 || status === 408 ? 'away' : 'refused';
}

function parameters(query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== '') parameters.append(name, one);
    }
  }
  return parameters;
}
