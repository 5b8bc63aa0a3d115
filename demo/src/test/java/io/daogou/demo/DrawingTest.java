package io.daogou.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.item.Item;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class DrawingTest {
    private static final DemoShop SHOP = DemoShop.generate(1);

    @Test
    void everyPictureIsWellFormedAndAtMostFourKilobytes() throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (Item item : SHOP.items()) {
            String svg = Drawing.svg(item);
            assertThat(svg.getBytes(StandardCharsets.UTF_8)).as(item.itemId()).hasSizeLessThanOrEqualTo(4096);
            assertThat(svg).doesNotContain("{label}", "{size", "data-variant");
            assertThat(parser.parse(new InputSource(new StringReader(svg)))
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    @Test
    void anItemAlwaysLooksTheSameAndHardlyAnyTwoDo() {
        Set<String> pictures = new HashSet<>();
        SHOP.items().forEach(item -> pictures.add(Drawing.svg(item)));
        assertThat(pictures).hasSizeGreaterThan(SHOP.items().size() * 95 / 100);
        assertThat(Drawing.svg(SHOP.items().getFirst()))
                .isEqualTo(Drawing.svg(DemoShop.generate(1).items().getFirst()));
    }

    @Test
    void aPictureShowsTheColourThatTheItemNames() {
        Item item = SHOP.items().stream()
                .filter(one -> one.itemId().startsWith("t-shirt")
                        && "navy".equals(one.attributes().get("colour")))
                .findFirst()
                .orElseThrow();
        assertThat(Drawing.svg(item)).contains("#2b3a5c");
    }

    @Test
    void thereAreManyShapesAndEachIsUsed() {
        Set<String> used = new HashSet<>();
        Vocabulary.SHARED.families().values().forEach(family -> used.add(family.shape()));
        assertThat(used).hasSizeGreaterThanOrEqualTo(45);
        assertThat(Vocabulary.SHARED.shapes().keySet()).isEqualTo(used);
    }

    @Test
    void anItemOfAnotherShopIsRefused() {
        assertThatThrownBy(() -> Drawing.svg(Item.of("B00X-1", "Something else")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("B00X-1");
    }
}
