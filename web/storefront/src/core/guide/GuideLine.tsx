import type {GuideAnswer, GuideTurn} from '@daogou/sdk';
import {useWords} from '../language';
import {kindOf} from '../trouble';
import {Comparison} from './Comparison';
import {GuideProducts} from './GuideProducts';
import type {Line} from './useConversation';

interface Reply {
    readonly reply: string;
    readonly label: string;
    readonly items?: number;
}

interface GuideLineProps {
    readonly line: Line;
    /** What can be tapped belongs to the last answer only. */
    readonly isLast: boolean;
    readonly onReply: (reply: Reply) => void;
    readonly onRetry: (turn: GuideTurn) => void;
}

export function GuideLine({line, isLast, onReply, onRetry}: GuideLineProps) {
    const words = useWords();
    if (line.kind === 'said')
        return (
            <p className="said" dir="auto">
                {line.text}
            </p>
        );
    if (line.kind === 'failed')
        return (
            <div className="answer">
                <p>
                    {kindOf(line.problem) === 'away'
                        ? words('guideAway')
                        : words('odd', String((line.problem as Error).message))}
                </p>
                <button type="button" className="button small" onClick={() => onRetry(line.turn)}>
                    {words('retry')}
                </button>
            </div>
        );
    const {answer} = line;
    const {question, products, comparison, next} = answer;
    const replies = isLast ? repliesOf(answer) : [];
    return (
        <div className={`answer ${answer.act}`}>
            <p dir="auto">{answer.message}</p>
            {question && (
                <p className="question" dir="auto">
                    {question.text}
                </p>
            )}
            {products.length > 0 && <GuideProducts answer={answer} />}
            {comparison && <Comparison comparison={comparison} products={products} />}
            {!question && next && <p className="next muted">{next.text}</p>}
            {replies.length > 0 && (
                <div className="guide-replies">
                    {replies.map(reply => (
                        <button
                            key={reply.reply}
                            type="button"
                            className="chip"
                            onClick={() => onReply(reply)}
                        >
                            {reply.label}
                            {reply.items !== undefined && <span className="muted">{reply.items}</span>}
                        </button>
                    ))}
                </div>
            )}
        </div>
    );
}

/** Answers to what was asked first; to what would be asked next, beside products. */
function repliesOf({question, next, quickReplies}: GuideAnswer): readonly Reply[] {
    if (question) return [...question.options, question.dontMind, question.showAnyway, ...quickReplies];
    return [...(next?.options ?? []), ...quickReplies];
}
