package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a column can mean, with the names that columns of that meaning are known to have, likeliest first. Names are
 * compared without case, blanks and punctuation: {@code Customer ID}, {@code customer_id} and {@code CustomerID} are one.
 */
public enum Field {
    ITEM("""
            item itemid productid sku stockcode asin parentasin goodsid articleid article productcode productuid
            itemcode iid movieid variantid skuid offerid contentid spuid productsku uniqid 商品id 商品编号 商品编码 id"""),
    TITLE("""
            title name productname itemname producttitle itemtitle goodsname displayname productdisplayname 商品名称
            商品标题 标题 名称"""),
    DESCRIPTION("""
            description desc details productdescription about body goodsintro 描述 商品描述"""),
    PRICE("""
            price unitprice actualprice originalprice listprice regularprice retailprice mrp itemprice
            productprice amount cost 单价 价格 原价"""),
    SALE_PRICE("""
            saleprice sellingprice discountprice discountedprice specialprice finalprice currentprice 售价 现价"""),
    BRAND("""
            brand brandname manufacturer vendor make itembrand 品牌"""),
    CATEGORY("""
            category producttype categories categoryname maincategory categorypath productcategory categorycode
            department itemcategory mastercategory genres categoryid googleproductcategory 分类 类目"""),
    SUBCATEGORY("""
            subcategory subcategoryname itemcategory2 category2 子类目"""),
    IMAGE("""
            image imagelink imageurl img imgurl picture pictureurl thumbnail images 图片"""),
    LINK("""
            link url producturl productlink itemurl href 链接"""),
    AVAILABILITY("""
            availability instock stockstatus isavailable 有货"""),
    GTIN("""
            gtin ean upc barcode isbn gtin13 条码"""),
    CURRENCY("""
            currency currencycode 币种"""),
    EVENT("""
            event eventname eventtype action actiontype behavior behaviortype behaviour interaction activity 行为"""),
    TIME("""
            time timestamp eventtime invoicedate datetime eventtimestamp orderdate createdat date purchasedate
            orderpurchasetimestamp ts unixtime unixreviewtime timestep eventdate transactiondate createtime 时间
            下单时间 日期"""),
    USER("""
            user userid uid customerid customer shopperid shopper visitorid reviewerid memberid buyerid
            accountid clientid custid customerno 用户id 用户 会员id"""),
    DEVICE("""
            device deviceid userpseudoid cookieid cookie fullvisitorid anonymousid browserid"""),
    SESSION("""
            session sessionid usersession visitid 会话"""),
    QUANTITY("""
            quantity qty units orderquantity itemquantity 数量"""),
    ORDER("""
            order orderid invoiceno invoice transactionid ordernumber orderno invoiceid basketid invoicenumber
            transaction 订单号 订单编号"""),
    RATING("""
            rating ratings stars score overall averagerating 评分""");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, Field> BY_SYNONYM = bySynonym();

    private final String synonyms;

    Field(String synonyms) {
        this.synonyms = synonyms;
    }

    /** Its name in {@code --map}. */
    public String wireName() {
        return this == SALE_PRICE ? "salePrice" : name().toLowerCase(Locale.ROOT);
    }

    /** A field by its name in {@code --map}; the refusal names the nearest one. */
    public static Field ofWireName(String name) {
        for (Field field : values()) {
            if (plain(field.wireName()).equals(plain(name))) {
                return field;
            }
        }
        String all = Arrays.stream(values()).map(Field::wireName).collect(Collectors.joining(", "));
        throw new InvalidInput(
                "--map",
                "names a field that is not known",
                name,
                "did you mean " + nearest(name) + "? Allowed: " + all);
    }

    /** The field that columns of this name usually hold. */
    static @Nullable Field guess(String columnName) {
        return BY_SYNONYM.get(plain(columnName));
    }

    private List<String> synonyms() {
        return List.of(BLANKS.split(synonyms));
    }

    /** How usual a column name is for this field: 0 for the likeliest. */
    int rank(String columnName) {
        int rank = synonyms().indexOf(plain(columnName));
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    /** Lower case letters and digits of a name. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    private static String nearest(String name) {
        String plain = plain(name);
        Field known = BY_SYNONYM.get(plain);
        if (known != null) {
            return known.wireName();
        }
        return Nearest.of(plain, Arrays.stream(values()).map(Field::wireName).toList());
    }

    private static Map<String, Field> bySynonym() {
        Map<String, Field> map = new HashMap<>();
        for (Field field : values()) {
            for (String synonym : field.synonyms()) {
                if (map.put(synonym, field) != null) {
                    throw new IllegalStateException("two fields claim " + synonym);
                }
            }
        }
        return map;
    }
}
