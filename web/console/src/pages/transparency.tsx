import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useLanguage, type Say} from '../language.js';
import {Card, Page} from '../parts/page.js';
import {Shown} from '../parts/states.js';
import {eventName, placementName} from '../words.js';

type Transparency = Answer<'transparency'>;

/** What shoppers are told about what decides what they see. */
export default function TransparencyPage() {
    const {language, say} = useLanguage();
    const format = useFormat();
    const asked = useAnswer(
        (api, signal) => api.get<Transparency>('/v1/transparency', {language}, signal),
        [language],
    );
    return (
        <Page
            title={say('Transparency', '透明度')}
            about={say(
                'As shoppers read it. Made from the settings and the release in force, so it cannot say anything else than what is done.',
                '顾客看到的说明，由当前设置和模型版本生成，说的就是做的。',
            )}
        >
            <Shown of={asked}>
                {page => (
                    <>
                        <Card title={page.title}>
                            <div className="prose">
                                <p>{page.consent}</p>
                                <dl className="facts">
                                    {page.purposes.map(purpose => (
                                        <div key={purpose.purpose} style={{display: 'contents'}}>
                                            <dt>{purposeName(say, purpose.purpose)}</dt>
                                            <dd>{purpose.text}</dd>
                                        </div>
                                    ))}
                                </dl>
                                <ul className="dots">
                                    {page.always.map(text => (
                                        <li key={text}>{text}</li>
                                    ))}
                                </ul>
                            </div>
                        </Card>
                        <Card title={say('Shelves', '推荐位')}>
                            <div className="prose">
                                {page.placements.map(placement => (
                                    <section key={placement.placement}>
                                        <h3>{placementName(say, placement.placement)}</h3>
                                        <p>{placement.text}</p>
                                        <ul className="dots muted">
                                            {placement.mainParameters.map(parameter => (
                                                <li key={parameter.name}>
                                                    {parameter.text}
                                                    {say(': ', '：')}
                                                    {format.number(parameter.value, 2)}
                                                </li>
                                            ))}
                                        </ul>
                                    </section>
                                ))}
                            </div>
                        </Card>
                        {page.rules.length > 0 && (
                            <Card title={say('Rules in force', '生效中的规则')}>
                                <ul className="dots">
                                    {page.rules.map(rule => (
                                        <li key={rule.ruleId}>
                                            <bdi>{rule.name}</bdi>
                                            {say(': ', '：')}
                                            {rule.text}
                                        </li>
                                    ))}
                                </ul>
                            </Card>
                        )}
                        <div className="columns">
                            <Card title={say('Rights', '权利')}>
                                <ul className="dots">
                                    {page.rights.map(right => (
                                        <li key={right.right}>{right.text}</li>
                                    ))}
                                </ul>
                            </Card>
                            <Card title={say('How long things are kept', '保存多久')}>
                                <ul className="dots">
                                    {keptTexts(page.retention, say).map(([what, text]) => (
                                        <li key={text}>
                                            {what}
                                            {text}
                                        </li>
                                    ))}
                                </ul>
                            </Card>
                        </div>
                    </>
                )}
            </Shown>
        </Page>
    );
}

/** One line for all kinds of events that are kept alike. */
function keptTexts(
    retention: Transparency['retention'],
    say: Say,
): (readonly [what: string, text: string])[] {
    const byText = new Map<string, string[]>();
    for (const {what, text} of retention) {
        const name = what === 'silentDevice' ? '' : eventName(say, what);
        byText.set(text, [...(byText.get(text) ?? []), name]);
    }
    return [...byText].map(([text, names]) => {
        const isAll = byText.size <= 2;
        const what = names[0] === '' || isAll ? '' : names.join(say(', ', '、')) + say(': ', '：');
        return [what, text] as const;
    });
}

function purposeName(say: Say, purpose: string): string {
    return purpose === 'necessary'
        ? say('Necessary', '必要')
        : purpose === 'analytics'
          ? say('Analysis', '统计分析')
          : say('Personalization', '个性化');
}
