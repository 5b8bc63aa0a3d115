import {createContext, useContext, useEffect, useState, useSyncExternalStore} from 'react';

export type TroubleKind = 'away' | 'missing' | 'refused';

/** Problems may come from the document around this one, so their class is another. */
export function kindOf(problem: unknown): TroubleKind {
    const kind = (problem as {kind?: unknown} | null)?.kind;
    return kind === 'missing' || kind === 'refused' ? kind : 'away';
}

/** What does not work at the moment, and how often it was tried again. */
export class Troubles {
    private readonly problems = new Map<object, unknown>();
    private readonly listeners = new Set<() => void>();
    private first: unknown = null;
    private attempts = 0;

    report(who: object, problem: unknown): void {
        this.problems.set(who, problem);
        this.announce();
    }

    settle(who: object): void {
        if (this.problems.delete(who)) this.announce();
    }

    readonly retry = (): void => {
        this.attempts++;
        this.announce();
    };

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };

    readonly attempt = (): number => this.attempts;
    readonly worst = (): unknown => this.first;

    private announce(): void {
        this.first = this.problems.values().next().value ?? null;
        this.listeners.forEach(listener => listener());
    }
}

export const TroublesContext = createContext(new Troubles());

/** What the page has to tell about; null when all is well. */
export function useTrouble(): {problem: unknown; retry: () => void} {
    const troubles = useContext(TroublesContext);
    return {problem: useSyncExternalStore(troubles.subscribe, troubles.worst), retry: troubles.retry};
}

interface Answer<T> {
    /** The last answer, also while a newer one is on its way. */
    readonly answer: T | undefined;
    readonly problem: unknown;
    readonly isLoading: boolean;
}

/**
 * Asks the server, again whenever one of `dependencies` changes or somebody presses "try again". Problems are reported to the
 * page, except what is missing: that is for the caller to show.
 */
export function useAnswer<T>(
    load: (signal: AbortSignal) => Promise<T>,
    dependencies: readonly unknown[],
): Answer<T> {
    const troubles = useContext(TroublesContext);
    const attempt = useSyncExternalStore(troubles.subscribe, troubles.attempt);
    const [state, setState] = useState<Answer<T>>({answer: undefined, problem: null, isLoading: true});
    const [who] = useState(() => ({}));
    useEffect(() => {
        const controller = new AbortController();
        setState(before => (before.isLoading ? before : {...before, isLoading: true}));
        load(controller.signal).then(
            answer => {
                if (controller.signal.aborted) return;
                troubles.settle(who);
                setState({answer, problem: null, isLoading: false});
            },
            (problem: unknown) => {
                if (controller.signal.aborted) return;
                if (kindOf(problem) !== 'missing') troubles.report(who, problem);
                setState(before => ({...before, problem, isLoading: false}));
            },
        );
        return () => controller.abort();
        // `load` is another function each time; what it depends on is named by the caller.
    }, [...dependencies, attempt]);
    useEffect(() => () => troubles.settle(who), [troubles, who]);
    return state;
}
