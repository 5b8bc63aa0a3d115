package io.daogou.guide.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {
    private final Grounding facts = new Grounding(List.of(
            "Tonewell wireless headphones, 30 h", "¥349", "within your budget", "听悦无线头戴式耳机 30小时续航", "up to ¥500"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Tonewell wireless headphones are the best match: ¥349, within your budget.",
                "I would pick the Tonewell. It is wireless and 30 h is a long day.",
                "给您挑了听悦无线头戴式耳机，¥349，续航30小时。",
                "听悦这款正合适，在500以内。"
            })
    void whatTheFactsSayMayBeSaid(String text) {
        assertThat(facts.problem(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Tonewell headphones are only ¥299.",
                "The Tonewell headphones last 60 h.",
                "Better take the Soundcore Ultra.",
                "Tonewell, with free shipping!",
                "The Tonewell headphones, 30 percent off.",
                "See http://evil.example for the Tonewell.",
                "**Tonewell** wireless headphones",
                "<b>Tonewell</b>",
                "It costs three hundred.",
                "听悦无线耳机，只要二百九十九元。",
                "听悦无线耳机，全网最低价。",
                "推荐「星河降噪王」给您。",
                "听悦无线耳机包邮。",
                "听悦耳机现在打八折。",
                "推荐Bose给您。"
            })
    void whatTheyDoNotSayMayNot(String text) {
        assertThat(facts.problem(text)).isPresent();
    }
}
