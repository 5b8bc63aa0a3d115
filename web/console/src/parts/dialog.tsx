import {useEffect, useRef, type ReactNode} from 'react';
import {useSay} from '../language.js';

/** Asks before something is done that shoppers see at once. */
export function Confirm({
    title,
    action,
    onAnswer,
    children,
}: {
    title: string;
    action: string;
    onAnswer: (isSure: boolean) => void;
    children?: ReactNode;
}) {
    const say = useSay();
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => dialog.current?.showModal(), []);
    return (
        <dialog ref={dialog} className="dialog" aria-label={title} onClose={() => onAnswer(false)}>
            <h2>{title}</h2>
            <div className="muted">{children}</div>
            <div className="actions">
                <button type="button" className="button" onClick={() => onAnswer(false)}>
                    {say('Cancel', '取消')}
                </button>
                <button type="button" className="button main" onClick={() => onAnswer(true)}>
                    {action}
                </button>
            </div>
        </dialog>
    );
}
