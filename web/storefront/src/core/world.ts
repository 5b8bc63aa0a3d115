import {Daogou, type Purposes} from '@daogou/sdk';
import {Kept} from './kept';
import type {Settings} from './settings';

export type Role = 'computer' | 'phone';

export const ROLES: readonly Role[] = ['computer', 'phone'];

/** Of the text that people agree to. */
const CONSENT_VERSION = '2026-11';

/** Lists that belong to whoever shops; each entry is about one item. */
const LISTS = ['cart', 'saved', 'hidden', 'compared'];

interface Entry {
    readonly itemId: string;
}

/**
 * Two pretend devices that share this browser, and what lies on them. They are strangers until a shopper signs in on both. The
 * picture of the second device beside the page is a document of its own, but has the same world.
 */
export class World {
    readonly devices: Readonly<Record<Role, Daogou>>;
    readonly kept = new Kept();
    private readonly listeners = new Set<() => void>();
    private readonly owners = new Map<Role, string>();
    private changes = 0;

    constructor(readonly settings: Settings) {
        const device = (role: Role) =>
            new Daogou({
                key: settings.browserKey,
                prefix: `daogou.${role}.`,
                consentSource: 'storefront',
                consentVersion: CONSENT_VERSION,
                onRefused: (event, why) => console.warn(`event ${event.event} refused: ${why}`),
            });
        this.devices = {computer: device('computer'), phone: device('phone')};
        this.each(one => {
            one.on('consent', this.changed);
            one.on('shopper', this.changed);
        });
    }

    /** Resolves when it is known who is here. */
    async ready(): Promise<void> {
        await Promise.all(this.each(one => one.ready));
        this.changed();
    }

    get isKnown(): boolean {
        return this.devices.computer.deviceId !== null;
    }

    /** Whose cart and lists a device shows. */
    owner(role: Role): string {
        const {shopper, deviceId} = this.devices[role];
        return shopper?.shopperId ?? deviceId ?? role;
    }

    /** Counts changes of who is here and what they agreed to. */
    readonly version = (): number => this.changes;

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };

    /**
     * Takes the answer for both devices.
     *
     * @throws if the shop could not be told; the choice holds all the same
     */
    async agree(choice: 'all' | 'none' | Partial<Purposes>): Promise<void> {
        await Promise.all(this.each(one => one.setConsent(choice)));
    }

    /** Signs a shopper nobody has seen before in on both devices; what lies on them comes along. */
    async signIn(): Promise<void> {
        const shopperId = `shopper-${crypto.randomUUID()}`;
        await Promise.all(this.each(one => one.login({shopperId})));
    }

    /** Two new devices without a past, and nobody signed in. */
    async startOver(): Promise<void> {
        this.forget();
        await Promise.all(this.each(one => one.logout()));
    }

    /** Erases what both devices did, here and in the shop; then a stranger is here. */
    async erase(): Promise<void> {
        await Promise.all(this.each(one => one.erase()));
        this.forget();
        await this.agree('none');
    }

    /** Somebody else is here, or may be known to another degree: what lies on a device goes along with it. */
    private readonly changed = (): void => {
        this.kept.allow(this.isKnown);
        for (const role of ROLES) {
            const owner = this.owner(role);
            this.move(this.owners.get(role) ?? owner, owner);
            this.owners.set(role, owner);
        }
        this.changes++;
        this.listeners.forEach(listener => listener());
    };

    private each<T>(action: (device: Daogou) => T): T[] {
        return ROLES.map(role => action(this.devices[role]));
    }

    private move(from: string, to: string): void {
        if (from === to) return;
        for (const list of LISTS) {
            const entries = [to, from].flatMap(owner => this.kept.get<Entry[]>(`${list}.${owner}`) ?? []);
            this.kept.remove(`${list}.${from}`);
            if (entries.length > 0)
                this.kept.set(`${list}.${to}`, [...new Map(entries.map(one => [one.itemId, one])).values()]);
        }
    }

    private forget(): void {
        LISTS.flatMap(list => this.kept.keys(list + '.')).forEach(key => this.kept.remove(key));
    }
}

interface WithWorld extends Window {
    daogouWorld?: World;
}

/** Which device this document is the picture of; null for the page itself. */
export const pictureOf: Role | null =
    window.parent !== window && new URLSearchParams(location.search).get('device') !== null
        ? new URLSearchParams(location.search).get('device') === 'phone'
            ? 'phone'
            : 'computer'
        : null;

/** Makes the world, or finds the one of the page around this document. */
export async function openWorld(load: () => Promise<Settings>): Promise<World> {
    const around = pictureOf && (window.parent as WithWorld).daogouWorld;
    if (around) return around;
    const world = new World(await load());
    (window as WithWorld).daogouWorld = world;
    await world.ready();
    return world;
}
