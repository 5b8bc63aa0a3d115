/** The cart, the wish list and what the shopper does not want to see: they belong to the shopper, or else the device. */
import * as identity from './identity.js';
import * as store from './store.js';
import {track} from './events.js';

const MOST = 99;
const clicked = new Map();

/** Remembers which answer led to an item: its purchase is to the credit of that shelf. */
export function cameFrom(itemId, recommendationId) {
  if (recommendationId) clicked.set(itemId, recommendationId);
}

/** What events about one item carry. */
export function about(item, quantity) {
  const price = item.salePrice ?? item.price;
  return {
    ...(clicked.has(item.itemId) && {recommendationId: clicked.get(item.itemId)}),
    ...(price && {currency: price.currency, value: cents(price.amount, quantity ?? 1) / 100}),
    items: [{itemId: item.itemId, ...(price && {price: price.amount}), ...(quantity && {quantity})}],
  };
}

/** Lines of the cart, oldest first: `{item, quantity}`. */
export function cart() {
  return load('cart');
}

export function pieces() {
  return cart().reduce((sum, line) => sum + line.quantity, 0);
}

/** The sum of the cart; null if nothing in it has a price. */
export function total() {
  const priced = cart().filter(({item}) => item.salePrice ?? item.price);
  if (priced.length === 0) return null;
  const sum = priced.reduce((cent, {item, quantity}) => cent + cents((item.salePrice ?? item.price).amount, quantity), 0);
  return {amount: sum / 100, currency: (priced[0].item.salePrice ?? priced[0].item.price).currency};
}

/** Changes how many of an item are in the cart, and tells the shop. */
export function change(item, by) {
  const lines = cart();
  const before = lines.find(line => line.item.itemId === item.itemId)?.quantity ?? 0;
  const after = Math.min(MOST, Math.max(0, before + by));
  if (after === before) return;
  const {description, ...kept} = item;
  const line = {item: kept, quantity: after};
  const changed = before === 0 ? [...lines, line]
    : lines.map(old => old.item.itemId === item.itemId ? line : old).filter(old => old.quantity > 0);
  save('cart', changed);
  track(after > before ? 'add_to_cart' : 'remove_from_cart', about(item, Math.abs(after - before)));
}

export function beginCheckout() {
  track('begin_checkout', order());
}

/** Buys what is in the cart and empties it. */
export function buy() {
  track('purchase', {...order(), transactionId: 'order-' + crypto.randomUUID()});
  save('cart', []);
}

function order() {
  const sum = total();
  return {
    ...(sum && {value: sum.amount, currency: sum.currency}),
    items: cart().map(({item, quantity}) => about(item, quantity).items[0]),
  };
}

export function wishes() {
  return load('wishes');
}

export function isWished(item) {
  return wishes().some(wish => wish.itemId === item.itemId);
}

/** Puts an item on the wish list, or takes it off; answers whether it is on it now. */
export function toggleWish(item) {
  const wished = isWished(item);
  const {description, ...kept} = item;
  save('wishes', wished ? wishes().filter(wish => wish.itemId !== item.itemId) : [...wishes(), kept]);
  if (!wished) track('add_to_wishlist', about(item));
  return !wished;
}

export function dislike(item) {
  save('hidden', [...load('hidden'), item.itemId]);
  track('dislike', {items: about(item).items});
}

export function isHidden(item) {
  return load('hidden').includes(item.itemId);
}

/** What lay here before consent becomes the devices' own. */
export function adopt() {
  for (const what of ['cart', 'wishes', 'hidden']) {
    for (const device of ['computer', 'phone']) {
      const before = store.get(`${what}.${device}`);
      if (before) store.set(`${what}.${identity.deviceId(device)}`, before);
      store.remove(`${what}.${device}`);
    }
  }
}

/** Signs a new shopper in on both devices; their carts and wish lists come along. */
export function signIn() {
  const owners = ['computer', 'phone'].map(device => identity.deviceId(device));
  identity.signIn();
  save('cart', merged('cart', owners, line => line.item.itemId));
  save('wishes', merged('wishes', owners, item => item.itemId));
  save('hidden', merged('hidden', owners, itemId => itemId));
  track('login', {}, 'computer');
  track('login', {}, 'phone');
}

function merged(what, owners, key) {
  const everything = owners.flatMap(owner => store.get(`${what}.${owner}`) ?? []);
  return [...new Map(everything.map(entry => [key(entry), entry])).values()];
}

function load(what) {
  return store.get(`${what}.${identity.owner()}`) ?? [];
}

function save(what, entries) {
  store.set(`${what}.${identity.owner()}`, entries);
  dispatchEvent(new Event('belongings'));
}

function cents(amount, quantity) {
  return Math.round(amount * 100) * quantity;
}
