/** The search field of the header, with suggestions while typing. A combobox as ARIA describes it. */
import * as api from './api.js';
import {button, element, fill, icon, picture} from './dom.js';
import {language, words} from './language.js';

const PAUSE = 120;
const LIMIT = 8;

export function searchLink(text) {
  return '#/search/' + encodeURIComponent(text);
}

/** `text` is what was searched for on this page. */
export function searchBox(text = '') {
  const list = element('ul', {class: 'suggestions', id: 'suggestions', role: 'listbox', 'aria-label': words('suggestions'), hidden: true});
  const input = element('input', {
    type: 'search', name: 'q', value: text, maxlength: 200, enterkeyhint: 'search', autocomplete: 'off',
    placeholder: words('searchHint'), 'aria-label': words('search'), role: 'combobox', 'aria-expanded': 'false',
    'aria-controls': 'suggestions', 'aria-autocomplete': 'list',
    oninput: () => schedule(),
    onkeydown: event => key(event),
    onblur: () => setTimeout(close, 150),
  });
  let timer = 0;
  let asked = null;
  let chosen = -1;

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  };
  const suggest = async () => {
    asked?.abort();
    asked = new AbortController();
    const typed = input.value.trim();
    if (typed === '') return close();
    try {
      show(await api.suggestions(typed, language(), LIMIT, asked.signal));
    } catch {
      close(); // suggestions are a help, not a need
    }
  };
  const show = suggestions => {
    if (suggestions.length === 0 || document.activeElement !== input) return close();
    chosen = -1;
    fill(list, suggestions.map((suggestion, index) => element('li', {
      id: `suggestion-${index}`, role: 'option', 'aria-selected': 'false', class: suggestion.kind,
      'data-href': target(suggestion), onmousedown: event => go(event, target(suggestion)),
    }, suggestion.item ? picture(suggestion.item) : icon('search'),
    element('span', {}, suggestion.text),
    suggestion.kind !== 'item' && suggestion.kind !== 'query' && element('span', {class: 'muted'}, words(suggestion.kind + 'Kind')))));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  const go = (event, href) => {
    event.preventDefault();
    close();
    input.blur();
    location.hash = href;
  };
  const key = event => {
    if (event.key === 'Escape') return close();
    if (event.key === 'Enter' && chosen >= 0) return go(event, list.children[chosen].dataset.href);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' || list.hidden) return;
    event.preventDefault();
    const count = list.children.length;
    chosen = event.key === 'ArrowDown' ? (chosen + 1) % count : (chosen + count - (chosen < 0 ? 0 : 1)) % count;
    [...list.children].forEach((child, index) => child.setAttribute('aria-selected', String(index === chosen)));
    input.setAttribute('aria-activedescendant', list.children[chosen].id);
  };
  return element('form', {
    class: 'search', role: 'search',
    onsubmit: event => {
      const typed = input.value.trim();
      if (typed === '') event.preventDefault();
      else go(event, searchLink(typed));
    },
  }, input, button({class: 'round', type: 'submit', 'aria-label': words('search')}, icon('search')), list);
}

function target({kind, text, id}) {
  if (kind === 'item') return '#/item/' + encodeURIComponent(id);
  if (kind === 'category') return '#/category/' + id.split(' > ').map(encodeURIComponent).join('/');
  return searchLink(text);
}
