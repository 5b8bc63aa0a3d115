import {useState} from 'react';
import {Bar, BarChart, Legend, Tooltip, XAxis, YAxis} from 'recharts';
import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {AXIS, Chart, COLOURS, TIP} from '../parts/chart.js';
import {Choice, Field} from '../parts/field.js';
import {Icon} from '../parts/icon.js';
import {Card, Page} from '../parts/page.js';
import {usePeriod} from '../parts/period.js';
import {Nothing, Shown} from '../parts/states.js';
import {EVENT_NAMES, eventName, platformName} from '../words.js';

type Steps = Answer<'insightFunnels'>['steps'];
type Split = 'none' | 'platform' | 'campaign' | 'category';

const MOST_STEPS = 10;
const MOST_GROUPS = 5;

/** How many people take one step after the other; the steps are the merchant's to choose. */
export default function FunnelsPage() {
    const say = useSay();
    const period = usePeriod();
    const [steps, setSteps] = useState(['view_item', 'add_to_cart', 'begin_checkout', 'purchase']);
    const [window, setWindow] = useState('7d');
    const [split, setSplit] = useState<Split>('none');
    const asked = useAnswer(
        (api, signal) =>
            api.get<Answer<'insightFunnels'>>(
                '/v1/insight/funnels',
                {steps: steps.join(','), window, split, from: period.from},
                signal,
            ),
        [steps, window, split, period.from],
    );
    return (
        <Page
            title={say('Funnels', '转化漏斗')}
            about={say('Where do people stop on the way to buying?', '人们在购买路上停在了哪一步？')}
        >
            <Card title={say('Steps', '步骤')}>
                <StepList steps={steps} onChange={setSteps} />
            </Card>
            <div className="filters" style={{marginTop: 'var(--gap)'}}>
                {period.field}
                <Choice
                    name={say('All steps within', '全部步骤须在')}
                    value={window}
                    onChange={setWindow}
                    options={[
                        ['1h', say('an hour', '1 小时内')],
                        ['1d', say('a day', '1 天内')],
                        ['7d', say('7 days', '7 天内')],
                        ['30d', say('30 days', '30 天内')],
                    ]}
                />
                <Choice
                    name={say('Compare', '对比')}
                    value={split}
                    onChange={setSplit}
                    options={[
                        ['none', say('everybody', '不拆分')],
                        ['platform', say('platforms', '平台')],
                        ['campaign', say('campaigns', '活动')],
                        ['category', say('categories', '品类')],
                    ]}
                />
            </div>
            <Shown of={asked}>
                {({steps: found}) =>
                    found.length === 0 || found.every(step => step.people === 0) ? (
                        <Nothing
                            title={say('Nobody took the first step in this time', '这段时间没人走第一步')}
                        />
                    ) : (
                        <Funnel found={found} count={steps.length} />
                    )
                }
            </Shown>
        </Page>
    );
}

function StepList({steps, onChange}: {steps: readonly string[]; onChange: (steps: string[]) => void}) {
    const say = useSay();
    const put = (index: number, name: string) =>
        onChange(steps.map((one, at) => (at === index ? name : one)));
    return (
        <ol className="steps">
            {steps.map((step, index) => (
                <li key={index}>
                    <Field name={say(`Step ${index + 1}`, `第 ${index + 1} 步`)}>
                        {props => (
                            <select
                                {...props}
                                value={step}
                                onChange={event => put(index, event.target.value)}
                            >
                                {EVENT_NAMES.map(name => (
                                    <option key={name} value={name}>
                                        {eventName(say, name)}
                                    </option>
                                ))}
                            </select>
                        )}
                    </Field>
                    <button
                        type="button"
                        className="round"
                        disabled={steps.length <= 2}
                        aria-label={say(`Remove step ${index + 1}`, `删除第 ${index + 1} 步`)}
                        onClick={() => onChange(steps.filter((_, at) => at !== index))}
                    >
                        <Icon name="close" />
                    </button>
                </li>
            ))}
            <li>
                <button
                    type="button"
                    className="button"
                    disabled={steps.length >= MOST_STEPS}
                    onClick={() => onChange([...steps, 'purchase'])}
                >
                    <Icon name="plus" />
                    {say('Add a step', '添加步骤')}
                </button>
            </li>
        </ol>
    );
}

function Funnel({found, count}: {found: Steps; count: number}) {
    const say = useSay();
    const format = useFormat();
    const size = (group: string) => found.find(step => step.group === group && step.step === 1)?.people ?? 0;
    const groups = [...new Set(found.map(step => step.group))]
        .sort((a, b) => size(b) - size(a))
        .slice(0, MOST_GROUPS);
    const name = (group: string) =>
        group === 'all' ? say('Everybody', '所有人') : platformName(say, group) || say('none', '无');
    const rows = Array.from({length: count}, (_, index) => {
        const step = found.find(one => one.step === index + 1);
        return {
            name: `${index + 1}. ${eventName(say, step?.event ?? '')}`,
            ...Object.fromEntries(
                groups.map(group => [
                    group,
                    found.find(one => one.group === group && one.step === index + 1)?.ofFirst ?? 0,
                ]),
            ),
        };
    });
    const shown = found.filter(step => groups.includes(step.group));
    return (
        <Card>
            <Chart
                question={say('What share gets to each step?', '有多少比例走到每一步？')}
                height={60 + count * (24 + 16 * groups.length)}
                rows={shown}
                id={step => step.group + step.step}
                columns={[
                    {name: say('Who', '人群'), cell: step => name(step.group)},
                    {name: say('Step', '步骤'), cell: step => `${step.step}. ${eventName(say, step.event)}`},
                    {name: say('People', '人数'), isNumber: true, cell: step => format.number(step.people)},
                    {
                        name: say('Of the first', '占首步'),
                        isNumber: true,
                        cell: step => format.share(step.ofFirst),
                    },
                    {
                        name: say('Of the one before', '占上一步'),
                        isNumber: true,
                        cell: step => format.share(step.ofPrevious),
                    },
                    {
                        name: say('Usual time', '中位用时'),
                        isNumber: true,
                        cell: step =>
                            step.medianSeconds === undefined ? '–' : format.duration(step.medianSeconds),
                    },
                ]}
            >
                <BarChart data={rows} layout="vertical" accessibilityLayer={false}>
                    <XAxis
                        type="number"
                        domain={[0, 1]}
                        {...AXIS}
                        tickFormatter={value => format.share(value, 0)}
                    />
                    <YAxis type="category" dataKey="name" {...AXIS} width={130} interval={0} />
                    <Tooltip {...TIP} formatter={value => format.share(Number(value))} />
                    {groups.length > 1 && <Legend />}
                    {groups.map((group, index) => (
                        <Bar
                            key={group}
                            dataKey={group}
                            name={name(group)}
                            fill={COLOURS[index]!}
                            isAnimationActive={false}
                            radius={3}
                        />
                    ))}
                </BarChart>
            </Chart>
            <Worst found={found.filter(step => step.group === groups[0])} />
        </Card>
    );
}

/** The step that loses most, in words. */
function Worst({found}: {found: Steps}) {
    const say = useSay();
    const format = useFormat();
    const later = found.filter(step => step.step > 1);
    const worst = later.reduce((a, b) => (b.ofPrevious < a.ofPrevious ? b : a), later[0]!);
    if (!worst) return null;
    const lost = format.share(1 - worst.ofPrevious, 0);
    return (
        <p className="muted">
            {say(
                `Most are lost before "${eventName(say, worst.event)}": ${lost} of those who came so far.`,
                `流失最多的一步是“${eventName(say, worst.event)}”之前：走到这里的人有 ${lost} 没有继续。`,
            )}
        </p>
    );
}
