import type {Reason, Recommendation} from './api.js';
import type {Say} from './language.js';

/** A name in both languages. */
type Name = readonly [en: string, zh: string];

const EVENTS: Record<string, Name> = {
    view_item: ['viewed', '浏览'],
    view_item_list: ['shown', '展示'],
    select_item: ['clicked', '点击'],
    add_to_cart: ['put in the cart', '加购'],
    remove_from_cart: ['taken out', '移出购物车'],
    add_to_wishlist: ['saved', '收藏'],
    begin_checkout: ['went to checkout', '去结算'],
    purchase: ['bought', '购买'],
    refund: ['returned', '退款'],
    search: ['searched', '搜索'],
    share: ['shared', '分享'],
    login: ['logged in', '登录'],
    dislike: ['turned down', '不感兴趣'],
    read: ['read', '阅读'],
    video_start: ['started a video', '开始播放'],
    video_progress: ['watched on', '继续观看'],
    video_complete: ['watched to the end', '看完'],
};

export const EVENT_NAMES = Object.keys(EVENTS);

const PLACEMENTS: Record<string, Name> = {
    home: ['For you (home)', '首页推荐'],
    'item-similar': ['Similar items', '相似商品'],
    'cart-together': ['Goes with the cart', '搭配购买'],
    'recently-viewed': ['Recently viewed', '最近浏览'],
    popular: ['Popular', '热门'],
    new: ['New', '新品'],
    'buy-again': ['Buy again', '再次购买'],
    search: ['Search results', '搜索结果'],
    category: ['Category pages', '品类页'],
    guide: ['The guide', '导购对话'],
    '(none)': ['No shelf', '非推荐位'],
};

/** Shelves that the server fills; the other names are places that shops report. */
export const PLACEMENT_NAMES = Object.keys(PLACEMENTS).slice(0, 7);

const SOURCES: Record<string, Name> = {
    taste: ['their taste', '个人口味'],
    ranker: ['their taste, ranked', '个人口味（精排）'],
    chance: ['chance, to learn', '随机探索'],
    content: ['what it reads like', '内容相近'],
    similar: ['similar items', '相似商品'],
    together: ['bought together', '一起购买'],
    category: ['same category', '同类'],
    recent: ['recently viewed', '最近浏览'],
    again: ['due again', '该补货了'],
    latest: ['newest', '最新'],
    popular: ['popular', '热门'],
    rule: ['a rule', '规则'],
    '(none)': ['no shelf', '非推荐位'],
};

const PLATFORMS: Record<string, Name> = {
    web: ['web', '网页'],
    android: ['Android', '安卓'],
    ios: ['iOS', 'iOS'],
    miniprogram: ['mini program', '小程序'],
    desktop: ['desktop', '桌面端'],
    server: ['server', '服务器'],
};

const ACTIONS: Record<string, Name> = {
    pin: ['Pin', '置顶'],
    boost: ['Boost', '提升'],
    bury: ['Bury', '降低'],
    hide: ['Hide', '隐藏'],
    only: ['Only these', '仅限'],
};

const REASONS: Record<Reason['type'], Name> = {
    viewed: ['They viewed', '看过'],
    carted: ['They put in the cart', '加购过'],
    bought: ['They bought', '买过'],
    bought_together: ['Bought together with', '常一起购买：'],
    similar_to: ['Similar to', '相似于'],
    same_category: ['Same category as', '同类于'],
    recently_viewed: ['They viewed it', '最近看过'],
    for_you: ['Fits all they did', '综合其行为'],
    interest: ['They are interested in', '感兴趣：'],
    buy_again: ['May be needed again', '可能需要再买'],
    popular: ['Many want it', '大家都在看'],
    new: ['New', '新上架'],
    rule: ['By the rule', '按规则'],
};

function named(table: Record<string, Name>, say: Say, name: string): string {
    const words = table[name];
    return words ? say(words[0], words[1]) : name;
}

export const eventName = (say: Say, name: string) => named(EVENTS, say, name);
export const placementName = (say: Say, name: string) => named(PLACEMENTS, say, name);
export const sourceName = (say: Say, name: string) => named(SOURCES, say, name);
export const platformName = (say: Say, name: string) => named(PLATFORMS, say, name);
export const actionName = (say: Say, name: string) => named(ACTIONS, say, name);

/** An interest as people say it: `category:Kitchen > Mugs` becomes `Kitchen > Mugs`. */
export function tagName(say: Say, tag: string): string {
    const [kind, ...rest] = tag.split(':');
    const value = rest.join(':');
    if (kind === 'price')
        return named(
            {
                low: ['low prices', '低价'],
                middle: ['middle prices', '中等价位'],
                high: ['high prices', '高价'],
            },
            say,
            value,
        );
    return kind === 'attribute' ? value.replace('=', ': ') : value || tag;
}

/** Why an item stands on a shelf, in one line. */
export function reasonText(say: Say, reason: Reason, title: (itemId: string) => string): string {
    const words = named(REASONS, say, reason.type);
    const about = reason.itemId
        ? title(reason.itemId)
        : reason.tag
          ? tagName(say, reason.tag)
          : 'name' in reason && reason.name
            ? `"${String(reason.name)}"`
            : '';
    return about ? `${words} ${about}` : words;
}

export type Shelved = Recommendation['items'][number];
