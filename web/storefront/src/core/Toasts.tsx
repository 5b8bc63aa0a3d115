import {createContext, useContext, useEffect, useState, type ReactNode} from 'react';
import {Icon} from './Icon';

const LIFE = 2600;

const ToastContext = createContext<(message: string) => void>(() => {});

/** Says something once, visibly and to a screen reader. */
export const useToast = () => useContext(ToastContext);

export function Toasts({children}: {children: ReactNode}) {
    const [note, setNote] = useState<{message: string} | null>(null);
    const [say] = useState(() => (message: string) => setNote({message}));
    useEffect(() => {
        if (!note) return;
        const timer = setTimeout(() => setNote(null), LIFE);
        return () => clearTimeout(timer);
    }, [note]);
    return (
        <ToastContext value={say}>
            {children}
            <div className="toasts" role="status">
                {note && (
                    <p className="toast">
                        <Icon name="check" />
                        {note.message}
                    </p>
                )}
            </div>
        </ToastContext>
    );
}
