/** Who the shop thinks you are, on which device, and how to change or end that. */
import {canSignIn} from '../api.js';
import * as belongings from '../belongings.js';
import {button, element, toast} from '../dom.js';
import {flush} from '../events.js';
import * as identity from '../identity.js';
import {language, words} from '../language.js';
import * as myData from '../my-data.js';
import * as store from '../store.js';

const MOST_INTERESTS = 12;

export function you(page) {
  const known = identity.known();
  page.show(words('youTitle'),
    element('h1', {tabindex: -1}, words('youTitle')),
    element('p', {class: 'muted prose'}, words('youIntro')),
    element('dl', {class: 'identity'},
      row('shopper', identity.shopperId() ?? words('nobody')),
      row('computer', identity.deviceId('computer') ?? words('noId')),
      row('phone', identity.deviceId('phone') ?? words('noId'))),
    known && element('div', {class: 'choices'},
      canSignIn() && identity.shopperId() === null && choice('signIn', 'linked', () => signIn(), true),
      canSignIn() && choice('signInAgain', 'newShopperNote', () => {
        identity.startOver();
        signIn();
      }, identity.shopperId() !== null),
      choice('startOver', 'startOverNote', () => {
        identity.startOver();
        toast(words('startedOver'));
        dispatchEvent(new Event('identity'));
      })),
    element('section', {class: 'prose'},
      element('h2', {}, words('privacy')),
      element('p', {class: 'muted'}, words(known ? 'privacyYes' : 'privacyNo')),
      element('div', {class: 'rights'},
        button({class: 'button', onclick: () => known ? stop() : decide('yes')}, words(known ? 'stop' : 'agreeLater')),
        known && button({class: 'button', onclick: () => attempt(myData.takeAlong)}, words('takeAlong')),
        known && button({class: 'button', onclick: erase}, words('eraseAll')))));
  if (known) showInterests(page);
}

/** What the shop believes, below all else as soon as it is there: each can be taken away. */
async function showInterests(page) {
  // An attribute of a single product says more of the product than of its visitor.
  const found = (await myData.interests().catch(() => []))
    .filter(interest => interest.evidence > 1 || !interest.tag.startsWith('attribute:'));
  if (page.signal.aborted || found.length === 0) return;
  const again = tag => attempt(async () => {
    await myData.forget(tag);
    section.remove();
    if (tag) await showInterests(page);
    else toast(words('interestsGone'));
  });
  const section = element('section', {class: 'prose'},
    element('h2', {}, words('interests')),
    element('p', {class: 'muted'}, words('interestsText')),
    element('ul', {class: 'interests'}, found.slice(0, MOST_INTERESTS).map(interest => element('li', {},
      element('span', {}, named(interest.tag, page.shop.categories)),
      element('span', {class: 'muted'}, words('seenIn', interest.evidence)),
      button({class: 'button small', 'aria-label': `${words('forgetOne')}: ${named(interest.tag, page.shop.categories)}`, onclick: () => again(interest.tag)},
        words('forgetOne'))))),
    button({class: 'button', onclick: () => again()}, words('forgetAll')));
  document.getElementById('main').append(section);
}

/** A tag as people read it: without the kind, which the words themselves show, and a category in their language. */
function named(tag, categories) {
  const at = tag.indexOf(':');
  const text = tag.slice(at + 1);
  if (tag.startsWith('price:')) return words('price.' + text);
  if (!tag.startsWith('category:')) return text.replace(/^[^=]*=/, '');
  const category = categories.find(one => one.path.join(' > ') === text);
  return (category?.translations?.[language()] ?? category?.path ?? [text]).join(' › ');
}

/** Takes consent back: the shop is told first, while the identifiers are still known. */
function stop() {
  return attempt(async () => {
    await myData.refuse();
    decide('no');
  });
}

function erase() {
  return attempt(async () => {
    await flush();
    await myData.erase();
    decide('no');
    toast(words('erased'));
  });
}

async function attempt(action) {
  try {
    await action();
  } catch {
    toast(words('notNow'));
  }
}

function row(name, value) {
  return element('div', {}, element('dt', {}, words(name)), element('dd', {}, value));
}

function choice(name, note, action, main = false) {
  return element('div', {class: 'choice'},
    button({class: main ? 'button main' : 'button', onclick: action}, words(name)),
    element('p', {class: 'muted'}, words(note)));
}

export async function signIn() {
  belongings.signIn();
  toast(words('signedIn'));
  await flush();
  dispatchEvent(new Event('identity'));
}

/** Takes the shopper's answer to whether the shop may remember. */
export function decide(answer) {
  store.decide(answer);
  if (answer === 'yes') belongings.adopt();
  dispatchEvent(new Event('identity'));
}
