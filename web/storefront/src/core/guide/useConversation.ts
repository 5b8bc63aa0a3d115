import {useEffect, useRef, useState} from 'react';
import type {GuideAnswer, GuideTurn} from '@daogou/sdk';
import {itemOfPage} from '../routing';
import {useDevice} from '../session';

/** A line of the conversation: what was said, what was answered, or that no answer came. */
export type Line =
    | {readonly kind: 'said'; readonly text: string}
    | {readonly kind: 'answered'; readonly answer: GuideAnswer}
    | {readonly kind: 'failed'; readonly problem: unknown; readonly turn: GuideTurn};

interface Conversation {
    readonly lines: readonly Line[];
    /** `asking` until the guide has heard it, `working` until it answers. */
    readonly state: 'idle' | 'asking' | 'working';
    readonly say: (text: string, turn: GuideTurn) => void;
    readonly turn: (turn: GuideTurn) => void;
    readonly startOver: () => void;
}

/** The conversation with the guide, from the moment it is opened. The server decides everything that is said. */
export function useConversation(isOpen: boolean): Conversation {
    const {daogou} = useDevice();
    const [lines, setLines] = useState<readonly Line[]>([]);
    const [state, setState] = useState<Conversation['state']>('idle');
    const conversationId = useRef<string>(undefined);
    const asking = useRef<AbortController>(null);
    const add = (line: Line) => setLines(before => [...before, line]);

    const turn = async (what: GuideTurn) => {
        if (asking.current) return;
        const controller = (asking.current = new AbortController());
        setState('asking');
        setLines(before => before.filter(({kind}) => kind !== 'failed'));
        const item = itemOfPage();
        try {
            const answer = await daogou.guide(
                {
                    ...(conversationId.current && {conversationId: conversationId.current}),
                    ...(item && {itemIds: [item]}),
                    ...what,
                },
                () => setState('working'),
                controller.signal,
            );
            conversationId.current = answer.conversationId;
            add({kind: 'answered', answer});
        } catch (problem) {
            if (!controller.signal.aborted) add({kind: 'failed', problem, turn: what});
        }
        if (asking.current !== controller) return;
        asking.current = null;
        setState('idle');
    };

    const began = useRef(false);
    useEffect(() => {
        if (!isOpen || began.current) return;
        began.current = true;
        void turn({});
    });
    useEffect(() => () => asking.current?.abort(), []);

    return {
        lines,
        state,
        turn: what => void turn(what),
        say: (text, what) => {
            if (asking.current) return;
            add({kind: 'said', text});
            void turn(what);
        },
        startOver: () => {
            if (asking.current) return;
            conversationId.current = undefined;
            setLines([]);
            void turn({reply: 'do:restart'});
        },
    };
}
