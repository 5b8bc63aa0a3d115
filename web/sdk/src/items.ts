import type {Api} from './api.js';
import type {Item} from './types.js';

const MOST_PER_CALL = 200;
/** Prices change: what was read longer ago is asked again. */
const FRESH = 60_000;

/** Items by identifier; those asked for together travel together. */
export class Items {
    private readonly known = new Map<string, {item: Item | null; at: number}>();
    private wanted = new Set<string>();
    private collecting: Promise<void> | null = null;

    constructor(private readonly api: Api) {}

    /** What the catalogue has of these; the others are missing in the answer. */
    async byId(ids: Iterable<string>): Promise<Map<string, Item>> {
        const all = [...new Set(ids)];
        const unknown = all.filter(id => !this.isFresh(id) && !id.includes(','));
        unknown.forEach(id => this.wanted.add(id));
        if (unknown.length > 0) {
            await (this.collecting ??= new Promise<void>(resolve => setTimeout(resolve, 5)).then(() =>
                this.collect(),
            ));
        }
        return new Map(
            all.flatMap(id => {
                const item = this.known.get(id)?.item;
                return item ? [[id, item] as const] : [];
            }),
        );
    }

    private isFresh(id: string): boolean {
        return Date.now() - (this.known.get(id)?.at ?? 0) < FRESH;
    }

    private async collect(): Promise<void> {
        const ids = [...this.wanted];
        this.wanted = new Set();
        this.collecting = null;
        for (let start = 0; start < ids.length; start += MOST_PER_CALL) {
            const page = ids.slice(start, start + MOST_PER_CALL);
            const {items} = await this.api.get<{items: Item[]}>('/v1/items', {
                itemIds: page.join(','),
                limit: MOST_PER_CALL,
            });
            const at = Date.now();
            page.forEach(id => this.known.set(id, {item: null, at}));
            items.forEach(item => this.known.set(item.itemId, {item, at}));
        }
    }
}
