package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MerchantImportTest {
    private static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>
            <title>A shop</title><link>https://shop.example</link>
            <item>
              <g:id>tea-1</g:id><title>Longjing &amp; friends</title>
              <description><![CDATA[<b>Green</b> tea]]></description>
              <link>/p/tea-1</link><g:image_link>/i/tea-1.jpg</g:image_link>
              <g:price>19.90 CNY</g:price><g:sale_price>15.00 CNY</g:sale_price>
              <g:availability>in stock</g:availability><g:brand>West Lake</g:brand><g:gtin>690</g:gtin>
              <g:item_group_id>tea</g:item_group_id>
              <g:google_product_category>412</g:google_product_category>
              <g:product_type>Food &gt; Drinks &gt; Tea</g:product_type>
              <g:color>green</g:color><g:age_group>adult</g:age_group>
              <g:shipping><g:country>CN</g:country><g:price>5 CNY</g:price></g:shipping>
            </item>
            <item><g:id>tea-2</g:id><g:price>1 CNY</g:price></item>
            <item><g:id>tea-3</g:id><title>Cup</title><g:price>ten</g:price></item>
            <item><g:id>tea-4</g:id><title>Pot</title><g:price>80 CNY</g:price><g:availability>out_of_stock</g:availability></item>
            </channel></rss>
            """;

    private final Trial trial;

    MerchantImportTest(@TempDir Path folder) {
        trial = new Trial(folder);
    }

    @Test
    void readsAnRssFeed() {
        ImportSummary summary = trial.run("feed.xml", RSS);
        assertThat(summary.format()).isEqualTo(ImportFormat.MERCHANT_XML);
        Item tea = trial.item("tea-1");
        assertThat(tea.title()).isEqualTo("Longjing & friends");
        assertThat(tea.description()).isEqualTo("<b>Green</b> tea");
        assertThat(tea.price()).isEqualTo(Money.of("19.90", "CNY"));
        assertThat(tea.salePrice()).isEqualTo(Money.of("15", "CNY"));
        assertThat(tea.productType()).containsExactly("Food", "Drinks", "Tea");
        assertThat(tea.itemGroupId()).isEqualTo("tea");
        assertThat(tea.attributes()).isEqualTo(Map.of("color", "green", "ageGroup", "adult"));
        assertThat(trial.item("tea-4").availability()).isEqualTo(Availability.OUT_OF_STOCK);
    }

    @Test
    void rejectsItemsOfTheFeedOneByOne() {
        ImportSummary summary = trial.run("feed.xml", RSS);
        assertThat(summary.itemsCreated()).isEqualTo(2);
        assertThat(summary.rejects()).isEqualTo(2);
        assertThat(trial.rejected())
                .contains("title is missing")
                .contains("price is no price with a currency: \"ten\"");
    }

    @Test
    void readsAnAtomFeed() {
        trial.run("feed.xml", """
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
                <title>A shop</title>
                <entry><g:id>1</g:id><title>Cup</title><link rel="alternate" href="/p/1"/><g:price>5 EUR</g:price></entry>
                </feed>
                """);
        assertThat(trial.item("1").link()).isEqualTo("/p/1");
    }

    @Test
    void readsAFeedOfTabSeparatedText() {
        ImportSummary summary = trial.run("feed.txt", """
                id\ttitle\tlink\timage link\tprice\tavailability\tproduct_type\tsize
                1\tScreen 24"\t/p/1\t/i/1.jpg\t99.00 USD\tin_stock\tElectronics > Screens\t24"
                2\t\t/p/2\t/i/2.jpg\t1 USD\tin_stock\t\t
                """);
        assertThat(summary.format()).isEqualTo(ImportFormat.MERCHANT_TSV);
        assertThat(trial.item("1").title()).isEqualTo("Screen 24\"");
        assertThat(trial.item("1").imageLink()).isEqualTo("/i/1.jpg");
        assertThat(trial.item("1").attributes()).isEqualTo(Map.of("size", "24\""));
        assertThat(trial.rejected()).contains("3\ttitle is missing");
    }

    @Test
    void changesNothingTheSecondTimeAndKeepsTranslations() {
        trial.run("feed.xml", RSS);
        Item tea = trial.item("tea-1");
        Translation chinese = new Translation("龙井茶", null, List.of(), Map.of());
        trial.shop
                .catalog()
                .put(List.of(tea.toBuilder().translation("zh", chinese).build()));
        ImportSummary again = trial.run("feed.xml", RSS);
        assertThat(again.itemsUnchanged()).isEqualTo(2);
        assertThat(trial.item("tea-1").translations()).containsEntry("zh", chinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
                <rss><channel><item><id>1</id><title>&b;</title></item></channel></rss>""", """
                <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <rss><channel><item><id>1</id><title>&secret;</title></item></channel></rss>"""})
    void refusesDocumentTypesAndWithThemBombs(String xml) {
        assertThatThrownBy(() -> trial.run("bomb.xml", xml))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("DOCTYPE");
        assertThat(trial.shop.items).isEmpty();
    }

    @Test
    void keepsWhatCameBeforeBrokenXml() {
        String cut = RSS.substring(0, RSS.indexOf("<item><g:id>tea-4"));
        assertThatThrownBy(() -> trial.run("feed.xml", cut + "<item><g:id>tea-4</g:title>"))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("not well-formed XML at line");
        assertThat(trial.shop.items).containsOnlyKeys("tea-1");
    }

    @Test
    void saysSoIfXmlIsNoFeed() {
        assertThatThrownBy(() -> trial.run("page.xml", "<html><body/></html>"))
                .hasMessageContaining("no item (RSS) or entry (Atom)");
    }
}
