import {useEffect, useRef, useState, type KeyboardEvent} from 'react';
import type {Item, Suggestion} from '@daogou/sdk';
import {useLocation} from 'wouter';
import {Icon} from './Icon';
import {useLanguage, useWords} from './language';
import {Picture} from './Picture';
import {categoryLink, go, itemLink, searchedFor, searchLink} from './routing';
import {useDevice} from './session';

const PAUSE = 120;
const LIMIT = 8;
const LONGEST = 200;

type Suggested = Suggestion & {readonly item?: Item | undefined};

/** The search field of the header, with suggestions while typing: a combobox as ARIA describes it. */
export function SearchBox() {
    const words = useWords();
    const [path] = useLocation();
    const [text, setText] = useState('');
    const [typed, setTyped] = useState<string | null>(null);
    const [suggestions, close] = useSuggestions(typed);
    const [chosen, setChosen] = useState(-1);
    const input = useRef<HTMLInputElement>(null);
    useEffect(() => setText(searchedFor()), [path]);
    useEffect(() => setChosen(-1), [suggestions]);

    const open = (href: string) => {
        setTyped(null);
        close();
        input.current?.blur();
        go(href.slice(1));
    };
    const onKey = (event: KeyboardEvent) => {
        if (event.key === 'Escape') return close();
        const one = suggestions[chosen];
        if (event.key === 'Enter' && one) {
            event.preventDefault();
            return open(target(one));
        }
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0 || suggestions.length === 0) return;
        event.preventDefault();
        setChosen(now =>
            now < 0 && step < 0
                ? suggestions.length - 1
                : (now + step + suggestions.length) % suggestions.length,
        );
    };
    const isOpen = suggestions.length > 0;
    return (
        <form
            className="search"
            role="search"
            onSubmit={event => {
                event.preventDefault();
                if (text.trim()) open(searchLink(text.trim()));
            }}
        >
            <input
                ref={input}
                type="search"
                name="q"
                value={text}
                maxLength={LONGEST}
                enterKeyHint="search"
                autoComplete="off"
                placeholder={words('searchHint')}
                aria-label={words('search')}
                role="combobox"
                aria-expanded={isOpen}
                aria-controls="suggestions"
                aria-autocomplete="list"
                aria-activedescendant={chosen >= 0 ? `suggestion-${chosen}` : undefined}
                onChange={event => {
                    setText(event.target.value);
                    setTyped(event.target.value.trim());
                }}
                onKeyDown={onKey}
                onBlur={() => setTimeout(close, 150)}
            />
            <button type="submit" className="round" aria-label={words('search')}>
                <Icon name="search" />
            </button>
            <ul
                className="suggestions"
                id="suggestions"
                role="listbox"
                aria-label={words('suggestions')}
                hidden={!isOpen}
            >
                {suggestions.map((one, place) => (
                    <li
                        key={`${one.kind} ${one.id ?? one.text}`}
                        id={`suggestion-${place}`}
                        role="option"
                        aria-selected={place === chosen}
                        onMouseDown={event => {
                            event.preventDefault();
                            open(target(one));
                        }}
                    >
                        {one.item ? <Picture link={one.item.imageLink} /> : <Icon name="search" />}
                        <span dir="auto">{one.text}</span>
                        {one.kind === 'category' && <span className="muted">{words('categoryKind')}</span>}
                        {one.kind === 'brand' && <span className="muted">{words('brandKind')}</span>}
                    </li>
                ))}
            </ul>
        </form>
    );
}

/** What somebody who types this may want; nothing while nothing is typed. They are a help, not a need. */
function useSuggestions(typed: string | null): [readonly Suggested[], () => void] {
    const {daogou} = useDevice();
    const language = useLanguage();
    const [suggestions, setSuggestions] = useState<readonly Suggested[]>([]);
    useEffect(() => {
        if (!typed) return setSuggestions([]);
        const controller = new AbortController();
        const timer = setTimeout(async () => {
            try {
                const found = await daogou.suggestions(typed, LIMIT, controller.signal);
                const items = await daogou.items(
                    found.flatMap(({kind, id}) => (kind === 'item' && id ? [id] : [])),
                );
                if (!controller.signal.aborted)
                    setSuggestions(found.map(one => ({...one, item: items.get(one.id ?? '')})));
            } catch {
                if (!controller.signal.aborted) setSuggestions([]);
            }
        }, PAUSE);
        return () => {
            clearTimeout(timer);
            controller.abort();
        };
    }, [daogou, typed, language]);
    return [suggestions, () => setSuggestions([])];
}

function target({kind, text, id = ''}: Suggestion): string {
    if (kind === 'item') return itemLink(id);
    if (kind === 'category') return categoryLink(id.split(' > '));
    return searchLink(text);
}
