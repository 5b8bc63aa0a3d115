/** Which products were really seen: at least half of the card, for half a second. Each shelf tells once about each. */
import {track} from './events.js';

const LOOK = 500;
const GATHER = 1000;
const shown = new WeakMap();
const seen = new Map();

let timer = 0;

const observer = new IntersectionObserver(changes => {
  for (const {target, isIntersecting} of changes) {
    const card = shown.get(target);
    clearTimeout(card.timer);
    if (isIntersecting) card.timer = setTimeout(() => note(target, card), LOOK);
  }
}, {threshold: .5});

/** Watches a card. `shelf` is `{placement, recommendationId}`, the same object for all cards of one answer; `cause` what the answer says
 * put it there, `{model, ruleId}`, to be sent back. */
export function watch(node, itemId, position, shelf, cause) {
  shown.set(node, {itemId, position, shelf, cause});
  observer.observe(node);
}

function note(node, {itemId, position, shelf, cause}) {
  observer.unobserve(node);
  if (!node.isConnected) return;
  if (!seen.has(shelf)) seen.set(shelf, []);
  seen.get(shelf).push({itemId, position, ...cause});
  timer ||= setTimeout(tell, GATHER);
}

function tell() {
  clearTimeout(timer);
  timer = 0;
  for (const [{placement, recommendationId}, items] of seen) {
    track('view_item_list', {placement, ...(recommendationId && {recommendationId}), items});
  }
  seen.clear();
}

// Captured, to come before the queue sends what it has for the last time.
addEventListener('pagehide', tell, {capture: true});
