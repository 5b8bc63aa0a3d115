import {createContext, useContext, useEffect, useMemo, useState, type ReactNode} from 'react';

export type Language = 'en' | 'zh';

/** Says a text in the reader's language; both stand side by side where they are said. */
export type Say = (en: string, zh: string) => string;

interface Tongue {
    readonly language: Language;
    readonly say: Say;
    readonly choose: (language: Language) => void;
}

const KEPT = 'daogou.console.language';
const TongueContext = createContext<Tongue | null>(null);

export function LanguageProvider({children}: {children: ReactNode}) {
    const [language, setLanguage] = useState<Language>(first);
    useEffect(() => {
        document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    }, [language]);
    const tongue = useMemo<Tongue>(
        () => ({
            language,
            say: (en, zh) => (language === 'zh' ? zh : en),
            choose: next => {
                setLanguage(next);
                try {
                    localStorage.setItem(KEPT, next);
                } catch {
                    // Storage may be forbidden; then it holds for this page.
                }
            },
        }),
        [language],
    );
    return <TongueContext.Provider value={tongue}>{children}</TongueContext.Provider>;
}

export function useLanguage(): Tongue {
    const tongue = useContext(TongueContext);
    if (!tongue) throw new Error('no LanguageProvider above');
    return tongue;
}

export const useSay = (): Say => useLanguage().say;

function first(): Language {
    try {
        const kept = localStorage.getItem(KEPT);
        if (kept === 'en' || kept === 'zh') return kept;
    } catch {
        // As above.
    }
    return navigator.language.startsWith('zh') ? 'zh' : 'en';
}
