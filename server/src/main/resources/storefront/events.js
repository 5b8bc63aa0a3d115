/**
 * What the shopper does, on its way to the shop. An event waits in storage under its own key until the server has
 * answered for it: it survives a closed page and a lost network, and goes again with the same identifier.
 */
import {post} from './api.js';
import * as identity from './identity.js';
import * as store from './store.js';

const WAIT = 1500;
const BATCH = 100;
const KEEPALIVE_BYTES = 60000;

/** What whoever is known here agreed to; the server keeps nothing of anybody else. */
const AGREED = {necessary: true, analytics: true, personalization: true, source: 'storefront', version: '2026-11'};

/** What brought the visitor here, as links of campaigns say it. */
const asked = new URLSearchParams(location.search);
const campaign = Object.fromEntries(['campaign', 'source', 'medium']
  .map(name => [name, asked.get('utm_' + name)?.trim().slice(0, 128)])
  .filter(([, value]) => value));

let timer = 0;
let pause = WAIT;
let sending = null;
let order = 0;

/** Notes an event of this or another device; does nothing without consent. */
export function track(event, fields = {}, device = identity.currentRole()) {
  if (!identity.known()) return;
  const eventId = crypto.randomUUID();
  const time = new Date().toISOString();
  store.set(`event.${time}.${String(order++).padStart(6, '0')}.${eventId}`, {
    eventId,
    event,
    time,
    deviceId: identity.deviceId(device),
    // A login names the shopper; then the device is the shopper's, and what it does can be erased with it.
    ...(event === 'login' && {shopperId: identity.shopperId()}),
    sessionId: identity.sessionId(device),
    platform: 'web',
    consent: AGREED,
    ...campaign,
    ...fields,
  });
  schedule(WAIT);
}

/** Sends what waits; answers when it is stored, or could not be. */
export async function flush() {
  while (waiting().length > 0) {
    sending ??= send().finally(() => sending = null);
    if (!await sending) return;
  }
}

async function send() {
  clearTimeout(timer);
  timer = 0;
  const batch = waiting().slice(0, BATCH);
  const events = batch.map(store.get);
  try {
    const {results} = await post('/v1/events', events);
    results.filter(result => result.error).forEach(result => console.warn('event refused:', result.error));
  } catch (problem) {
    if (problem.kind === 'away') {
      schedule(pause = Math.min(pause * 2, 60000));
      return false;
    }
    console.warn('events refused:', problem.message); // and would be again
  }
  batch.forEach(store.remove);
  pause = WAIT;
  if (events.some(event => event.event !== 'view_item_list')) store.announce('events');
  return true;
}

function waiting() {
  return identity.known() ? store.keys('event.').sort() : [];
}

function schedule(delay) {
  timer ||= setTimeout(() => {
    timer = 0;
    flush();
  }, delay);
}

/** The page goes away: one last request that outlives it. What is sent twice is stored once. */
function sendLast() {
  const events = [];
  let bytes = 0;
  for (const event of waiting().slice(0, BATCH).map(store.get)) {
    bytes += JSON.stringify(event).length * 3;
    if (bytes > KEEPALIVE_BYTES) break;
    events.push(event);
  }
  if (events.length > 0) post('/v1/events', events, {keepalive: true}).catch(() => {});
}

addEventListener('pagehide', sendLast);
schedule(WAIT);
