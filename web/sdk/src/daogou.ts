import {Api} from './api.js';
import {Impressions} from './impressions.js';
import {newId} from './ids.js';
import {Items} from './items.js';
import {Person, type Purposes, type Shopper} from './person.js';
import {DaogouProblem} from './problem.js';
import {EventQueue} from './queue.js';
import {browserStorage, type Storage} from './storage.js';
import {serverSentEvents} from './stream.js';
import {fetchTransport, type Transport} from './transport.js';
import type {
    Certificate,
    Consent,
    Event,
    EventItem,
    EventName,
    GuideAnswer,
    GuideTurn,
    Interest,
    Item,
    Placement,
    Recommendation,
    RecommendedItem,
    SearchAnswer,
    SearchQuery,
    Shelf,
    ShelfQuery,
    Suggestion,
    WithItem,
} from './types.js';

export interface Settings {
    /** Where the shop's Daogou answers, without a slash at the end; by default where the page comes from. */
    readonly url?: string;
    /** A browser key. It may be seen by anybody. */
    readonly key: string;
    readonly platform?: NonNullable<Event['platform']>;
    /** BCP 47; what the guide answers in, and how names are told. */
    readonly language?: string;
    readonly transport?: Transport;
    readonly storage?: Storage;
    /** What storage keys begin with; two instances with two prefixes are two devices. */
    readonly prefix?: string;
    /** Who asked for consent and with which version of the text, for the record. */
    readonly consentSource?: string;
    readonly consentVersion?: string;
    /** Told of events that the server will never take. */
    readonly onRefused?: (event: Event, why: string) => void;
}

/** What an event may say besides its name; the rest the SDK knows. */
export type EventFields = Partial<
    Omit<Event, 'eventId' | 'event' | 'time' | 'deviceId' | 'sessionId' | 'platform' | 'consent'>
>;

export type Change = 'consent' | 'shopper' | 'events';

const NOTHING: Purposes = {necessary: false, analytics: false, personalization: false};
const EVERYTHING: Purposes = {necessary: true, analytics: true, personalization: true};
/** How long a shelf waits for the events before it, in milliseconds. */
const FRESHNESS = 1000;

/**
 * A shop's guide, as one device knows it. Until somebody agreed it keeps nothing and notes nothing; shelves, search and guide
 * answer as for a stranger.
 *
 * ```ts
 * const daogou = new Daogou({url: 'https://guide.example.com', key: 'browser-key'});
 * await daogou.setConsent('all');
 * daogou.track('view_item', {items: [{itemId: 'mug-1'}]});
 * const {items} = await daogou.shelf('home', {limit: 6});
 * ```
 */
export class Daogou {
    /** Ready once what earlier pages left has been read; every call waits for it by itself. */
    readonly ready: Promise<void>;
    readonly impressions: Impressions;
    readonly api: Api;
    language: string;
    private readonly person: Person;
    private readonly queue: EventQueue;
    private readonly catalog: Items;
    private readonly listeners = new Map<Change, Set<() => void>>();
    private readonly campaign: EventFields;

    constructor(private readonly settings: Settings) {
        const {url = '', key, prefix = 'daogou.'} = settings;
        const storage = settings.storage ?? browserStorage();
        this.language = settings.language ?? 'en';
        this.api = new Api(url, key, settings.transport ?? fetchTransport);
        this.person = new Person(storage, prefix, Date.now);
        this.catalog = new Items(this.api);
        this.queue = new EventQueue(
            this.api,
            storage,
            prefix,
            events => events.some(event => event.event !== 'view_item_list') && this.announce('events'),
            (event, why) => settings.onRefused?.(event, why),
        );
        this.impressions = new Impressions(this);
        this.campaign = campaign();
        this.ready = this.load();
        if (typeof addEventListener === 'function' && typeof document !== 'undefined') {
            addEventListener('pagehide', () => this.leave());
            // A phone may kill a page in the background without a word.
            document.addEventListener(
                'visibilitychange',
                () => document.visibilityState === 'hidden' && this.leave(),
            );
            addEventListener('online', () => void this.flush());
        }
    }

    // Consent and identity

    /** What was agreed to on this device. */
    get consent(): Purposes {
        return this.person.purposes;
    }

    /** Whether whoever is here was ever asked. */
    get wasAsked(): boolean {
        return this.person.asked;
    }

    /** Null without consent. */
    get deviceId(): string | null {
        return this.person.deviceId;
    }

    /** Who signed in; null if nobody is. */
    get shopper(): Shopper | null {
        return this.person.isKnown ? this.person.shopper : null;
    }

    /**
     * Agrees, or takes it back: then what waits is thrown away, and identifiers go. The browser's Global Privacy Control stands
     * above personalization.
     *
     * @throws DaogouProblem if the shop could not be told; on this device the choice holds all the same, and a refusal is told
     *     again by the next page
     */
    async setConsent(choice: 'all' | 'none' | Partial<Purposes>): Promise<void> {
        await this.ready;
        const asked = choice === 'all' ? EVERYTHING : {...NOTHING, ...(choice === 'none' ? {} : choice)};
        const refusesProfiles = (globalThis.navigator as {globalPrivacyControl?: boolean} | undefined)
            ?.globalPrivacyControl;
        const purposes = refusesProfiles ? {...asked, personalization: false} : asked;
        const before = await this.person.choose(purposes);
        if (!this.person.isKnown) this.queue.clear();
        if (before) this.person.owe(before);
        this.announce('consent');
        if (before) await this.tellRefusal();
        else if (this.deviceId) await this.api.put(this.path(this.deviceId, '/consent'), this.consentGiven());
    }

    /** The shopper signed in: from now on this device is one of theirs. */
    async login(shopper: Shopper): Promise<void> {
        await this.ready;
        if (!this.person.isKnown) return;
        this.person.signIn(shopper);
        this.track('login', {...shopper});
        this.announce('shopper');
        await this.flush();
    }

    /** What this device does from now on is nobody's: it becomes a new device. */
    async logout(): Promise<void> {
        await this.ready;
        await this.flush();
        this.person.signIn(null);
        await this.person.introduce();
        this.announce('shopper');
    }

    /** A code, good for one use and some minutes, with which another device joins this one. */
    async joinCode(): Promise<{code: string; expiresAt: string; link?: string; qr?: string}> {
        return this.api.post(this.path(await this.known(), '/code'), {});
    }

    /** Joins the device that showed the code. */
    async join(code: string): Promise<void> {
        await this.flush();
        await this.api.post(this.path(await this.known(), '/join'), {code});
        this.announce('shopper');
    }

    // What the shopper does

    /** Notes an event; does nothing without consent. Never throws, never waits. */
    track(event: EventName, fields: EventFields = {}): void {
        void this.ready.then(() => {
            const {deviceId, person} = this;
            if (!deviceId) return;
            this.queue.add({
                eventId: newId(),
                event,
                time: new Date().toISOString(),
                deviceId,
                sessionId: person.sessionId(),
                platform: this.settings.platform ?? 'web',
                consent: this.consentGiven(),
                ...this.campaign,
                ...fields,
            });
        });
    }

    /** Sends what waits; true once everything is stored. */
    async flush(): Promise<boolean> {
        await this.ready;
        this.impressions.tell();
        await this.ready;
        return this.queue.flush();
    }

    /** Not for me: the item leaves the shelves, and what is like it sinks. */
    notInterested(item: EventItem, recommendationId?: string): Promise<boolean> {
        this.track('dislike', {items: [item], ...(recommendationId && {recommendationId})});
        return this.flush();
    }

    // What the shop answers

    /** Fills a shelf. Events noted before it are known to it, unless the network is slow. */
    async shelf(placement: Placement, query: ShelfQuery = {}, signal?: AbortSignal): Promise<Shelf> {
        const answer = await this.api.get<Recommendation>(
            '/v1/recommendations',
            {placement, ...query, ...(await this.whoAsks())},
            signal,
        );
        return {
            placement,
            recommendationId: answer.recommendationId,
            items: await this.withItems<RecommendedItem>(answer.items),
            degraded: answer.degraded ?? [],
        };
    }

    /** Finds items by words. */
    async search(
        query: SearchQuery,
        signal?: AbortSignal,
    ): Promise<Omit<SearchAnswer, 'items'> & {items: WithItem<SearchAnswer['items'][number]>[]}> {
        const answer = await this.api.get<SearchAnswer>(
            '/v1/search',
            {...query, ...(await this.whoAsks())},
            signal,
        );
        return {...answer, items: await this.withItems(answer.items)};
    }

    /** What somebody who types this may want. */
    async suggestions(q: string, limit = 8, signal?: AbortSignal): Promise<Suggestion[]> {
        const query = {q, limit, language: this.language};
        return (await this.api.get<{suggestions: Suggestion[]}>('/v1/search/suggestions', query, signal))
            .suggestions;
    }

    /** One turn of the conversation. `onWorking` is called when the guide has begun. */
    async guide(turn: GuideTurn, onWorking?: () => void, signal?: AbortSignal): Promise<GuideAnswer> {
        const body = {language: this.language, ...turn, ...(await this.whoAsks())};
        const response = await this.api.call({
            method: 'POST',
            path: '/v1/guide/turns',
            body: JSON.stringify(body),
            accept: 'text/event-stream',
            ...(signal && {signal}),
        });
        if (!response.chunks) return lastEvent(await response.text());
        for await (const {event, data} of serverSentEvents(response.chunks())) {
            if (event === 'working') onWorking?.();
            else return told(event, data);
        }
        throw new DaogouProblem(
            'away',
            response.status,
            'garbage',
            'the guide stopped in the middle of an answer',
        );
    }

    /** Items by identifier. */
    items(ids: Iterable<string>): Promise<Map<string, Item>> {
        return this.catalog.byId(ids);
    }

    // Mine

    async interests(): Promise<Interest[]> {
        return (await this.api.get<{interests: Interest[]}>(this.path(await this.known(), '/interests')))
            .interests;
    }

    /** Takes one interest away, or all of them. */
    async forgetInterest(tag?: string): Promise<void> {
        await this.api.delete(this.path(await this.known(), '/interests'), {tag});
        this.announce('events');
    }

    /** Takes an item out of the history: that was not me. */
    async forgetItem(itemId: string): Promise<void> {
        await this.flush();
        await this.api.delete(this.path(await this.known(), '/history/' + encodeURIComponent(itemId)));
        this.announce('events');
    }

    /** What the server knows this device to have agreed to. */
    async consentOnRecord(): Promise<Consent> {
        return this.api.get(this.path(await this.known(), '/consent'));
    }

    /** Everything that is kept, as a ZIP. */
    async exportData(): Promise<ArrayBuffer> {
        const path = this.path(await this.known(), '/export');
        return (await this.api.call({method: 'GET', path, accept: 'application/zip'})).bytes();
    }

    /** Erases everything, here and in the shop; a new device begins. */
    async erase(): Promise<Certificate> {
        const device = await this.known();
        this.queue.clear();
        const certificate = await this.api.delete<Certificate>(this.path(device));
        this.person.signIn(null);
        await this.person.introduce();
        this.announce('shopper');
        return certificate;
    }

    /** Calls back after a change, of which the next answers know; the answer ends that. */
    on(change: Change, listener: () => void): () => void {
        const listeners = this.listeners.get(change) ?? new Set();
        this.listeners.set(change, listeners.add(listener));
        return () => listeners.delete(listener);
    }

    /** Stops sending; what waits stays in storage for the next time. */
    close(): void {
        this.queue.close();
    }

    private async load(): Promise<void> {
        await this.person.load();
        await this.queue.load();
        // Left by a page that could not throw it away any more.
        if (!this.person.isKnown) this.queue.clear();
        void this.tellRefusal().catch(() => {});
    }

    private async tellRefusal(): Promise<void> {
        const device = this.person.untold;
        if (!device) return;
        await this.api.put(this.path(device, '/consent'), {...this.consentGiven(), ...NOTHING});
        this.person.owe(null);
    }

    private leave(): void {
        this.impressions.tell();
        // Tracking goes through `ready`, which is resolved: one step later, still before the page is gone.
        void this.ready.then(() => this.queue.sendLast());
    }

    private announce(change: Change): void {
        this.listeners.get(change)?.forEach(listener => listener());
    }

    private consentGiven(): NonNullable<Event['consent']> {
        const {consentSource: source, consentVersion: version} = this.settings;
        return {...this.person.purposes, ...(source && {source}), ...(version && {version})};
    }

    /** Who a personal answer is for; nobody without consent. Waits for the events before it. */
    private async whoAsks(): Promise<{deviceId?: string; shopperId?: string; shopperToken?: string}> {
        await this.ready;
        if (!this.person.purposes.personalization || !this.deviceId) return {};
        await Promise.race([this.flush(), new Promise(resolve => setTimeout(resolve, FRESHNESS))]);
        return {deviceId: this.deviceId, ...this.person.shopper};
    }

    private async known(): Promise<string> {
        await this.ready;
        if (!this.deviceId)
            throw new DaogouProblem(
                'refused',
                0,
                'no-consent',
                'nothing is known of this device: nobody agreed',
            );
        return this.deviceId;
    }

    private path(deviceId: string, rest = ''): string {
        return `/v1/devices/${encodeURIComponent(deviceId)}${rest}`;
    }

    private async withItems<T extends {itemId: string}>(answered: readonly T[]): Promise<WithItem<T>[]> {
        const found = await this.catalog.byId(answered.map(({itemId}) => itemId));
        return answered.flatMap(one => {
            const item = found.get(one.itemId);
            return item ? [{...one, item}] : [];
        });
    }
}

function told(event: string, data: string): GuideAnswer {
    const document = JSON.parse(data) as GuideAnswer & {status?: number; type?: string; detail?: string};
    if (event === 'answer') return document;
    throw new DaogouProblem(
        'away',
        document.status ?? 500,
        document.type ?? '',
        document.detail ?? 'the guide failed',
    );
}

/** Where a platform reads the answer as a whole. */
async function lastEvent(text: string): Promise<GuideAnswer> {
    for await (const {event, data} of serverSentEvents(
        (async function* () {
            yield text;
        })(),
    )) {
        if (event !== 'working') return told(event, data);
    }
    throw new DaogouProblem('away', 200, 'garbage', 'no answer of the guide');
}

/** What brought the visitor here, as links of campaigns say it. */
function campaign(): EventFields {
    if (typeof location === 'undefined') return {};
    const asked = new URLSearchParams(location.search);
    return Object.fromEntries(
        (['campaign', 'source', 'medium'] as const)
            .map(
                name =>
                    [
                        name,
                        asked
                            .get('utm_' + name)
                            ?.trim()
                            .slice(0, 128),
                    ] as const,
            )
            .filter(([, value]) => value),
    );
}
