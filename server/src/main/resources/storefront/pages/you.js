/** Who the shop thinks you are, on which device, and how to change or end that. */
import * as belongings from '../belongings.js';
import {button, element, toast} from '../dom.js';
import {flush} from '../events.js';
import * as identity from '../identity.js';
import {words} from '../language.js';
import * as store from '../store.js';

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
      identity.shopperId() === null && choice('signIn', 'linked', () => signIn(), true),
      choice('signInAgain', 'newShopperNote', () => {
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
      button({class: 'button', onclick: () => decide(known ? 'no' : 'yes')},
        words(known ? 'stop' : 'agreeLater'))));
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
