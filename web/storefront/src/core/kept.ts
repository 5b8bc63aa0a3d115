/** What begins every key that is kept for this page, apart from what the SDK keeps. */
const PREFIX = 'daogou.page.';

type Listener = () => void;

/**
 * What this browser keeps for the page: the cart, the wish list, what is to be compared. It lives in memory until somebody agrees
 * to be remembered; `Settings`, which say nothing of a person, are written down at once. All documents of the page see one state.
 */
export class Kept {
    private readonly values = new Map<string, unknown>();
    private readonly listeners = new Set<Listener>();
    private isAllowed = false;

    constructor(private readonly storage: Storage | null = localStorageIfAny()) {
        for (const key of this.storedKeys()) this.read(key);
        if (typeof addEventListener === 'function') {
            addEventListener('storage', ({key}) => {
                if (!key?.startsWith(PREFIX)) return;
                this.read(key.slice(PREFIX.length));
                this.announce();
            });
        }
    }

    get<T>(key: string): T | undefined {
        return this.values.get(key) as T | undefined;
    }

    set(key: string, value: unknown): void {
        this.values.set(key, value);
        if (this.isAllowed || key.startsWith('setting.')) this.write(key, value);
        this.announce();
    }

    remove(key: string): void {
        this.values.delete(key);
        attempt(() => this.storage?.removeItem(PREFIX + key));
        this.announce();
    }

    /** Keys that begin with a text. */
    keys(start: string): string[] {
        return [...this.values.keys()].filter(key => key.startsWith(start));
    }

    /** Whether anything of a person may be written down; what was written goes when it may not. */
    allow(isAllowed: boolean): void {
        this.isAllowed = isAllowed;
        if (isAllowed) this.values.forEach((value, key) => this.write(key, value));
        else
            this.storedKeys()
                .filter(key => !key.startsWith('setting.'))
                .forEach(key => attempt(() => this.storage?.removeItem(PREFIX + key)));
    }

    readonly subscribe = (listener: Listener): Listener => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };

    private read(key: string): void {
        const text = attempt(() => this.storage?.getItem(PREFIX + key));
        try {
            if (text) this.values.set(key, JSON.parse(text));
            else this.values.delete(key);
        } catch {
            this.values.delete(key); // somebody else's, or cut off
        }
    }

    private write(key: string, value: unknown): void {
        attempt(() => this.storage?.setItem(PREFIX + key, JSON.stringify(value)));
    }

    private storedKeys(): string[] {
        return (attempt(() => Object.keys(this.storage ?? {})) ?? [])
            .filter(key => key.startsWith(PREFIX))
            .map(key => key.slice(PREFIX.length));
    }

    private announce(): void {
        this.listeners.forEach(listener => listener());
    }
}

function localStorageIfAny(): Storage | null {
    return attempt(() => globalThis.localStorage) ?? null;
}

/** Storage may be full or forbidden: the page works without. */
function attempt<T>(action: () => T): T | undefined {
    try {
        return action();
    } catch {
        return undefined;
    }
}
