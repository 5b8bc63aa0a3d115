/** Where a device keeps what must outlive the page: the queue, the choice, identifiers. */

type Soon<T> = T | Promise<T>;

/** May answer at once (a browser, a mini program) or later (React Native). */
export interface Storage {
    get(key: string): Soon<string | null>;
    /** Rejects or throws where there is no room. */
    set(key: string, value: string): Soon<void>;
    remove(key: string): Soon<void>;
    keys(): Soon<readonly string[]>;
}

/** Forgets with the page. */
export function memoryStorage(): Storage {
    const entries = new Map<string, string>();
    return {
        get: key => entries.get(key) ?? null,
        set: (key, value) => void entries.set(key, value),
        remove: key => void entries.delete(key),
        keys: () => [...entries.keys()],
    };
}

/** A browser's local storage; where it is forbidden, memory. */
export function browserStorage(): Storage {
    try {
        const {localStorage} = globalThis;
        localStorage.removeItem('daogou.probe');
        return {
            get: key => localStorage.getItem(key),
            set: (key, value) => localStorage.setItem(key, value),
            remove: key => localStorage.removeItem(key),
            keys: () => Object.keys(localStorage),
        };
    } catch {
        return memoryStorage();
    }
}
