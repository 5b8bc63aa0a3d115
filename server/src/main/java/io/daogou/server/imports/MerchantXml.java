package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Imports a Google Merchant feed written as XML: {@code item} elements of RSS 2.0 or {@code entry} elements of Atom. A
 * document type, and with it every kind of entity but the five of XML itself, is refused. Elements with elements inside,
 * such as shipping, are passed over.
 */
final class MerchantXml {
    private static final int LONGEST_VALUE = 1_000_000;

    private final ImportRun run;
    private final XMLStreamReader xml;
    private final MerchantItem item;
    private boolean any;

    private MerchantXml(ImportRun run, XMLStreamReader xml) {
        this.run = run;
        this.xml = xml;
        item = new MerchantItem(run.options.currency());
    }

    static void read(ImportRun run) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (InputStream in = run.source.openBytes()) {
            new MerchantXml(run, factory.createXMLStreamReader(in)).each();
        } catch (XMLStreamException malformed) {
            if (malformed.getNestedException() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new ImportFailure(
                    run.source.path() + ": is not well-formed XML at line "
                            + malformed.getLocation().getLineNumber()
                            + "; items before it are imported: " + firstLine(malformed),
                    malformed);
        }
    }

    private static String firstLine(Exception error) {
        String message = String.valueOf(error.getMessage());
        return message.substring(message.indexOf("Message: ") + 1)
                .lines()
                .findFirst()
                .orElse("");
    }

    private void each() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new ImportFailure(run.source.path()
                        + ": has a DOCTYPE, which a feed does not need and which is refused; remove it");
            }
            if (event == XMLStreamConstants.START_ELEMENT && isItem(xml.getLocalName())) {
                any = true;
                if (!run.proceed()) {
                    return;
                }
                readItem();
            }
        }
        if (!any) {
            throw new ImportFailure(run.source.path() + ": has no item (RSS) or entry (Atom) elements; is it a feed?");
        }
    }

    private static boolean isItem(String name) {
        return name.equals("item") || name.equals("entry");
    }

    private void readItem() throws XMLStreamException {
        long line = xml.getLocation().getLineNumber();
        item.clear();
        String end = xml.getLocalName();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(end))) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                readValue();
            }
        }
        try {
            run.items.add(item);
        } catch (InvalidInput refused) {
            run.reject(line, refused, item.toString());
        }
    }

    private void readValue() throws XMLStreamException {
        String name = xml.getLocalName();
        String href = name.equals("link") ? xml.getAttributeValue(null, "href") : null;
        StringBuilder text = new StringBuilder(href == null ? "" : href);
        boolean plain = true;
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    plain = false;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                default -> {}
            }
        }
        if (plain) {
            item.put(name, text.toString());
        }
    }

    private void append(StringBuilder text) {
        if (text.length() < LONGEST_VALUE) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }
}
