/** The page of one product, with what is like it and what goes with it. */
import * as api from '../api.js';
import * as belongings from '../belongings.js';
import {addToCart, canBeOrdered, heart, price, shelf, skeletons} from '../cards.js';
import {crumbs} from './departments.js';
import {button, element, icon, picture, toast} from '../dom.js';
import {flush, track} from '../events.js';
import {texts, words} from '../language.js';

export async function product(page, itemId, again) {
  page.show('', element('div', {class: 'product'}, skeletons(1)));
  const item = await api.itemById(itemId, page.signal);
  if (!again) track('view_item', belongings.about(item));
  const about = {page, query: {itemId}, about: itemId};
  const {title, description, attributes} = texts(item);
  page.show(title,
    item.productType?.length > 0 && crumbs(item.productType, page.shop.categories),
    element('article', {class: 'product'},
      picture(item, true),
      element('div', {class: 'product-text'},
        item.brand && element('p', {class: 'brand'}, item.brand),
        element('h1', {tabindex: -1}, title),
        price(item),
        element('p', {class: `availability ${item.availability}`}, words(item.availability ?? 'in_stock')),
        actions(item),
        description && element('p', {class: 'description'}, description),
        details(attributes))),
    shelf({...about, title: words('together'), placement: 'cart-together'}),
    shelf({...about, title: words('similar'), placement: 'item-similar'}));
}

function actions(item) {
  return element('div', {class: 'actions'},
    button({
      class: 'button main', disabled: !canBeOrdered(item), onclick: () => addToCart(item),
    }, icon('cart'), words('addToCart')),
    heart(item),
    button({class: 'button plain', onclick: event => notInterested(item, event.currentTarget)},
      words('dislike')));
}

async function notInterested(item, button) {
  button.disabled = true;
  belongings.dislike(item);
  toast(words('disliked'));
  await flush();
}

function details(attributes) {
  const entries = Object.entries(attributes ?? {});
  if (entries.length === 0) return null;
  return element('section', {class: 'details'},
    element('h2', {}, words('details')),
    element('dl', {}, entries.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))));
}
