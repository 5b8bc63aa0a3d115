/** A text in the languages of the page. */
export interface Texts {
    readonly en: string;
    readonly zh: string;
}

export interface Department {
    readonly id: string;
    readonly path: readonly string[];
    readonly name: Texts;
    /** `#rrggbb`. */
    readonly accent?: string | null;
}

/** What the server says about its shop in `/demo/config.json`. */
export interface Settings {
    readonly shopName: Texts;
    /** ISO 4217, where an item does not say. */
    readonly currency: string;
    readonly browserKey: string;
    /** Whether the shop believes a page that says who signed in. */
    readonly canSignIn: boolean;
    readonly departments: readonly Department[];
    readonly scenario: string;
}

const DEFAULTS: Settings = {
    shopName: {en: 'Daogou', zh: '导购'},
    currency: 'CNY',
    browserKey: 'demo-browser',
    canSignIn: false,
    departments: [],
    scenario: 'shop',
};

/** @throws if the server is away or answers garbage; a server without settings has the usual ones */
export async function loadSettings(): Promise<Settings> {
    const response = await fetch('/demo/config.json', {credentials: 'same-origin'});
    if (response.status === 404) return DEFAULTS;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return {...DEFAULTS, ...((await response.json()) as Partial<Settings>)};
}
