import type {EventFields, Item} from '@daogou/sdk';
import {useScenario} from './scenario';
import {useDevice} from './session';

const clicked = new Map<string, string>();

/** Remembers which answer led to an item: what it becomes is to the credit of that shelf. */
export function cameFrom(itemId: string, recommendationId: string | undefined): void {
    if (recommendationId) clicked.set(itemId, recommendationId);
}

/** What events about an item carry, as the scenario tells it, and what led to the item. */
export function useAbout(): (item: Item) => EventFields {
    const {aboutItem} = useScenario();
    return item => ({...ledTo(item.itemId), ...aboutItem(item)});
}

export function ledTo(itemId: string): EventFields {
    const recommendationId = clicked.get(itemId);
    return recommendationId ? {recommendationId} : {};
}

/** Notes that somebody chose an item where it was shown. */
export function useSelect(): (item: Item, position: number, recommendationId: string | undefined) => void {
    const {daogou} = useDevice();
    const about = useAbout();
    return (item, position, recommendationId) => {
        cameFrom(item.itemId, recommendationId);
        const event = about(item);
        daogou.track('select_item', {
            ...event,
            items: [{itemId: item.itemId, ...event.items?.[0], position}],
        });
    };
}
