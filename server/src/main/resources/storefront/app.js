/** Starts the shop and shows the page that the address names. Read next: `pages/home.js`, then `cards.js`. */
import {loadShop} from './api.js';
import {element, fill} from './dom.js';
import {flush} from './events.js';
import {frame} from './frame.js';
import * as identity from './identity.js';
import {language, loadWords, named, words} from './language.js';
import {cart, checkout, thanks} from './pages/cart.js';
import {category, departments} from './pages/departments.js';
import {home} from './pages/home.js';
import {product} from './pages/product.js';
import {search} from './pages/search.js';
import {you} from './pages/you.js';
import {listen} from './store.js';

const ROUTES = {
  '': home,
  departments,
  category: (page, again, ...path) => category(page, path),
  item: (page, again, itemId) => product(page, itemId, again),
  search: (page, again, text) => search(page, again, text),
  cart,
  checkout,
  thanks,
  you,
};

let shop = {name: {en: 'Daogou', zh: '导购'}, departments: [], categories: []};
let loaded = false;
let page = null;
let parts = null;
let followed = true;

async function start() {
  await loadWords();
  parts = frame({shop: () => shop, changed: redraw, retry});
  document.body.append(...parts.nodes);
  addEventListener('hashchange', () => loaded ? show(false) : load());
  addEventListener('online', () => setTimeout(retry, 800)); // it says so a little early
  addEventListener('click', event => followed ||= Boolean(event.target.closest?.('a[href^="#"]')), {capture: true});
  addEventListener('belongings', belongingsChanged);
  addEventListener('identity', redraw);
  listen(heard);
  load();
  navigator.serviceWorker?.register('worker.js').catch(() => {});
}

/** The name and the departments first; without them the page is shown as well, and says what is wrong. */
async function load() {
  try {
    shop = await loadShop();
    loaded = true;
    redraw();
  } catch (problem) {
    redraw();
    parts.trouble(problem);
  }
}

function retry() {
  flush();
  if (loaded) redraw();
  else load();
}

/** Everything again, in the language and for the shopper of now. */
function redraw() {
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
  parts.draw();
  show(true);
}

async function show(again) {
  page?.controller.abort();
  if (!again) reading = null; // the old page shrinks now; that is not where the shopper was
  const [name, ...rest] = place();
  const opened = page = newPage(again);
  parts.here(name);
  try {
    await (ROUTES[name] ?? home)(opened, again, ...rest);
  } catch (problem) {
    opened.failed(problem);
  }
}

function place() {
  try {
    return location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  } catch {
    return [''];
  }
}

/** What a page may do: `show` itself, say that something `failed`, and be told of what happens elsewhere. */
function newPage(again) {
  const controller = new AbortController();
  const here = location.hash;
  const opened = {
    shop,
    controller,
    signal: controller.signal,
    show(title, ...content) {
      if (controller.signal.aborted) return;
      document.title = [title, named(shop.name)].filter((text, index, all) => text && all.indexOf(text) === index).join(' · ');
      fill(parts.main, content);
      if (!again && title) arrive(here);
    },
    failed(problem) {
      if (problem.name === 'AbortError' || controller.signal.aborted) return;
      if (problem.kind === 'missing') opened.show(words('gone'), gone());
      else parts.trouble(problem);
    },
  };
  return opened;
}

const scrolled = new Map();
let reading = null;
addEventListener('scroll', () => reading !== null && scrolled.set(reading, scrollY), {passive: true});

/** A followed link starts at the top; going back returns to where one was. */
function arrive(here) {
  scrollTo({top: followed ? 0 : scrolled.get(here) ?? 0, behavior: 'instant'});
  if (followed) parts.main.querySelector('h1')?.focus({preventScroll: true});
  followed = false;
  reading = here;
}

function gone() {
  return element('div', {class: 'empty'}, element('h1', {tabindex: -1}, words('gone')),
    element('a', {class: 'button', href: '#/'}, words('lookAround')));
}

function belongingsChanged() {
  parts.count();
  page?.belongingsChanged?.();
}

/** Another document of the shop, such as the second device, changed something. */
function heard(key) {
  if (key === 'language' || key === 'people' || key === 'consent') redraw();
  else if (/^(cart|wishes)\./.test(key)) belongingsChanged();
  else if (key === 'events') {
    parts.pulse();
    page?.eventsArrived?.();
  }
}

document.documentElement.classList.toggle('embedded', identity.embedded);
start();
