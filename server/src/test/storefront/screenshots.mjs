/**
 * Takes the pictures of the README from a running demo shop, as a shopper sees it after three clicks:
 *
 *     npm ci && node screenshots.mjs http://localhost:8080/ ../../../../docs/images
 *
 * Needs a Chromium (`CHROMIUM`, else /usr/bin/chromium), and pngquant to make the files small; without it they are large.
 */
import {spawnSync} from 'node:child_process';
import {chromium} from 'playwright-core';

const [base, folder] = process.argv.slice(2);
if (!folder) {
  console.error('Give a running demo shop and a folder: node screenshots.mjs http://localhost:8080/ ../../../../docs/images');
  process.exit(2);
}
const HOME = base.replace(/\/?$/, '/') + '#/';
const FOR_YOU = '[data-placement=home]';
const SENT = 3000; // longer than what happens waits to be sent
const LOOKED_AT = ['teapot-006', 'green-tea-005', 'table-lamp-011'];

/** Waits until a place shows its shelves, and the pictures in them. */
async function shown(place) {
  await place.locator(`${FOR_YOU} article.card`).first().waitFor();
  await place.waitForFunction(() => !document.querySelector('[aria-busy=true], main .skeleton')
    && [...document.images].every(image => image.complete || image.loading === 'lazy'));
}

async function go(page, hash, selector) {
  await page.evaluate(hash => location.hash = hash, hash);
  await page.locator(selector).first().waitFor();
}

/** A shopper who agreed, signed in on both devices, and looked at three products. */
async function shopper(browser, {width, height, locale, phone = false}) {
  const context = await browser.newContext({
    viewport: {width, height}, locale, hasTouch: phone, isMobile: phone, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(HOME);
  await shown(page);
  await page.locator('.answers button').nth(1).click();
  if (phone) {
    await page.locator('[data-device=phone]').click();
    await shown(page);
  }
  await page.getByRole('button', {name: /^(Sign in on both|在两台设备上登录)/}).filter({visible: true}).first().click();
  await page.waitForTimeout(SENT);
  for (const itemId of LOOKED_AT) {
    await go(page, '#/item/' + itemId, '.product-text h1');
    await page.waitForTimeout(SENT);
  }
  await go(page, '#/', `${FOR_YOU} article.card`);
  await shown(page);
  return {context, page};
}

async function take(page, name) {
  await page.waitForTimeout(6000); // until notes have gone, and the second device has followed
  const file = `${folder}/${name}.png`;
  await page.screenshot({path: file});
  const small = spawnSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--output', file, '128', file]);
  console.log(`${file}${small.error ? ' (pngquant is missing: not made smaller)' : ''}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
for (const [locale, ending] of [['en-US', ''], ['zh-CN', '.zh']]) {
  const {context, page} = await shopper(browser, {width: 1440, height: 900, locale});
  await take(page, 'shop-desktop' + ending);
  await context.close();
}
const {context, page} = await shopper(browser, {width: 390, height: 844, locale: 'en-US', phone: true});
await take(page, 'shop-phone');
await context.close();
await browser.close();
