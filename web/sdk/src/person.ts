import {newId} from './ids.js';
import type {Storage} from './storage.js';

/** What somebody may agree to; nothing by default. */
export interface Purposes {
    readonly necessary: boolean;
    readonly analytics: boolean;
    readonly personalization: boolean;
}

/** Who signed in, and the proof that the shop's own server made for them (docs/privacy.md). */
export interface Shopper {
    readonly shopperId: string;
    readonly shopperToken?: string;
}

interface Visit {
    readonly id: string;
    readonly last: number;
}

interface Device {
    readonly id: string;
    readonly since: number;
}

const NOTHING: Purposes = {necessary: false, analytics: false, personalization: false};
const VISIT_PAUSE = 30 * 60_000;
/** An identifier lives no longer than a first-party cookie may. */
const DEVICE_LIFE = 400 * 86_400_000;

/**
 * Who uses this device: what they agreed to, the device's identifier, the visit, and the shopper who signed in. Identifiers
 * exist only after consent and go with it.
 */
export class Person {
    purposes: Purposes = NOTHING;
    shopper: Shopper | null = null;
    private device: Device | null = null;
    private visit: Visit | null = null;
    /** Whether they were ever asked. */
    asked = false;
    /** The device whose refusal the shop could not be told yet. */
    untold: string | null = null;

    constructor(
        private readonly storage: Storage,
        private readonly prefix: string,
        private readonly now: () => number,
    ) {}

    async load(): Promise<void> {
        const purposes = await this.read<Purposes>('consent');
        this.asked = purposes !== null;
        this.purposes = {...NOTHING, ...purposes};
        this.untold = await this.read<string>('untold');
        if (!this.isKnown) return;
        this.shopper = await this.read<Shopper>('shopper');
        this.visit = await this.read<Visit>('visit');
        this.device = await this.read<Device>('device');
        if (!this.device || this.now() - this.device.since > DEVICE_LIFE) await this.introduce();
    }

    /** Whether anything may be noted of them. */
    get isKnown(): boolean {
        return this.purposes.analytics || this.purposes.personalization;
    }

    get deviceId(): string | null {
        return this.isKnown ? (this.device?.id ?? null) : null;
    }

    /** The visit, which ends after half an hour of quiet. */
    sessionId(): string {
        const now = this.now();
        const going = this.visit && Math.abs(now - this.visit.last) < VISIT_PAUSE;
        this.visit = {id: going && this.visit ? this.visit.id : newId(), last: now};
        this.write('visit', this.visit);
        return this.visit.id;
    }

    /** Answers the identifier that was given up, if they refuse everything: the shop must hear of it once more. */
    async choose(purposes: Purposes): Promise<string | null> {
        const before = this.deviceId;
        this.purposes = purposes;
        this.asked = true;
        this.write('consent', purposes);
        if (this.isKnown) {
            if (!this.device) await this.introduce();
            return null;
        }
        this.device = this.visit = this.shopper = null;
        for (const name of ['device', 'visit', 'shopper']) void this.forget(name);
        return before;
    }

    /** Remembers whose refusal the shop must still hear of; null once it has. */
    owe(deviceId: string | null): void {
        this.untold = deviceId;
        if (deviceId) this.write('untold', deviceId);
        else void this.forget('untold');
    }

    signIn(shopper: Shopper | null): void {
        this.shopper = shopper;
        if (shopper) this.write('shopper', shopper);
        else void this.forget('shopper');
    }

    /** A new device without a past. */
    async introduce(): Promise<void> {
        this.device = {id: newId(), since: this.now()};
        this.visit = null;
        this.write('device', this.device);
    }

    private async read<T>(name: string): Promise<T | null> {
        try {
            const text = await this.storage.get(this.prefix + name);
            return text === null ? null : (JSON.parse(text) as T);
        } catch {
            return null;
        }
    }

    /** Where there is no room it is known as long as the page lives. */
    private write(name: string, value: unknown): void {
        void (async () => this.storage.set(this.prefix + name, JSON.stringify(value)))().catch(() => {});
    }

    private async forget(name: string): Promise<void> {
        try {
            await this.storage.remove(this.prefix + name);
        } catch {
            // What cannot be reached was not kept either.
        }
    }
}
