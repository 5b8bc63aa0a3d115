import {expect} from '@playwright/test';
import {gzipSync} from 'node:zlib';
import {test} from './storefront.visit';

const PHONE = {latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, offline: false};

test.beforeEach(({visit}) => test.skip(!visit.isPhone, 'the budget is that of a phone'));

test('the first page needs at most 150 kB of script, packed', async ({visit, page}) => {
    const scripts: Promise<Buffer>[] = [];
    page.on(
        'response',
        response => /\.js$/.test(new URL(response.url()).pathname) && scripts.push(response.body()),
    );
    await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', {value: undefined}));
    await visit.open();
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(150_000);
});

test('the first content is there within a second on a slow phone, and nothing shifts', async ({
    browser,
    baseURL,
}) => {
    const paints: number[] = [];
    for (let run = 0; run < 3; run++) {
        const context = await browser.newContext({
            baseURL: baseURL ?? '',
            viewport: {width: 390, height: 844},
            isMobile: true,
        });
        const page = await context.newPage();
        await page.addInitScript(() => {
            const shifts = ((window as unknown as {shifts: number[]}).shifts = []);
            new PerformanceObserver(list =>
                list.getEntries().forEach(entry => {
                    const shift = entry as PerformanceEntry & {value: number; hadRecentInput: boolean};
                    if (!shift.hadRecentInput) (shifts as number[]).push(shift.value);
                }),
            ).observe({type: 'layout-shift', buffered: true});
        });
        const devtools = await context.newCDPSession(page);
        await devtools.send('Network.enable');
        await devtools.send('Network.emulateNetworkConditions', PHONE);
        await devtools.send('Emulation.setCPUThrottlingRate', {rate: 4});
        await page.goto('/');
        await page.locator('[data-placement=home] article.card').first().waitFor();
        await page.waitForTimeout(1500);
        paints.push(
            await page.evaluate(
                () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
            ),
        );
        const shifts = await page.evaluate(() => (window as unknown as {shifts: number[]}).shifts);
        expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.02);
        await context.close();
    }
    const [, median = NaN] = paints.sort((a, b) => a - b);
    console.log(`first content on a slow phone: ${paints.map(Math.round).join(', ')} ms`);
    expect(median).toBeLessThan(1000);
});

test('it can be installed', async ({visit, page, request}) => {
    await visit.open();
    const href = await page.locator('link[rel=manifest]').getAttribute('href');
    const manifest = (await (await request.get(href ?? '')).json()) as {
        icons: {src: string; sizes: string; type: string}[];
    };
    for (const {src, type} of manifest.icons) {
        const icon = await request.get(src);
        expect(icon.status(), src).toBe(200);
        expect(icon.headers()['content-type']).toContain(type);
    }
    const devtools = await page.context().newCDPSession(page);
    const {installabilityErrors} = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({errorId}) => errorId !== 'in-incognito')).toEqual([]);
});
