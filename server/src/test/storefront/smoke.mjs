/**
 * Walks through the storefront of a running shop in a real browser:
 *
 *     npm ci && node smoke.mjs http://localhost:8080/ [FOLDER_FOR_SCREENSHOTS]
 *
 * Needs a Chromium (`CHROMIUM`, else /usr/bin/chromium). Ends with 0 when every check holds.
 */
import assert from 'node:assert/strict';
import {chromium} from 'playwright-core';

const FLAGS = '--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking '
  + '--disable-component-update --disable-sync';
const [base, screenshots] = process.argv.slice(2);
if (!base) {
  console.error('Give the address of a running shop: node smoke.mjs http://localhost:8080/');
  process.exit(2);
}
const HOME = base.replace(/\/?$/, '/') + '#/';
const FOR_YOU = '[data-placement=home]';
const PATIENCE = 15000;

/** A visit in a browser of its own, with what went wrong in it. */
async function visit(browser, {width, height = 900, locale = 'en-US', scheme = 'light'}) {
  const context = await browser.newContext({
    viewport: {width, height}, locale, colorScheme: scheme, hasTouch: width < 700, isMobile: width < 700,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const visit = {context, page, problems: [], sent: [], events: [], answers: new Map(), width};
  page.on('console', message => message.type() === 'error' && visit.problems.push(message.text()));
  page.on('pageerror', error => visit.problems.push(String(error)));
  context.on('request', request => {
    const address = new URL(request.url());
    if (address.protocol !== 'data:' && address.origin !== new URL(base).origin) visit.problems.push('foreign: ' + request.url());
    if (address.pathname === '/v1/events') visit.sent.push(request.postData());
  });
  context.on('response', async response => {
    const address = new URL(response.url());
    if (response.status() === 404) visit.problems.push('not found: ' + response.url());
    if (address.pathname === '/v1/events' && response.ok()) {
      visit.events.push(...JSON.parse(response.request().postData()));
      const {results} = await response.json().catch(() => ({results: []}));
      visit.problems.push(...results.filter(result => result.error).map(result => 'event refused: ' + result.error));
    }
    if (address.pathname !== '/v1/recommendations' || !response.ok()) return;
    const {deviceId, placement} = Object.fromEntries(address.searchParams);
    const answer = await response.json().catch(() => null); // a page that was left has no bodies
    if (answer) visit.answers.set(`${deviceId?.split('-')[0]} ${placement}`, answer.items.map(entry => entry.itemId));
  });
  await page.goto(HOME);
  await page.locator(`${FOR_YOU} article.card`).first().waitFor();
  return visit;
}

async function answerConsent(page, answer) {
  await page.locator('.answers button').nth(answer === 'yes' ? 1 : 0).click();
  await page.locator('.consent').waitFor({state: 'hidden'});
}

async function go(page, hash) {
  await page.evaluate(hash => location.hash = hash, hash);
  await page.waitForFunction(() => document.querySelectorAll('main .skeleton').length === 0);
  await settled(page, FOR_YOU);
}

/** Waits until a shelf, if there is one, shows an answer. */
async function settled(place, shelf) {
  await place.waitForFunction(shelf => document.querySelector(shelf)?.ariaBusy !== 'true', shelf);
}

async function items(place, shelf) {
  return place.locator(`${shelf} article.card`).evaluateAll(cards => cards.map(card => card.dataset.item));
}

async function until(what, holds) {
  const end = Date.now() + PATIENCE;
  while (!await holds()) {
    assert.ok(Date.now() < end, `waited in vain until ${what}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function phoneOf(page) {
  const frame = await (await page.locator('.screen iframe').elementHandle()).contentFrame();
  await frame.locator(`${FOR_YOU} article.card`).first().waitFor();
  return frame;
}

async function picture(page, name) {
  if (screenshots) await page.screenshot({path: `${screenshots}/${name}.png`});
}

const CHECKS = {
  async 'nothing is sent or kept before and without consent'(browser) {
    const {context, page, sent, problems} = await visit(browser, {width: 1440});
    await picture(page, 'consent');
    assert.ok(await page.locator('.consent').isVisible());
    await answerConsent(page, 'no');
    await page.locator(`${FOR_YOU} article.card a`).first().click();
    await page.locator('.actions .main').click();
    await go(page, '#/');
    await page.waitForTimeout(3000); // longer than a batch may wait
    assert.deepEqual(sent, []);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['daogou.consent']);
    assert.deepEqual(await context.cookies(), []);
    await page.reload();
    await page.locator(`${FOR_YOU} article.card`).first().waitFor();
    assert.ok(!await page.locator('.consent').isVisible(), 'asked a second time');
    assert.deepEqual(problems, []);
    await context.close();
  },

  async 'what the shop knows can be seen, taken away, taken along and erased'(browser) {
    for (const width of [1440, 390]) {
      const visited = await visit(browser, {width});
      const {context, page, problems} = visited;
      await answerConsent(page, 'yes');
      await page.locator(`${FOR_YOU} article.card a`).first().click();
      await page.locator('.actions .main').click();
      await until('the cart is stored', () => visited.events.some(event => event.event === 'add_to_cart'));
      await until('the shop believes something', async () => {
        await go(page, '#/');
        await go(page, '#/you');
        return page.locator('.interests li').first().waitFor({timeout: 2000}).then(() => true, () => false);
      });
      const before = await page.locator('.interests li').allTextContents();
      await picture(page, `my-data-${width}`);
      await page.locator('.interests button').first().click();
      await until('an interest is gone', async () => {
        const after = await page.locator('.interests li').allTextContents();
        return after.length < before.length || after[0] !== before[0];
      });
      const download = page.waitForEvent('download');
      await page.getByText('Download my data').click();
      assert.equal((await download).suggestedFilename(), 'my-data.zip');
      const device = await page.evaluate(() => JSON.parse(localStorage['daogou.people']).computer);
      await page.getByText('Erase my data').click();
      await page.getByText('none: nothing is remembered').first().waitFor();
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['daogou.consent']);
      const left = await page.evaluate(async id => (await fetch(`/v1/devices/${id}/journey`, {
        headers: {Authorization: 'Bearer demo-browser'},
      })).json(), device);
      assert.deepEqual(left, {cart: [], recentlyViewed: []});
      assert.deepEqual(problems, []);
      await context.close();
    }
  },

  async 'three clicks change the shelves of both devices, with reasons'(browser) {
    const visited = await visit(browser, {width: 1440});
    const {context, page, answers} = visited;
    for (const placement of ['home', 'popular', 'new']) {
      const shelf = `[data-placement=${placement}]`;
      await settled(page, shelf);
      assert.ok((await items(page, shelf)).length >= 4, `${placement} has fewer than four cards`);
    }
    await answerConsent(page, 'yes');
    await page.locator('.second-state button').click();
    await until('both devices have signed in', () => visited.events.filter(event => event.event === 'login').length >= 2);
    await go(page, '#/');
    let phone = await phoneOf(page);
    await until('the phone shows what was answered for it',
      async () => String(await items(phone, FOR_YOU)) === String(answers.get('phone home')));
    const before = {computer: await items(page, FOR_YOU), phone: await items(phone, FOR_YOU)};
    const looked = [];
    for (const position of [1, 2, 4]) {
      looked.unshift(before.computer[position]);
      const link = page.locator(`${FOR_YOU} article.card[data-item="${before.computer[position]}"] a`);
      if (await link.count() > 0) await link.click();
      else await go(page, '#/item/' + encodeURIComponent(before.computer[position]));
      await page.locator('.product-text h1').waitFor();
      await picture(page, `product-${position}`);
      await go(page, '#/');
    }
    await settled(page, '[data-placement=recently-viewed]');
    assert.deepEqual((await items(page, '[data-placement=recently-viewed]')).slice(0, 3), looked);
    assert.notDeepEqual(await items(page, FOR_YOU), before.computer);
    await until('the phone has looked at the same things', async () =>
      String((await items(phone, '[data-placement=recently-viewed]')).slice(0, 3)) === String(looked));
    assert.notDeepEqual(await items(phone, FOR_YOU), before.phone);
    assert.deepEqual(await items(phone, FOR_YOU), answers.get('phone home').slice(0, 8));
    for (const place of [page, phone]) {
      const reasons = await place.locator(`${FOR_YOU} .reason`).allTextContents();
      assert.equal(reasons.length, (await items(place, FOR_YOU)).length);
      assert.ok(reasons.every(reason => reason.trim()), 'a card does not say why it is there');
      assert.ok(reasons.some(reason => !/^(Popular|New)/.test(reason)), 'no reason refers to the shopper: ' + reasons);
    }
    await picture(page, 'home');
    await cartToPurchase(visited, phone);
    for (const event of ['view_item_list', 'select_item', 'view_item', 'add_to_cart', 'remove_from_cart',
      'add_to_wishlist', 'begin_checkout', 'purchase', 'login', 'dislike']) {
      assert.ok(visited.events.some(sent => sent.event === event), `no ${event} was sent`);
    }
    const impression = visited.events.find(event => event.event === 'view_item_list' && event.placement === 'home');
    assert.ok(impression.recommendationId && impression.items.every(item => item.position >= 0));
    assert.deepEqual(visited.problems, []);
    await context.close();
  },

  async 'Chinese is the default of a Chinese browser, and can be switched'(browser) {
    const {context, page, problems} = await visit(browser, {width: 1440, locale: 'zh-CN', scheme: 'dark'});
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    await settled(page, FOR_YOU);
    assert.match(await page.locator(`${FOR_YOU} .reason`).first().textContent(), /\p{Script=Han}/u);
    await picture(page, 'home-zh-dark');
    await page.locator('.language').click();
    await page.locator('html[lang=en]').waitFor();
    await page.locator(`${FOR_YOU} article.card`).first().waitFor();
    assert.doesNotMatch(await page.locator(`${FOR_YOU} .reason`).first().textContent(), /^\p{Script=Han}/u);
    assert.deepEqual(problems, []);
    await context.close();
  },

  async 'the shop shows a note while the server is away, and comes back'(browser) {
    const {context, page, events} = await visit(browser, {width: 390, height: 844});
    await answerConsent(page, 'yes');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.route(/\/v1\//, route => route.abort());
    await page.locator(`${FOR_YOU} .add`).first().click();
    await page.evaluate(() => location.hash = '#/departments');
    await page.evaluate(() => location.hash = '#/');
    await page.locator('.notice button').waitFor();
    await page.unroute(/\/v1\//);
    await page.locator('.notice button').click();
    await page.locator('.notice').waitFor({state: 'hidden'});
    await page.locator(`${FOR_YOU} article.card`).first().waitFor();
    await until('what happened meanwhile was sent', () => events.some(event => event.event === 'add_to_cart'));

    await context.setOffline(true);
    await page.goto(HOME.replace('#/', '?again#/cart')); // a new load, from what the browser kept
    await page.locator('.notice button').waitFor();
    assert.equal(await page.locator('.line-item').count(), 1);
    await context.setOffline(false);
    await page.locator('.notice').waitFor({state: 'hidden'});
    await page.locator('[data-placement=cart-together] article.card').first().waitFor();
    await context.close();
  },
};

async function cartToPurchase({page, events}, phone) {
  const count = place => place.locator('[data-page=cart] .count').first().textContent().catch(() => null);
  await page.locator(`${FOR_YOU} .add`).nth(0).click();
  await page.locator(`${FOR_YOU} .add`).nth(1).click();
  await page.locator(`${FOR_YOU} .heart`).nth(2).click();
  await page.locator(`${FOR_YOU} .hide`).nth(3).click();
  await until('the phone has the cart', async () => await count(phone) === '2');
  await go(page, '#/cart');
  assert.equal(await page.locator('.line-item').count(), 2);
  await page.locator('[data-placement=cart-together] article.card').first().waitFor();
  await page.locator('.stepper [data-step="1"]').first().click();
  assert.equal(await page.locator('.stepper output').first().textContent(), '2');
  await page.locator('.stepper [data-step="-1"]').first().click();
  await picture(page, 'cart');
  await page.locator('.summary .main').click();
  await page.locator('.summary button').click();
  await until('the purchase was sent', () => events.some(event => event.event === 'purchase'));
  const purchase = events.find(event => event.event === 'purchase');
  assert.equal(purchase.items.length, 2);
  assert.ok(purchase.transactionId && purchase.value > 0 && purchase.currency);
  await until('both carts are empty', async () =>
    await page.locator('.count').count() === 0 && await phone.locator('.count').count() === 0);
}

for (const width of [320, 390, 1440]) {
  CHECKS[`no page is wider than ${width} pixels`] = async browser => {
    const {context, page, problems} = await visit(browser, {width, height: 844});
    await answerConsent(page, 'yes');
    let itemId;
    // The answer to the question of consent may just be filling the shelf anew.
    await until('the first shelf is filled', async () => {
      [itemId] = (await items(page, FOR_YOU)).filter(Boolean);
      return itemId !== undefined;
    });
    await page.locator(`${FOR_YOU} .add`).first().click();
    const category = await page.locator('.chips a').first().getAttribute('href').catch(() => '#/departments');
    for (const hash of ['#/', '#/departments', category, '#/item/' + encodeURIComponent(itemId), '#/cart', '#/checkout', '#/you']) {
      await go(page, hash);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${hash} is ${wide} pixels wide`);
      await picture(page, `${width}${hash.replace(/\W+/g, '-')}`);
    }
    if (width < 700) {
      await page.locator('[data-device=phone]').click();
      await page.locator('[data-device=phone][aria-pressed=true]').waitFor();
    }
    assert.deepEqual(problems, []);
    await context.close();
  };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS.split(' '),
});
let failed = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  try {
    await check(browser);
    console.log(`ok    ${name}`);
  } catch (problem) {
    failed++;
    console.log(`FAIL  ${name}\n      ${problem.stack}`);
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
