import {useState, type ReactNode} from 'react';
import {useAnswer} from '../answer.js';
import type {Answer, PlacementName, Recommendation, Schemas} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {PLACEMENT_NAMES, placementName, tagName} from '../words.js';
import {Choice} from './field.js';
import {ItemRow, ShelfView} from './items.js';
import {Card, Page} from './page.js';
import {Nothing, Shown} from './states.js';

const SHOWN = 10;
const FEW = 8;

/** A person as the shop knows them: what they agreed to, did and like, and what they would see and why. */
export function Person({id, kind, children}: {id: string; kind: 'shopper' | 'device'; children?: ReactNode}) {
    const say = useSay();
    const base = `/v1/${kind}s/${encodeURIComponent(id)}`;
    return (
        <Page
            title={id}
            about={say('This look is in the audit log.', '本次查看已记入审计日志。')}
            back={{href: '#/shoppers', name: say('Shoppers', '顾客')}}
        >
            <div className="columns wide-left">
                <WouldSee id={id} kind={kind} />
                <div className="stack">
                    <Agreed base={base} />
                    <Likes base={base} />
                </div>
            </div>
            <Journey base={base} />
            {children}
        </Page>
    );
}

function WouldSee({id, kind}: {id: string; kind: 'shopper' | 'device'}) {
    const say = useSay();
    const [placement, setPlacement] = useState<string>('home');
    const asked = useAnswer(
        (api, signal) =>
            api.post<Recommendation>(
                `/v1/placements/${placement}/preview`,
                {[kind + 'Id']: id, limit: SHOWN},
                signal,
            ),
        [id, kind, placement],
    );
    return (
        <Card
            title={say('What they would see, and why', '他会看到什么，为什么')}
            actions={
                <Choice
                    name={say('Placement', '推荐位')}
                    value={placement}
                    onChange={setPlacement}
                    options={PLACEMENT_NAMES.map(
                        name => [name as PlacementName, placementName(say, name)] as const,
                    )}
                />
            }
        >
            <Shown of={asked}>{shelf => <ShelfView shelf={shelf} />}</Shown>
        </Card>
    );
}

function Agreed({base}: {base: string}) {
    const say = useSay();
    const format = useFormat();
    const asked = useAnswer(
        (api, signal) => api.get<Schemas['Consent']>(base + '/consent', {}, signal),
        [base],
    );
    const names = {
        necessary: say('Necessary', '必要'),
        analytics: say('Analysis', '统计分析'),
        personalization: say('Personalization', '个性化'),
    };
    return (
        <Card title={say('Agreed to', '授权')}>
            <Shown of={asked}>
                {({purposes}) => (
                    <dl className="facts">
                        {Object.entries(purposes).map(([purpose, choice]) => (
                            <div key={purpose} style={{display: 'contents'}}>
                                <dt>{names[purpose as keyof typeof names]}</dt>
                                <dd>
                                    <span className={`tag ${choice.granted ? 'good' : ''}`}>
                                        {choice.granted
                                            ? say('yes', '已同意')
                                            : choice.time
                                              ? say('refused', '已拒绝')
                                              : say('never said', '未表态')}
                                    </span>{' '}
                                    <span className="muted">{choice.time && format.time(choice.time)}</span>
                                </dd>
                            </div>
                        ))}
                    </dl>
                )}
            </Shown>
        </Card>
    );
}

function Likes({base}: {base: string}) {
    const say = useSay();
    const format = useFormat();
    const asked = useAnswer(
        (api, signal) => api.get<Schemas['Interests']>(base + '/interests', {}, signal),
        [base],
    );
    return (
        <Card title={say('Interested in', '兴趣')}>
            <Shown of={asked}>
                {({interests}) =>
                    interests.length === 0 ? (
                        <Nothing title={say('Nothing that may be known', '没有可展示的兴趣')} />
                    ) : (
                        <ul className="likes">
                            {interests.slice(0, FEW).map(interest => (
                                <li key={interest.tag}>
                                    <span>
                                        <bdi>{tagName(say, interest.tag)}</bdi>{' '}
                                        <span className="muted">{format.share(interest.strength, 0)}</span>
                                    </span>
                                    <span className="bar">
                                        <span style={{width: `${interest.strength * 100}%`}} />
                                    </span>
                                </li>
                            ))}
                        </ul>
                    )
                }
            </Shown>
        </Card>
    );
}

function Journey({base}: {base: string}) {
    const say = useSay();
    const asked = useAnswer(
        (api, signal) => api.get<Answer<'getShopperJourney'>>(base + '/journey', {}, signal),
        [base],
    );
    return (
        <div className="columns person-journey">
            <Card title={say('In the cart', '购物车')}>
                <Shown of={asked}>
                    {({cart}) =>
                        cart.length === 0 ? (
                            <Nothing title={say('The cart is empty', '购物车是空的')} />
                        ) : (
                            <ItemRow itemIds={cart.slice(0, FEW)} />
                        )
                    }
                </Shown>
            </Card>
            <Card title={say('Looked at lately', '最近看过')}>
                <Shown of={asked}>
                    {({recentlyViewed}) =>
                        recentlyViewed.length === 0 ? (
                            <Nothing title={say('Nothing yet', '还没有')} />
                        ) : (
                            <ItemRow itemIds={recentlyViewed.slice(0, FEW)} />
                        )
                    }
                </Shown>
            </Card>
        </div>
    );
}
