/**
 * The second device: the same shop as the other device, in a frame beside a wide page. Narrow screens have the switch.
 */
import {canSignIn} from './api.js';
import {button, element, fill, icon} from './dom.js';
import * as identity from './identity.js';
import {words} from './language.js';

const wide = matchMedia('(min-width: 1180px)');

/** Chooses which of the two devices this page is. */
export function deviceSwitch(choose) {
  return element('div', {class: 'switch', role: 'group', 'aria-label': words('device')}, ['computer', 'phone'].map(role =>
    button({
      'aria-pressed': String(identity.currentRole() === role), 'data-device': role, onclick: () => choose(role),
    }, icon(role), element('span', {}, words(role)))));
}

/** The picture of the other device; `signIn` signs in on both. */
export function secondDevice({signIn}) {
  const node = element('aside', {class: 'second', hidden: true});
  const live = element('span', {class: 'live', 'aria-hidden': 'true'});
  const title = element('h2', {});
  const state = element('div', {class: 'second-state'});
  const screen = element('div', {class: 'screen'});
  node.append(element('div', {class: 'second-head'}, live, title), state, screen);
  let shown = null;

  const draw = () => {
    node.hidden = identity.embedded || !wide.matches;
    if (node.hidden) return;
    const role = identity.otherRole();
    title.textContent = words(role === 'phone' ? 'livePhone' : 'liveComputer');
    node.setAttribute('aria-label', title.textContent);
    fill(state, situation(signIn));
    if (shown !== role) open(role);
  };
  const open = role => {
    shown = role;
    screen.className = `screen ${role}`;
    fill(screen, element('iframe', {
      src: `${location.pathname}?device=${role}`,
      title: words(role),
      onload: event => event.target.contentDocument?.querySelector('script') || close(),
    }));
  };
  const close = () => { // the server is away, or forbids frames
    node.hidden = true;
    shown = null;
  };
  wide.addEventListener('change', draw);
  return {node, draw, pulse: () => restart(live)};
}

/** In words, how the two devices stand to each other, and the way to join them. */
export function situation(signIn) {
  if (!identity.known()) return element('p', {class: 'muted'}, words('needsConsent'));
  if (identity.shopperId()) return element('p', {class: 'muted'}, words('linked'));
  return [element('p', {class: 'muted'}, words('notLinked')),
    canSignIn() && button({class: 'button main small', onclick: signIn}, words('signIn'))];
}

function restart(node) {
  node.classList.remove('pulse');
  void node.offsetWidth; // begins the animation anew
  node.classList.add('pulse');
}
