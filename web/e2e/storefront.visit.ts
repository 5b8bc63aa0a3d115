import {readFileSync} from 'node:fs';
import {expect, test as base, type BrowserContext, type Frame, type Page} from '@playwright/test';

type Texts = Record<string, {en: string; zh: string}>;
type Place = Page | Frame;

export interface SentEvent {
    readonly event: string;
    readonly placement?: string;
    readonly recommendationId?: string;
    readonly query?: string;
    readonly transactionId?: string;
    readonly value?: number;
    readonly currency?: string;
    readonly items?: readonly {itemId: string; position?: number; model?: string}[];
}

export const KEY = {Authorization: 'Bearer demo-browser'};
export const ADMIN = {Authorization: 'Bearer demo-admin', 'Content-Type': 'application/json'};
export const FOR_YOU = '[data-placement=home]';

const words: Texts = Object.assign(
    {},
    ...['core', 'shop'].map(part =>
        JSON.parse(readFileSync(new URL(`../storefront/src/${part}/words.json`, import.meta.url), 'utf8')),
    ),
);

/** A visit of the shop, with what went wrong in it, and the events that the server has taken. */
export class Visit {
    readonly problems: string[] = [];
    readonly sent: string[] = [];
    readonly events: SentEvent[] = [];

    constructor(
        readonly page: Page,
        readonly context: BrowserContext,
        private readonly language: 'en' | 'zh',
        origin: string,
    ) {
        page.on('console', message => message.type() === 'error' && this.problems.push(message.text()));
        page.on('pageerror', error => this.problems.push(String(error)));
        context.on('request', request => {
            const {protocol, origin: its, pathname} = new URL(request.url());
            if (!['data:', 'blob:'].includes(protocol) && its !== origin)
                this.problems.push('foreign: ' + request.url());
            if (pathname === '/v1/events') this.sent.push(request.postData() ?? '');
        });
        context.on('response', async response => {
            const {pathname} = new URL(response.url());
            if (response.status() >= 400) this.problems.push(`${response.status()}: ${response.url()}`);
            if (pathname !== '/v1/events' || !response.ok()) return;
            this.events.push(...(JSON.parse(response.request().postData() ?? '[]') as SentEvent[]));
            const {results} = (await response.json().catch(() => ({results: []}))) as {
                results: {error?: string}[];
            };
            this.problems.push(...results.flatMap(({error}) => (error ? ['event refused: ' + error] : [])));
        });
    }

    /** The shop's own words in the language of the visit. */
    words(key: string, value: string | number = ''): string {
        const texts = words[key];
        if (!texts) throw new Error(`the shop has no words for ${key}`);
        return texts[this.language].replace('{0}', String(value));
    }

    get isPhone(): boolean {
        return (this.page.viewportSize()?.width ?? 0) < 700;
    }

    async open(hash = ''): Promise<void> {
        await this.page.goto('/' + (hash && '#' + hash));
        if (!hash) await this.shown(this.page);
    }

    async shown(place: Place): Promise<void> {
        await place.locator(`${FOR_YOU}[aria-busy=false] article.card`).first().waitFor();
    }

    async answerHere(choice: 'allow' | 'decline'): Promise<void> {
        await this.page
            .locator('.consent')
            .getByRole('button', {name: this.words(choice), exact: true})
            .click();
        await expect(this.page.locator('.consent')).toHaveCount(0);
    }

    /** The same on the first page, until its shelf follows. */
    async answer(choice: 'allow' | 'decline'): Promise<void> {
        await this.answerHere(choice);
        if (choice === 'allow')
            await expect(this.page.locator(`${FOR_YOU} h2`)).toHaveText(this.words('forYou'));
        await this.shown(this.page);
    }

    async go(path: string): Promise<void> {
        await this.page.evaluate(to => (location.hash = to), path);
        await expect(
            this.page.locator('main .skeleton, main .waiting-page, main [aria-busy=true]'),
        ).toHaveCount(0);
        await this.page.locator('main h1').first().waitFor();
    }

    async cards(place: Place, shelf: string): Promise<string[]> {
        return place
            .locator(`${shelf} article.card`)
            .evaluateAll(cards => cards.map(card => (card as HTMLElement).dataset['item'] ?? ''));
    }

    async second(): Promise<Frame> {
        const node = await this.page.locator('.screen iframe').elementHandle();
        const frame = await node?.contentFrame();
        if (!frame) throw new Error('there is no second device');
        await this.shown(frame);
        return frame;
    }

    async taken(event: string): Promise<SentEvent> {
        await expect
            .poll(() => this.events.some(one => one.event === event), {message: `${event} was sent`})
            .toBe(true);
        const found = this.events.find(one => one.event === event);
        if (!found) throw new Error(`no ${event}`);
        return found;
    }
}

export const test = base.extend<{visit: Visit}>({
    visit: async ({page, context, locale, baseURL}, use) => {
        const visit = new Visit(
            page,
            context,
            locale?.startsWith('zh') ? 'zh' : 'en',
            new URL(baseURL ?? '').origin,
        );
        await use(visit);
        expect(visit.problems, 'nothing went wrong').toEqual([]);
    },
});
