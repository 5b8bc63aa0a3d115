/** What surrounds every page: header, tabs, footer, the question for consent, notes of trouble, and the second device. */
import {pieces} from './belongings.js';
import {button, element, fill, icon} from './dom.js';
import {guide} from './guide.js';
import * as identity from './identity.js';
import {named, switchLanguage, words} from './language.js';
import {decide, signIn} from './pages/you.js';
import {deviceSwitch, secondDevice, situation} from './second-device.js';
import {searchBox} from './search-box.js';
import {consent} from './store.js';

/** Builds it; `changed()` redraws everything. */
export function frame({shop, changed, retry}) {
  const skip = button({class: 'skip', onclick: () => main.focus()});
  const header = element('header', {class: 'top'});
  const notice = element('div', {class: 'notice', role: 'alert', hidden: true});
  const main = element('main', {id: 'main', tabindex: -1});
  const footer = element('footer', {class: 'bottom'});
  const hint = element('div', {class: 'hint'});
  const tabs = element('nav', {class: 'tabs'});
  const question = element('section', {class: 'consent', 'aria-labelledby': 'consent-title', hidden: true});
  const talk = guide();
  const device = secondDevice({signIn});
  const switchDevice = role => {
    identity.become(role);
    changed();
  };
  const language = () => button({
    class: 'language',
    onclick: () => {
      switchLanguage();
      changed();
    },
  }, words('otherLanguage'));

  const draw = () => {
    fill(skip, words('skip'));
    fill(header, element('div', {class: 'bar'},
      element('a', {class: 'brand', href: '#/'}, element('img', {src: 'mark.svg', alt: '', width: 30, height: 30}), named(shop().name)),
      element('nav', {class: 'links', 'aria-label': words('menu')}, link('', 'home'), link('departments', 'departments')),
      searchBox(searched()),
      !identity.embedded && deviceSwitch(switchDevice),
      language(),
      link('you', 'you', 'person'), link('cart', 'cart', 'cart')));
    tabs.setAttribute('aria-label', words('menu'));
    fill(tabs, link('', 'home', 'home'), link('departments', 'departments', 'grid'), link('cart', 'cart', 'cart'),
      !identity.embedded && link('you', 'you', 'person'));
    fill(footer, element('p', {}, words('footer')), element('a', {href: '#/you'}, words('privacy')));
    question.hidden = identity.embedded || consent() !== null;
    fill(question, ask());
    hint.hidden = identity.embedded || !identity.known() || identity.shopperId() !== null;
    fill(hint, situation(signIn));
    device.draw();
    talk.draw();
    count();
  };
  const count = () => [header, tabs].flatMap(place => [...place.querySelectorAll('[data-page="cart"]')])
    .forEach(node => showCount(node, pieces()));

  return {
    nodes: [
      skip,
      question, header, notice, hint,
      element('div', {class: 'page'}, main, device.node),
      footer, tabs, ...talk.nodes,
    ],
    main,
    draw,
    count,
    pulse: device.pulse,
    here: name => {
      notice.hidden = true;
      const field = header.querySelector('input[name="q"]');
      if (field && field !== document.activeElement) field.value = searched();
      document.querySelectorAll('[data-page]').forEach(node =>
        node.setAttribute('aria-current', node.dataset.page === name ? 'page' : 'false'));
    },
    trouble: problem => {
      fill(notice, element('p', {}, problem.kind === 'away' ? words('away') : words('odd', problem.message)),
        button({class: 'button small', onclick: retry}, words('retry')));
      notice.hidden = false;
    },
  };
}

function link(page, name, symbol) {
  return element('a', {href: '#/' + page, 'data-page': page, class: symbol ? 'with-icon' : 'plain'},
    symbol && icon(symbol), element('span', {}, words(name)));
}

/** What this page searched for. */
function searched() {
  const text = location.hash.match(/^#\/search\/(.*)$/)?.[1] ?? '';
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function showCount(node, number) {
  node.querySelector('.count')?.remove();
  if (number > 0) node.append(element('span', {class: 'count'}, number > 99 ? '99+' : String(number)));
}

function ask() {
  return [
    element('h2', {id: 'consent-title'}, words('askTitle')),
    element('p', {}, words('askText')),
    element('div', {class: 'answers'},
      button({class: 'button', onclick: () => decide('no')}, words('decline')),
      button({class: 'button', onclick: () => decide('yes')}, words('allow'))),
  ];
}
