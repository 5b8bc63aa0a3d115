import {useState} from 'react';
import {useAnswer, useSettled} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {TextField} from '../parts/field.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

/** Shoppers and devices by how their identifiers begin. */
export default function ShoppersPage() {
    const say = useSay();
    const [begins, setBegins] = useState('');
    const query = useSettled(begins.trim());
    return (
        <Page
            title={say('Shoppers', '顾客')}
            about={say(
                'Each look at a person is written into the audit log.',
                '每次查看个人信息都会记入审计日志。',
            )}
        >
            <div className="filters">
                <TextField
                    name={say('Identifier begins with', '编号开头')}
                    type="search"
                    autoComplete="off"
                    value={begins}
                    onChange={setBegins}
                />
            </div>
            {query === '' ? (
                <Nothing title={say('Who do you look for?', '要找谁？')}>
                    {say('Type the first letters of a shopper or device.', '输入顾客或设备编号的前几位。')}
                </Nothing>
            ) : (
                <Found query={query} />
            )}
        </Page>
    );
}

function Found({query}: {query: string}) {
    const say = useSay();
    const format = useFormat();
    const asked = useAnswer(
        (api, signal) => api.get<Answer<'findShoppers'>>('/v1/shoppers', {query, limit: 50}, signal),
        [query],
    );
    return (
        <Shown of={asked}>
            {({people, more}) =>
                people.length === 0 ? (
                    <Nothing title={say('Nobody known begins like that', '没有这样开头的顾客或设备')} />
                ) : (
                    <Card>
                        <Table
                            caption={say('Found', '查询结果')}
                            rows={people}
                            id={one => one.shopperId ?? 'device ' + one.deviceId}
                            columns={[
                                {
                                    name: say('Identifier', '编号'),
                                    cell: one => (
                                        <a
                                            href={
                                                one.shopperId !== undefined
                                                    ? `#/shoppers/${encodeURIComponent(one.shopperId)}`
                                                    : `#/devices/${encodeURIComponent(one.deviceId ?? '')}`
                                            }
                                        >
                                            <bdi>{one.shopperId ?? one.deviceId}</bdi>
                                        </a>
                                    ),
                                },
                                {
                                    name: say('Is', '类型'),
                                    cell: one =>
                                        one.shopperId !== undefined
                                            ? say('shopper', '顾客')
                                            : say('device', '设备'),
                                },
                                {
                                    name: say('Devices, or whose', '设备数 / 归属'),
                                    cell: one =>
                                        one.shopperId !== undefined
                                            ? format.number(one.devices ?? 0)
                                            : (one.shopperOfDevice ??
                                              say('of nobody, or shared', '无人或共用')),
                                },
                            ]}
                        />
                        {more && (
                            <p className="muted">
                                {say('There are more: type more letters.', '还有更多，请再输入几位。')}
                            </p>
                        )}
                    </Card>
                )
            }
        </Shown>
    );
}
