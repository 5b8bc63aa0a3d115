import {lazy, Suspense, useEffect, useRef, useState} from 'react';
import {Icon} from '../Icon';
import {useWords} from '../language';
import {useDevice} from '../session';

const Guide = lazy(() => import('./Guide'));

/** Opens the guide, whose conversation follows from page to page; somebody else here begins another. */
export function GuideButton() {
    const words = useWords();
    const {owner} = useDevice();
    const button = useRef<HTMLButtonElement>(null);
    const [isOpen, setOpen] = useState(false);
    const [wasOpened, setOpened] = useState(false);
    useEffect(() => {
        document.documentElement.classList.toggle('guide-is-open', isOpen);
    }, [isOpen]);
    const open = () => {
        setOpened(true);
        setOpen(true);
    };
    const close = (returnsFocus = true) => {
        setOpen(false);
        if (returnsFocus) requestAnimationFrame(() => button.current?.focus({preventScroll: true}));
    };
    return (
        <>
            <button
                type="button"
                className="guide-open"
                ref={button}
                aria-expanded={isOpen}
                onClick={() => (isOpen ? close() : open())}
            >
                <Icon name="chat" />
                <span>{words('guide')}</span>
            </button>
            {wasOpened && (
                <Suspense fallback={null}>
                    <Guide key={owner} isOpen={isOpen} onClose={close} />
                </Suspense>
            )}
        </>
    );
}
