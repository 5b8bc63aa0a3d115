/** Building the page from values: every text becomes a text node, so nothing a product says can become markup. */

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  home: 'M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z',
  grid: 'M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z',
  cart: 'M6 8.5h12l1 11H5zM9 11V7a3 3 0 0 1 6 0v4',
  person: 'M12 12a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM5 20c.6-3.6 3.4-5.3 7-5.3s6.4 1.7 7 5.3',
  heart: 'M12 19.5S4.5 15 4.5 9.7A3.9 3.9 0 0 1 12 8.2a3.9 3.9 0 0 1 7.5 1.5C19.5 15 12 19.5 12 19.5z',
  plus: 'M12 6v12M6 12h12',
  minus: 'M6 12h12',
  close: 'M7 7l10 10M17 7 7 17',
  back: 'M14.5 6 8.5 12l6 6',
  next: 'M9.5 6l6 6-6 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20',
  chat: 'M4.5 5.5h15v10h-8l-4 3.5v-3.5h-3z',
  send: 'M4.5 12 19.5 5l-4 14-4-5.5z',
  check: 'M5.5 12.5l4.3 4.3 8.7-9',
  computer: 'M5 5.5h14v9.5H5zM3 18.5h18',
  phone: 'M8 3.5h8v17H8zM11 17.8h2',
};

/**
 * An element. Properties: `on…` functions become listeners, `class` and attributes are set as they are, `false`, `null`
 * and `undefined` are left out. Children: elements, texts, lists of them, or nothing.
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...present(children));
  return node;
}

export function button(properties, ...children) {
  return element('button', {type: 'button', ...properties}, ...children);
}

/** Replaces what a node holds. */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

function present(children) {
  return children.flat(9).filter(child => child !== null && child !== undefined && child !== false);
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A product's picture, or a quiet placeholder where it has none of this shop's own. */
export function picture(item, eager = false) {
  const frame = element('div', {class: 'picture'});
  const address = ownAddress(item.imageLink);
  if (!address) return fill(frame, placeholder());
  return fill(frame, element('img', {
    src: address,
    alt: '',
    width: 400,
    height: 400,
    loading: eager ? 'eager' : 'lazy',
    decoding: 'async',
    onerror: () => fill(frame, placeholder()),
  }));
}

function placeholder() {
  return element('div', {class: 'placeholder'}, icon('cart'));
}

/** Other hosts are never asked: they would learn who shops here. */
function ownAddress(link) {
  if (!link) return null;
  try {
    const address = new URL(link, document.baseURI);
    return address.origin === location.origin && /^https?:$/.test(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

/** Says something once, visibly and to a screen reader. */
export function toast(message) {
  let place = document.querySelector('.toasts');
  if (!place) document.body.append(place = element('div', {class: 'toasts', role: 'status'}));
  const note = element('p', {class: 'toast'}, icon('check'), message);
  fill(place, note);
  setTimeout(() => note.remove(), 2600);
}

/** Sets a department's colour, `#rrggbb`; the style sheet derives tints from it. */
export function accent(node, colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour ?? '')) node.style.setProperty('--accent', colour);
  return node;
}
