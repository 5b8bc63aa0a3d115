package io.daogou.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class JsonWriterTest {
    @Test
    void commasGoBetweenValuesAndNowhereElse() {
        JsonWriter json = new JsonWriter().beginObject().field("a", 1).name("b").beginArray();
        json.beginObject().endObject().beginObject().field("c", true).endObject();
        json.endArray()
                .texts("d", List.of("x", "y"))
                .field("e", (String) null)
                .field("f", "z")
                .endObject();
        assertThat(json).hasToString("{\"a\":1,\"b\":[{},{\"c\":true}],\"d\":[\"x\",\"y\"],\"f\":\"z\"}");
    }

    @Test
    void numbersAreJson() {
        JsonWriter json = new JsonWriter().beginArray();
        json.number(1.5f).number(Float.NaN).number(Double.POSITIVE_INFINITY).number(new BigDecimal("1E+3"));
        assertThat(json.number(-0.25).endArray()).hasToString("[1.5,0,0,1000,-0.25]");
    }

    @Test
    void anyTextComesBackAsJacksonReadsIt() {
        long seed = 20_260_504;
        System.out.println("JsonWriterTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        JsonMapper mapper = JsonMapper.builder().build();
        for (int round = 0; round < 2_000; round++) {
            String text = random(random);
            JsonWriter json = new JsonWriter(1).beginArray().text(text).endArray();
            String back = mapper.readTree(json.toBytes()).get(0).asString();
            assertThat(back).isEqualTo(text);
        }
    }

    private static String random(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int[] bounds = {0x20, 0x80, 0x800, 0xd800, 0x110000};
        for (int i = random.nextInt(12); i > 0; i--) {
            int codePoint = random.nextInt(bounds[random.nextInt(bounds.length)]);
            boolean surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
            text.appendCodePoint(surrogate ? '"' : codePoint);
        }
        return text.toString();
    }
}
