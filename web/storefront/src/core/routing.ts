import {useEffect, useSyncExternalStore} from 'react';

/**
 * Addresses live behind the `#`: one file serves every page, and links of the catalogue (`#/item/mug-1`) work as they are.
 * Plain `<a href="#/…">` elements navigate by themselves.
 */
export type Path = `/${string}`;

function parts(): [string, string] {
    const [path = '', query = ''] = location.hash.replace(/^#?\/?/, '').split('?', 2);
    return ['/' + path, query];
}

function subscribe(listener: () => void): () => void {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
}

/** wouter decodes a path as a whole, which breaks names with `%` or `/`: it gets a path that survives that. */
const guarded = (text: string) => text.replaceAll('%', '%25');

export function go(to: string, {replace = false} = {}): void {
    arriving.followed = true;
    if (replace) location.replace('#' + to);
    else location.hash = to;
}

/** For wouter's `<Router hook>`. */
export const useHashPath = (): [string, typeof go] => [
    useSyncExternalStore(subscribe, () => guarded(parts()[0])),
    go,
];

/** The query behind the path, as it is written. */
export const useHashQuery = (): string => useSyncExternalStore(subscribe, () => parts()[1]);

/** A part of the path as it was meant. */
export function decoded(part: string | undefined): string {
    try {
        return decodeURIComponent(part ?? '');
    } catch {
        return part ?? '';
    }
}

export const itemLink = (itemId: string) => '#/item/' + encodeURIComponent(itemId);
export const searchLink = (text: string) => '#/search/' + encodeURIComponent(text);
export const categoryLink = (path: readonly string[]) =>
    '#/category/' + path.map(encodeURIComponent).join('/');

/** The item whose page this is. */
export function itemOfPage(): string | null {
    const found = /^\/item\/([^/]+)$/.exec(parts()[0]);
    return found ? decoded(found[1]) : null;
}

/** The words searched for on this page. */
export function searchedFor(): string {
    return decoded(/^\/search\/([^/]*)$/.exec(parts()[0])?.[1]);
}

const arriving = {followed: true, reading: null as string | null};
const scrolled = new Map<string, number>();

/** Watches where the shopper is, so that going back returns there. Once for each document. */
export function watchReading(): void {
    history.scrollRestoration = 'manual';
    addEventListener('scroll', () => arriving.reading !== null && scrolled.set(arriving.reading, scrollY), {
        passive: true,
    });
    addEventListener('hashchange', () => (arriving.reading = null));
    addEventListener(
        'click',
        ({target}) => (arriving.followed ||= target instanceof Element && !!target.closest('a[href^="#"]')),
        {capture: true},
    );
}

/** Names the page once it stands. A followed link starts at the top, and reading goes on at its heading. */
export function usePage(title: string, shopName: string): void {
    useEffect(() => {
        document.title = [...new Set([title, shopName])].filter(Boolean).join(' · ');
    }, [title, shopName]);
    const stands = title !== '';
    useEffect(() => {
        if (!stands || arriving.reading === location.hash) return;
        scrollTo({top: arriving.followed ? 0 : (scrolled.get(location.hash) ?? 0), behavior: 'instant'});
        if (arriving.followed && arriving.reading === null && history.length > 1)
            document.querySelector<HTMLElement>('main h1')?.focus({preventScroll: true});
        arriving.followed = false;
        arriving.reading = location.hash;
    });
}
