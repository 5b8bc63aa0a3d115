/**
 * The guide: a conversation in a drawer that stays open from page to page. The server answers each turn with everything
 * that is drawn here; this file decides nothing.
 */
import * as api from './api.js';
import {addToCart, canBeOrdered, itemLink, select} from './cards.js';
import {button, element, fill, icon, picture} from './dom.js';
import {flush} from './events.js';
import * as identity from './identity.js';
import {watch} from './impressions.js';
import {language, money, words} from './language.js';

const LONGEST = 2000;

export function guide() {
  const log = element('div', {class: 'guide-log', role: 'log', 'aria-live': 'polite'});
  const chips = element('div', {class: 'guide-chips'});
  const input = element('textarea', {
    name: 'text', rows: 1, maxlength: LONGEST, enterkeyhint: 'send',
    onkeydown: event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    },
  });
  const form = element('form', {
    class: 'guide-input',
    onsubmit: event => {
      event.preventDefault();
      const text = input.value.trim();
      if (text === '' || busy) return;
      input.value = '';
      say(text);
      turn({text});
    },
  }, input, button({class: 'round', type: 'submit'}, icon('send')));
  const head = element('header', {class: 'guide-head'});
  const drawer = element('aside', {
    class: 'guide', hidden: true,
    onkeydown: event => event.key === 'Escape' && close(),
  }, head, log, chips, form);
  const opener = button({class: 'guide-open', onclick: () => drawer.hidden ? open() : close()});
  let busy = false;
  let conversation = null;
  let began = false;
  let owner = identity.owner();

  const draw = () => {
    if (owner !== identity.owner()) forgetEverything();
    drawer.setAttribute('aria-label', words('guide'));
    opener.setAttribute('aria-label', words('guide'));
    opener.setAttribute('aria-expanded', String(!drawer.hidden));
    fill(opener, icon('chat'), element('span', {}, words('guide')));
    fill(head,
      element('div', {}, element('h2', {}, words('guide')), element('p', {class: 'muted'}, words('guideIsAi'))),
      button({class: 'button small plain', onclick: startOver}, words('guideAnew')),
      button({class: 'round', 'aria-label': words('close'), onclick: () => close()}, icon('close')));
    input.placeholder = words('guideHint');
    input.setAttribute('aria-label', words('guideHint'));
    form.lastChild.setAttribute('aria-label', words('send'));
  };
  /** Somebody else is here now: what was said is none of their business. */
  const forgetEverything = () => {
    owner = identity.owner();
    conversation = null;
    began = false;
    fill(log);
    fill(chips);
    close();
  };
  const open = () => {
    drawer.hidden = false;
    document.documentElement.classList.add('guide-is-open');
    opener.setAttribute('aria-expanded', 'true');
    if (!began) begin();
    input.focus({preventScroll: true});
  };
  const close = () => {
    if (drawer.hidden) return;
    drawer.hidden = true;
    document.documentElement.classList.remove('guide-is-open');
    opener.setAttribute('aria-expanded', 'false');
    opener.focus({preventScroll: true});
  };
  const begin = () => {
    began = true;
    fill(log);
    turn({});
  };
  const startOver = () => {
    if (busy) return;
    conversation = null;
    fill(log);
    fill(chips);
    turn({reply: 'do:restart'});
  };
  const say = text => {
    log.append(element('p', {class: 'said'}, text));
    log.scrollTop = log.scrollHeight;
  };

  const turn = async what => {
    busy = true;
    const asking = owner;
    const waiting = element('p', {class: 'answer waiting', 'aria-label': words('thinking')},
      element('span'), element('span'), element('span'));
    log.querySelectorAll('.guide-replies').forEach(node => node.remove());
    log.append(waiting);
    log.scrollTop = log.scrollHeight;
    try {
      await flush();
      const answer = await api.guideTurn({
        conversationId: conversation, deviceId: identity.deviceId(), shopperId: identity.shopperId(), language: language(),
        itemIds: inView(), ...what,
      });
      waiting.remove();
      busy = false;
      if (asking !== owner) return;
      conversation = answer.conversationId;
      show(answer);
    } catch (problem) {
      waiting.remove();
      log.append(element('div', {class: 'answer'}, element('p', {}, words(problem.kind === 'away' ? 'guideAway' : 'odd', problem.message)),
        button({class: 'button small', onclick: () => turn(what)}, words('retry'))));
    }
    busy = false;
  };
  const tap = ({reply, label}) => () => {
    if (busy) return;
    say(label);
    turn({reply});
  };
  const replies = entries => element('div', {class: 'guide-replies'}, entries.map(entry =>
    button({class: 'chip', onclick: tap(entry)}, entry.label,
      entry.items !== undefined && element('span', {class: 'muted'}, String(entry.items)))));

  const show = answer => {
    const {question, products, comparison, quickReplies, next} = answer;
    const asked = question ?? next;
    const node = element('div', {class: `answer ${answer.act}`},
      element('p', {}, answer.message),
      question && element('p', {class: 'question'}, question.text),
      products.length > 0 && element('ul', {class: 'guide-products'}, lines(answer)),
      comparison && table(comparison, products));
    log.append(node);
    const answers = [
      ...(question?.options ?? []), ...(question ? [question.dontMind, question.showAnyway] : []), ...quickReplies,
    ];
    if (!question && next) log.append(element('p', {class: 'next muted'}, asked.text));
    if (!question && next) answers.unshift(...next.options);
    if (answers.length > 0) log.append(replies(answers));
    fill(chips, answer.understood.map(chip));
    chips.hidden = answer.understood.length === 0;
    node.scrollIntoView({block: 'start', behavior: 'smooth'});
  };
  const chip = one => one.isRemovable
    ? button({
      class: 'chip', 'aria-label': words('takeAway', one.label),
      onclick: () => busy || turn({edit: {slot: one.slot, value: one.value}}),
    }, one.label, icon('close'))
    : element('span', {class: 'chip'}, one.label);

  draw();
  return {nodes: [opener, drawer], draw};
}

/** What a turn shows is a shelf like any other: seen and chosen under the turn's own identifier. */
function lines({products, turnId, act}) {
  const shelf = {placement: 'guide', recommendationId: turnId};
  return products.map((product, position) => {
    const line = productLine(product, position, shelf, act);
    watch(line, product.itemId, position, shelf);
    return line;
  });
}

function productLine(product, position, shelf, act) {
  const item = asItem(product);
  return element('li', {class: 'guide-product'},
    element('a', {href: itemLink(item), onclick: () => select(item, shelf, position)},
      picture(item),
      element('div', {},
        act === 'showed' && element('span', {class: 'role'}, words('role.' + product.role)),
        element('h3', {}, product.title),
        item.price && element('p', {class: 'price'}, money(product.price),
          product.regularPrice && [' ', element('s', {}, money(product.regularPrice))]),
        product.reasons.slice(0, 2).map(reason => element('p', {class: 'reason'}, reason.text)),
        product.tradeOff && element('p', {class: 'muted'}, product.tradeOff))),
    canBeOrdered(item)
      ? button({class: 'round add', title: words('addToCart'), 'aria-label': `${words('addToCart')}: ${product.title}`, onclick: () => addToCart(item)}, icon('plus'))
      : element('span', {class: 'sold-out'}, words('out_of_stock')));
}

function asItem({itemId, title, price, regularPrice, availability, link, imageLink}) {
  return {itemId, title, price: regularPrice ?? price, salePrice: regularPrice ? price : undefined, availability, link, imageLink};
}

function table({itemIds, rows, summary}, products) {
  const title = itemId => products.find(product => product.itemId === itemId)?.title ?? itemId;
  return element('div', {class: 'comparison'},
    element('table', {},
      element('thead', {}, element('tr', {}, element('td'), itemIds.map(itemId =>
        element('th', {scope: 'col'}, element('a', {href: '#/item/' + encodeURIComponent(itemId)}, title(itemId)))))),
      element('tbody', {}, rows.map(({label, values, differs}) => element('tr', {class: differs ? 'differs' : null},
        element('th', {scope: 'row'}, label), values.map(value => element('td', {}, value)))))),
    element('p', {}, summary));
}

/** The product of the page, so that "this" has a meaning. */
function inView() {
  const found = location.hash.match(/^#\/item\/(.+)$/)?.[1];
  try {
    return found ? [decodeURIComponent(found)] : [];
  } catch {
    return [];
  }
}

