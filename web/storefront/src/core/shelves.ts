import type {Daogou, Item, Placement, ShelfQuery} from '@daogou/sdk';
import type {TellableReason} from './reasons';

/** An item where it stands. */
export interface Entry {
    readonly item: Item;
    readonly reasons: readonly TellableReason[];
    readonly model?: string | undefined;
    /** The merchant's rule by which it stands there. */
    readonly ruleId?: string | undefined;
    /** Whether somebody pays for where it stands. */
    readonly isSponsored: boolean;
}

/** One answer; the same object for all its cards, so that each is told once to have been seen. */
export interface Stand {
    readonly placement: string;
    readonly recommendationId?: string;
    readonly entries: readonly Entry[];
}

interface Answered {
    readonly item: Item;
    readonly reasons: readonly TellableReason[];
    readonly model?: string;
    readonly ruleId?: string;
    readonly sponsored?: boolean;
}

/** Adds the items that reasons refer to. */
export async function withReasons(daogou: Daogou, answered: readonly Answered[]): Promise<Entry[]> {
    const named = answered.flatMap(({reasons}) => reasons.flatMap(({itemId}) => (itemId ? [itemId] : [])));
    const found = named.length > 0 ? await daogou.items(named) : new Map<string, Item>();
    return answered.map(({item, model, ruleId, sponsored, reasons}) => ({
        item,
        model,
        ruleId,
        isSponsored: sponsored === true,
        reasons: reasons.map(reason => ({...reason, item: found.get(reason.itemId ?? '')})),
    }));
}

export async function loadShelf(
    daogou: Daogou,
    placement: Placement,
    query: ShelfQuery,
    signal: AbortSignal,
): Promise<Stand> {
    const {recommendationId, items} = await daogou.shelf(placement, query, signal);
    return {placement, recommendationId, entries: await withReasons(daogou, items)};
}
