import type {Item} from '@daogou/sdk';
import {light} from '../core/SaveButton';
import {useList} from '../core/session';
import {useToast} from '../core/Toasts';
import {useShopWords} from './useShopWords';

/** More columns nobody can take in. */
export const MOST_COMPARED = 4;

export interface Compared {
    readonly itemId: string;
    readonly item: Item;
}

/** What is to be put side by side. */
export function useCompared(): {
    readonly compared: readonly Compared[];
    readonly toggle: (item: Item) => void;
    readonly clear: () => void;
} {
    const words = useShopWords();
    const toast = useToast();
    const [compared, setCompared] = useList<Compared>('compared');
    return {
        compared,
        toggle: item => {
            const {itemId} = item;
            if (compared.some(one => one.itemId === itemId))
                return setCompared(compared.filter(one => one.itemId !== itemId));
            if (compared.length >= MOST_COMPARED) return toast(words('compareFull', MOST_COMPARED));
            setCompared([...compared, {itemId, item: light(item)}]);
        },
        clear: () => setCompared([]),
    };
}
