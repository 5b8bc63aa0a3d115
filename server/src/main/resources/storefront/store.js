/**
 * What this browser remembers. Until the shopper agrees, everything lives in memory and ends with the page; only the
 * answer itself is written. Every document of the shop, such as the second device, hears of each change.
 */

const PREFIX = 'daogou.';
const memory = new Map();
const listeners = new Set();
const channel = new BroadcastChannel('daogou');

channel.onmessage = ({data}) => {
  if (data.key === 'language') memory.set('language', data.value);
  listeners.forEach(listener => listener(data.key));
};

/** `yes`, `no`, or null while nobody was asked. */
export function consent() {
  return attempt(() => localStorage.getItem(PREFIX + 'consent'), null);
}

/** Keeps the answer: `yes` writes down what memory holds, `no` removes everything written. */
export function decide(answer) {
  if (answer === 'no') storedKeys().forEach(key => attempt(() => localStorage.removeItem(PREFIX + key)));
  attempt(() => localStorage.setItem(PREFIX + 'consent', answer));
  if (answer === 'yes') memory.forEach((value, key) => set(key, value));
  announce('consent');
}

export function get(key) {
  if (consent() !== 'yes') return memory.get(key) ?? null;
  return attempt(() => JSON.parse(localStorage.getItem(PREFIX + key)), null);
}

export function set(key, value) {
  if (consent() !== 'yes') memory.set(key, value);
  else attempt(() => localStorage.setItem(PREFIX + key, JSON.stringify(value)));
  announce(key, value);
}

export function remove(key) {
  memory.delete(key);
  attempt(() => localStorage.removeItem(PREFIX + key));
}

/** The keys that begin with a text. */
export function keys(start) {
  return storedKeys().filter(key => key.startsWith(start));
}

/** Tells the shop's other documents. */
export function announce(key, value) {
  channel.postMessage({key, value});
}

/** Calls back with the key of whatever another document changed or announced. */
export function listen(listener) {
  listeners.add(listener);
}

function storedKeys() {
  return attempt(() => Object.keys(localStorage), [])
    .filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length));
}

function attempt(action, otherwise) {
  try {
    return action();
  } catch {
    return otherwise; // storage is full or forbidden: the shop works without
  }
}
