/** What a search found: products, the facets to narrow them by, and what to do where there are none. */
import * as api from '../api.js';
import {card, shelf, skeletons} from '../cards.js';
import {button, element, fill, icon} from '../dom.js';
import {flush, track} from '../events.js';
import * as identity from '../identity.js';
import {language, money, reasonText, words} from '../language.js';
import {searchLink} from '../search-box.js';

const PAGE = 24;
const ORDERS = ['relevance', 'price_up', 'price_down', 'newest'];

export function search(page, again, text = '') {
  if (!again && text) track('search', {query: text});
  const chosen = {order: 'relevance', facets: {}};
  const head = element('div', {class: 'found'});
  const facets = element('div', {class: 'facets'});
  const narrow = element('details', {class: 'narrow', open: matchMedia('(min-width: 900px)').matches},
    element('summary', {class: 'button small'}, words('narrow')), facets);
  const cards = element('div', {class: 'cards grid'});
  const more = button({class: 'button wide', hidden: true}, words('more'));
  const notFound = element('div');
  let offset = 0;
  let turn = 0;

  const load = async () => {
    const mine = ++turn;
    const waiting = skeletons(offset === 0 ? 8 : 4);
    if (offset === 0) fill(cards, waiting);
    else cards.append(...waiting);
    try {
      await flush();
      const answer = await api.search({
        q: text, language: language(), deviceId: identity.deviceId(), offset, limit: PAGE,
        order: chosen.order, ...parameters(chosen.facets),
      }, page.signal);
      waiting.forEach(node => node.remove());
      if (mine === turn) show(answer);
    } catch (problem) {
      waiting.forEach(node => node.remove());
      page.failed(problem);
    }
  };
  const show = answer => {
    const shown = {placement: 'search', recommendationId: answer.recommendationId};
    // The shopper's own clicks may have moved an item from one page to the next.
    const there = new Set([...cards.children].map(child => child.dataset.item));
    cards.append(...answer.entries.filter(({item}) => !there.has(item.itemId)).map(({item, reasons}, index) => card(item, {
      reason: reasons[0] && reasonText(reasons[0]), shelf: shown, position: offset + index, eager: offset + index < 4,
    })));
    offset += answer.items.length;
    more.hidden = offset >= answer.total || answer.items.length === 0;
    if (offset === answer.items.length) {
      fill(head, heading(answer));
      fill(facets, narrowing(answer));
      fill(notFound, answer.total === 0 && nothing());
    }
  };
  const restart = () => {
    offset = 0;
    load();
  };
  more.addEventListener('click', load);

  const heading = ({total, understood, degraded}) => [
    element('p', {class: 'muted', role: 'status'}, words('foundCount', String(total))),
    understood.corrected && element('p', {}, words('correctedTo') + ' ',
      element('a', {href: searchLink(understood.corrected)}, understood.corrected)),
    understood.didYouMean && element('p', {}, words('didYouMean') + ' ',
      element('a', {href: searchLink(understood.didYouMean)}, understood.didYouMean)),
    understood.rescues?.includes('fewer_words') && element('p', {class: 'muted'}, words('fewerWords')),
    understood.rescues?.includes('price') && element('p', {class: 'muted'}, words('otherPrices')),
    degraded && element('p', {class: 'muted'}, words('searchDegraded')),
    element('label', {class: 'order'}, element('span', {class: 'muted'}, words('order')),
      element('select', {
        onchange: event => {
          chosen.order = event.target.value;
          restart();
        },
      }, ORDERS.map(order => element('option', {value: order, selected: order === chosen.order}, words(order))))),
  ];
  const narrowing = ({facets: {categories, brands, prices, attributes}}) => [
    Object.keys(chosen.facets).length > 0 && button({
      class: 'button small plain',
      onclick: () => {
        chosen.facets = {};
        restart();
      },
    }, words('clearAll')),
    choices('category', words('departments'), categories.map(({path, ...rest}) => ({value: path.join(' > '), ...rest})), true),
    choices('price', words('price'), prices.map(band => ({value: `${band.min ?? ''}..${band.max ?? ''}`, label: priceBand(band, page.shop.currency), ...band})), true),
    choices('brand', words('brand'), brands),
    attributes.map(({name, label, values}) => choices(`attribute ${name}`, label, values)),
  ];
  /** `single`: one excludes the others. */
  const choices = (field, title, values, single = false) => {
    const on = chosen.facets[field] ?? [];
    if (values.length < 2 && on.length === 0) return null;
    const toggle = value => {
      const next = on.includes(value) ? on.filter(other => other !== value) : single ? [value] : [...on, value];
      if (next.length > 0) chosen.facets[field] = next;
      else delete chosen.facets[field];
      restart();
    };
    return element('fieldset', {}, element('legend', {}, title), values.map(({value, label, count}) =>
      element('label', {class: 'choice-line'},
        element('input', {type: 'checkbox', checked: on.includes(value), onchange: () => toggle(value)}),
        element('span', {}, label),
        element('span', {class: 'muted'}, String(count)))));
  };

  page.show(text || words('search'),
    element('h1', {tabindex: -1}, text ? words('resultsFor', text) : words('search')),
    head,
    element('div', {class: 'results'}, narrow, element('div', {}, cards, more, notFound)));
  restart();

  function nothing() {
    return [
      element('div', {class: 'empty'}, icon('search'), element('p', {}, words('foundNothing'))),
      shelf({page, title: words('popular'), placement: 'popular'}),
    ];
  }
}

/** Bands begin a cent above the one before; nobody wants to read that. */
function priceBand({min, max, currency}, shops) {
  const amount = value => currency ?? shops ? money({amount: Math.floor(value), currency: currency ?? shops}) : String(Math.floor(value));
  if (max === undefined) return words('fromPrice', amount(min));
  if (!min) return words('toPrice', amount(max));
  return `${amount(min)} – ${amount(max)}`;
}

function parameters(facets) {
  const query = {attribute: []};
  for (const [field, values] of Object.entries(facets)) {
    if (field === 'price') [query.minPrice, query.maxPrice] = values[0].split('..');
    else if (field === 'category' || field === 'brand') query[field] = values;
    else query.attribute.push(...values.map(value => `${field.slice('attribute '.length)}:${value}`));
  }
  return query;
}
