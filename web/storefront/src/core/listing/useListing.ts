import {useEffect, useRef, useState} from 'react';
import type {SearchAnswer, SearchQuery} from '@daogou/sdk';
import {useLanguage} from '../language';
import {useDevice} from '../session';
import {withReasons, type Stand} from '../shelves';
import {useAnswer} from '../trouble';

const PAGE = 24;

export interface Found extends Stand {
    readonly total: number;
    readonly understood: SearchAnswer['understood'];
    readonly facets: SearchAnswer['facets'];
    readonly isDegraded: boolean;
}

interface Listing {
    /** Pages so far; each is an answer of its own. */
    readonly pages: readonly Found[];
    readonly isLoading: boolean;
    readonly hasMore: boolean;
    readonly more: () => void;
}

/** What a query finds, page by page. */
export function useListing(query: SearchQuery, placement: string): Listing {
    const {daogou, version} = useDevice();
    const language = useLanguage();
    const asked = JSON.stringify([query, language, version]);
    const [state, setState] = useState<{asked: string; pages: readonly Found[]}>({asked, pages: []});
    const [wanted, setWanted] = useState({asked, page: 0});
    const pages = state.asked === asked ? state.pages : [];
    const page = wanted.asked === asked ? wanted.page : 0;
    const before = useRef(pages);
    useEffect(() => {
        before.current = pages;
    });
    const {isLoading} = useAnswer(
        async signal => {
            const known = before.current.slice(0, page);
            const search = {...query, language, offset: page * PAGE, limit: PAGE, facets: page === 0};
            const {recommendationId, items, total, understood, facets, degraded} = await daogou.search(
                search,
                signal,
            );
            // The shopper's own clicks may have moved an item from one page to the next.
            const there = new Set(known.flatMap(({entries}) => entries.map(({item}) => item.itemId)));
            const entries = (await withReasons(daogou, items)).filter(({item}) => !there.has(item.itemId));
            const found = {
                placement,
                recommendationId,
                entries,
                total,
                understood,
                facets,
                isDegraded: !!degraded,
            };
            if (!signal.aborted) setState({asked, pages: [...known, found]});
        },
        [daogou, asked, page],
    );
    const total = pages[0]?.total ?? 0;
    return {
        pages,
        isLoading,
        hasMore:
            !isLoading &&
            pages.length > 0 &&
            pages.length * PAGE < total &&
            pages.at(-1)?.entries.length !== 0,
        more: () => setWanted({asked, page: pages.length}),
    };
}
