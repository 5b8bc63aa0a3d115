import {useEffect, useRef, type ReactNode} from 'react';
import {useSay} from '../language.js';
import {Icon} from './icon.js';

/** The first page begins where every page does; the next ones at their heading, as nobody wants the navigation again. */
let hasOpened = false;

/** A page: its heading, which takes the focus so that readers begin there, what it is for, and what can be done. */
export function Page({
    title,
    about,
    actions,
    back,
    children,
}: {
    title: string;
    about?: string;
    actions?: ReactNode;
    back?: {href: string; name: string};
    children: ReactNode;
}) {
    const say = useSay();
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => {
        document.title = `${title} · ${say('Daogou console', '导购控制台')}`;
    }, [title, say]);
    useEffect(() => {
        if (hasOpened) heading.current?.focus({preventScroll: true});
        hasOpened = true;
    }, []);
    return (
        <>
            <header className="page-head">
                <div>
                    {back && (
                        <a className="back" href={back.href}>
                            <Icon name="back" />
                            {back.name}
                        </a>
                    )}
                    <h1 ref={heading} tabIndex={-1} dir="auto">
                        {title}
                    </h1>
                    {about && <p className="muted">{about}</p>}
                </div>
                {actions && <div className="actions">{actions}</div>}
            </header>
            {children}
        </>
    );
}

/** A part of a page under its own heading. */
export function Card({
    title,
    about,
    actions,
    className,
    children,
}: {
    title?: string;
    about?: string;
    actions?: ReactNode;
    className?: string;
    children: ReactNode;
}) {
    return (
        <section className={`card ${className ?? ''}`}>
            {title && (
                <div className="card-head">
                    <div>
                        <h2>{title}</h2>
                        {about && <p className="muted">{about}</p>}
                    </div>
                    {actions && <div className="actions">{actions}</div>}
                </div>
            )}
            {children}
        </section>
    );
}

/** One figure with its name. */
export function Stat({name, value, note}: {name: string; value: ReactNode; note?: ReactNode}) {
    return (
        <div className="stat">
            <dt>{name}</dt>
            <dd>
                <b>{value}</b>
                {note && <span className="muted">{note}</span>}
            </dd>
        </div>
    );
}
