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
  const facets = element('aside', {class: 'facets', 'aria-label': words('narrow')});
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
        sort: chosen.order, ...parameters(chosen.facets),
      }, page.signal);
      if (mine === turn) show(answer, waiting);
    } catch (problem) {
      waiting.forEach(node => node.remove());
      page.failed(problem);
    }
  };
  const show = (answer, waiting) => {
    waiting.forEach(node => node.remove());
    const shown = {placement: 'search', recommendationId: answer.recommendationId};
    cards.append(...answer.entries.map(({item, reasons}, index) => card(item, {
      reason: reasons[0] && reasonText(reasons[0]), shelf: shown, position: offset + index, eager: offset + index < 4,
    })));
    offset += answer.items.length;
    more.hidden = offset >= answer.total || answer.items.length === 0;
    if (offset === answer.items.length) {
      fill(head, heading(answer));
      fill(facets, narrowing(answer, chosen, again));
      fill(notFound, answer.total === 0 && nothing());
    }
  };
  const restart = () => {
    offset = 0;
    load();
  };
  more.addEventListener('click', load);

  const heading = answer => [
    element('p', {class: 'muted', role: 'status'}, words('foundCount', String(answer.total))),
    answer.correctedQuery && element('p', {}, words('correctedTo') + ' ',
      element('a', {href: searchLink(answer.correctedQuery)}, answer.correctedQuery)),
    answer.rescue === 'fewer_words' && element('p', {class: 'muted'}, words('fewerWords')),
    answer.degraded?.length > 0 && element('p', {class: 'muted'}, words('searchDegraded')),
    element('label', {class: 'order'}, element('span', {class: 'muted'}, words('order')),
      element('select', {
        onchange: event => {
          chosen.order = event.target.value;
          restart();
        },
      }, ORDERS.map(order => element('option', {value: order, selected: order === chosen.order}, words(order))))),
  ];
  const narrowing = answer => [
    Object.keys(chosen.facets).length > 0 && button({
      class: 'button small plain',
      onclick: () => {
        chosen.facets = {};
        restart();
      },
    }, words('clearAll')),
    answer.facets.filter(facet => facet.values.length > 1 || chosen.facets[facet.field]).map(facet =>
      element('fieldset', {}, element('legend', {}, facetName(facet)),
        facet.values.map(value => choice(facet.field, value)))),
  ];
  const choice = (field, {value, label, count, from, to, currency}) => {
    const on = chosen.facets[field]?.includes(value) ?? false;
    return element('label', {class: 'choice-line'},
      element('input', {
        type: 'checkbox', checked: on,
        onchange: () => {
          const values = (chosen.facets[field] ?? []).filter(other => other !== value);
          const next = on ? values : single(field) ? [value] : [...values, value];
          if (next.length > 0) chosen.facets[field] = next;
          else delete chosen.facets[field];
          restart();
        },
      }),
      element('span', {}, field === 'price' ? band(from, to, currency) : label),
      element('span', {class: 'muted'}, String(count)));
  };

  page.show(text || words('search'),
    element('h1', {tabindex: -1}, text ? words('resultsFor', text) : words('search')),
    head,
    element('div', {class: 'results'}, facets, element('div', {}, cards, more, notFound)));
  restart();

  function nothing() {
    return [
      element('div', {class: 'empty'}, icon('search'), element('p', {}, words('foundNothing'))),
      shelf({page, title: words('popular'), placement: 'popular'}),
    ];
  }
}

/** Price bands and categories exclude each other. */
function single(field) {
  return field === 'price' || field === 'category';
}

function facetName({field, label}) {
  return words(field + 'Facet') ?? label ?? field;
}

function band(from, to, currency) {
  if (to === null || to === undefined) return words('fromPrice', money({amount: from, currency}));
  if (from === null || from === undefined || from === 0) return words('toPrice', money({amount: to, currency}));
  return `${money({amount: from, currency})} – ${money({amount: to, currency})}`;
}

function parameters(facets) {
  const query = {};
  for (const [field, values] of Object.entries(facets)) {
    if (field === 'price') {
      const [min, max] = values[0].split('..');
      Object.assign(query, {minPrice: min, maxPrice: max});
    } else if (field === 'category' || field === 'brand') {
      query[field] = values;
    } else {
      query.attribute = [...(query.attribute ?? []), ...values.map(value => `${field}:${value}`)];
    }
  }
  return query;
}
