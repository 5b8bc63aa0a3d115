import type {Item, Reason} from '@daogou/sdk';
import {hasWord, quoted, texts, type Language, type Words} from './language';

/** A reason, with the item it refers to. */
export type TellableReason = Reason & {readonly item?: Item | undefined};

/** Why `shown` is on a shelf, in words; `about` is the item whose page it is. Types of servers to come have a plain word, too. */
export function reasonText(
    reason: TellableReason,
    shown: Item,
    words: Words,
    language: Language,
    about?: string,
): string {
    const {itemId, item, tag} = reason;
    const type: string = reason.type;
    const say = (key: string, value?: string) => (hasWord(key) ? words(key, value) : undefined);
    const said = () => {
        if (tag) return say(type, tagText(tag, shown, language));
        if (itemId && itemId === about) return say(type + 'This');
        if (item) return say(type, quoted(texts(item, language).title, language));
        return say(type + 'Reason') ?? say(type + 'Unnamed');
    };
    return (
        said() ??
        say(type + 'Unnamed') ??
        (type === 'for_you' || type === 'recently_viewed' || type === 'buy_again' ? say(type) : undefined) ??
        words('otherReason')
    );
}

function tagText(tag: string, shown: Item, language: Language): string {
    if (tag.startsWith('category:')) return texts(shown, language).productType?.at(-1) ?? tag;
    return tag.slice(tag.indexOf(':') + 1).replace(/^[^=]*=/, '');
}
