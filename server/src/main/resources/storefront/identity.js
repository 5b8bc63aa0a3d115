/**
 * Who is shopping: a computer, a phone, and the shopper who signed in on both. Identifiers exist only after consent.
 * This document acts as one of the devices.
 */
import * as store from './store.js';

const SESSION_PAUSE = 30 * 60 * 1000;
const asked = new URLSearchParams(location.search).get('device');

/** Whether this document is the picture of the second device beside the page. */
export const embedded = window.parent !== window && asked !== null;

let role = asked === 'phone' ? 'phone' : 'computer';

export function currentRole() {
  return role;
}

export function otherRole() {
  return role === 'phone' ? 'computer' : 'phone';
}

/** Makes this document the other device. */
export function become(device) {
  role = device;
}

export function known() {
  return store.consent() === 'yes';
}

/** The device's identifier; null without consent. */
export function deviceId(device = role) {
  return known() ? people()[device] : null;
}

/** The shopper who is signed in; null if nobody is. */
export function shopperId() {
  return known() ? people().shopper : null;
}

/** Whose cart, wish list and hidden products are shown. */
export function owner() {
  return shopperId() ?? deviceId() ?? role;
}

/** New devices without a past, and nobody signed in; nothing of those before is left here. */
export function startOver() {
  ['cart.', 'wishes.', 'hidden.', 'session.'].flatMap(store.keys).forEach(store.remove);
  introduce();
}

function introduce() {
  store.set('people', {computer: newId('computer'), phone: newId('phone'), shopper: null});
}

/** Signs a shopper nobody has seen before in on both devices. */
export function signIn() {
  store.set('people', {...people(), shopper: newId('shopper')});
}

/** The visit of a device; a new one after half an hour of quiet. */
export function sessionId(device = role) {
  const key = 'session.' + people()[device];
  const session = store.get(key);
  const now = Date.now();
  const id = session && now - session.last < SESSION_PAUSE ? session.id : newId('visit');
  store.set(key, {id, last: now});
  return id;
}

function people() {
  if (!store.get('people')) introduce();
  return store.get('people');
}

function newId(kind) {
  return `${kind}-${crypto.randomUUID()}`;
}
