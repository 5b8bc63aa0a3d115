import type {Daogou} from './daogou.js';
import type {EventItem} from './types.js';

/** Milliseconds that half of a card must stay in sight. */
const LOOK = 500;
const GATHER = 1000;

/** The answer that a card belongs to: the same object for all cards of one shelf. */
export interface Shown {
    readonly placement: string;
    readonly recommendationId?: string;
}

interface Card {
    readonly item: EventItem;
    readonly shelf: Shown;
    timer?: ReturnType<typeof setTimeout>;
}

/** Which items were really seen: half of the card, for half a second. Each shelf tells once about each. */
export class Impressions {
    private readonly cards = new WeakMap<Element, Card>();
    private readonly seen = new Map<Shown, EventItem[]>();
    private readonly told = new WeakMap<Shown, Set<string>>();
    private readonly observer: IntersectionObserver | null;
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(private readonly daogou: Daogou) {
        this.observer =
            typeof IntersectionObserver === 'undefined'
                ? null
                : new IntersectionObserver(changes => changes.forEach(change => this.changed(change)), {
                      threshold: 0.5,
                  });
    }

    /** Watches a card; the answer ends that. */
    watch(node: Element, item: EventItem, shelf: Shown): () => void {
        this.cards.set(node, {item, shelf});
        this.observer?.observe(node);
        return () => {
            clearTimeout(this.cards.get(node)?.timer);
            this.cards.delete(node);
            this.observer?.unobserve(node);
        };
    }

    /** Notes what was seen so far. */
    tell(): void {
        clearTimeout(this.timer);
        this.timer = undefined;
        for (const [shelf, items] of this.seen) {
            this.daogou.track('view_item_list', {
                placement: shelf.placement,
                ...(shelf.recommendationId && {recommendationId: shelf.recommendationId}),
                items,
            });
        }
        this.seen.clear();
    }

    private changed({target, isIntersecting}: IntersectionObserverEntry): void {
        const card = this.cards.get(target);
        if (!card) return;
        clearTimeout(card.timer);
        if (isIntersecting) card.timer = setTimeout(() => this.note(target, card), LOOK);
    }

    private note(node: Element, {item, shelf}: Card): void {
        this.observer?.unobserve(node);
        const told = this.told.get(shelf) ?? new Set();
        this.told.set(shelf, told);
        if (!node.isConnected || told.has(item.itemId)) return;
        told.add(item.itemId);
        this.seen.set(shelf, [...(this.seen.get(shelf) ?? []), item]);
        this.timer ??= setTimeout(() => this.tell(), GATHER);
    }
}
