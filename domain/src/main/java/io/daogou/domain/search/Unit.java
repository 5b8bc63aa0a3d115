package io.daogou.domain.search;

import java.math.BigDecimal;
import java.util.List;

/** Units in which shops measure, each with its spellings in English and Chinese: folded, without blanks at the ends. */
public enum Unit {
    MILLIMETRE(Kind.LENGTH, "1", "mm", "millimeter", "millimeters", "millimetre", "millimetres", "毫米"),
    CENTIMETRE(Kind.LENGTH, "10", "cm", "centimeter", "centimeters", "centimetre", "centimetres", "厘米", "公分"),
    METRE(Kind.LENGTH, "1000", "m", "meter", "meters", "metre", "metres", "米"),
    KILOMETRE(Kind.LENGTH, "1000000", "km", "kilometer", "kilometers", "kilometre", "kilometres", "公里", "千米"),
    INCH(Kind.LENGTH, "25.4", "in", "in.", "inch", "inch.", "inches", "\"", "″", "''", "寸", "英寸", "吋"),
    FOOT(Kind.LENGTH, "304.8", "ft", "ft.", "foot", "feet", "'", "′", "英尺"),
    YARD(Kind.LENGTH, "914.4", "yd", "yd.", "yds", "yard", "yards"),
    CHI(Kind.LENGTH, "333.333", "尺", "市尺"),

    SQUARE_INCH(Kind.AREA, "6.4516", "sq in", "sq. in.", "sq.in.", "square inch", "square inches"),
    SQUARE_FOOT(Kind.AREA, "929.0304", "sq ft", "sq. ft.", "sq. ft", "sq.ft.", "sqft", "square foot", "square feet"),
    SQUARE_METRE(Kind.AREA, "10000", "m2", "m²", "㎡", "sqm", "square meters", "square metres", "平方米", "平米"),

    MILLILITRE(Kind.VOLUME, "1", "ml", "milliliter", "milliliters", "millilitre", "millilitres", "毫升"),
    CENTILITRE(Kind.VOLUME, "10", "cl"),
    LITRE(Kind.VOLUME, "1000", "l", "liter", "liters", "litre", "litres", "升", "公升"),
    FLUID_OUNCE(Kind.VOLUME, "29.5735", "fl oz", "fl. oz.", "fl. oz", "fl.oz.", "fluid ounce", "fluid ounces"),
    PINT(Kind.VOLUME, "473.176", "pint", "pints"),
    QUART(Kind.VOLUME, "946.353", "qt", "qt.", "quart", "quarts"),
    GALLON(Kind.VOLUME, "3785.41", "gal", "gal.", "gallon", "gallons", "加仑"),
    CUBIC_FOOT(Kind.VOLUME, "28316.8", "cu ft", "cu. ft.", "cu. ft", "cu.ft.", "cubic foot", "cubic feet"),

    MILLIGRAM(Kind.WEIGHT, "0.001", "mg", "毫克"),
    GRAM(Kind.WEIGHT, "1", "g", "gram", "grams", "克"),
    KILOGRAM(Kind.WEIGHT, "1000", "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "千克", "公斤"),
    LIANG(Kind.WEIGHT, "50", "两"),
    JIN(Kind.WEIGHT, "500", "斤", "市斤"),
    OUNCE(Kind.WEIGHT, "28.3495", "oz", "oz.", "ounce", "ounces", "盎司"),
    POUND(Kind.WEIGHT, "453.592", "lb", "lb.", "lbs", "lbs.", "pound", "pounds", "磅"),
    TONNE(Kind.WEIGHT, "1000000", "ton", "tons", "tonne", "tonnes", "吨"),

    WATT(Kind.POWER, "1", "w", "watt", "watts", "瓦"),
    KILOWATT(Kind.POWER, "1000", "kw", "kilowatt", "kilowatts", "千瓦"),
    HORSEPOWER(Kind.POWER, "735.499", "hp", "horsepower", "马力", "匹"),
    VOLT(Kind.VOLTAGE, "1", "v", "volt", "volts", "伏"),
    AMPERE(Kind.CURRENT, "1", "amp", "amp.", "amps", "ampere", "amperes", "安培"),
    MILLIAMPERE_HOUR(Kind.CHARGE, "1", "mah", "毫安", "毫安时"),
    AMPERE_HOUR(Kind.CHARGE, "1000", "ah", "安时"),
    HERTZ(Kind.FREQUENCY, "1", "hz", "hertz", "赫兹"),
    KILOHERTZ(Kind.FREQUENCY, "1000", "khz"),
    MEGAHERTZ(Kind.FREQUENCY, "1000000", "mhz"),
    GIGAHERTZ(Kind.FREQUENCY, "1000000000", "ghz"),
    LUMEN(Kind.LIGHT, "1", "lm", "lumen", "lumens", "流明"),
    BTU(Kind.HEAT, "1", "btu", "btus"),
    PSI(Kind.PRESSURE, "6894.76", "psi"),
    BAR(Kind.PRESSURE, "100000", "bar"),
    GALLONS_A_MINUTE(Kind.FLOW, "3785.41", "gpm"),
    CUBIC_FEET_A_MINUTE(Kind.AIR_FLOW, "28316.8", "cfm"),
    GALLONS_A_FLUSH(Kind.FLUSH, "3785.41", "gpf"),
    TURNS_A_MINUTE(Kind.SPEED, "1", "rpm", "转/分"),

    MEGABYTE(Kind.DATA, "1", "mb"),
    GIGABYTE(Kind.DATA, "1024", "gb"),
    TERABYTE(Kind.DATA, "1048576", "tb"),
    MEGAPIXEL(Kind.PIXELS, "1", "mp", "megapixel", "megapixels"),

    SECOND(Kind.TIME, "1", "sec", "second", "seconds", "秒"),
    MINUTE(Kind.TIME, "60", "min", "mins", "minute", "minutes", "分钟"),
    HOUR(Kind.TIME, "3600", "hr", "hrs", "hour", "hours", "小时"),
    DEGREE(Kind.DEGREES, "1", "degree", "degrees", "°", "°c", "℃", "度", "摄氏度");

    /** What is measured. Quantities of one kind can be compared; the base unit of each is the one with {@code inBase} 1. */
    public enum Kind {
        LENGTH,
        AREA,
        VOLUME,
        WEIGHT,
        POWER,
        VOLTAGE,
        CURRENT,
        CHARGE,
        FREQUENCY,
        LIGHT,
        HEAT,
        PRESSURE,
        FLOW,
        AIR_FLOW,
        FLUSH,
        SPEED,
        DATA,
        PIXELS,
        TIME,
        DEGREES
    }

    private final Kind kind;
    private final BigDecimal inBase;
    /** Never changes: {@link List#of} made it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> spellings;

    Unit(Kind kind, String inBase, String... spellings) {
        this.kind = kind;
        this.inBase = new BigDecimal(inBase);
        this.spellings = List.of(spellings);
    }

    public Kind kind() {
        return kind;
    }

    /** How much one of it is in the base unit of its kind. */
    public BigDecimal inBase() {
        return inBase;
    }

    /** How it is written; the first is the shortest common form. */
    public List<String> spellings() {
        return spellings;
    }
}
