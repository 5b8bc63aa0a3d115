import type {Api} from './api.js';
import {DaogouProblem} from './problem.js';
import type {Storage} from './storage.js';
import type {Event} from './types.js';

const MOST = 1000;
const BATCH = 100;
/** Browsers let requests that outlive their page hold 64 KiB together. */
const LAST_BYTES = 60_000;
const WAIT = 1500;
const LONGEST_WAIT = 60_000;

interface EventResults {
    readonly results: readonly {
        readonly eventId?: string;
        readonly status?: string;
        readonly error?: string;
    }[];
}

/**
 * Events on their way to the shop. Each waits in storage under a key of its own until the server has answered for it: it
 * survives a closed page and a lost network, and goes again with the same identifier, so that it is stored once. What the
 * server will never take is dropped; of more than 1,000 the oldest go.
 */
export class EventQueue {
    private readonly waiting = new Map<string, Event>();
    private readonly prefix: string;
    private order = 0;
    private batch = BATCH;
    private pause = WAIT;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private sending: Promise<boolean> | null = null;
    /** How many were given up for want of room. */
    dropped = 0;

    constructor(
        private readonly api: Api,
        private readonly storage: Storage,
        prefix: string,
        private readonly onSent: (events: readonly Event[]) => void,
        private readonly onRefused: (event: Event, why: string) => void,
    ) {
        this.prefix = prefix + 'event.';
    }

    /** Takes up what earlier pages left. */
    async load(): Promise<void> {
        try {
            for (const key of [...(await this.storage.keys())]
                .filter(key => key.startsWith(this.prefix))
                .sort()) {
                const event = parsed(await this.storage.get(key));
                if (event) this.waiting.set(key, event);
                else await this.storage.remove(key);
            }
        } catch {
            // A storage that cannot be read has nothing for us.
        }
        this.trim();
        if (this.waiting.size > 0) this.schedule(WAIT);
    }

    add(event: Event): void {
        const key = `${this.prefix}${String(event.time)}.${String(this.order++).padStart(6, '0')}.${event.eventId}`;
        this.waiting.set(key, event);
        this.trim();
        void (async () => this.storage.set(key, JSON.stringify(event)))().catch(() => {});
        this.schedule(WAIT);
    }

    /** Sends what waits; true once everything is stored. */
    async flush(): Promise<boolean> {
        while (this.waiting.size > 0) {
            this.sending ??= this.send().finally(() => (this.sending = null));
            if (!(await this.sending)) return false;
        }
        return true;
    }

    /** The page goes away: one last request that outlives it. */
    sendLast(): void {
        const events: Event[] = [];
        let bytes = 0;
        for (const event of this.waiting.values()) {
            bytes += new TextEncoder().encode(JSON.stringify(event)).length + 1;
            if (bytes > LAST_BYTES || events.length === BATCH) break;
            events.push(event);
        }
        if (events.length > 0) void this.api.post('/v1/events', events, {keepalive: true}).catch(() => {});
    }

    /** Whoever took their consent back is not told on. */
    clear(): void {
        this.forget([...this.waiting.keys()]);
    }

    get size(): number {
        return this.waiting.size;
    }

    close(): void {
        clearTimeout(this.timer);
    }

    private async send(): Promise<boolean> {
        clearTimeout(this.timer);
        this.timer = undefined;
        const batch = [...this.waiting].slice(0, this.batch);
        const events = batch.map(([, event]) => event);
        try {
            const {results} = await this.api.post<EventResults>('/v1/events', events);
            results.forEach((result, place) => {
                const event = events[place];
                if (event && result.error) this.onRefused(event, result.error);
            });
        } catch (problem) {
            if (!(problem instanceof DaogouProblem) || problem.kind === 'away') {
                // Not all at the same moment once the shop is back.
                this.pause = Math.min(this.pause * 2, LONGEST_WAIT);
                const asked = problem instanceof DaogouProblem ? (problem.retryAfter ?? 0) : 0;
                this.schedule(Math.max(this.pause * (0.5 + Math.random() / 2), asked));
                return false;
            }
            if (problem.status === 413 && batch.length > 1) {
                this.batch = Math.ceil(batch.length / 2);
                return true;
            }
            events.forEach(event => this.onRefused(event, problem.message));
        }
        this.forget(batch.map(([key]) => key));
        this.pause = WAIT;
        this.onSent(events);
        return true;
    }

    private trim(): void {
        const excess = this.waiting.size - MOST;
        if (excess <= 0) return;
        this.dropped += excess;
        this.forget([...this.waiting.keys()].slice(0, excess));
    }

    private forget(keys: readonly string[]): void {
        for (const key of keys) {
            this.waiting.delete(key);
            void (async () => this.storage.remove(key))().catch(() => {});
        }
    }

    private schedule(delay: number): void {
        this.timer ??= setTimeout(() => {
            this.timer = undefined;
            void this.flush();
        }, delay);
    }
}

function parsed(text: string | null): Event | null {
    try {
        const event = JSON.parse(text ?? '') as Event;
        return typeof event.eventId === 'string' && typeof event.event === 'string' ? event : null;
    } catch {
        return null;
    }
}
