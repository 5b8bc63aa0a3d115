package io.daogou.engine.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.engine.MemoryShop;
import org.junit.jupiter.api.Test;

class BotsTest {
    private final Bots bots = new Bots();

    private boolean sends(String device, EventType type, long seconds, boolean stored) {
        Event event = MemoryShop.event(device, null, type, MemoryShop.NOW.plusSeconds(seconds), "tea");
        boolean isFast = bots.isFast(event);
        bots.settle(event, stored);
        return isFast;
    }

    @Test
    void whoNamesItselfIsKnown() {
        assertThat(bots.isDeclared("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
                .isTrue();
        assertThat(bots.isDeclared("Baiduspider+(+http://www.baidu.com/search/spider.htm)"))
                .isTrue();
        assertThat(bots.isDeclared("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15"))
                .isFalse();
        assertThat(bots.isDeclared("Mozilla/5.0 (Linux; Android 9; CUBOT_X18) Chrome/120.0 Mobile"))
                .isFalse();
        assertThat(bots.isDeclared(null)).isFalse();
    }

    @Test
    void moreThanAPersonCanDoInAMinuteIsABotsAndStaysThatForAWhile() {
        for (int i = 0; i < Bots.MOST_A_MINUTE; i++) {
            assertThat(sends("phone", EventType.VIEW_ITEM, 0, true)).isFalse();
        }
        assertThat(sends("phone", EventType.VIEW_ITEM, 1, true)).isTrue();
        assertThat(sends("phone", EventType.VIEW_ITEM, 600, true))
                .as("ten minutes later")
                .isTrue();
        assertThat(sends("laptop", EventType.VIEW_ITEM, 1, true)).isFalse();
        assertThat(sends("phone", EventType.VIEW_ITEM, 3 * 3600, true)).isFalse();
    }

    @Test
    void anHourThatIsSentAtOnceIsNotFast() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(sends("phone", EventType.VIEW_ITEM, 4L * i, true)).isFalse();
        }
    }

    @Test
    void retriesAndWhatIsShownDoNotCount() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(sends("phone", EventType.VIEW_ITEM, 0, false)).isFalse();
            assertThat(sends("phone", EventType.VIEW_ITEM_LIST, 0, true)).isFalse();
        }
    }
}
