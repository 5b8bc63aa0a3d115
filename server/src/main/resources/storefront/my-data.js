/** What the shop keeps of this browser's devices: to look at, to correct, to take along, to erase. */
import {file, get, put, send} from './api.js';
import * as identity from './identity.js';

const DEVICES = ['computer', 'phone'];
const REFUSED = {necessary: false, analytics: false, personalization: false, source: 'storefront', version: '2026-11'};

function path(role, rest = '') {
  return `/v1/devices/${encodeURIComponent(identity.deviceId(role))}${rest}`;
}

/** What the shop believes whoever uses this device to be interested in, the strongest first. */
export async function interests() {
  const {interests} = await get(path(identity.currentRole(), '/interests'));
  return interests;
}

/** Takes one interest away, or all of them. */
export function forget(tag) {
  return send('DELETE', path(identity.currentRole(), '/interests' + (tag ? '?tag=' + encodeURIComponent(tag) : '')));
}

/** Saves all that is known as a file. */
export async function takeAlong() {
  const url = URL.createObjectURL(await file(path(identity.currentRole(), '/export')));
  Object.assign(document.createElement('a'), {href: url, download: 'my-data.zip'}).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** Tells the shop that both devices take back what they agreed to. */
export function refuse() {
  return Promise.all(DEVICES.map(role => put(path(role, '/consent'), REFUSED)));
}

/** Erases what both devices did. */
export function erase() {
  return Promise.all(DEVICES.map(role => send('DELETE', path(role))));
}
