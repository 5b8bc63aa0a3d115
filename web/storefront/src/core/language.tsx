import {createContext, useContext} from 'react';
import type {Item} from '@daogou/sdk';
import type {Texts} from './settings';
import dictionary from './words.json';

export type Language = 'en' | 'zh';

export type Dictionary = Readonly<Record<string, Texts>>;

export const LanguageContext = createContext<Language>('en');

export const useLanguage = (): Language => useContext(LanguageContext);

export function browserLanguage(): Language {
    return /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
}

/** The words of a dictionary, with `{0}` filled in. */
export function useWordsOf<D extends Dictionary>(
    words: D,
): (key: keyof D, value?: string | number) => string {
    const language = useLanguage();
    return (key, value = '') => (words[key]?.[language] ?? String(key)).replace('{0}', () => String(value));
}

export type Words = (key: keyof typeof dictionary, value?: string | number) => string;

export const useWords = (): Words => useWordsOf(dictionary);

export const hasWord = (key: string): key is keyof typeof dictionary => key in dictionary;

/** An item's title, description, category and attributes in a language, as far as it has them. */
export function texts(item: Item, language: Language): Item {
    return {...item, ...item.translations?.[language]};
}

export function useTexts(item: Item): Item {
    return texts(item, useLanguage());
}

/** A title inside a sentence: short, and whatever its direction, the sentence keeps its own. */
export function quoted(title: string, language: Language): string {
    const letters = [...title];
    const short = letters.length > 48 ? letters.slice(0, 46).join('') + '…' : title;
    return `\u2068${language === 'zh' ? `“${short}”` : short}\u2069`;
}
