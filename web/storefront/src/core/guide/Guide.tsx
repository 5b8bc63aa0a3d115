import {useEffect, useRef, useState} from 'react';
import {Icon} from '../Icon';
import {useWords} from '../language';
import {GuideLine} from './GuideLine';
import {useConversation} from './useConversation';

const LONGEST = 2000;

interface GuideProps {
    readonly isOpen: boolean;
    readonly onClose: (returnsFocus?: boolean) => void;
}

/** The drawer. On a phone it makes way for the product that was chosen in it. */
export default function Guide({isOpen, onClose}: GuideProps) {
    const words = useWords();
    const {lines, state, say, turn, startOver} = useConversation(isOpen);
    const [text, setText] = useState('');
    const input = useRef<HTMLTextAreaElement>(null);
    const log = useRef<HTMLDivElement>(null);
    const isBusy = state !== 'idle';
    useEffect(() => {
        if (isOpen) input.current?.focus({preventScroll: true});
    }, [isOpen]);
    useEffect(() => {
        // An answer is read from its beginning; what was said, and that one waits, is at the end.
        const last = log.current?.lastElementChild;
        if (last) log.current?.scrollTo({top: (last as HTMLElement).offsetTop - 8});
    }, [lines.length, isBusy]);
    const send = () => {
        const said = text.trim();
        if (said === '' || isBusy) return;
        setText('');
        say(said, {text: said});
    };
    const latest = lines.filter(line => line.kind === 'answered').at(-1);
    const chips = latest?.answer.understood ?? [];
    return (
        <aside
            className="guide"
            aria-label={words('guide')}
            hidden={!isOpen}
            onKeyDown={event => event.key === 'Escape' && onClose()}
            onClick={({target}) =>
                target instanceof Element &&
                target.closest('a') &&
                matchMedia('(max-width: 699px)').matches &&
                onClose(false)
            }
        >
            <header className="guide-head">
                <div>
                    <h2>{words('guide')}</h2>
                    <p className="muted">{words('guideIsAi')}</p>
                </div>
                <button type="button" className="button small plain" onClick={startOver}>
                    {words('guideAnew')}
                </button>
                <button type="button" className="round" aria-label={words('close')} onClick={() => onClose()}>
                    <Icon name="close" />
                </button>
            </header>
            <div className="guide-log" role="log" aria-label={words('conversation')} tabIndex={0} ref={log}>
                {lines.map((line, place) => (
                    <GuideLine
                        key={place}
                        line={line}
                        isLast={place === lines.length - 1 && !isBusy}
                        onReply={({reply, label}) => say(label, {reply})}
                        onRetry={turn}
                    />
                ))}
                {isBusy && (
                    <p className={`answer waiting ${state}`} role="status" aria-label={words('thinking')}>
                        <span />
                        <span />
                        <span />
                    </p>
                )}
            </div>
            <div className="guide-chips" hidden={chips.length === 0}>
                {chips.map(({slot, value, label, isRemovable}) =>
                    isRemovable ? (
                        <button
                            key={`${slot} ${value}`}
                            type="button"
                            className="chip"
                            aria-label={words('takeAway', label)}
                            onClick={() => turn({edit: {slot, value}})}
                        >
                            {label}
                            <Icon name="close" />
                        </button>
                    ) : (
                        <span key={`${slot} ${value}`} className="chip">
                            {label}
                        </span>
                    ),
                )}
            </div>
            <form
                className="guide-input"
                onSubmit={event => {
                    event.preventDefault();
                    send();
                }}
            >
                <textarea
                    ref={input}
                    name="text"
                    rows={1}
                    maxLength={LONGEST}
                    enterKeyHint="send"
                    value={text}
                    placeholder={words('guideHint')}
                    aria-label={words('guideHint')}
                    onChange={event => setText(event.target.value)}
                    onKeyDown={event => {
                        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
                        event.preventDefault();
                        send();
                    }}
                />
                <button type="submit" className="round" aria-label={words('send')}>
                    <Icon name="send" />
                </button>
            </form>
        </aside>
    );
}
