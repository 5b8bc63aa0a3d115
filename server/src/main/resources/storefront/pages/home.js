/** The first page: shelves made for this shopper, and what everybody likes. */
import {shelf} from '../cards.js';
import {departmentChips} from './departments.js';
import {element} from '../dom.js';
import * as identity from '../identity.js';
import {named, words} from '../language.js';

export function home(page) {
  const known = identity.known();
  const shelves = [
    shelf({
      page, title: words(known ? 'forYou' : 'forEveryone'), note: known ? words('forYouText') : null,
      placement: 'home', limit: identity.embedded ? 8 : 10, layout: 'grid',
      onEmpty: () => element('p', {class: 'muted'}, words('nothingInShop')),
    }),
    known && shelf({page, title: words('buyAgain'), placement: 'buy-again', only: 'buy_again'}),
    known && shelf({page, title: words('recent'), placement: 'recently-viewed'}),
    shelf({page, title: words('popular'), placement: 'popular'}),
    shelf({page, title: words('new'), placement: 'new'}),
  ].filter(Boolean);
  page.eventsArrived = () => shelves.forEach(one => one.refresh());
  page.show(named(page.shop.name),
    element('header', {class: 'welcome'},
      element('h1', {tabindex: -1}, words('welcome')),
      element('p', {class: 'muted'}, words('welcomeText'))),
    departmentChips(page.shop),
    shelves);
}
