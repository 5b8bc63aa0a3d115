import {createContext, useCallback, useContext, useMemo, useState, type ReactNode} from 'react';
import {Api} from './api.js';

/** The key lives as long as the tab: never in storage that outlives it. */
const KEPT = 'daogou.console.key';

interface Session {
    readonly api: Api | null;
    /** Whether the server stopped knowing the key while it was used. */
    readonly isRefused: boolean;
    readonly signIn: (key: string) => void;
    readonly signOut: () => void;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({children}: {children: ReactNode}) {
    const [key, setKey] = useState(kept);
    const [isRefused, setRefused] = useState(false);
    const end = useCallback((refused: boolean) => {
        sessionStorage.removeItem(KEPT);
        setRefused(refused);
        setKey(null);
    }, []);
    const session = useMemo<Session>(
        () => ({
            api: key === null ? null : new Api(key, () => end(true)),
            isRefused,
            signIn: next => {
                try {
                    sessionStorage.setItem(KEPT, next);
                } catch {
                    // Storage may be forbidden; then it holds until the page is loaded anew.
                }
                setRefused(false);
                setKey(next);
            },
            signOut: () => end(false),
        }),
        [key, isRefused, end],
    );
    return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
    const session = useContext(SessionContext);
    if (!session) throw new Error('no SessionProvider above');
    return session;
}

/** The calls, below the sign-in. */
export function useApi(): Api {
    const {api} = useSession();
    if (!api) throw new Error('nobody is signed in');
    return api;
}

function kept(): string | null {
    try {
        return sessionStorage.getItem(KEPT);
    } catch {
        return null;
    }
}
