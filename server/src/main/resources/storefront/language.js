/** The shop's words in English and Chinese, and how prices are written. */
import * as store from './store.js';

let dictionary = {};

/** Reads the words; once, before anything is shown. */
export async function loadWords() {
  dictionary = await (await fetch('words.json')).json();
}

/** The language in use: the one chosen, else the browser's. */
export function language() {
  return store.get('language') ?? (/^zh\b/i.test(navigator.language) ? 'zh' : 'en');
}

export function switchLanguage() {
  store.set('language', language() === 'en' ? 'zh' : 'en');
}

/** The words for a key, with `{0}` filled in; undefined for a key that does not exist. */
export function words(key, value = '') {
  return dictionary[key]?.[language()].replace('{0}', () => value);
}

/** A text that exists in several languages. */
export function named(texts) {
  return texts?.[language()] ?? texts?.en ?? '';
}

/** An item's title, description, category and attributes in the language in use, as far as it has them. */
export function texts(item) {
  return {...item, ...item.translations?.[language()]};
}

/** A category's name: the last level of its path. */
export function categoryName(category) {
  return (category.translations?.[language()] ?? category.path).at(-1);
}

export function money({amount, currency}) {
  return new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
}

/** Why `shown` is on a shelf, in words; `about` is the item whose page it is. */
export function reasonText(reason, about, shown) {
  const {type, itemId, item, tag, name} = reason;
  if (type === 'rule') return words('rule', name);
  if (tag) return words(type, tag.startsWith('category:') ? texts(shown).productType.at(-1) : tag.slice(tag.indexOf(':') + 1));
  if (type === 'popular' || type === 'new' || type === 'matches') return words(type + 'Reason');
  if (itemId && itemId === about) return words(type + 'This') ?? words(type);
  if (item) return words(type, quoted(texts(item).title));
  return words(type + 'Unnamed') ?? words(type);
}

function quoted(title) {
  const short = [...title].length > 48 ? [...title].slice(0, 46).join('') + '…' : title;
  return language() === 'zh' ? `“${short}”` : short;
}
