import {useCallback, useEffect, useRef, useState} from 'react';
import {Problem, type Api} from './api.js';
import {useApi} from './session.js';

/** How a question to the server stands. What was there before stays while it is asked again. */
export interface Asked<T> {
    readonly data: T | undefined;
    readonly problem: Problem | undefined;
    readonly isLoading: boolean;
    readonly again: () => void;
}

/**
 * Asks the server, again whenever `on` changes.
 *
 * @param on what the question depends on
 */
export function useAnswer<T>(
    ask: (api: Api, signal: AbortSignal) => Promise<T>,
    on: readonly unknown[],
): Asked<T> {
    const api = useApi();
    const [state, setState] = useState<Omit<Asked<T>, 'again'>>({
        data: undefined,
        problem: undefined,
        isLoading: true,
    });
    const [round, setRound] = useState(0);
    const asked = useRef(ask);
    asked.current = ask;
    const again = useCallback(() => setRound(now => now + 1), []);
    const key = JSON.stringify(on);
    useEffect(() => {
        const controller = new AbortController();
        setState(before => ({...before, isLoading: true}));
        asked.current(api, controller.signal).then(
            data => {
                if (!controller.signal.aborted) setState({data, problem: undefined, isLoading: false});
            },
            (failure: unknown) => {
                if (controller.signal.aborted) return;
                const problem = failure instanceof Problem ? failure : new Problem(0, String(failure));
                setState(before => ({data: before.data, problem, isLoading: false}));
            },
        );
        return () => controller.abort();
    }, [api, key, round]);
    return {...state, again};
}

/** The value once it has not changed for a moment, for questions that follow what is typed. */
export function useSettled<T>(value: T, milliseconds = 300): T {
    const [settled, setSettled] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setSettled(value), milliseconds);
        return () => clearTimeout(timer);
    }, [value, milliseconds]);
    return settled;
}
