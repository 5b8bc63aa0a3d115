/** All departments, and the page of one category with its sub-categories, price filter and products. */
import * as api from '../api.js';
import {card, shelf, skeletons} from '../cards.js';
import {accent, button, element, fill, picture} from '../dom.js';
import {categoryName, named, words} from '../language.js';

const PAGE = 24;

export function departmentChips(shop) {
  if (shop.departments.length === 0) return null;
  return element('nav', {class: 'chips departments', 'aria-label': words('departments')},
    shop.departments.slice(0, 24).map(department => accent(element('a', {class: 'chip', href: link(department.path)},
      element('span', {class: 'dot'}), named(department.name)), department.accent)));
}

export function departments(page) {
  page.show(words('departments'),
    element('h1', {tabindex: -1}, words('departments')),
    page.shop.departments.length === 0
      ? element('p', {class: 'muted'}, words('noDepartments'))
      : element('div', {class: 'tiles'}, page.shop.departments.map(department => tile(department, page))));
}

function tile(department, page) {
  const pictures = element('div', {class: 'tile-pictures'});
  const node = accent(element('a', {class: 'tile', href: link(department.path)},
    pictures, element('h2', {}, named(department.name))), department.accent);
  const fillTile = async () => {
    const query = {placement: 'popular', category: department.path.join(' > '), limit: 40};
    const {entries} = await api.shelf(query, page.signal);
    fill(pictures, different(entries.map(({item}) => item)).slice(0, 3).map(item => picture(item)));
  };
  const observer = new IntersectionObserver(([{isIntersecting}]) => {
    if (!isIntersecting) return;
    observer.disconnect();
    fillTile().catch(page.failed);
  });
  observer.observe(node);
  return node;
}

/** One item of each deepest category first, then the others. */
function different(items) {
  const kinds = items.map(item => item.productType?.at(-1));
  return [...new Set([...items.filter((item, index) => kinds.indexOf(kinds[index]) === index), ...items])];
}

/** The page of a category, given by its path. */
export function category(page, path) {
  const {categories} = page.shop;
  const own = categories.find(category => same(category.path, path)) ?? {path};
  const below = categories.filter(({path: deeper}) => deeper.length === path.length + 1 && same(deeper.slice(0, -1), path));
  const name = categoryName(own);
  const filter = {min: null, max: null};
  const results = element('div');
  const show = () => fill(results,
    shelf({
      page, title: words('popularHere'), placement: 'popular',
      query: {category: path.join(' > '), minPrice: filter.min, maxPrice: filter.max},
    }),
    listing(page, path, name, filter));
  page.show(name,
    crumbs(path, categories),
    accent(element('h1', {tabindex: -1, class: 'category-title'}, name), departmentOf(page.shop, path)?.accent),
    below.length > 0 && element('nav', {class: 'chips', 'aria-label': name},
      below.map(category => element('a', {class: 'chip', href: link(category.path)},
        categoryName(category), element('span', {class: 'muted'}, String(category.items))))),
    priceFilter(filter, show),
    results);
  show();
}

/** Where a category is in the tree, as links; the last one is where we are. */
export function crumbs(path, categories) {
  const levels = path.map((_, depth) => path.slice(0, depth + 1));
  return element('nav', {class: 'crumbs', 'aria-label': words('departments')},
    element('a', {href: '#/departments'}, words('departments')),
    levels.map(level => element('a', {href: link(level)},
      categoryName(categories.find(category => same(category.path, level)) ?? {path: level}))));
}

function priceFilter(filter, changed) {
  const field = (name, label) => element('label', {}, element('span', {class: 'aside'}, words(label)),
    element('input', {type: 'number', name, min: 0, step: 'any', inputmode: 'decimal', placeholder: words(label)}));
  const read = text => text === '' ? null : Math.max(0, Number(text));
  return element('form', {
    class: 'filter',
    onsubmit: event => {
      event.preventDefault();
      const [min, max] = [read(event.target.min.value), read(event.target.max.value)];
      Object.assign(filter, min !== null && max !== null && min > max ? {min: max, max: min} : {min, max});
      changed();
    },
    onreset: () => {
      Object.assign(filter, {min: null, max: null});
      changed();
    },
  },
  element('span', {class: 'muted'}, words('price')),
  field('min', 'from'), element('span', {'aria-hidden': 'true'}, '–'), field('max', 'to'),
  button({class: 'button small', type: 'submit'}, words('apply')),
  button({class: 'button small plain', type: 'reset'}, words('clear')));
}

function listing(page, path, name, filter) {
  const cards = element('div', {class: 'cards grid'});
  const more = button({class: 'button wide'}, words('more'));
  const answer = {placement: 'category'};
  const source = matching(page, path, filter);
  let busy = false;
  const load = async () => {
    if (busy) return;
    busy = true;
    const waiting = skeletons(cards.children.length === 0 ? 8 : 4);
    cards.append(...waiting);
    try {
      const {items, ended} = await take(source, PAGE);
      const position = cards.children.length - waiting.length;
      waiting.forEach(skeleton => skeleton.remove());
      cards.append(...items.map((item, index) => card(item, {shelf: answer, position: position + index})));
      more.hidden = ended;
      if (cards.children.length === 0) fill(cards, element('p', {class: 'muted'}, words('nothingHere')));
    } catch (problem) {
      waiting.forEach(skeleton => skeleton.remove());
      page.failed(problem);
    }
    busy = false;
  };
  more.addEventListener('click', load);
  new IntersectionObserver(([change]) => change.isIntersecting && !more.hidden && load(), {rootMargin: '300px'}).observe(more);
  return element('section', {class: 'shelf'}, element('div', {class: 'shelf-head'}, element('h2', {}, words('allOf', name))),
    cards, more);
}

/** The items of a category whose price is in the range, page by page as they are asked for. */
async function* matching(page, path, {min, max}) {
  let after = null;
  do {
    const answer = await api.itemsOf(path, after, min === null && max === null ? PAGE : 200, page.signal);
    for (const item of answer.items) {
      const amount = (item.salePrice ?? item.price)?.amount;
      if ((min === null || amount >= min) && (max === null || amount <= max)) yield item;
    }
    after = answer.next;
  } while (after);
}

async function take(source, count) {
  const items = [];
  while (items.length < count) {
    const {value, done} = await source.next();
    if (done) return {items, ended: true};
    items.push(value);
  }
  return {items, ended: false};
}

function departmentOf(shop, path) {
  return shop.departments.find(department => same(department.path, path.slice(0, department.path.length)));
}

function link(path) {
  return '#/category/' + path.map(encodeURIComponent).join('/');
}

function same(one, other) {
  return one.length === other.length && one.every((level, index) => level === other[index]);
}
