/** Product cards and the shelves they stand on. */
import * as api from './api.js';
import * as belongings from './belongings.js';
import {button, element, fill, icon, picture, toast} from './dom.js';
import {flush, track} from './events.js';
import * as identity from './identity.js';
import {watch} from './impressions.js';
import {money, reasonText, texts, words} from './language.js';

/** The price, with the regular one struck through when it is on sale; nothing when the shop names none. */
export function price(item) {
  if (!item.price && !item.salePrice) return null;
  if (!item.salePrice || !item.price) return element('p', {class: 'price'}, money(item.salePrice ?? item.price));
  return element('p', {class: 'price on-sale'},
    element('span', {class: 'aside'}, words('now') + ' '), element('strong', {}, money(item.salePrice)), ' ',
    element('span', {class: 'aside'}, words('was') + ' '), element('s', {}, money(item.price)));
}

export function canBeOrdered(item) {
  return item.availability !== 'out_of_stock';
}

export function itemLink(item) {
  return '#/item/' + encodeURIComponent(item.itemId);
}

/** A heart that puts an item on the wish list and takes it off. */
export function heart(item) {
  const node = button({
    class: 'round heart',
    onclick: () => {
      if (belongings.toggleWish(item)) toast(words('wished'));
      show();
    },
  }, icon('heart'));
  const show = () => {
    node.setAttribute('aria-pressed', String(belongings.isWished(item)));
    node.setAttribute('aria-label', `${words('wish')}: ${texts(item).title}`);
    node.title = words(belongings.isWished(item) ? 'unwish' : 'wish');
  };
  show();
  return node;
}

/** A card; `options` may have `{reason, model, ruleId, sponsored, shelf, position, eager, onHide}`. */
export function card(item, {reason, model, ruleId, sponsored, shelf = {}, position = 0, eager = false, onHide} = {}) {
  const {title} = texts(item);
  const node = element('article', {class: 'card', 'data-item': item.itemId},
    element('a', {class: 'card-link', href: itemLink(item), onclick: () => select(item, shelf, position)},
      picture(item, eager),
      element('h3', {class: 'card-title'}, title)),
    element('div', {class: 'card-foot'}, price(item) ?? element('p', {class: 'price'}), quickAdd(item)),
    reason && element('div', {class: 'card-why'}, element('p', {class: 'reason', title: reason}, reason),
      onHide && hide(item, title, onHide)),
    heart(item));
  if (item.salePrice && item.price) node.append(element('span', {class: 'badge', 'aria-hidden': 'true'}, reduction(item)));
  if (sponsored) node.append(element('span', {class: 'badge sponsored'}, words('sponsored')));
  watch(node, item.itemId, position, shelf, {model, ruleId});
  return node;
}

/** Notes that somebody chose an item where it was shown. */
export function select(item, {recommendationId}, position) {
  belongings.cameFrom(item.itemId, recommendationId);
  const event = belongings.about(item);
  track('select_item', {...event, items: [{...event.items[0], position}]});
}

function quickAdd(item) {
  if (!canBeOrdered(item)) return element('span', {class: 'sold-out'}, words('out_of_stock'));
  return button({
    class: 'round add',
    title: words('addToCart'),
    'aria-label': `${words('addToCart')}: ${texts(item).title}`,
    onclick: () => addToCart(item),
  }, icon('plus'));
}

export function addToCart(item) {
  belongings.change(item, 1);
  toast(words('added'));
  flush();
}

function hide(item, title, onHide) {
  return button({
    class: 'round hide',
    title: words('dislike'),
    'aria-label': `${words('dislike')}: ${title}`,
    onclick: async () => {
      belongings.dislike(item);
      toast(words('disliked'));
      await flush();
      onHide();
    },
  }, icon('close'));
}

function reduction({price, salePrice}) {
  return `−${Math.max(1, Math.round((1 - salePrice.amount / price.amount) * 100))}%`;
}

/** Cards without content, of the size of those with: nothing moves later. */
export function skeletons(count) {
  return Array.from({length: count}, () => element('div', {class: 'card skeleton', 'aria-hidden': 'true'},
    element('div', {class: 'picture'}), element('div', {class: 'line'}), element('div', {class: 'line short'})));
}

/**
 * A shelf as the server answers it: a section that can `refresh()`. `layout` is `row` or `grid`, `about` the item whose
 * page it is on, `only` the one reason for which items are shown, without what fills the shelf up. Without items it is hidden, unless `onEmpty` gives something to show.
 */
export function shelf({title, note, placement, query = {}, limit = 12, layout = 'row', about, only, onEmpty, page}) {
  const place = element('div', {class: `cards ${layout}`}, skeletons(limit));
  const section = element('section', {class: 'shelf', 'data-placement': placement, 'aria-busy': 'true', 'aria-label': title},
    element('div', {class: 'shelf-head'},
      element('div', {}, element('h2', {}, title), note && element('p', {class: 'muted'}, note)),
      layout === 'row' && arrows(place)),
    place);
  const load = async () => {
    await flush();
    const answer = await api.shelf({placement, deviceId: identity.deviceId(), limit, ...query}, page.signal);
    show(answer);
  };
  const show = ({recommendationId, entries}) => {
    const visible = entries.filter(({item, reasons}) => !belongings.isHidden(item) && (!only || reasons[0].type === only));
    const shown = {placement, recommendationId};
    const before = new Set([...place.children].map(child => child.dataset.item));
    const cards = visible.map(({item, model, ruleId, sponsored, reasons}, position) => card(item, {
      reason: reasonText(reasons[0], about, item), model, ruleId, sponsored, shelf: shown, position, eager: position < 4,
      onHide: placement === 'home' && section.refresh,
    }));
    cards.filter(node => !before.has(node.dataset.item)).forEach(node => node.classList.add('fresh'));
    fill(place, cards.length === 0 && onEmpty ? onEmpty() : cards);
    section.hidden = cards.length === 0 && !onEmpty;
    section.setAttribute('aria-busy', 'false');
  };
  section.refresh = () => load().catch(problem => {
    if (problem.name === 'AbortError') return;
    section.hidden ||= section.getAttribute('aria-busy') === 'true';
    page.failed(problem);
  });
  section.refresh();
  return section;
}

function arrows(place) {
  const step = direction => place.scrollBy({left: direction * place.clientWidth * .85, behavior: 'smooth'});
  return element('div', {class: 'arrows'},
    button({class: 'round', 'aria-label': words('scrollBack'), onclick: () => step(-1)}, icon('back')),
    button({class: 'round', 'aria-label': words('scrollOn'), onclick: () => step(1)}, icon('next')));
}
