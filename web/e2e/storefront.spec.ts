import {AxeBuilder} from '@axe-core/playwright';
import {expect} from '@playwright/test';
import {ADMIN, FOR_YOU, KEY, test} from './storefront.visit';

test('nothing is sent or kept before and without consent', async ({visit, page, context}) => {
    await visit.open();
    await expect(page.locator('.consent')).toBeVisible();
    await visit.answer('decline');
    await page.locator(`${FOR_YOU} article.card a`).first().click();
    await page.locator('.actions .main').click();
    await visit.go('/');
    await page.waitForTimeout(3000); // longer than a batch may wait
    expect(visit.sent).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual([
        'daogou.computer.consent',
        'daogou.phone.consent',
    ]);
    expect(await context.cookies()).toEqual([]);
    await page.reload();
    await visit.shown(page);
    await expect(page.locator('.consent')).toHaveCount(0);
});

test('three clicks change the shelves of both devices, with reasons', async ({visit, page}) => {
    test.skip(visit.isPhone, 'a narrow page shows one device at a time');
    await visit.open();
    for (const placement of ['home', 'popular', 'new'])
        await expect
            .poll(async () => (await visit.cards(page, `[data-placement=${placement}]`)).length)
            .toBeGreaterThan(3);
    await visit.answer('allow');
    await page.locator('.second-state button').click();
    await expect.poll(() => visit.events.filter(({event}) => event === 'login').length).toBe(2);
    await visit.shown(page);
    const phone = await visit.second();
    const before = await visit.cards(page, FOR_YOU);
    const looked = [];
    for (const place of [1, 2, 4]) {
        looked.unshift(before[place]);
        await visit.go('/item/' + encodeURIComponent(before[place] ?? ''));
    }
    await visit.go('/');
    await expect
        .poll(async () => (await visit.cards(page, '[data-placement=recently-viewed]')).slice(0, 3))
        .toEqual(looked);
    expect(await visit.cards(page, FOR_YOU)).not.toEqual(before);
    await expect
        .poll(async () => (await visit.cards(phone, '[data-placement=recently-viewed]')).slice(0, 3))
        .toEqual(looked);
    for (const place of [page, phone]) {
        const reasons = await place.locator(`${FOR_YOU} .reason`).allTextContents();
        expect(reasons.length).toBe((await visit.cards(place, FOR_YOU)).length);
        expect(reasons.every(reason => reason.trim())).toBe(true);
        expect(
            reasons.some(
                reason => ![visit.words('popularReason'), visit.words('newReason')].includes(reason),
            ),
        ).toBe(true);
    }
});

test('from the first shelf to the pretend purchase, every step is noted', async ({visit, page}) => {
    await visit.open();
    await visit.answer('allow');
    await page.waitForTimeout(1800); // cards are seen, and told
    await page.locator(`${FOR_YOU} .add`).nth(0).click();
    await page.locator(`${FOR_YOU} .add`).nth(1).click();
    await page.locator(`${FOR_YOU} .heart`).nth(2).click();
    const hidden = (await visit.cards(page, FOR_YOU))[3] ?? '';
    await page.locator(`${FOR_YOU} .hide`).nth(3).click();
    await expect(page.locator(`${FOR_YOU} [data-item="${hidden}"]`)).toHaveCount(0);
    await page.locator(`${FOR_YOU} .card-link`).first().click();
    await page.locator('.product-text h1').waitFor();
    await visit.go('/cart');
    await expect(page.locator('.line-item')).toHaveCount(2);
    await expect(page.getByText(visit.words('wishList')).first()).toBeVisible();
    await page.locator('.stepper [data-step="1"]').first().click();
    await expect(page.locator('.stepper output').first()).toHaveText('2');
    await page.locator('.stepper [data-step="-1"]').first().click();
    await page.locator('.summary .main').click();
    await expect(page.getByText(visit.words('pretend'))).toBeVisible();
    await page.getByRole('button', {name: visit.words('placeOrder')}).click();
    await expect(page.getByRole('heading', {name: visit.words('thanks')})).toBeVisible();
    await expect(page.locator('.count')).toHaveCount(0);
    for (const event of [
        'view_item_list',
        'select_item',
        'view_item',
        'add_to_cart',
        'remove_from_cart',
        'add_to_wishlist',
        'begin_checkout',
        'dislike',
    ])
        await visit.taken(event);
    const purchase = await visit.taken('purchase');
    expect(purchase.items).toHaveLength(2);
    expect(purchase.transactionId && purchase.currency && (purchase.value ?? 0) > 0).toBeTruthy();
    const impression = visit.events.find(
        ({event, placement}) => event === 'view_item_list' && placement === 'home',
    );
    expect(impression?.recommendationId).toBeTruthy();
    expect(impression?.items?.every(({position, model}) => (position ?? -1) >= 0 && model)).toBe(true);
});

test('what the shop knows can be seen, corrected, taken along and erased', async ({visit, page, request}) => {
    await visit.open();
    await visit.answer('allow');
    await page.locator(`${FOR_YOU} .card-link`).first().click();
    await page.locator('.actions .main').click();
    await visit.taken('add_to_cart');
    await visit.go('/my-data');
    const interests = page.locator('.interests li');
    await expect(interests.first()).toBeVisible();
    const before = await interests.allTextContents();
    await interests.first().getByRole('button').click();
    await expect.poll(async () => (await interests.allTextContents()).join()).not.toBe(before.join());
    await expect(page.locator('.why li')).toHaveCount(6);
    await expect(page.locator('.history li')).toHaveCount(1);
    await page.locator('.history button').click();
    await expect(page.locator('.history li')).toHaveCount(0);
    const download = page.waitForEvent('download');
    await page.getByRole('button', {name: visit.words('takeAlong')}).click();
    expect((await download).suggestedFilename()).toBe('my-data.zip');
    const device = await page.evaluate(() => JSON.parse(localStorage['daogou.computer.device']).id as string);

    await page.getByRole('switch', {name: new RegExp(visit.words('personalization'))}).uncheck();
    await expect(page.locator('.interests')).toHaveCount(0);
    await page.getByRole('switch', {name: new RegExp(visit.words('personalization'))}).check();
    await expect(page.getByText(visit.words('interests'))).toBeVisible();

    await page.getByRole('button', {name: visit.words('eraseAll')}).click();
    await page.getByRole('button', {name: visit.words('eraseReally')}).click();
    await expect(page.getByText(visit.words('noId')).first()).toBeVisible();
    expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual([
        'daogou.computer.consent',
        'daogou.phone.consent',
    ]);
    const left = await request.get(`/v1/devices/${device}/journey`, {headers: KEY});
    expect(await left.json()).toEqual({cart: [], recentlyViewed: []});
});

test('the language and the colours can be chosen, and are remembered', async ({visit, page}) => {
    await visit.open();
    const lang = await page.locator('html').getAttribute('lang');
    const isChinese = lang === 'zh-CN';
    expect(lang).toBe(isChinese ? 'zh-CN' : 'en');
    const title = page.locator(`${FOR_YOU} .card-title`).first();
    const han = /\p{Script=Han}/u;
    await (isChinese ? expect(title).toHaveText(han) : expect(title).not.toHaveText(han));
    await page.locator('.language').first().click();
    await expect(page.locator('html')).toHaveAttribute('lang', isChinese ? 'en' : 'zh-CN');
    await (isChinese ? expect(title).not.toHaveText(han) : expect(title).toHaveText(han));
    await page.locator('.theme').click();
    await page.locator('.theme').click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.reload();
    await visit.shown(page);
    await expect(page.locator('html')).toHaveAttribute('lang', isChinese ? 'en' : 'zh-CN');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark');
});

test('search suggests, finds, narrows, and comes back', async ({visit, page}) => {
    await visit.open();
    await visit.answer('allow');
    const field = page.getByRole('combobox', {name: visit.words('search')});
    await field.fill('lam');
    await expect(page.getByRole('option').first()).toBeVisible();
    await field.press('ArrowDown');
    await expect(page.getByRole('option', {selected: true})).toHaveCount(1);
    await field.press('Escape');
    await field.fill('lamp');
    await field.press('Enter');
    await expect(page.locator('h1')).toHaveText(visit.words('resultsFor', 'lamp'));
    await expect(page.locator('main article.card').first()).toBeVisible();
    const total = await page.locator('.found [role=status]').textContent();
    if (visit.isPhone) await page.locator('.narrow summary').click();
    await page.locator('.facets fieldset').nth(2).getByRole('checkbox').first().check();
    await expect(page.locator('.found [role=status]')).not.toHaveText(total ?? '');
    const narrowed = (await page.locator('.found [role=status]').textContent()) ?? '';
    await page.locator('.order select').selectOption('price_up');
    await expect(page.locator('main .skeleton')).toHaveCount(0);
    await page.locator('main .card-link').first().click();
    await page.locator('.product-text h1').waitFor();
    await page.goBack();
    await expect(page.locator('.found [role=status]')).toHaveText(narrowed);
    await expect(page.locator('.order select')).toHaveValue('price_up');
    expect((await visit.taken('search')).query).toBe('lamp');
    await visit.go('/search/' + encodeURIComponent('50% / zzqqxx?'));
    await expect(page.locator('h1')).toHaveText(visit.words('resultsFor', '50% / zzqqxx?'));
});

test('departments lead to categories, and those to products', async ({visit, page}) => {
    await visit.open();
    await visit.go('/departments');
    await page.locator('.tile').first().click();
    await expect(page.locator('.chips.below a').first()).toBeVisible();
    await page.locator('.chips.below a').first().click();
    await expect(page.locator('.crumbs a')).toHaveCount(3);
    await page.locator('main .results article.card a').first().click();
    await expect(page.locator('.product-text h1')).toBeVisible();
    await visit.go('/item/no-such-item');
    await expect(page.locator('h1')).toHaveText(visit.words('gone'));
});

test('two to four products are compared side by side', async ({visit, page}) => {
    await visit.open();
    await visit.answer('allow');
    await visit.go('/search/headphones');
    for (const place of [0, 1, 2]) await page.locator('.compare-toggle').nth(place).click();
    await page.locator('.tray a').click();
    await expect(page.locator('.side-by-side thead th')).toHaveCount(3);
    const rows = await page.locator('.side-by-side tbody tr').count();
    await page.getByLabel(visit.words('onlyDifferent')).check();
    expect(await page.locator('.side-by-side tbody tr').count()).toBeLessThan(rows);
    await page.locator('.compare-actions .add').first().click();
    await visit.taken('add_to_cart');
    await page.locator('.compare-actions .round:not(.add)').first().click();
    await expect(page.locator('.side-by-side thead th')).toHaveCount(2);
});

test('the guide talks, shows, compares, and follows from page to page', async ({visit, page}) => {
    await visit.open();
    await visit.answer('allow');
    await page.getByRole('button', {name: visit.words('guide'), exact: true}).click();
    const guide = page.locator('.guide');
    await expect(guide.locator('.answer p').first()).toBeVisible();
    await guide
        .locator('textarea')
        .fill(visit.words('home') === 'Home' ? 'headphones under 500' : '耳机，500以内');
    await guide.locator('textarea').press('Enter');
    await expect(guide.locator('.guide-product')).not.toHaveCount(0);
    await expect(guide.locator('.guide-chips .chip')).toHaveCount(2);
    await guide
        .getByRole('button', {name: /compar|比一比/i})
        .first()
        .click();
    await expect(guide.locator('.comparison table')).toBeVisible();
    await guide.locator('.guide-product a').first().click();
    await expect(page.locator('.product-text h1')).toBeVisible();
    if (visit.isPhone) await page.getByRole('button', {name: visit.words('guide'), exact: true}).click();
    await expect(guide.locator('.comparison table')).toBeVisible();
    const chips = guide.locator('.guide-chips button');
    const before = await guide.locator('.answer').count();
    await chips.last().click();
    await expect(chips).toHaveCount(1);
    expect(await guide.locator('.answer').count()).toBe(before + 1);
    expect((await visit.taken('select_item')).recommendationId).toBeTruthy();
    await page.keyboard.press('Escape');
    await expect(guide).toBeHidden();
});

test('another browser goes on where this one left off', async ({visit, page, browser, baseURL}) => {
    await visit.open();
    await visit.answer('allow');
    const looked = (await visit.cards(page, FOR_YOU))[0] ?? '';
    await page.locator(`${FOR_YOU} .card-link`).first().click();
    await visit.taken('view_item');
    await visit.go('/continue');
    await page.getByRole('button', {name: visit.words('showCode')}).click();
    const code = (await page.locator('.code-text').textContent()) ?? '';
    const picture = page.locator('.code img');
    if ((await picture.count()) > 0) await expect(picture).toHaveJSProperty('complete', true);

    const other = await browser.newContext({
        baseURL: baseURL ?? '',
        viewport: {width: 390, height: 844},
        locale: 'en-US',
    });
    const phone = await other.newPage();
    await phone.goto(`/#/join/${code}`);
    await phone.locator('.join button').click();
    await expect(phone.locator('[data-placement=recently-viewed] article.card').first()).toHaveAttribute(
        'data-item',
        looked,
    );
    await other.close();
});

test('the shop says that the server is away, and comes back', async ({visit, page, context}) => {
    await visit.open();
    await visit.answer('allow');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.route(/\/v1\//, route => route.abort());
    await page.locator(`${FOR_YOU} .add`).first().click();
    await page.evaluate(() => (location.hash = '/departments'));
    await page.evaluate(() => (location.hash = '/'));
    await expect(page.locator('.notice')).toContainText(visit.words('away'));
    await page.unroute(/\/v1\//);
    await page.locator('.notice button').click();
    await expect(page.locator('.notice')).toBeHidden();
    await visit.shown(page);
    await visit.taken('add_to_cart');

    await context.setOffline(true);
    await page.goto('/?again#/cart'); // a new load, from what the browser kept
    await expect(page.locator('.line-item')).toHaveCount(1);
    await expect(page.locator('.notice button')).toBeVisible();
    await context.setOffline(false);
    await expect(page.locator('.notice')).toBeHidden();
    await expect(page.locator('[data-placement=cart-together] article.card').first()).toBeVisible();
    const kept = await page.evaluate(async () => {
        const caches_ = await Promise.all((await caches.keys()).map(name => caches.open(name)));
        return (await Promise.all(caches_.map(cache => cache.keys())))
            .flat()
            .map(({url}) => new URL(url).pathname);
    });
    expect(kept).toContain('/demo/config.json');
    expect(kept.filter(path => path.startsWith('/v1/') && path !== '/v1/categories')).toEqual([]);
    visit.problems.length = 0; // browsers note each request that did not arrive
});

test('the page works where storage is forbidden, and with garbage for an answer', async ({visit, page}) => {
    await page.addInitScript(() =>
        Object.defineProperty(window, 'localStorage', {
            get: () => {
                throw new DOMException('forbidden', 'SecurityError');
            },
        }),
    );
    await visit.open();
    await visit.answer('allow');
    await page.locator(`${FOR_YOU} .add`).first().click();
    await visit.go('/cart');
    await expect(page.locator('.line-item')).toHaveCount(1);
    await page.route(/\/v1\/recommendations/, route =>
        route.fulfill({body: '<html>Please log in to this network'}),
    );
    await page.evaluate(() => (location.hash = '/'));
    await expect(page.locator('.notice')).toContainText(visit.words('away'));
});

test('hostile items are only words', async ({visit, page, request}) => {
    const itemId = 'hostile/50%&#?"';
    const path = '/v1/items/' + encodeURIComponent(itemId);
    const title = ('<img src=x onerror=alert(1)>‮עברית ' + 'long'.repeat(150)).slice(0, 500);
    const item = {
        title,
        description: '<script>alert(2)</script>'.repeat(400),
        link: 'javascript:alert(3)',
        imageLink: 'https://tracker.example/pixel.png',
        brand: 'שלום',
        price: {amount: 1234567.5, currency: 'CNY'},
        productType: ['Home & Kitchen', '<b>bold</b>'],
        attributes: {'<i>name</i>': 'javascript:alert(4)'},
    };
    expect((await request.put(path, {headers: ADMIN, data: item})).ok()).toBe(true);
    try {
        await visit.open();
        await page.setViewportSize({width: 320, height: 700});
        await visit.go('/item/' + encodeURIComponent(itemId));
        await expect(page.locator('.product-text h1')).toHaveText(title);
        await expect(page.locator('.product .placeholder').first()).toBeVisible();
        await expect(page.locator('.description')).toContainText('<script>');
        await visit.answerHere('allow');
        await page.locator('.actions .main').click();
        for (const hash of ['/cart', '/checkout', '/my-data', '/item/' + encodeURIComponent(itemId)]) {
            await visit.go(hash);
            expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBeLessThanOrEqual(
                320,
            );
        }
    } finally {
        await request.delete(path, {headers: ADMIN});
    }
});

test('axe finds nothing, and nothing is wider than the window', async ({visit, page}) => {
    test.setTimeout(120_000);
    await visit.open();
    const check = async (name: string) => {
        const {violations} = await new AxeBuilder({page}).exclude('iframe').analyze();
        expect(violations.map(({id, nodes}) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, name).toBeLessThanOrEqual(0);
    };
    await check('asked');
    await visit.answer('allow');
    await page.locator(`${FOR_YOU} .add`).first().click();
    await page.locator(`${FOR_YOU} .heart`).nth(1).click();
    const itemId = (await visit.cards(page, FOR_YOU))[0] ?? '';
    await visit.go('/item/' + encodeURIComponent(itemId));
    await page.locator('.actions button').nth(2).click();
    await page.waitForTimeout(3000); // until notes have gone
    for (const path of [
        '/',
        '/departments',
        '/category/Office',
        '/item/' + encodeURIComponent(itemId),
        '/search/lamp',
        '/compare',
        '/cart',
        '/checkout',
        '/my-data',
        '/continue',
        '/join',
        '/nowhere',
    ]) {
        await visit.go(path);
        await check(path);
    }
    await page.locator('.guide-open').click();
    await page.locator('.guide .answer p').first().waitFor();
    await check('guide');
});
