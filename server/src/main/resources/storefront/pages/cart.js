/** The cart with the wish list below it, and the pretend checkout. */
import * as belongings from '../belongings.js';
import {card, itemLink, price, shelf} from '../cards.js';
import {button, element, fill, icon, picture} from '../dom.js';
import {flush} from '../events.js';
import {money, texts, words} from '../language.js';

export function cart(page) {
  const lines = element('div', {class: 'cart'});
  const together = element('div');
  const wishes = element('div');
  const show = () => {
    fill(lines, belongings.cart().length === 0 ? empty() : filled());
    fill(wishes, wishList());
  };
  let named = '';
  const showTogether = () => {
    const ids = belongings.cart().map(({item}) => item.itemId);
    if (ids.join() === named) return;
    named = ids.join();
    fill(together, ids.length > 0 && shelf({
      page, title: words('goesWithCart'), placement: 'cart-together', query: {itemId: ids.slice(0, 200)},
    }));
  };
  page.belongingsChanged = () => {
    show();
    showTogether();
  };
  page.show(words('cart'), element('h1', {tabindex: -1}, words('cart')), lines, together, wishes);
  page.belongingsChanged();
}

function empty() {
  return element('div', {class: 'empty'}, icon('cart'), element('p', {}, words('emptyCart')),
    element('a', {class: 'button', href: '#/'}, words('lookAround')));
}

function filled() {
  return [
    element('ul', {class: 'lines'}, belongings.cart().map(line)),
    summary(element('a', {class: 'button main wide', href: '#/checkout'}, words('checkout'))),
  ];
}

function line({item, quantity}) {
  const {title} = texts(item);
  const step = (by, name, symbol) => button({
    class: 'round', 'aria-label': words(name, title), 'data-step': by, 'data-item': item.itemId,
    onclick: () => {
      belongings.change(item, by);
      document.querySelector(`[data-step="${by}"][data-item="${CSS.escape(item.itemId)}"]`)?.focus();
    },
  }, icon(symbol));
  return element('li', {class: 'line-item'},
    element('a', {href: itemLink(item), tabindex: -1, 'aria-hidden': 'true'}, picture(item)),
    element('div', {class: 'line-text'},
      element('a', {href: itemLink(item)}, title),
      price(item),
      element('div', {class: 'stepper', role: 'group', 'aria-label': words('quantity')},
        step(-1, 'less', 'minus'), element('output', {}, String(quantity)), step(1, 'oneMore', 'plus'),
        button({class: 'button plain small', onclick: () => belongings.change(item, -quantity)},
          words('remove')))));
}

function summary(action, note) {
  const total = belongings.total();
  return element('aside', {class: 'summary'},
    element('p', {class: 'muted'}, words('pieces', String(belongings.pieces()))),
    total && element('p', {class: 'total'}, element('span', {}, words('total')), element('strong', {}, money(total))),
    action,
    note && element('p', {class: 'muted'}, note));
}

function wishList() {
  const wishes = belongings.wishes();
  return wishes.length > 0 && element('section', {class: 'shelf'},
    element('div', {class: 'shelf-head'}, element('h2', {}, words('wishList'))),
    element('div', {class: 'cards row'}, wishes.map((item, position) => card(item, {shelf: {placement: 'wish-list'}, position}))));
}

/** The pretend checkout. */
export function checkout(page, again) {
  if (belongings.cart().length === 0) return cart(page);
  if (!again) belongings.beginCheckout();
  page.show(words('checkoutTitle'),
    element('h1', {tabindex: -1}, words('checkoutTitle')),
    element('div', {class: 'cart'},
      element('ul', {class: 'lines'}, belongings.cart().map(({item, quantity}) => element('li', {class: 'line-item'},
        picture(item),
        element('div', {class: 'line-text'}, element('p', {}, texts(item).title),
          element('p', {class: 'muted'}, `${words('quantity')}: ${quantity}`), price(item))))),
      summary(button({class: 'button main wide', onclick: () => order(page)}, words('placeOrder')),
        words('pretend'))));
}

async function order(page) {
  belongings.buy();
  await flush();
  location.hash = '#/thanks';
}

export function thanks(page) {
  page.show(words('thanks'),
    element('div', {class: 'empty'}, icon('check'), element('h1', {tabindex: -1}, words('thanks')),
      element('p', {class: 'muted'}, words('thanksText')),
      element('a', {class: 'button', href: '#/'}, words('lookAround'))),
    shelf({page, title: words('forYou'), placement: 'home', layout: 'grid', limit: 10}));
}
