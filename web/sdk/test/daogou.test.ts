import {afterEach, beforeEach, expect, test} from 'vitest';
import {Daogou, DaogouProblem, memoryStorage, type Event, type Storage} from '../src/index.js';
import {Shop} from './shop.js';

const shop = new Shop();
const opened: Daogou[] = [];
let refused: string[];

beforeEach(async () => {
    shop.events.clear();
    shop.calls.length = shop.choices.length = 0;
    shop.mood = 'well';
    refused = [];
    await shop.open();
});

afterEach(async () => {
    opened.splice(0).forEach(daogou => daogou.close());
    await shop.close();
});

function page(storage: Storage): Daogou {
    const daogou = new Daogou({
        url: shop.url,
        key: 'k',
        storage,
        onRefused: (event: Event) => refused.push(event.eventId),
    });
    opened.push(daogou);
    return daogou;
}

function view(daogou: Daogou, itemId: string): void {
    daogou.track('view_item', {items: [{itemId}]});
}

test('before anybody agreed nothing is kept and nothing is sent', async () => {
    const storage = memoryStorage();
    const daogou = page(storage);
    view(daogou, 'mug');
    expect(await daogou.flush()).toBe(true);
    expect(shop.calls).toEqual([]);
    expect(await storage.keys()).toEqual([]);
    expect(daogou.deviceId).toBeNull();
});

test('what was noted while the shop was away arrives once, also from pages that were killed', async () => {
    const storage = memoryStorage();
    const first = page(storage);
    await first.setConsent('all');
    await shop.close();
    for (let k = 0; k < 600; k++) view(first, `item-${k}`);
    expect(await first.flush()).toBe(false);
    first.close(); // and never heard of again
    const second = page(storage);
    for (let k = 600; k < 1000; k++) view(second, `item-${k}`);
    expect(await second.flush()).toBe(false);
    await shop.open();
    expect(await second.flush()).toBe(true);
    expect(shop.events.size).toBe(1000);
    expect([...shop.events.values()].every(({times}) => times === 1)).toBe(true);
    expect(second.deviceId).toBe(first.deviceId);
    expect((await storage.keys()).filter(key => key.includes('.event.'))).toEqual([]);
});

test('two pages with one storage lose nothing, and what both send has one identifier', async () => {
    const storage = memoryStorage();
    const first = page(storage);
    await first.setConsent('all');
    await shop.close();
    for (let k = 0; k < 50; k++) view(first, `item-${k}`);
    await first.flush();
    const second = page(storage);
    for (let k = 50; k < 100; k++) view(second, `item-${k}`);
    await second.ready;
    await shop.open();
    await Promise.all([first.flush(), second.flush()]);
    expect(shop.events.size).toBe(100);
});

test('of more than a thousand the oldest go', async () => {
    const storage = memoryStorage();
    const daogou = page(storage);
    await daogou.setConsent('all');
    await shop.close();
    for (let k = 0; k < 1_200; k++) view(daogou, `item-${k}`);
    await daogou.flush();
    await shop.open();
    expect(await daogou.flush()).toBe(true);
    const items = [...shop.events.values()].map(({event}) => event.items?.[0]?.itemId);
    expect(items).toHaveLength(1000);
    expect(items).toContain('item-1199');
    expect(items).not.toContain('item-199');
});

test.each([400, 401, 403, 410, 422])(
    'after a %i nothing is sent again, and somebody is told',
    async status => {
        const daogou = page(memoryStorage());
        await daogou.setConsent('all');
        shop.mood = {status};
        view(daogou, 'mug');
        expect(await daogou.flush()).toBe(true);
        expect(refused).toHaveLength(1);
        shop.mood = 'well';
        await daogou.flush();
        expect(shop.events.size).toBe(0);
    },
);

test.each(['garbage', {status: 503, retryAfter: 1}, {status: 429}, {status: 500}] as const)(
    'after %j everything waits',
    async mood => {
        const daogou = page(memoryStorage());
        await daogou.setConsent('all');
        shop.mood = mood;
        view(daogou, 'mug');
        expect(await daogou.flush()).toBe(false);
        shop.mood = 'well';
        expect(await daogou.flush()).toBe(true);
        expect(shop.events.size).toBe(1);
        expect(refused).toEqual([]);
    },
);

test('an event that the server will never take does not hold up the others', async () => {
    const daogou = page(memoryStorage());
    await daogou.setConsent('all');
    shop.mood = 'refusing';
    view(daogou, 'mug');
    view(daogou, 'cup');
    expect(await daogou.flush()).toBe(true);
    expect(refused).toHaveLength(2);
});

test('a batch that is too large is halved until it fits', async () => {
    const daogou = page(memoryStorage());
    await daogou.setConsent('all');
    shop.mood = {status: 413};
    for (let k = 0; k < 4; k++) view(daogou, `item-${k}`);
    const flushed = daogou.flush();
    await new Promise(resolve => setTimeout(resolve, 0));
    await flushed;
    // One alone that is too large is given up; none is sent for ever.
    expect(refused).toHaveLength(4);
});

test('consent taken back throws away what waits, forgets the device and tells the shop', async () => {
    const storage = memoryStorage();
    const daogou = page(storage);
    await daogou.setConsent('all');
    const device = daogou.deviceId;
    view(daogou, 'mug');
    await daogou.ready;
    await daogou.setConsent('none');
    expect(daogou.deviceId).toBeNull();
    await daogou.flush();
    expect(shop.events.size).toBe(0);
    expect(shop.choices.at(-1)).toEqual({
        path: `/v1/devices/${device}/consent`,
        body: {necessary: false, analytics: false, personalization: false},
    });
    const kept = await Promise.all((await storage.keys()).map(key => storage.get(key)));
    expect(kept.join()).not.toContain(device);
});

test('a refusal that the shop could not hear is told by the next page', async () => {
    const storage = memoryStorage();
    const first = page(storage);
    await first.setConsent('all');
    const device = first.deviceId;
    await shop.close();
    await expect(first.setConsent('none')).rejects.toThrow(DaogouProblem);
    expect(first.consent.analytics).toBe(false);
    await shop.open();
    shop.choices.length = 0;
    const second = page(storage);
    await second.ready;
    await expect.poll(() => shop.choices.map(({path}) => path)).toEqual([`/v1/devices/${device}/consent`]);
    await expect.poll(async () => (await storage.keys()).join()).not.toContain('untold');
});

test('a storage that is full or forbidden costs nothing but memory', async () => {
    const broken: Storage = {
        get: () => Promise.reject(new Error('forbidden')),
        set: () => {
            throw new Error('full');
        },
        remove: () => Promise.reject(new Error('forbidden')),
        keys: () => Promise.reject(new Error('forbidden')),
    };
    const daogou = page(broken);
    await daogou.setConsent('all');
    view(daogou, 'mug');
    expect(await daogou.flush()).toBe(true);
    expect(shop.events.size).toBe(1);
});

test('who signs out leaves a new device behind', async () => {
    const daogou = page(memoryStorage());
    await daogou.setConsent('all');
    const device = daogou.deviceId;
    await daogou.login({shopperId: 'lin', shopperToken: 'proof'});
    expect(daogou.shopper?.shopperId).toBe('lin');
    await daogou.logout();
    expect(daogou.shopper).toBeNull();
    expect(daogou.deviceId).not.toBe(device);
    const [login] = [...shop.events.values()];
    expect(login?.event).toMatchObject({event: 'login', shopperId: 'lin', deviceId: device});
});
